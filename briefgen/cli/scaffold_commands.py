"""``briefgen init`` and ``briefgen new``."""

from datetime import date
from pathlib import Path

import click

from briefgen.cli.console import say, show_json, strong
from briefgen.cli.options import given, global_options
from briefgen.cli.requests import request
from briefgen.cli.surroundings import build_clock, iso_utc, site_root
from briefgen.scaffold import KINDS, NewDocument, init, new
from briefgen.settings import today
from briefgen.stages.sources import load_settings


@click.command("init", short_help="Make a new site.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="With the demonstration content.")
@click.option("--theme", default="briefing", metavar="NAME", help="Theme of the site (default: briefing).")
@click.option("--force", is_flag=True, help="Overwrite files that are already there.")
@global_options
def init_command(folder: Path, theme: str, *, demo: bool, force: bool) -> int:
    """Make a site that builds at once. Nothing is overwritten without --force."""
    root = given("root", Path()) / folder
    written = init(root, demo=demo, theme=theme, force=force, today=iso_utc(build_clock())[:10])
    if given("json", default=False):
        show_json({"ok": True, "folder": str(root), "files": list(written)})
        return 0
    say(f"{strong('made a site')} in {root}/ ({len(written)} files). Next:")
    enter = "" if folder == Path() else f"cd {root} && "
    say(f"  {enter}briefgen build              writes the site to site/")
    say("  python3 -m http.server -d site     serves it at http://127.0.0.1:8000")
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
    loaded, _ = load_settings(request())
    date_of_it = _day(day, today(loaded.settings, build_clock()))
    path = new(root, NewDocument(kind=kind, title=title, date=date_of_it, topics=topics, actors=actors))
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


def _day(text: str | None, today_there: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else today_there
    except ValueError:
        raise click.UsageError(f'--date "{text}" is no date; write YYYY-MM-DD') from None
