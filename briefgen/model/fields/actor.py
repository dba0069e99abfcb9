"""Further fields of actors."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefgen.model.fields.forms import Address, Country, Name, PartialDate, Text, Texts, described


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office that an actor held; an open ``to`` means: still held."""

    title: Text
    org: Name = ""
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    acting: bool = False
    source: Text = ""


class Membership(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party, alliance or body that an actor belongs to."""

    org: Name
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    status: Text = ""


class Relation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an actor stands to another."""

    to: Name
    type: Text
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to_date: PartialDate | None = None
    note: Text = ""
    source: Text = ""


class SanctionsListing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sanctions list that an actor is on."""

    by: Text
    program: Text = ""
    date: PartialDate | None = None
    status: Text = ""
    source: Text = ""


class Identifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Keys of the actor in public registers."""

    wikidata: Annotated[str, Meta(pattern="^(Q[0-9]+)?$", extra={"form": "text"})] = ""
    iso3166: Country = ""
    opensanctions: Text = ""
    lei: Text = ""
    website: Address = ""
    x: Text = ""


class ActorFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Further fields of actors: persons, organisations, states, alliances, places, groups."""

    actor_kind: Annotated[
        Literal["person", "organisation", "state", "alliance", "place", "group"] | None,
        described("What sort of actor this is."),
    ] = None
    name: Annotated[Text, described("Canonical name; default: the title.")] = ""
    sort_name: Annotated[Text, described("Name as filed from A to Z; default: the name.")] = ""
    native_name: Annotated[Text, described("Name in its own language and script; links find it too.")] = ""
    metonyms: Annotated[Texts, described("Words that often stand for it; never linked automatically.")] = ()
    roles: Annotated[
        tuple[Role, ...], described("Offices with their dates: title, org, from, to, acting, source.")
    ] = ()
    memberships: Annotated[
        tuple[Membership, ...], described("Parties, alliances and bodies: org, from, to, status.")
    ] = ()
    relations: Annotated[
        tuple[Relation, ...], described("Relations to other actors: to, type, from, to_date, note, source.")
    ] = ()
    parent: Annotated[Name, described("The organisation that this one is part of.")] = ""
    within: Annotated[Name, described("The place or state that this place lies in.")] = ""
    country: Annotated[Country, described('ISO 3166-1 code of two letters; quote "NO".')] = ""
    identifiers: Annotated[
        Identifiers | None,
        described("Keys in public registers: wikidata, iso3166, opensanctions, lei, website, x."),
    ] = None
    born: Annotated[PartialDate | None, described("Date of birth.")] = None
    died: Annotated[PartialDate | None, described("Date of death.")] = None
    founded: Annotated[PartialDate | None, described("Date of foundation.")] = None
    dissolved: Annotated[PartialDate | None, described("Date of dissolution.")] = None
    sanctions: Annotated[
        tuple[SanctionsListing, ...],
        described("Sanctions lists that the actor is on: by, program, date, status, source."),
    ] = ()
    standing: Annotated[
        Literal["active", "former", "deceased", "defunct"] | None, described("The actor's own state.")
    ] = None
    watch: Annotated[
        Annotated[str, Meta(extra={"form": "any"})],
        described("The desk follows this actor: true, or a level."),
    ] = ""
