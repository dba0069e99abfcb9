"""Paths as texts: how to show any of them, and whether one lies in another."""

import re

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
FIRST_SURROGATE = "\ud800"


def printable(path: str) -> str:
    r"""Return ``path`` as it can be shown and stored anywhere: on one line, valid as UTF-8.

    Control characters become ``\x0a``. Bytes that are no UTF-8, which Python keeps as surrogates (PEP 383),
    become ``\xff``.
    """
    return UNPRINTABLE.sub(lambda found: _escape(ord(found[0])), path)


def is_inside(path: str, folder: str) -> bool:
    """Tell whether a resolved path is ``folder`` or lies below it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _escape(point: int) -> str:
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
