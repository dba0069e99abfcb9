"""``briefgen explain``."""

import click

from briefgen.cli.console import show, show_json, strong
from briefgen.cli.options import given, global_options
from briefgen.diagnostics import CODES, closest, text_of


@click.command("explain", short_help="Explain the code of a problem.")
@click.argument("code", required=False)
@global_options
def explain_command(code: str | None) -> int:
    """Explain a code: what causes it, an example, and the way out. Without CODE list them all."""
    if code is None:
        for known, told in sorted(CODES.items()):
            show(f"{strong(known)}  {told.severity:<8}{told.title}")
        return 0
    name = code.upper()
    text = text_of(name)
    if text is None:
        near = closest(name, CODES, cutoff=0.79)
        raise click.UsageError(f'there is no code "{code}"' + (f'; did you mean "{near}"?' if near else ""))
    if given("json", default=False):
        show_json({"code": name, **{field: getattr(text, field) for field in text.__struct_fields__}})
        return 0
    show(f"{strong(name)} ({text.severity}): {text.title}\n\n{text.cause}\n")
    show(f"{strong('Example')}\n{_indented(text.example)}\n\n{strong('What to do')}\n{text.fix}")
    return 0


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
