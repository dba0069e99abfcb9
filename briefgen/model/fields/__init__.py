"""Front matter: every field, its type and its allowed values.

The Structs here are the only place where fields stand. Front matter is checked against them, the
JSON Schema for editors and the reference in ``docs/`` are made from them, and the later stages
read them. A field's type says how it may be typed (see ``briefgen.typed_yaml``):

* ``Text`` takes any scalar; ``When`` a date or date-time; ``PartialDate`` also ``2024-11``, ``2024``.
* ``Names`` is a list of names or links (``[[X]]``, ``[[X|label]]``); one scalar is a list of one.
* ``Words`` is a list or a text separated by spaces or commas (Obsidian's way of writing tags).
* ``Texts`` is a list of texts; one scalar is a list of one.
"""

import msgspec

from briefgen.model.fields.actor import ActorFields, Identifiers, Membership, Relation, Role, SanctionsListing
from briefgen.model.fields.common import CommonFields, Correction, LeadImage, Origin
from briefgen.model.fields.documents import (
    ArticleFields,
    BriefFields,
    NoteFields,
    PageFields,
    Period,
    WatchItem,
)
from briefgen.model.fields.forms import (
    Address,
    Country,
    FilePath,
    Kind,
    Language,
    Name,
    Names,
    PartialDate,
    Slug,
    Status,
    Text,
    Texts,
    Words,
    described,
)
from briefgen.model.fields.gate import GateFields
from briefgen.model.fields.topic import Assumption, Indicator, StandingQuestion, TopicFields, TrendMonth

Details = ArticleFields | NoteFields | BriefFields | PageFields | ActorFields | TopicFields

DETAILS_OF_KIND: dict[Kind, type[msgspec.Struct]] = {
    "article": ArticleFields,
    "note": NoteFields,
    "brief": BriefFields,
    "page": PageFields,
    "actor": ActorFields,
    "topic": TopicFields,
}

SYNONYMS: dict[str, str] = {
    "type": "kind",
    "author": "authors",
    "description": "summary",
    "excerpt": "summary",
    "published": "date",
    "lastmod": "updated",
    "modified": "updated",
    "publishDate": "embargo",
    "expiryDate": "expires",
    "hidden": "unlisted",
    "layout": "template",
}

__all__ = [
    "DETAILS_OF_KIND",
    "SYNONYMS",
    "ActorFields",
    "Address",
    "ArticleFields",
    "Assumption",
    "BriefFields",
    "CommonFields",
    "Correction",
    "Country",
    "Details",
    "FilePath",
    "GateFields",
    "Identifiers",
    "Indicator",
    "Kind",
    "Language",
    "LeadImage",
    "Membership",
    "Name",
    "Names",
    "NoteFields",
    "Origin",
    "PageFields",
    "PartialDate",
    "Period",
    "Relation",
    "Role",
    "SanctionsListing",
    "Slug",
    "StandingQuestion",
    "Status",
    "Text",
    "Texts",
    "TopicFields",
    "TrendMonth",
    "WatchItem",
    "Words",
    "described",
]
