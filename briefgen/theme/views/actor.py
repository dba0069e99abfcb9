"""What only an actor's profile has."""

from typing import Annotated

import msgspec

from briefgen.model.fields import ActorFields, Identifiers, described
from briefgen.model.when import When
from briefgen.theme.reads import Reader
from briefgen.theme.registers import register_rows
from briefgen.theme.views.career import career_picture
from briefgen.theme.views.fields import linked_subject
from briefgen.theme.views.pictures import PictureView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView, LinkView, date_view
from briefgen.theme.views.subject import SubjectView, role_in_words


class TenureView(msgspec.Struct, frozen=True):
    """An office or a membership, and when it was held."""

    title: Annotated[str, described("The office, or what kind of member.")]
    org: Annotated[SubjectView | None, described("The organisation; None when it has no page.")] = None
    org_name: Annotated[str, described("The organisation as the author wrote it.")] = ""
    begin: Annotated[DateView | None, described("Since when; None when unknown.")] = None
    end: Annotated[DateView | None, described("Until when; None while it is held.")] = None

    __str__ = refuse_text


class RelationView(msgspec.Struct, frozen=True):
    """How the actor stands to another."""

    type: Annotated[str, described("What the relation is, in words.")]
    to: Annotated[SubjectView | None, described("The other actor; None when it has no page.")]
    name: Annotated[str, described("The other actor as the author wrote it.")]
    note: Annotated[str, described("More about it; may be empty.")] = ""

    __str__ = refuse_text


class ActorView:
    """The furniture of an actor."""

    __slots__ = ("_details", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, details: ActorFields) -> None:
        """Keep the fields."""
        self._reader = reader
        self._ref = ref
        self._details = details

    __str__ = refuse_text

    @property
    def actor_kind(self) -> str:
        """``person``, ``organisation``, ``state``, ``alliance``, ``place``, ``group``, or empty."""
        return self._details.actor_kind or ""

    @property
    def native_name(self) -> str:
        """Name in its own language and script; empty when not given."""
        return self._details.native_name

    @property
    def role(self) -> str:
        """Its offices today; a former one is marked as such."""
        return role_in_words(self._reader, self._ref, "today")

    @property
    def roles(self) -> tuple[TenureView, ...]:
        """All offices, newest first."""
        rows = tuple(
            self._tenure(role.title, role.org, f"roles[{number}].org", role.from_, role.to)
            for number, role in enumerate(self._details.roles)
        )
        return tuple(sorted(rows, key=_begin, reverse=True))

    @property
    def memberships(self) -> tuple[TenureView, ...]:
        """Parties, alliances and bodies that it belongs to, newest first."""
        rows = tuple(
            self._tenure(item.status, item.org, f"memberships[{number}].org", item.from_, item.to)
            for number, item in enumerate(self._details.memberships)
        )
        return tuple(sorted(rows, key=_begin, reverse=True))

    @property
    def career(self) -> PictureView | None:
        """Offices and memberships up to the present year; None with fewer than two that have dates."""
        return career_picture(self._reader, self._ref, self._details)

    @property
    def relations(self) -> tuple[RelationView, ...]:
        """How it stands to others."""
        return tuple(
            RelationView(
                self._relation(item.type), self._subject(f"relations[{number}].to"), item.to, item.note
            )
            for number, item in enumerate(self._details.relations)
        )

    @property
    def within(self) -> SubjectView | None:
        """The place or state that it lies in; None when not told."""
        return self._subject("within")

    @property
    def country(self) -> str:
        """ISO 3166-1 code of its country; empty when not told."""
        return self._details.country

    @property
    def standing(self) -> str:
        """``active``, ``former``, ``deceased``, ``defunct``, or empty."""
        return self._details.standing or ""

    @property
    def born(self) -> DateView | None:
        """Date of birth; None when not told."""
        return self._date(self._details.born)

    @property
    def died(self) -> DateView | None:
        """Date of death; None when not told."""
        return self._date(self._details.died)

    @property
    def founded(self) -> DateView | None:
        """Date of foundation; None when not told."""
        return self._date(self._details.founded)

    @property
    def dissolved(self) -> DateView | None:
        """Date of dissolution; None when not told."""
        return self._date(self._details.dissolved)

    @property
    def identifiers(self) -> tuple[LinkView, ...]:
        """Its keys in public registers: title "Wikidata Q7747", and an address where there is one."""
        found = self._details.identifiers
        return identifier_links(found) if found else ()

    def _tenure(self, title: str, org: str, field: str, begin: When | None, end: When | None) -> TenureView:
        return TenureView(title, self._subject(field), org, self._date(begin), self._date(end))

    def _relation(self, kind: str) -> str:
        """Return a relation in words of the page's language, one that an author made up as it is."""
        words: str | None = self._reader.read(f"string:{self._reader.language}:relation.{kind}")
        return words or kind.replace("_", " ")

    def _subject(self, field: str) -> SubjectView | None:
        return linked_subject(self._reader, self._ref, field)

    def _date(self, when: When | None) -> DateView | None:
        return date_view(when, self._reader.language)


def _begin(tenure: TenureView) -> str:
    return tenure.begin.day if tenure.begin else ""


def identifier_links(found: Identifiers) -> tuple[LinkView, ...]:
    """Return the public registers' links, those that are given, in a fixed order."""
    links = tuple(LinkView(f"{register} {key}", address) for register, key, address in register_rows(found))
    return (*links, LinkView(found.website, found.website)) if found.website else links
