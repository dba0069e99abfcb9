"""What a session knows, put for the bar of a page and for the preview's own page."""

from collections.abc import Iterator
from urllib.parse import quote

from briefgen.catalog import Excluded, admit
from briefgen.diagnostics import Span
from briefgen.model.document import Document, document_ref
from briefgen.preview.badge import PUBLIC, badge
from briefgen.preview.bar import Bar, Note
from briefgen.preview.dashboard import Changed, Dashboard, Unpublished
from briefgen.preview.editor import editor_address
from briefgen.preview.session import Session
from briefgen.preview.shown import Shown, Viewed
from briefgen.preview.state import shown_problems
from briefgen.stages.why import reads as reasons_of

MOST_REASONS = 8


class Telling:
    """Words about the site of a session, whose pages stand below the path ``base``."""

    def __init__(self, session: Session, base: str) -> None:
        """Keep both."""
        self._session = session
        self._base = base

    def bar(self, route: str, build: int) -> Bar:
        """Return what the bar of a page says."""
        return self._session.read(lambda shown: self._bar(route, build, shown)) or Bar(build, "")

    def dashboard(self) -> Dashboard | None:
        """Return what the preview's own page says; None while there is no site to tell of."""
        return self._session.read(self._dashboard)

    def editor(self) -> str:
        """Return the pattern of an editor's addresses, empty without one."""
        return self._session.read(_editor) or ""

    def _bar(self, route: str, build: int, shown: Shown) -> Bar:
        gate = shown.site.sources.gate
        plan = shown.site.plan.pages.get(route)
        document = shown.pages.document(plan.about) if plan and plan.about else None
        if document is None:
            return Bar(build, gate.audience)
        zone = shown.site.sources.loaded.settings.time_zone
        return Bar(
            build=build,
            audience=gate.audience,
            badge=badge(document, gate, zone),
            words=shown.pages.prose(document.path).words,
            unresolved=tuple(self._unresolved(document, shown)),
            untagged=tuple(self._untagged(document, shown)),
            source=Note(document.path, self._place(Span(document.path, 1, 1), shown)),
        )

    def _unresolved(self, document: Document, shown: Shown) -> Iterator[Note]:
        for link in shown.site.catalog.unresolved:
            if link.path == document.path:
                near = f", perhaps {link.suggestion}" if link.suggestion else ""
                text = f"[[{link.name}]] in line {link.line}{near}"
                yield Note(text, self._place(Span(link.path, link.line, link.column), shown))

    def _untagged(self, document: Document, shown: Shown) -> Iterator[Note]:
        terms = shown.site.catalog.terms.get(document.key)
        for ref in terms.mentions if terms else ():
            subject, route = shown.site.catalog.subjects.get(ref), shown.site.plan.routes.get(ref, "")
            yield Note(subject.name if subject else ref, self._address(route))

    def _place(self, span: Span, shown: Shown) -> str:
        return editor_address(_editor(shown), self._session.root, span)

    def _address(self, route: str) -> str:
        return quote(self._base + route.removeprefix("/")) if route else ""

    def _dashboard(self, shown: Shown) -> Dashboard:
        settings, gate = shown.site.sources.loaded.settings, shown.site.sources.gate
        return Dashboard(
            title=settings.title,
            audience=gate.audience,
            problems=shown_problems(self._session.problems(), self._session.root, settings.editor),
            last=self._session.last,
            changed=tuple(_changed(shown, self._session.before)),
            unresolved=shown.site.catalog.unresolved,
            unpublished=tuple(_unpublished(shown)),
            excluded=_excluded(shown),
        )


def _editor(shown: Shown) -> str:
    return shown.site.sources.loaded.settings.editor


def _unpublished(shown: Shown) -> Iterator[Unpublished]:
    gate, zone = shown.site.sources.gate, shown.site.sources.loaded.settings.time_zone
    for key, document in shown.site.catalog.documents.items():
        found = badge(document, gate, zone)
        if found.kind != PUBLIC:
            route = shown.site.plan.routes.get(document_ref(key), "")
            yield Unpublished(document.card.title, route, found)


def _excluded(shown: Shown) -> tuple[Excluded, ...]:
    return admit(shown.site.parsed.files(), shown.site.sources.gate).excluded


def _changed(shown: Shown, before: Viewed | None) -> Iterator[Changed]:
    """Yield the pages that were looked at before the last change and are others since."""
    for route, keys in before.reads.items() if before else ():
        reasons = tuple(_reasons(keys, shown, before)) if before else ()
        if reasons:
            yield Changed(route, reasons[:MOST_REASONS])


def _reasons(keys: tuple[str, ...], shown: Shown, before: Viewed) -> Iterator[str]:
    if before.pages is None:
        reworded = {f"body:{ref}" for ref in before.reworded}
        yield from (f"{key}: its words changed" for key in keys if key in reworded)
        return
    old, new = before.pages.digests(keys), shown.pages.digests(keys)
    changed = sorted(key for key in old if old[key] != new[key])
    yield from reasons_of(changed, before.pages.value, shown.pages.value)
