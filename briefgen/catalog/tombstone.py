"""What is left of an expired document whose title and notice stay."""

import msgspec

from briefgen.model.document import Body, Document

KEPT = (
    "title",
    "kind",
    "id",
    "slug",
    "updated",
    "authors",
    "topics",
    "actors",
    "tags",
    "series",
    "part",
    "lang",
    "translation_of",
    "aliases",
    "redirect_from",
    "superseded_by",
    "unlisted",
    "search",
)


def is_tombstone(document: Document, clock: int) -> bool:
    """Tell whether a document has expired and asked for a tombstone."""
    expires = document.gate.expires
    has_expired = expires is not None and clock >= expires.timestamp
    return has_expired and document.gate.expires_action == "tombstone"


def tombstone(document: Document) -> Document:
    """Return a document without its text, summary, pictures and furniture.

    Title, dates and terms stay, so that its page can say what stood there and lists still name it.
    Links to its sections still count as good: they lead to the page, which has no sections left.
    """
    card = msgspec.structs.replace(document.card, summary="", image=None)
    kept = {name: getattr(document.fields, name) for name in KEPT}
    return msgspec.structs.replace(
        document,
        card=card,
        fields=type(document.fields)(**kept),
        details=type(document.details)(),
        body=Body(removed=True),
        custom=(),
    )
