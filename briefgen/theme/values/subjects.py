"""What is known of one topic, actor, tag, author or series."""

from collections import Counter
from collections.abc import Mapping

from briefgen.model.fields import ActorFields, Role
from briefgen.model.roles import roles_on
from briefgen.model.site import Backlink, Catalog, Count, Listing, Named, RoleAt, Subject
from briefgen.model.when import When
from briefgen.settings.values import ThemeSettings
from briefgen.theme.registers import register_addresses
from briefgen.theme.values.finder import Finder

Career = tuple[tuple[tuple[Role, str], ...], When | None]


class _Months(dict[str, str]):
    """By a document's key: the month of its date, empty without one. Kept, since it has many subjects."""

    __slots__ = ("_listings",)

    def __init__(self, listings: Mapping[str, Listing]) -> None:
        """Begin with nothing looked up."""
        self._listings = listings

    def __missing__(self, key: str) -> str:
        """Look up the date of the document ``key``."""
        date = self._listings[key].card.date
        found = self[key] = date.day[:7] if date and len(date.day) >= len("2024-11") else ""
        return found


class SubjectValues:
    """Keys about one subject; the argument is its ref. Each method is one kind of key."""

    def __init__(self, catalog: Catalog, settings: ThemeSettings, find: Finder) -> None:
        """Keep the values."""
        self._catalog = catalog
        self._settings = settings
        self._find = find
        self._careers: dict[str, Career] = {}
        self._month_of = _Months(catalog.listings)

    def of_name(self, ref: str) -> Named:
        """A subject's name and its language; empty when there is no such subject."""
        subject = self._catalog.subjects.get(ref)
        if subject is None:
            return Named()
        listing = self._catalog.listings.get(subject.document)
        return Named(subject.name, listing.card.lang if listing else self._settings.language)

    def of_subject(self, ref: str) -> Subject | None:
        """All that is known of a subject apart from its profile."""
        return self._catalog.subjects.get(ref)

    def of_entity(self, ref: str) -> tuple[str, tuple[str, ...]]:
        """What kind of actor an actor is, and its addresses in public registers; both empty when unknown."""
        document = self._find.document(ref)
        details = document.details if document else None
        if not isinstance(details, ActorFields):
            return "", ()
        return details.actor_kind or "", register_addresses(details.identifiers)

    def of_parent(self, ref: str) -> str:
        """The ref of the broader topic or organisation; empty at the top."""
        subject = self._catalog.subjects.get(ref)
        return subject.parent if subject else ""

    def of_count(self, ref: str) -> int:
        """How many documents a subject has, its subtopics' included."""
        return len(self._catalog.members.get(ref, ()))

    def of_months(self, ref: str) -> tuple[tuple[str, int], ...]:
        """How many documents a subject has in each month that has some: pairs, the oldest first."""
        months = Counter(map(self._month_of.__getitem__, self._catalog.members.get(ref, ())))
        return tuple(sorted(pair for pair in months.items() if pair[0]))

    def of_newest_month(self, _: str) -> str:
        """The month of the newest document of the site; empty without dated ones."""
        newest = self._catalog.by_date.get("all", ())[:1]
        return self._month_of[newest[0]] if newest else ""

    def of_year(self, _: str) -> str:
        """The present year, by the build's clock and the site's time zone."""
        return self._settings.today[:4]

    def of_children(self, ref: str) -> tuple[str, ...]:
        """The refs of subtopics or parts."""
        return self._catalog.children.get(ref, ())

    def of_latest(self, argument: str) -> tuple[str, ...]:
        """The newest documents of a subject or kind: ``latest:topic:nato:5``, ``latest:article:5``."""
        of, _, number = argument.rpartition(":")
        keys = self._catalog.members.get(of) if ":" in of else self._catalog.by_date.get(of)
        return (keys or ())[: int(number)]

    def of_mentioned_in(self, ref: str) -> tuple[Backlink, ...]:
        """Documents whose text names a subject without being about it: their refs, with the sentence."""
        return self._find.with_refs(self._catalog.mentioned_in.get(ref, ()))

    def of_seen_with(self, ref: str) -> tuple[Count, ...]:
        """Actors that share documents with an actor."""
        return self._catalog.seen_with.get(ref, ())

    def of_common_topics(self, ref: str) -> tuple[Count, ...]:
        """Topics of a subject's documents."""
        return self._catalog.common_topics.get(ref, ())

    def of_common_tags(self, ref: str) -> tuple[Count, ...]:
        """Tags of a subject's documents."""
        return self._catalog.common_tags.get(ref, ())

    def of_matrix(self, ref: str) -> tuple[Count, ...]:
        """Actors of a topic's documents with their counts."""
        return self._catalog.matrix.get(ref, ())

    def of_role(self, argument: str) -> tuple[RoleAt, ...]:
        """The offices of an actor on a day: ``role:actor:x@2024-11-08``, or ``@today``."""
        ref, _, day = argument.rpartition("@")
        roles, died = self._career(ref)
        return roles_on(roles, self._settings.today if day == "today" else day, died=died) if roles else ()

    def _career(self, ref: str) -> Career:
        """Return an actor's offices, with the refs of their organisations, and when it died.

        Kept, since many pages ask.
        """
        if ref not in self._careers:
            self._careers[ref] = self._read_career(ref)
        return self._careers[ref]

    def _read_career(self, ref: str) -> Career:
        document = self._find.document(ref)
        if document is None or not isinstance(document.details, ActorFields):
            return (), None
        links = self._catalog.field_targets.get(document.key, ())
        orgs = {field: target.ref for field, target in links}
        roles = document.details.roles
        with_orgs = tuple((role, orgs.get(f"roles[{number}].org", "")) for number, role in enumerate(roles))
        return with_orgs, document.details.died
