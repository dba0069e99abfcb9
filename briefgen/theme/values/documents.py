"""What is known of one document."""

from collections.abc import Callable
from typing import Any

import msgspec

from briefgen.model.document import Card, Prose
from briefgen.model.site import Backlink, Catalog, Neighbours, SitePlan, Target, Terms
from briefgen.settings.values import ThemeSettings
from briefgen.theme.values.finder import Finder, changed_at

NO_TERMS = Terms()
NO_NEIGHBOURS = Neighbours()
WITHOUT_NUMBER = 1 << 31


class SeriesPlace(msgspec.Struct, frozen=True):
    """Where a document stands in its series: number ``number`` of ``total``, and its neighbours' keys."""

    series: str
    number: int
    total: int
    previous: str = ""
    next: str = ""


class CardWords(msgspec.Struct, frozen=True):
    """What the drawn card of a document shows of it; ``day`` and ``tlp`` are empty without one."""

    title: str
    kind: str
    lang: str
    day: str
    tlp: str


class DocumentValues:
    """Keys about one document or profile; the argument is its ref. Each method is one kind of key."""

    def __init__(
        self,
        plan: SitePlan,
        catalog: Catalog,
        settings: ThemeSettings,
        find: Finder,
        prose: Callable[[str], Prose] | None = None,
    ) -> None:
        """Keep the values; ``prose`` gives the bulk of a body by its name."""
        self._prose = prose
        self._plan = plan
        self._catalog = catalog
        self._settings = settings
        self._find = find

    def of_card(self, ref: str) -> Card | None:
        """What lists show of a document: kind, title, summary, language, dates, picture."""
        listing = self._find.listing(ref)
        return listing.card if listing else None

    def of_card_words(self, ref: str) -> CardWords | None:
        """What the drawn card of a document shows of it; None when there is no such document."""
        listing = self._find.listing(ref)
        if listing is None:
            return None
        card = listing.card
        return CardWords(card.title, card.kind, card.lang, card.date.day if card.date else "", listing.tlp)

    def of_namesakes(self, ref: str) -> tuple[str, ...]:
        """The days (empty for none) of other documents with the title of a document, sorted."""
        listing = self._find.listing(ref)
        if listing is None:
            return ()
        same = self._find.titled(listing.card.title)
        return tuple(sorted(day for key, day in same if key != self._find.key(ref)))

    def of_kicker(self, ref: str) -> str:
        """The ref of a document's primary topic; empty without one."""
        topics = self.of_terms(ref).topics
        return topics[0] if topics else ""

    def of_genre(self, ref: str) -> str:
        """An article's genre; empty for others."""
        listing = self._find.listing(ref)
        return listing.genre if listing else ""

    def of_image(self, ref: str) -> str:
        """The address of a document's lead picture, or its route; empty without one."""
        target = dict(self.of_field_targets(ref)).get("image.src")
        if target is None:
            return ""
        return target.ref if target.kind == "outside" else self._plan.routes.get(f"asset:{target.ref}", "")

    def of_tlp(self, ref: str) -> str:
        """A document's TLP label; empty where it has none of its own."""
        listing = self._find.listing(ref)
        return listing.tlp if listing else ""

    def of_fields(self, ref: str) -> tuple[Any, ...]:
        """All front matter of a document or profile but the gate's; empty when there is no such file."""
        document = self._find.document(ref)
        return (document.fields, document.details) if document else ()

    def of_gate(self, ref: str) -> Any:
        """The fields that say who may read a document, and until when."""
        document = self._find.document(ref)
        return document.gate if document else None

    def of_custom(self, ref: str) -> tuple[tuple[str, str], ...]:
        """Fields that briefgen does not know, as pairs of name and JSON text."""
        document = self._find.document(ref)
        return document.custom if document else ()

    def of_body(self, ref: str) -> Any:
        """A converted body; None when there is no such document."""
        document = self._find.document(ref)
        if document is None or not document.body.prose or self._prose is None:
            return document.body if document else None
        bulk = self._prose(document.body.prose)
        return msgspec.structs.replace(document.body, html=bulk.html, text=bulk.text, words=bulk.words)

    def of_identity(self, ref: str) -> str:
        """What a document is called in feeds and exports: kind and id."""
        document = self._find.document(ref)
        return f"{document.kind}:{document.id}" if document else ""

    def of_targets(self, ref: str) -> tuple[Target, ...]:
        """Where the links of a body lead, in the order of its references."""
        return self._catalog.targets.get(self._find.key(ref), ())

    def of_field_targets(self, ref: str) -> tuple[tuple[str, Target], ...]:
        """Where the links in front matter lead: pairs of field and target."""
        return self._catalog.field_targets.get(self._find.key(ref), ())

    def of_terms(self, ref: str) -> Terms:
        """The subjects of a document."""
        return self._catalog.terms.get(self._find.key(ref), NO_TERMS)

    def of_related(self, ref: str) -> tuple[str, ...]:
        """The refs of the documents to read next."""
        return tuple(self._find.ref(key) for key in self._catalog.related.get(self._find.key(ref), ()))

    def of_neighbours(self, ref: str) -> Neighbours:
        """Keys of the next older and newer document of the same kind."""
        return self._catalog.neighbours.get(self._find.key(ref), NO_NEIGHBOURS)

    def of_translations(self, ref: str) -> tuple[str, ...]:
        """The refs of the same document in other languages, by language."""
        return self._find.translations(ref)

    def of_backlinks(self, ref: str) -> tuple[Backlink, ...]:
        """Documents that link to a document or subject: their refs, with the sentence."""
        return self._find.with_refs(self._catalog.backlinks.get(ref, ()))

    def of_series_place(self, ref: str) -> SeriesPlace | None:
        """A document's place in its series; None when it has none."""
        key, series = self._find.key(ref), self.of_terms(ref).series
        if not series:
            return None
        parts = self.of_parts(series[0])
        return _place_of(key, series[0], parts) if key in parts else None

    def of_expired(self, ref: str) -> str:
        """What the page of a document that is past its date shows: ``banner``, ``tombstone`` or nothing."""
        document = self._find.document(ref)
        if document is None or document.gate.expires is None:
            return ""
        over = document.gate.expires.timestamp <= self._settings.clock
        return document.gate.expires_action if over else ""

    def of_overdue(self, ref: str) -> bool:
        """Whether the day of a document's review is past."""
        document = self._find.document(ref)
        review = document.fields.review_by if document else None
        return review is not None and review.day < self._settings.today[: len(review.day)]

    def of_parts(self, ref: str) -> tuple[str, ...]:
        """Keys of the parts of a series in reading order."""
        return tuple(sorted(self._catalog.members.get(ref, ()), key=self._part_order))

    def _part_order(self, key: str) -> tuple[int, int, str]:
        part = self._catalog.documents[key].fields.part
        return (
            part if part is not None else 1 << 31,
            changed_at(self._catalog.listings[key].card, first=True),
            key,
        )


def _place_of(key: str, series: str, parts: tuple[str, ...]) -> SeriesPlace:
    number = parts.index(key)
    previous = parts[number - 1] if number else ""
    following = parts[number + 1] if number + 1 < len(parts) else ""
    return SeriesPlace(series, number + 1, len(parts), previous, following)
