"""Paths and other texts from outside: how to show any of them, and whether one path lies in another."""

import re

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
FIRST_SURROGATE = "\ud800"


def printable(path: str) -> str:
    r"""Return ``path`` as it can be shown and stored anywhere: on one line, valid as UTF-8.

    Control characters become ``\x0a``. Bytes that are no UTF-8, which Python keeps as surrogates (PEP 383),
    become ``\xff``.
    """
    return UNPRINTABLE.sub(lambda found: _escape(ord(found[0])), path)


def unprintable(text: str) -> str:
    """Return in words what keeps a text from standing in one line; empty when nothing does."""
    found = UNPRINTABLE.search(text)
    if found is None:
        return ""
    if found[0] in _LINE_BREAKS:
        return "a line break"
    if found[0] >= FIRST_SURROGATE:
        return "a byte that is no UTF-8"
    return f"the control character U+{ord(found[0]):04X}"


def is_inside(path: str, folder: str) -> bool:
    """Tell whether a resolved path is ``folder`` or lies below it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _escape(point: int) -> str:
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
