"""What lists need of a document."""

from briefgen.model.document import Document
from briefgen.model.fields import ArticleFields
from briefgen.model.site import Listing


def listing(document: Document) -> Listing:
    """Return the little of a document that lists show or ask for."""
    details = document.details
    return Listing(
        card=document.card,
        genre=(details.genre or "") if isinstance(details, ArticleFields) else "",
        tlp=document.gate.tlp,
        unlisted=document.fields.unlisted,
    )
