"""``briefgen clean``."""

from pathlib import Path

import click

from briefgen.cli.console import say, show_json
from briefgen.cli.options import given, global_options
from briefgen.cli.requests import DEFAULT_OUTPUT
from briefgen.cli.surroundings import site_root
from briefgen.output import clean, clean_cache


@click.command("clean", short_help="Remove what briefgen wrote, and nothing else.")
@click.option("--cache", is_flag=True, help="Remove the cache only.")
@click.option("--output", is_flag=True, help="Remove the built site only.")
@click.option("-o", "--folder", type=click.Path(path_type=Path), help="The output folder (default: site/).")
@global_options
def clean_command(folder: Path | None, *, cache: bool, output: bool) -> int:
    """Remove built files that the manifest lists, and the cache; strangers are named and stay."""
    root = site_root()
    target = (root / DEFAULT_OUTPUT) if folder is None else Path.cwd() / folder
    both = not cache and not output
    removed: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    if output or both:
        report = clean(root, target)
        removed, strangers = report.removed, report.strangers
    cached = clean_cache(root) if cache or both else 0
    if given("json", default=False):
        show_json({"ok": True, "removed": list(removed), "strangers": list(strangers), "cache_files": cached})
        return 0
    say(f"removed {len(removed)} files of the site and {cached} of the cache")
    if strangers:
        say(f"left alone, since briefgen did not write them: {', '.join(strangers)}")
    return 0
