"""The two sides that an audit keeps apart: what is withheld, and what is said in public."""

from collections.abc import Mapping

import msgspec


class Hidden(msgspec.Struct, frozen=True):
    """A file that the gate keeps back.

    ``names`` are pairs of kind (``title``, ``alias``, ``heading``) and words; ``texts`` is what it says
    at length, its source included. ``is_harmless`` tells that its name is no secret, as that of a draft.
    """

    path: str
    reason: str
    names: tuple[tuple[str, str], ...] = ()
    texts: tuple[bytes, ...] = ()
    is_harmless: bool = False


class Said(msgspec.Struct, frozen=True):
    """An admitted source: its bytes first, then other readings of it; ``disclosed`` it may name."""

    path: str
    texts: tuple[bytes, ...]
    disclosed: tuple[str, ...] = ()


class Public(msgspec.Struct, frozen=True):
    """All that may stand in the output.

    ``names`` are those of admitted documents and subjects, ``neutral`` the words of the interface.
    ``spilled`` leads from the digest of a file that only withheld documents use to its path.
    """

    said: tuple[Said, ...] = ()
    names: tuple[str, ...] = ()
    neutral: tuple[bytes, ...] = ()
    spilled: Mapping[bytes, str] = {}
