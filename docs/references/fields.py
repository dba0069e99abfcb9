"""Fields of front matter, data files and settings, from the Structs that read them."""

from collections.abc import Iterator

import msgspec

from briefgen.content.schema import FieldRow, field_table
from briefgen.model.fields import (
    DETAILS_OF_KIND,
    SYNONYMS,
    ActorFields,
    Assumption,
    BriefFields,
    CommonFields,
    Correction,
    GateFields,
    Identifiers,
    Indicator,
    LeadImage,
    Membership,
    Origin,
    Period,
    Relation,
    Role,
    SanctionsListing,
    StandingQuestion,
    TopicFields,
    TrendMonth,
    WatchItem,
)
from briefgen.settings.deployment import ArchiveTarget, FolderTarget, GitTarget, RsyncTarget, S3Target
from briefgen.settings.environment import PREFIX, scalar_keys
from briefgen.settings.menu import MENU_WORDS
from briefgen.settings.values import Audience, Images, Permalinks, Settings
from briefgen.typed_yaml import fields_of
from references.tables import code, table

# Fields that are checked and handed on, and that no page of this version shows.
KEPT = {
    CommonFields: ("search", "sources", "weight"),
    BriefFields: ("distribution", "include"),
    ActorFields: ("metonyms", "sanctions", "watch"),
    TopicFields: ("assumptions", "indicators", "matrix", "trend"),
}
PARTS: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("image", LeadImage),
    ("origin", Origin),
    ("corrections", Correction),
    ("period", Period),
    ("watch", WatchItem),
    ("roles", Role),
    ("memberships", Membership),
    ("relations", Relation),
    ("identifiers", Identifiers),
    ("sanctions", SanctionsListing),
    ("trend", TrendMonth),
    ("questions", StandingQuestion),
    ("assumptions", Assumption),
    ("indicators", Indicator),
)
TARGETS: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("folder", FolderTarget),
    ("rsync", RsyncTarget),
    ("git", GitTarget),
    ("bucket", S3Target),
    ("archive", ArchiveTarget),
)
_WORDS = {name for name, _ in PARTS} | {"theme", "audiences", "permalinks", "images", "menu", "deploy"}


def sections() -> Iterator[tuple[str, str]]:
    """Yield each generated part by its name."""
    yield "common-fields", _fields(CommonFields)
    yield "gate-fields", _fields(GateFields)
    for kind, struct in DETAILS_OF_KIND.items():
        yield f"{kind}-fields", _fields(struct)
    yield "field-parts", "\n\n".join(_part(name, struct) for name, struct in PARTS)
    yield "synonyms", table(("you may write", "it is stored as"), _synonyms())
    yield "settings", _fields(Settings)
    yield "audience", _fields(Audience)
    yield "permalinks", _fields(Permalinks)
    yield "images", _fields(Images)
    for name, target in TARGETS:
        yield f"target-{name}", _fields(target)
    yield "menu-words", ", ".join(map(code, MENU_WORDS))
    yield "environment", ", ".join(code(PREFIX + key.upper()) for key in scalar_keys())


def _fields(struct: type[msgspec.Struct]) -> str:
    kept = KEPT.get(struct, ())
    limits = fields_of(struct)
    rows = (
        (
            code(row.name),
            _type(row, limits[row.name].shape.least, limits[row.name].shape.most),
            _default(row),
            f"{row.description} *(kept)*" if row.name in kept else row.description,
        )
        for row in field_table(struct)
    )
    return table(("field", "type", "default", "meaning"), rows)


def _type(row: FieldRow, least: int | None, most: int | None) -> str:
    words = row.type.replace('"', "`")
    if least is not None and most is not None:
        return f"{words}, {least} to {most}"
    return f"{words} from {least} on" if least is not None else words


def _default(row: FieldRow) -> str:
    """Return a default; those of maps stand in tables of their own."""
    return "" if row.name in _WORDS else code(row.default)


def _part(name: str, struct: type[msgspec.Struct]) -> str:
    doc = " ".join((struct.__doc__ or "").replace("``", "`").split())
    required = [key for key, field in fields_of(struct).items() if field.required]
    needs = f" Required: {', '.join(map(code, required))}." if required else ""
    keys = ", ".join(f"`{row.name}` ({_short(row.type)})" for row in field_table(struct))
    return f"**`{name}`**: {doc[:1].lower()}{doc[1:]}{needs}\n{keys}."


def _short(words: str) -> str:
    return words.replace('one of "', '"').replace('"', "`").removeprefix("a ").removeprefix("an ")


def _synonyms() -> Iterator[tuple[str, str]]:
    for synonym, name in SYNONYMS.items():
        yield code(synonym), code(name)
    yield "`draft: true`", "`status: draft`"
    yield "`source` (a web address)", "`origin.url`"
