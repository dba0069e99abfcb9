"""The command line's entry: global options, lazy commands, and how the process ends."""

import atexit
import importlib
import io
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

import click

from briefgen.cli.options import global_options

_UNTOLD = 120
"""The exit code, Python's own, when the last words could not be written."""
COMMANDS = {
    "build": "briefgen.cli.build_command:build_command",
    "check": "briefgen.cli.check_command:check_command",
    "clean": "briefgen.cli.clean_command:clean_command",
    "config": "briefgen.cli.config_command:config_command",
    "deploy": "briefgen.cli.deploy_command:deploy_command",
    "due": "briefgen.cli.due_command:due_command",
    "explain": "briefgen.cli.explain_command:explain_command",
    "init": "briefgen.cli.scaffold_commands:init_command",
    "list": "briefgen.cli.list_command:list_command",
    "new": "briefgen.cli.scaffold_commands:new_command",
    "rollback": "briefgen.cli.rollback_command:rollback_command",
    "schema": "briefgen.cli.schema_command:schema_command",
    "serve": "briefgen.cli.serve_command:serve_command",
    "theme": "briefgen.cli.theme_command:theme_command",
    "verify": "briefgen.cli.verify_command:verify_command",
}
SUMMARIES = {
    "build": "Build the site.",
    "check": "Check everything and write nothing.",
    "clean": "Remove what briefgen wrote, and nothing else.",
    "config": "Show the settings.",
    "deploy": "Put the site where its readers are.",
    "due": "List what comes due: embargoes, expiries, reviews.",
    "explain": "Explain the code of a problem.",
    "init": "Make a new site.",
    "list": "List documents, terms and loose ends.",
    "new": "Write a new document from its archetype.",
    "rollback": "Let readers see an earlier release again.",
    "schema": "JSON Schemas for editors.",
    "serve": "Show the site while you write.",
    "theme": "List, check and override themes.",
    "verify": "Compare the built site with a clean build.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for, so that starting stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a misspelt name say which one was meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from briefgen.diagnostics import closest

            near = closest(args[0], COMMANDS)
            ctx.fail(f'no such command "{args[0]}"' + (f'; did you mean "{near}"?' if near else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it raises becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader (head, less) has gone; nothing is left to tell, and Python must not try.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except Exception as error:  # noqa: BLE001 - the last line of defence turns it into a message
            from briefgen.cli.failures import report_failure

            return report_failure(error)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(SUMMARIES.items()))


def _print_version(ctx: click.Context, param: click.Parameter, value: object) -> None:
    del param
    if value and not ctx.resilient_parsing:
        from briefgen import __version__

        click.echo(f"briefgen {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version.",
)
@global_options
def app() -> None:
    """Compile briefings in Markdown into a cross-linked static site."""


def run() -> NoReturn:
    """Run the command line, and end the process at once.

    To give back a large site value by value takes a tenth of an edit's time.
    """
    code = 0
    try:
        main()
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    atexit._run_exitfuncs()  # noqa: SLF001, no public name
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or _UNTOLD
    os._exit(code)


def main() -> None:
    """Run the command line; the process ends with one of the documented exit codes."""
    _speak_utf8()
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name may hold bytes, and a message letters, that the terminal cannot show.
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_interruptible())


def _speak_utf8() -> None:
    """Start anew in Python's UTF-8 mode where the locale asks for another encoding of file names.

    Addresses are made of file names, so these must not read differently from one locale to the next.
    """
    if sys.getfilesystemencoding() != "utf-8" and "utf8" not in sys._xoptions:  # noqa: SLF001, its public name
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606, ourselves


def _open_closed_streams() -> None:
    """Let streams that the caller closed (``>&-``) lead to the null device.

    Python has None for them. Their numbers must be taken as well: else the next file that is opened, such
    as a lock, gets one, and whatever a child process prints would go into it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        mode = os.O_RDONLY if number == 0 else os.O_WRONLY
        descriptor = os.open(os.devnull, mode)
        if not _is_open(number):
            os.dup2(descriptor, number)
        if descriptor != number:
            os.close(descriptor)
        setattr(sys, name, open(os.devnull, "r" if number == 0 else "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _interruptible() -> int:
    """Run the command; the first Ctrl-C ends it, and more of them do not disturb the tidying up."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    try:
        return _run()
    except (click.Abort, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        click.echo("interrupted; the earlier site is as it was", err=True)
        return 130


def _interrupted(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)
    signal.default_int_handler(number, frame)


def _run() -> int:
    try:
        result: Any = app(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong_use:
        wrong_use.show()
        return wrong_use.exit_code
    return result if isinstance(result, int) else 0
