"""The commands and their options, from click."""

from collections.abc import Iterable, Iterator

import click

from briefgen.cli.app import app
from briefgen.cli.options import global_options
from briefgen.diagnostics import ExitCode
from references.tables import block, code, table

MEANINGS = {
    ExitCode.FINE: "Done.",
    ExitCode.CONTENT: "The content, a template or a check has errors (under `--strict`: warnings), or the "
    "environment failed: disk, permissions, network, another build in the same folder.",
    ExitCode.USAGE: "The command or the configuration is wrong: an option, `briefgen.yaml`, the theme.",
    ExitCode.REFUSED: "Refused by a safety rule: the output folder holds files that briefgen did not write, "
    "or a deploy would send what was not checked, let an address vanish, or delete too much.",
    ExitCode.BUG: "A bug in briefgen. The message names a report file to send along.",
    ExitCode.INTERRUPTED: "Interrupted with Ctrl-C.",
}


def sections() -> Iterator[tuple[str, str]]:
    """Yield each generated part by its name."""
    yield "global-options", _options(_global())
    yield "commands", "\n\n".join(_command("briefgen", name, each) for name, each in commands())
    yield "exit-codes", table(("code", "meaning"), ((f"{int(each)}", MEANINGS[each]) for each in ExitCode))


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command by the words that call it, those of groups included."""
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ((f"{name} {below}", each) for below, each in sorted(command.commands.items()))
        elif command is not None:
            yield name, command


def _global() -> list[click.Parameter]:
    version = [each for each in app.params if "--version" in each.opts]
    return [*click.command()(global_options(lambda: None)).params, *version]


def _command(program: str, name: str, command: click.Command) -> str:
    known = {each.name for each in _global()}
    own = [each for each in command.params if each.name not in known]
    words = [
        program,
        name,
        "[OPTIONS]",
        *(_argument(each) for each in own if isinstance(each, click.Argument)),
    ]
    text = " ".join((command.help or "").split())
    options = _options(each for each in own if isinstance(each, click.Option))
    return "\n\n".join(
        part for part in (f"### {name}", block(" ".join(words), "text"), text, options) if part
    )


def _argument(argument: click.Argument) -> str:
    words = argument.metavar or _choices(argument.type) or (argument.name or "").upper()
    dots = "..." if argument.nargs == -1 else ""
    return words if words.startswith("[") or (argument.required and not dots) else f"[{words}]{dots}"


def _options(options: Iterable[click.Parameter]) -> str:
    rows = [(_names(each), each.help or "") for each in options if isinstance(each, click.Option)]
    return table(("option", "effect"), rows) if rows else ""


def _names(option: click.Option) -> str:
    value = "" if option.is_flag or option.count else option.metavar or _choices(option.type)
    if not value and not option.is_flag and not option.count:
        value = option.type.name.upper()
    return ", ".join(code(f"{name} {value}".strip()) for name in option.opts)


def _choices(kind: object) -> str:
    return "|".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""
