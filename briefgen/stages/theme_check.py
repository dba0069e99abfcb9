"""A theme looked through without building the site."""

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, Span, sort_key
from briefgen.settings import theme_settings
from briefgen.settings.values import ThemeChoice
from briefgen.stages.extending import site_extensions
from briefgen.stages.request import Request
from briefgen.stages.sources import load_settings
from briefgen.theme import findings, load_theme, offered_themes, taken_filters


def check_theme(request: Request, name: str = "") -> tuple[Diagnostic, ...]:
    """Return all that is wrong with a theme, by default the one in use, sorted by place.

    Another theme than that in use is looked at with the defaults of its options.

    Raises:
        BriefgenError: settings, extensions or the choice of the theme are wrong (exit code 2).
    """
    loaded, _ = load_settings(request)
    extensions = site_extensions(request, loaded)
    used = loaded.settings.theme
    choice = ThemeChoice(name) if name not in {"", used.name} else used
    settings = theme_settings(loaded.settings, clock=request.at, audience=request.audience)
    try:
        theme, problems = load_theme(request.root, msgspec.structs.replace(settings, theme=choice))
    except BriefgenError as refused:
        raise BriefgenError(_placed(refused.diagnostics, name), refused.exit_code) from None
    offered = {each.name: each.own_options for each in offered_themes(request.root)}
    found = (*problems, *taken_filters(extensions), *findings(theme, offered[choice.name], extensions))
    return tuple(sorted(dict.fromkeys(found), key=sort_key))


def _placed(problems: tuple[Diagnostic, ...], name: str) -> list[Diagnostic]:
    """Return problems without the settings as their place where the command named the theme."""
    return [
        msgspec.structs.replace(found, span=Span("")) if name and found.code == "BG601" else found
        for found in problems
    ]
