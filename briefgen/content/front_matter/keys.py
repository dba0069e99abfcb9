"""Keys of front matter: which field they mean, and which field a misspelt one meant."""

from functools import lru_cache
from typing import Literal

from briefgen.content.front_matter.elsewhere import FIELD_OF
from briefgen.content.front_matter.look_alikes import plain_letters
from briefgen.model.fields import DETAILS_OF_KIND, SYNONYMS, CommonFields, GateFields, Kind
from briefgen.typed_yaml import edit_distance, fields_of, nearest, squeezed

GATE_NAMES = (
    "status",
    "draft",
    "date",
    "embargo",
    "expires",
    "expires_action",
    "audience",
    "tlp",
    "chatham_house",
)
_GATE_SYNONYMS = ("publishDate", "expiryDate", "published")
# Words that are one slip away from a field and yet mean something else in many vaults.
_OTHER_WORDS = frozenset({"publisher", "source"})

Sort = Literal["gate", "common", "details", "other-kind", "unknown"]


def canonical(key: str) -> str:
    """Return the name under which a field is stored: ``author`` gives ``authors``."""
    return SYNONYMS.get(key, key)


@lru_cache(maxsize=8192)
def sort_of(name: str, kind: Kind) -> Sort:
    """Tell to which Struct a field belongs in a document of a kind; ``name`` is canonical."""
    if name in GATE_NAMES:
        return "gate"
    if name in fields_of(CommonFields):
        return "common"
    if name in fields_of(DETAILS_OF_KIND[kind]):
        return "details"
    return "other-kind" if kinds_with(name) else "unknown"


@lru_cache(maxsize=1024)
def kinds_with(name: str) -> tuple[Kind, ...]:
    """Return the kinds that have a further field of that name."""
    return tuple(kind for kind, details in DETAILS_OF_KIND.items() if name in fields_of(details))


@lru_cache(maxsize=4096)
def is_gate_key(key: str) -> bool:
    """Tell whether a key is a field of the gate under any of its names, in any spelling but no slip."""
    plain = plain_letters(key)
    return plain in FIELD_OF or plain in map(plain_letters, (*GATE_NAMES, *_GATE_SYNONYMS))


@lru_cache(maxsize=4096)
def gate_key_meant(key: str) -> str:
    """Return the dissemination field that an unknown key is a misspelling of, or an empty text.

    Case, dashes, spaces, underscores and the script of letters that look alike make no difference,
    one slip is forgiven to none, and other programs' words for a field count as that field.
    """
    plain = plain_letters(key)
    if plain in FIELD_OF:
        return FIELD_OF[plain]
    for name in (*GATE_NAMES, *_GATE_SYNONYMS):
        if plain == plain_letters(name):
            return name
    for name in (*GATE_NAMES, *_GATE_SYNONYMS[:2]):
        if edit_distance(plain, plain_letters(name), 1) <= 1:
            return name
    return ""


@lru_cache(maxsize=4096)
def key_meant(key: str, kind: Kind) -> str:
    """Return the field of the kind that an unknown key most likely means, or an empty text."""
    if squeezed(key) in _OTHER_WORDS:
        return ""
    return nearest(key, known_keys(kind))


@lru_cache(maxsize=8)
def known_keys(kind: Kind) -> tuple[str, ...]:
    """Return all keys that a document of the kind may have, synonyms included."""
    own = (*fields_of(CommonFields), *fields_of(GateFields), *fields_of(DETAILS_OF_KIND[kind]))
    return tuple(dict.fromkeys((*own, *SYNONYMS, "draft", "source")))
