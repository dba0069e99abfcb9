"""Stage 4: pages on their way to the disk."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Severity, Span, has_errors
from briefgen.model.site import Artifact
from briefgen.settings import theme_settings
from briefgen.stages.reading import Site
from briefgen.stages.request import Request, Track
from briefgen.theme import Rendered, load_theme, render_site

THEME_FILE = "theme.yaml"


def render(request: Request, site: Site, track: Track) -> Iterator[Rendered]:
    """Return the site's pages and theme assets, rendered one after the other as they are asked for.

    Raises:
        BriefgenError: at once, when the theme cannot be used (exit code 2).
    """
    settings = theme_settings(site.sources.loaded.settings, clock=request.at, audience=site.gate.audience)
    try:
        theme, problems = load_theme(request.root, settings)
    except BriefgenError as refused:
        raise BriefgenError(_in_settings(refused.diagnostics, site), refused.exit_code) from None
    if has_errors(problems):
        raise BriefgenError(problems, ExitCode.USAGE)
    return track("rendering", render_site(site.plan, site.catalog, settings, theme), len(site.plan.pages))


def _in_settings(problems: Iterable[Diagnostic], site: Site) -> Iterator[Diagnostic]:
    """Give problems with the choice of a theme the place where the settings name it."""
    origin = dict(site.sources.loaded.origins).get("theme.name", "")
    path, _, line = origin.rpartition(":")
    for found in problems:
        placed = found.span.line or found.span.path.endswith(THEME_FILE) or not line.isdecimal()
        yield found if placed else msgspec.structs.replace(found, span=Span(path, int(line), 1))


class Rendering:
    """The pages of one build on their way to the disk: their routes and problems are kept."""

    def __init__(self, problems: list[Diagnostic]) -> None:
        """Take the list to which problems of templates are added."""
        self.routes: list[str] = []
        self._problems = problems

    def artifacts(self, pages: Iterable[Rendered], *, strict: bool = False) -> Iterator[Artifact]:
        """Yield the bytes of each page; at the end refuse the whole if one could not be rendered.

        Raises:
            BriefgenError: after the last page, when a template failed.
        """
        found: list[Diagnostic] = []
        for page in pages:
            found += page.problems
            self.routes.append(page.route)
            if not has_errors(page.problems):
                yield Artifact(route=page.route, data=page.data)
        if verdict(found, strict=strict) is not ExitCode.FINE:
            raise BriefgenError(found)
        self._problems += found


def verdict(problems: Iterable[Diagnostic], *, strict: bool) -> ExitCode:
    """Return the exit code for problems of content: 1 for errors, under ``strict`` for warnings too."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return ExitCode.CONTENT if any(d.severity in failing for d in problems) else ExitCode.FINE
