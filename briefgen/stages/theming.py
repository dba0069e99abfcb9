"""The theme that a site chose."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, closest, has_errors, problem
from briefgen.settings import theme_settings
from briefgen.settings.values import ThemeSettings
from briefgen.stages.reading import Site
from briefgen.stages.request import Request
from briefgen.theme import Theme, is_raster, load_theme, taken_filters

THEME_FILE = "theme.yaml"
OPTION_CODES = ("BG604", "BG605")


def chosen_theme(request: Request, site: Site) -> tuple[ThemeSettings, Theme, tuple[Diagnostic, ...]]:
    """Return what rendering is set to, the theme, and warnings about it.

    Raises:
        BriefgenError: the theme cannot be used (exit code 2), or a document asks for a template that it
            has not (exit code 1).
    """
    settings = theme_settings(
        site.sources.loaded.settings, clock=request.at, audience=site.sources.gate.audience
    )
    try:
        theme, problems = load_theme(request.root, settings)
    except BriefgenError as refused:
        raise BriefgenError(_in_settings(refused.diagnostics, site), refused.exit_code) from None
    problems = (*problems, *taken_filters(site.sources.extensions))
    if has_errors(problems):
        raise BriefgenError(problems, ExitCode.USAGE)
    if missing := list(_missing_templates(site, theme)):
        raise BriefgenError(missing)
    return settings, msgspec.structs.replace(theme, logo=_logo(request, site)), problems


def _logo(request: Request, site: Site) -> bytes:
    """Return the site's logo where it is a picture of pixels; the catalog knows whether it may be read."""
    path = site.sources.loaded.settings.logo
    if not is_raster(path) or f"asset:{path}" not in site.plan.routes:
        return b""
    try:
        return (request.root / "content" / path).read_bytes()
    except OSError:
        return b""


def _in_settings(problems: Iterable[Diagnostic], site: Site) -> Iterator[Diagnostic]:
    """Give problems with the choice of a theme, or with its options, the place where the settings name it."""
    origins = dict(site.sources.loaded.origins)
    for found in problems:
        origin = origins.get("theme.options" if found.code in OPTION_CODES else "theme.name", "")
        path, _, line = origin.rpartition(":")
        placed = found.span.line or found.span.path.endswith(THEME_FILE) or not line.isdecimal()
        yield found if placed else msgspec.structs.replace(found, span=Span(path, int(line), 1))


def _missing_templates(site: Site, theme: Theme) -> Iterator[Diagnostic]:
    """Yield the templates that documents ask for and the theme has not, where the documents name them."""
    for name, span in site.plan.asked:
        if name not in theme.templates:
            near = closest(name, theme.templates)
            yield problem(
                "BG611",
                f'there is no template "{name}"',
                span,
                help=f'did you mean "{near}"?' if near else f"searched in {', '.join(theme.chain)}",
            )
