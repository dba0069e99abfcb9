"""``briefgen schema``."""

import json
from pathlib import Path

import click

from briefgen.cli.console import say, show_json
from briefgen.cli.options import global_options
from briefgen.cli.surroundings import site_root
from briefgen.content import front_matter_schema, settings_schema

FOLDER = "schemas"


@click.command("schema", short_help="JSON Schemas for editors.")
@click.option("--write", is_flag=True, help="Write them to schemas/ beside the settings.")
@global_options
def schema_command(*, write: bool) -> int:
    """Print the JSON Schemas of front matter and settings, or write them for your editor."""
    schemas = {"front-matter": front_matter_schema(), "settings": settings_schema()}
    if not write:
        show_json(schemas)
        return 0
    folder = site_root() / FOLDER
    folder.mkdir(exist_ok=True)
    for name, schema in schemas.items():
        target = folder / f"{name}.schema.json"
        _replace(target, json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
        say(f"wrote {FOLDER}/{target.name}")
    say("In VS Code: add `# yaml-language-server: $schema=schemas/settings.schema.json` to briefgen.yaml")
    return 0


def _replace(target: Path, text: str) -> None:
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")
