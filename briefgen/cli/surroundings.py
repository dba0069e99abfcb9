"""What a command takes from outside: the site's folder, its settings file, the clock."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.cli.options import given
from briefgen.settings import find_settings_file

EARLIEST = int(datetime(1, 1, 3, tzinfo=UTC).timestamp())
LATEST = int(datetime(9999, 12, 29, 23, 59, 59, tzinfo=UTC).timestamp())
"""Bounds of the build clock: in every time zone it has a date, and that date a day before and after."""
_LONGEST_EPOCH = len(str(LATEST))


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

    Whether it can be read shows when it is read.

    Raises:
        click.UsageError: a file was named and is not there.
        BriefgenError: none was named, and it is unclear which one counts.
    """
    named: str | None = given("config")
    if named is None:
        return find_settings_file(root)
    if not named or not os.path.lexists(root / named):
        raise click.UsageError(f'the settings file "{named}" does not exist in {root}')
    return named


def build_clock() -> int:
    """Return the build clock in seconds since 1970 UTC: ``--at``, ``SOURCE_DATE_EPOCH``, else now.

    Raises:
        click.UsageError: the time cannot be read, lacks a zone, or lies outside the years 1 to 9999 or
            too near to their ends.
    """
    if (at := given("at")) is not None:
        return _moment(at)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not epoch.isascii() or not epoch.isdigit():
            raise click.UsageError(f'SOURCE_DATE_EPOCH is "{epoch}", not a number of seconds since 1970')
        digits = epoch.lstrip("0") or "0"
        return _within(int(digits[: _LONGEST_EPOCH + 1]), f'SOURCE_DATE_EPOCH "{epoch[:40]}"')
    return int(datetime.now(UTC).timestamp())


def has_fixed_clock() -> bool:
    """Tell whether the build clock was given, so that it stands still while a command runs."""
    return given("at") is not None or bool(os.environ.get("SOURCE_DATE_EPOCH"))


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f'--at "{text}" is no time; write 2026-11-22T09:00:00Z') from None
    if moment.tzinfo is None:
        full = text if len(text) > len("2026-11-22") else f"{text}T00:00:00"
        raise click.UsageError(f'--at "{text}" lacks a zone; write {full}Z for UTC, or {full}+01:00')
    return _within(int(moment.timestamp()), f'--at "{text}"')


def _within(timestamp: int, name: str) -> int:
    if EARLIEST <= timestamp <= LATEST:
        return timestamp
    raise click.UsageError(
        f"{name} is out of range; give a time from {iso_utc(EARLIEST)} to {iso_utc(LATEST)}"
    )


def iso_utc(timestamp: int) -> str:
    """Return a moment as ``2026-11-22T09:00:00Z``."""
    return datetime.fromtimestamp(timestamp, UTC).isoformat().replace("+00:00", "Z")
