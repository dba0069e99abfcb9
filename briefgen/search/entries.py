"""From the admitted documents to what the search knows of each."""

from collections.abc import Iterator, Mapping

from briefgen.model.document import Document, document_ref
from briefgen.model.site import Catalog, Subject
from briefgen.search.entry import Entry
from briefgen.search.keys import document_key


class Entries:
    """All that the reader may find: documents, and subjects that no document speaks about.

    A tag is no result of its own: it finds its documents. Unlisted documents and those with
    ``search: false`` are left out, and so are the other names that such a profile gives its subject.
    """

    def __init__(self, catalog: Catalog, routes: Mapping[str, str]) -> None:
        """Take the catalog, and the routes of its documents and subjects by ref."""
        self._catalog = catalog
        self._routes = routes

    def all(self) -> Iterator[Entry]:
        """Yield everything that may be found."""
        profiled = {subject.document: subject for subject in self._catalog.subjects.values()}
        for document in self._catalog.documents.values():
            if entry := self._of(document, profiled.get(document.key)):
                yield entry
        for ref, subject in self._catalog.subjects.items():
            if not subject.document and subject.kind != "tag" and ref in self._routes:
                yield self._bare(subject)

    def of(self, ref: str) -> Entry | None:
        """Return what is known of a document or subject; None where it may not be found."""
        subject = self._catalog.subjects.get(ref)
        if subject and not subject.document:
            return self._bare(subject) if subject.kind != "tag" and ref in self._routes else None
        key = subject.document if subject else ref.removeprefix(document_ref(""))
        document = self._catalog.documents.get(key)
        return self._of(document, subject) if document else None

    def _of(self, document: Document, subject: Subject | None) -> Entry | None:
        ref = subject.ref if subject else document_ref(document.key)
        if not is_found(document) or ref not in self._routes:
            return None
        terms = self._catalog.terms[document.key]
        within = (*terms.topics, *terms.actors, *terms.authors, *terms.tags, *terms.series)
        refs = dict.fromkeys((*within, *terms.places, *terms.mentions))
        names = [name for within_ref in refs for name in self._names(within_ref)]
        card = document.card
        day = card.date.day if card.date and not subject else ""
        return Entry(
            ref,
            document_key(ref, day),
            self._routes[ref],
            card.title,
            document.kind,
            card.lang,
            date=day,
            summary=card.summary,
            own_names=self._names(ref) if subject else (),
            names=tuple(dict.fromkeys((*names, *terms.plain))),
            topics=self._called(terms.topics),
            actors=self._called(terms.actors),
            authors=self._called(terms.authors),
            tags=self._called(terms.tags),
            prose=document.body.prose,
            text=document.body.text,
        )

    def _bare(self, subject: Subject) -> Entry:
        return Entry(
            subject.ref,
            document_key(subject.ref, ""),
            self._routes[subject.ref],
            subject.name,
            subject.kind,
            "",
            summary=subject.summary,
            own_names=self._names(subject.ref),
        )

    def _names(self, ref: str) -> tuple[str, ...]:
        subject = self._catalog.subjects[ref]
        profile = self._catalog.documents.get(subject.document)
        is_open = profile is None or is_found(profile)
        return (subject.name, *subject.aliases) if is_open else (subject.name,)

    def _called(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._catalog.subjects[ref].name for ref in refs)


def is_found(document: Document) -> bool:
    """Tell whether the reader's search may find a document."""
    return document.fields.search and not document.fields.unlisted
