"""What a PDF tells of its maker; it is told, not taken out."""

import re

_NAMES = (b"Author", b"Creator", b"Producer", b"Title", b"Subject", b"Keywords")
_ENTRY = re.compile(rb"/(" + b"|".join(_NAMES) + rb")\s*(?:\((?!\))|<(?![<>]))")
_XMP = b"<x:xmpmeta"


def paper_tells(data: bytes) -> tuple[str, ...]:
    """Return the kinds of notes that a PDF carries in the open, sorted; nothing for another file.

    Entries inside compressed streams are not looked for: what is found is there, what is not found may be.
    """
    if not data.startswith(b"%PDF"):
        return ()
    found = {name.decode() for name in _ENTRY.findall(data)}
    return tuple(sorted({*found, *(("XMP",) if _XMP in data else ())}))
