"""Each stage's part of the settings."""

from datetime import UTC, datetime, timedelta

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.time_zone import time_zone
from briefgen.settings.audiences import admitted, ceiling, undeclared
from briefgen.settings.values import (
    CatalogSettings,
    ContentSettings,
    GateSettings,
    PageSettings,
    Settings,
    ThemeSettings,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def content_settings(settings: Settings) -> ContentSettings:
    """Return what reading one file depends on."""
    return ContentSettings(
        language=settings.language,
        time_zone=settings.time_zone,
        html=settings.html,
        audiences=tuple(sorted(settings.audiences)),
    )


def gate_settings(
    settings: Settings,
    *,
    clock: int,
    audience: str = "",
    drafts: bool = False,
    future: bool = False,
    expired: bool = False,
) -> tuple[GateSettings | None, tuple[Diagnostic, ...]]:
    """Return for whom and when the gate decides; None and a problem for an unknown audience.

    ``clock`` is in seconds since 1970 UTC; an empty ``audience`` is that of the settings.
    """
    name = audience or settings.audience
    fault = undeclared(name, settings.audiences)
    if fault is not None:
        place = Span("--audience" if audience else "briefgen.yaml")
        return None, (problem(fault.code, fault.message, place, help=fault.help),)
    gate = GateSettings(
        clock=clock,
        audience=name,
        admits=admitted(name, settings.audiences),
        ceiling=ceiling(name, settings.audiences),
        drafts=drafts,
        future=future,
        expired=expired,
    )
    return gate, ()


def catalog_settings(settings: Settings, *, clock: int) -> CatalogSettings:
    """Return what joining the documents depends on."""
    return CatalogSettings(
        today=today(settings, clock),
        language=settings.language,
        stubs=settings.stubs,
        subjects=settings.subjects,
        logo=settings.logo,
    )


def page_settings(settings: Settings) -> PageSettings:
    """Return what planning depends on."""
    return PageSettings(
        page_size=settings.page_size,
        tag_pages=settings.tag_pages,
        permalinks=settings.permalinks,
        menu=settings.menu,
        base_url=settings.base_url,
        logo=settings.logo,
        outputs=settings.outputs,
    )


def theme_settings(settings: Settings, *, clock: int, audience: str = "") -> ThemeSettings:
    """Return what rendering depends on; ``tlp`` is the highest label that the audience may see."""
    name = audience or settings.audience
    return ThemeSettings(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        language=settings.language,
        time_zone=settings.time_zone,
        theme=settings.theme,
        logo=settings.logo,
        copyright=settings.copyright,
        links=settings.links,
        menu=settings.menu,
        audience=name,
        tlp=ceiling(name, settings.audiences),
        today=today(settings, clock),
        clock=clock,
        outputs=settings.outputs,
    )


def today(settings: Settings, clock: int) -> str:
    """Return the clock's ISO date in the site's zone."""
    return (_EPOCH + timedelta(seconds=clock)).astimezone(time_zone(settings.time_zone)).date().isoformat()
