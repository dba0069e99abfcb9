"""What an XML document can hold (XML 1.0, section 2.2)."""

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})


def xml_bytes(text: str) -> bytes:
    """Return a text in UTF-8, without the characters that XML cannot hold.

    Controls are taken out of the bytes, which is quicker than a pattern over the whole text of a feed.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _without_any(text)
    return _without_any(text) if "\ufffe" in text or "\uffff" in text else data.translate(None, _CONTROLS)


def _without_any(text: str) -> bytes:
    return _NOT_XML.sub("", text).encode()
