"""The extensions that a site's settings name, checked where they meet the stages."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefgen.content import rule_problems
from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span
from briefgen.extensions import Extensions, load_extensions
from briefgen.incremental import digest
from briefgen.settings import Loaded
from briefgen.stages.outcome import MISSING, States, look
from briefgen.stages.request import Request


def site_extensions(request: Request, loaded: Loaded) -> Extensions:
    """Return what the modules that the settings name add.

    Raises:
        BriefgenError: one of them cannot be used (exit code 2).
    """
    extensions, problems = load_extensions(request.root, loaded.settings.extensions)
    found = [*_in_settings(problems, request, loaded), *rule_problems(extensions)]
    if found:
        raise BriefgenError(found, ExitCode.USAGE)
    return extensions


def extension_states(request: Request, extensions: Extensions) -> States:
    """Return the states of all files that extensions are made of, and of those that they looked for.

    The digests are those of what was loaded, and no state proves itself: the next build reads these
    few files, so that an edit between loading and this look does not pass for the loaded source.
    """
    contents = {str(request.root / path): data for path, data in extensions.snapshot.files.items()}
    return {
        path: MISSING if data is None else msgspec.structs.replace(state, seen=0, digest=digest(data))
        for path, data in contents.items()
        for state in look([Path(path)], 0).values()
    }


def _in_settings(problems: tuple[Diagnostic, ...], request: Request, loaded: Loaded) -> Iterator[Diagnostic]:
    """Give problems about the setting itself the place where it stands."""
    path, _, line = dict(loaded.origins).get("extensions", "").rpartition(":")
    place = Span(path, int(line)) if line.isdecimal() else Span(request.config)
    for found in problems:
        yield found if found.span.path else msgspec.structs.replace(found, span=place)
