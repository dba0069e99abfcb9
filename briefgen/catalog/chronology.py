"""Documents in the order of their dates."""

from collections.abc import Iterable

from briefgen.model.document import Document
from briefgen.model.site import Neighbours

DATED_KINDS = ("article", "note", "brief")
LISTED_KINDS = (*DATED_KINDS, "page")


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Return documents by date, the newest first, undated ones last, then by key."""
    return sorted(documents, key=lambda one: (one.gate.date is None, -_moment(one), one.key))


def _moment(document: Document) -> int:
    return document.gate.date.timestamp if document.gate.date else 0


def is_listed(document: Document) -> bool:
    """Tell whether a document stands in lists: it is no profile and not ``unlisted``."""
    return document.kind in LISTED_KINDS and not document.fields.unlisted


def by_date(listed: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Return the keys of listed documents by kind in the order given; ``all`` leaves pages out."""
    keys: dict[str, list[str]] = {kind: [] for kind in ("all", *LISTED_KINDS)}
    for document in listed:
        keys[document.kind].append(document.key)
        if document.kind in DATED_KINDS:
            keys["all"].append(document.key)
    return {kind: tuple(found) for kind, found in sorted(keys.items())}


def neighbours(
    documents: dict[str, Document], keys_by_kind: dict[str, tuple[str, ...]]
) -> dict[str, Neighbours]:
    """Return the next older and newer dated document of its kind for each document."""
    found = dict.fromkeys(documents, Neighbours())
    for kind in LISTED_KINDS:
        dated = [key for key in keys_by_kind[kind] if documents[key].gate.date]
        for newer, key, older in zip(["", *dated], dated, [*dated[1:], ""], strict=False):
            found[key] = Neighbours(older=older, newer=newer)
    return found
