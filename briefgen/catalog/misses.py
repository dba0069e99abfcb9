"""Names and links that found nothing among the admitted documents."""

from typing import Literal

import msgspec

from briefgen.catalog.marks import span_of
from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.document import Document
from briefgen.model.names import fold


class Miss(msgspec.Struct, frozen=True):
    """Something that a document names and no admitted file gives.

    ``otherwise`` is the problem that it is unless a withheld file is what is meant; None when it
    is none. ``form`` is ``title`` for a link whose own words would be shown, ``field`` for one in
    front matter, ``label`` for one that shows other words, ``path`` for a link to a file (``name``
    is then its path below ``content/``) and ``term`` for a name that gets a stub. ``kind`` limits
    what can be meant.
    ``disclosed`` are the folded names of withheld documents that the document may name.
    """

    name: str
    form: Literal["title", "field", "label", "path", "term"]
    span: Span
    otherwise: Diagnostic | None = None
    kind: str = ""
    disclosed: tuple[str, ...] = ()


def disclosed_by(document: Document) -> tuple[str, ...]:
    """Return the folded names of withheld documents that a document is allowed to name."""
    return tuple(map(fold, document.fields.disclose))


def field_miss(
    document: Document, field: str, name: str, kind: str = "", otherwise: Diagnostic | None = None
) -> Miss:
    """Return the miss of a front-matter link, which has no words but its name."""
    return Miss(
        name=name,
        form="field",
        span=span_of(document, field),
        otherwise=otherwise,
        kind=kind,
        disclosed=disclosed_by(document),
    )
