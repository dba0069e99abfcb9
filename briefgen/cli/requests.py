"""From a command's options to what the stages take."""

import os
from pathlib import Path

import click

from briefgen.cli.surroundings import build_clock, config_name, site_root
from briefgen.stages.request import Request
from briefgen.workers import default_jobs

DEFAULT_OUTPUT = "site"
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="Processes that share large builds (default: one for each processor).",
)


def request(
    *,
    output: Path | None = None,
    audience: str | None = None,
    base_url: str | None = None,
    strict: bool = False,
    drafts: bool = False,
    future: bool = False,
    expired: bool = False,
    full: bool = False,
    paranoid: bool = False,
    jobs: int | None = None,
    executor: str | None = None,
    why: str | None = None,
) -> Request:
    """Return what is to be built, from the command's and the global options."""
    root = site_root()
    return Request(
        root=root,
        config=config_name(root),
        output=(root / DEFAULT_OUTPUT) if output is None else (Path.cwd() / output),
        at=build_clock(),
        audience=audience or "",
        overrides={} if base_url is None else {"base_url": base_url},
        environ=dict(os.environ),
        strict=strict,
        drafts=drafts,
        future=future,
        expired=expired,
        full=full,
        paranoid=paranoid,
        jobs=default_jobs() if jobs is None else jobs,
        executor=executor or "",
        why=_route(why) if why else "",
    )


def _route(text: str) -> str:
    """Return a route as a person may type it: with or without slashes around it, ``index.html`` left out."""
    plain = "/" + text.removesuffix("index.html").strip("/")
    return plain if plain == "/" or "." in plain.rpartition("/")[2] else f"{plain}/"
