"""From a command's options to what the stages take."""

import os
from pathlib import Path

from briefgen.cli.surroundings import build_clock, config_name, site_root
from briefgen.stages import Request

DEFAULT_OUTPUT = "site"


def request(
    *,
    output: Path | None = None,
    audience: str | None = None,
    base_url: str | None = None,
    strict: bool = False,
    drafts: bool = False,
    future: bool = False,
    expired: bool = False,
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
    )
