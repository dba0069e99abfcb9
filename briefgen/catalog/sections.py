"""The sections of a document that links can lead to."""

from briefgen.diagnostics import closest
from briefgen.model.document import Document
from briefgen.model.names import fold, slugify


def find_section(document: Document, fragment: str) -> str:
    """Return the id that a link's fragment means in a document, an empty text if there is none.

    A fragment is an id, the words of a heading, or (Obsidian's way) a path of headings
    ``Chapter#Section``, of which the last counts. ``top`` is the begin of any page, as in HTML.
    """
    wanted = fragment.rpartition("#")[2].strip()
    body = document.body
    if wanted in body.anchors or wanted == "top":
        return wanted
    folded = fold(wanted)
    for heading in body.outline:
        if heading.id == wanted or fold(heading.text) == folded:
            return heading.id
    slug = slugify(wanted)
    return slug if slug and slug in body.anchors else ""


def near_section(document: Document, fragment: str) -> str:
    """Return the heading or id that a misspelt fragment may mean, or an empty text."""
    known = (*(heading.text for heading in document.body.outline), *document.body.anchors)
    return closest(fragment, known)
