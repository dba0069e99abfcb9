"""What a command takes from outside: the site's folder, its settings file, the clock."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.cli.options import given

CONFIG_NAMES = ("briefgen.yaml", "briefgen.yml")


def site_root() -> Path:
    """Return the site's folder as an absolute path.

    Raises:
        click.UsageError: it is not a folder.
    """
    root: Path = given("root", Path())
    if not root.is_dir():
        raise click.UsageError(f'the site\'s folder "{root}" does not exist')
    return root.resolve()


def config_name(root: Path) -> str:
    """Return the name of the settings file, relative to ``root``; it need not exist by default.

    Raises:
        click.UsageError: a file was named and is not there.
    """
    named: str | None = given("config")
    if named is None:
        return next((name for name in CONFIG_NAMES if (root / name).is_file()), CONFIG_NAMES[0])
    if not (root / named).is_file():
        raise click.UsageError(f'the settings file "{named}" does not exist in {root}')
    return named


def build_clock() -> int:
    """Return the build clock in seconds since 1970 UTC: ``--at``, ``SOURCE_DATE_EPOCH``, else now.

    Raises:
        click.UsageError: the time cannot be read or lacks a zone.
    """
    if (at := given("at")) is not None:
        return _moment(at)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not epoch.isascii() or not epoch.isdigit():
            raise click.UsageError(f'SOURCE_DATE_EPOCH is "{epoch}", not a number of seconds since 1970')
        return int(epoch)
    return int(datetime.now(UTC).timestamp())


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f'--at "{text}" is no time; write 2026-11-22T09:00:00Z') from None
    if moment.tzinfo is None:
        full = text if len(text) > len("2026-11-22") else f"{text}T00:00:00"
        raise click.UsageError(f'--at "{text}" lacks a zone; write {full}Z for UTC, or {full}+01:00')
    return int(moment.timestamp())


def iso_utc(timestamp: int) -> str:
    """Return a moment as ``2026-11-22T09:00:00Z``."""
    return datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
