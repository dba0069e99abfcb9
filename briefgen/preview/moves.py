"""Where pages went that are not at their addresses any more."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefgen.model.document import Card
from briefgen.stages.reading import Site

REMEMBERED = 200
_DOCUMENT = "document:"


class Moves(msgspec.Struct, frozen=True):
    """What happened to routes since the preview began: where pages moved, and why others are gone.

    Both forget a route at which there is a page again, and all but the latest.
    """

    moved: dict[str, str] = {}
    removed: dict[str, str] = {}

    def after(self, old: Site, new: Site, root: Path) -> "Moves":
        """Return what is known after ``old`` became ``new``."""
        gone = {
            ref: route
            for ref, route in old.plan.routes.items()
            if new.plan.routes.get(ref) != route and route not in new.plan.pages
        }
        moved = {route: to for ref, route in gone.items() if (to := new.plan.routes.get(ref))}
        moved |= _renamed({ref: gone[ref] for ref in gone if gone[ref] not in moved}, old, new)
        removed = {
            route: _reason(ref, old, root)
            for ref, route in gone.items()
            if route not in moved and route in old.plan.pages
        }
        return Moves(
            moved=_latest({**self.moved, **moved}, new, targets=True),
            removed=_latest({**self.removed, **removed}, new),
        )


def _latest(routes: dict[str, str], site: Site, *, targets: bool = False) -> dict[str, str]:
    pages = site.plan.pages
    held = [
        (route, what)
        for route, what in routes.items()
        if route not in pages and (not targets or what in pages)
    ]
    return dict(held[-REMEMBERED:])


def _renamed(gone: dict[str, str], old: Site, new: Site) -> dict[str, str]:
    """Return where documents went whose files got another name: new ones that show the same card."""
    if not gone or len(gone) > REMEMBERED:
        return {}
    fresh = {
        card: route
        for ref, route in new.plan.routes.items()
        if ref not in old.plan.routes and (card := _card(ref, new))
    }
    return {route: fresh[card] for ref, route in gone.items() if (card := _card(ref, old)) in fresh and card}


def _card(ref: str, site: Site) -> Card | None:
    listing = site.catalog.listings.get(ref.removeprefix(_DOCUMENT)) if ref.startswith(_DOCUMENT) else None
    return listing.card if listing else None


def _reason(ref: str, old: Site, root: Path) -> str:
    path = "".join(_paths(ref, old))
    if not path:
        return "no document names it any more"
    return f"{path} is not shown any more" if (root / path).exists() else f"{path} was deleted"


def _paths(ref: str, site: Site) -> Iterator[str]:
    """Yield the source file of a document."""
    if ref.startswith(_DOCUMENT):
        document = site.catalog.documents.get(ref.removeprefix(_DOCUMENT))
        if document:
            yield document.path
