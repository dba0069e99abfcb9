"""All links of the site, resolved."""

from collections.abc import Iterator

import msgspec

from briefgen.catalog.field_links import field_links, lead_image, resolve_field
from briefgen.catalog.files import resolve_path
from briefgen.catalog.links import Outcome, missing_logo, resolve
from briefgen.catalog.misses import Miss
from briefgen.catalog.shelf import Shelf
from briefgen.diagnostics import Diagnostic
from briefgen.model.document import Document
from briefgen.model.site import Target, Unresolved
from briefgen.settings.values import CatalogSettings


class LinkTable(msgspec.Struct, frozen=True):
    """What each document's links lead to, the assets that are used, and what was not found."""

    targets: dict[str, tuple[Target, ...]]
    field_targets: dict[str, tuple[tuple[str, Target], ...]]
    assets: tuple[str, ...]
    unresolved: tuple[Unresolved, ...]
    misses: tuple[Miss, ...]
    problems: tuple[Diagnostic, ...]


def link_table(shelf: Shelf, settings: CatalogSettings) -> LinkTable:
    """Resolve the links in all bodies and front matters, and the site's logo."""
    bodies: dict[str, tuple[Outcome, ...]] = {}
    fields: dict[str, tuple[tuple[str, Outcome], ...]] = {}
    for key, document in shelf.documents.items():
        bodies[key] = tuple(resolve(one, document, shelf) for one in document.body.references)
        fields[key] = tuple(_of_fields(document, shelf))
    logo = _logo(shelf, settings)
    outcomes = [
        *(outcome for found in bodies.values() for outcome in found),
        *(outcome for found in fields.values() for _, outcome in found),
        *logo,
    ]
    unresolved = (one.unresolved for one in outcomes if one.unresolved)
    return LinkTable(
        targets={key: tuple(one.target for one in found) for key, found in bodies.items()},
        field_targets={
            key: tuple((field, one.target) for field, one in found) for key, found in fields.items()
        },
        assets=tuple(sorted({one.target.ref for one in outcomes if one.target.kind == "asset"})),
        unresolved=tuple(sorted(unresolved, key=lambda one: (one.path, one.line, one.column, one.name))),
        misses=tuple(one.miss for one in outcomes if one.miss),
        problems=tuple(one.problem for one in outcomes if one.problem),
    )


def _of_fields(document: Document, shelf: Shelf) -> Iterator[tuple[str, Outcome]]:
    for link in field_links(document):
        yield link.field, resolve_field(link, document, shelf)
    picture = lead_image(document, shelf)
    if picture is not None:
        yield "image.src", picture


def _logo(shelf: Shelf, settings: CatalogSettings) -> list[Outcome]:
    if not settings.logo:
        return []
    path = resolve_path(settings.logo, "")
    asset = shelf.files.asset(path, from_root=True) if path else ""
    return [Outcome(Target("asset", asset)) if asset else missing_logo(settings.logo, shelf)]
