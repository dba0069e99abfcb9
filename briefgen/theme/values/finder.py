"""From ref to document and back."""

from functools import cached_property

from briefgen.model.document import Card, Document, document_ref
from briefgen.model.site import Backlink, Catalog, Listing

DOCUMENT = document_ref("")


class Finder:
    """Finds documents by ref. A profile is found by its subject's ref, never by ``document:``."""

    def __init__(self, catalog: Catalog) -> None:
        """Note which documents are profiles."""
        self._catalog = catalog
        self._profiles = {
            subject.document: ref for ref, subject in catalog.subjects.items() if subject.document
        }

    def key(self, ref: str) -> str:
        """Return the key of the document that a ref names; empty for a subject without a file."""
        if ref.startswith(DOCUMENT):
            return ref[len(DOCUMENT) :]
        subject = self._catalog.subjects.get(ref)
        return subject.document if subject else ""

    def ref(self, key: str) -> str:
        """Return the ref of a document: that of its subject for a profile."""
        return self._profiles.get(key) or document_ref(key)

    def document(self, ref: str) -> Document | None:
        """Return the document or profile that a ref names; None when there is no such file."""
        return self._catalog.documents.get(self.key(ref))

    def listing(self, ref: str) -> Listing | None:
        """Return what lists need of the document or profile that a ref names; None without such a file."""
        return self._catalog.listings.get(self.key(ref))

    def translations(self, ref: str) -> tuple[str, ...]:
        """Return the refs of the same document in other languages, by language."""
        return tuple(self.ref(key) for key in self._catalog.translations.get(self.key(ref), ()))

    def titled(self, title: str) -> tuple[tuple[str, str], ...]:
        """Return keys and days (empty for none) of the documents with a title, profiles left out."""
        return tuple(self._titles.get(title.casefold(), ()))

    @cached_property
    def _titles(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for key, listing in self._catalog.listings.items():
            if key not in self._profiles:
                day = listing.card.date.day if listing.card.date else ""
                found.setdefault(listing.card.title.casefold(), []).append((key, day))
        return found

    def subject_name(self, ref: str) -> str:
        """Return the name of a subject; empty when there is no such subject."""
        subject = self._catalog.subjects.get(ref)
        return subject.name if subject else ""

    def with_refs(self, links: tuple[Backlink, ...]) -> tuple[Backlink, ...]:
        """Return backlinks whose sources are refs instead of keys."""
        return tuple(Backlink(self.ref(link.source), link.sentence) for link in links)


def changed_at(card: Card, *, first: bool = False) -> int:
    """Return when a document last changed (or, with ``first``, appeared), in seconds; 0: unknown."""
    moments = (card.date, card.updated) if first else (card.updated, card.date)
    return next((when.timestamp for when in moments if when), 0)
