"""``briefgen init`` and ``briefgen new``."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from briefgen.cli.console import say, show_json, strong
from briefgen.cli.options import given, global_options
from briefgen.cli.surroundings import build_clock, site_root
from briefgen.scaffold import KINDS, NewDocument, init, new


@click.command("init", short_help="Make a new site.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="With the demonstration content.")
@click.option("--theme", default="briefing", metavar="NAME", help="Theme of the site (default: briefing).")
@click.option("--force", is_flag=True, help="Overwrite files that are already there.")
@global_options
def init_command(folder: Path, theme: str, *, demo: bool, force: bool) -> int:
    """Make a site that builds at once. Nothing is overwritten without --force."""
    root = given("root", Path()) / folder
    written = init(root, demo=demo, theme=theme, force=force, today=_today())
    if given("json", default=False):
        show_json({"ok": True, "folder": str(root), "files": list(written)})
        return 0
    say(f"{strong('made a site')} in {root}/ ({len(written)} files). Next:")
    enter = "" if folder == Path() else f"cd {root} && "
    say(f"  {enter}briefgen build              writes the site to site/")
    say("  open site/index.html in a browser (set `links: explicit` to follow links from disk)")
    say('  briefgen new article "My first article" --topic Ukraine --actor NATO')
    return 0


@click.command("new", short_help="Write a new document from its archetype.")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("title")
@click.option("--topic", "topics", multiple=True, metavar="T", help="A topic; repeat for more.")
@click.option("--actor", "actors", multiple=True, metavar="A", help="An actor; repeat for more.")
@click.option("--date", "day", metavar="D", help="Date as YYYY-MM-DD (default: today).")
@click.option("--edit", is_flag=True, help="Open the new file in your editor.")
@global_options
def new_command(
    kind: str, title: str, topics: tuple[str, ...], actors: tuple[str, ...], day: str | None, *, edit: bool
) -> int:
    """Write content/…/TITLE.md from the archetype of KIND; an existing file is never touched."""
    root = site_root()
    path = new(root, NewDocument(kind=kind, title=title, date=_day(day), topics=topics, actors=actors))
    if given("json", default=False):
        show_json({"ok": True, "path": path})
    else:
        say(f"{strong('wrote')} {path}")
        if "status: draft" in (root / path).read_text(encoding="utf-8"):
            say("  It is a draft: `briefgen build --drafts` shows it.")
            say("  Delete the line `status: draft` to publish it.")
    if edit:
        click.edit(filename=str(root / path))
    return 0


def _today() -> str:
    return datetime.fromtimestamp(build_clock(), UTC).date().isoformat()


def _day(text: str | None) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else _today()
    except ValueError:
        raise click.UsageError(f'--date "{text}" is no date; write YYYY-MM-DD') from None
