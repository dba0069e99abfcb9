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
    is none. ``form`` is ``wikilink`` or ``path`` for a link in a body, to a name or to a file
    (``name`` is then its path below ``content/``), ``field`` for one in front matter and ``term`` for
    a name that gets a stub. ``label`` are the words that a link in a body shows; without them a
    wikilink shows its name and ``section``. ``kind`` limits what can be meant.
    ``disclosed`` are the folded names of withheld documents that the document may name.
    """

    name: str
    form: Literal["wikilink", "path", "field", "term"]
    span: Span
    otherwise: Diagnostic | None = None
    kind: str = ""
    disclosed: tuple[str, ...] = ()
    label: str = ""
    section: str = ""


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
