"""What pictures are called, on the page that shows them."""

from briefgen.theme.pictures.svg import Caption
from briefgen.theme.reads import Reader


def caption_of(reader: Reader, kind: str, title: str, description: str) -> Caption:
    """Return a caption that knows in which direction the page is written."""
    return Caption(kind, title, description, rtl=reader.direction == "rtl")
