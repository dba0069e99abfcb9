"""All texts that a file of the output can be read as."""

import re
from collections.abc import Iterator

from briefgen.leaks.containers import SealedError, is_binary, texts_of, unbased, unpacked
from briefgen.leaks.escapes import is_escaped, unescaped

_DEPTH = 4
_LONG = 4096
_CUT = re.compile(rb">\\n|&gt;\n|\},\{")
_PLAIN_TAG = re.compile(
    rb"</?(?:abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)>"
)
_INLINE_TAG = re.compile(
    rb"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time"
    rb"|u|var|wbr)(?=[\s>/])[^<>]*>"
)
_TAG = re.compile(rb"</?[A-Za-z][^<>]*>")
_LONG_VALUE = re.compile(rb"=\s*(?:\"([^\"<>]{40,})\"|'([^'<>]{40,})')")
BREAK = b" 0brk0 "
"""A word of its own between what does not follow on in reading: no run of words goes over it."""

APART = b">\n" + BREAK
"""What stands between pieces that are looked at together."""


class Piece:
    """One piece of text, read in several ways."""

    def __init__(self, raw: bytes) -> None:
        """Undo the escapes of a piece as it stands."""
        self.raw = raw
        self.plain = unescaped(raw)

    def in_places(self) -> Iterator[bytes]:
        """Yield readings in which names stand whole: formatting inside a line taken away, other tags kept."""
        if is_escaped(self.raw):
            yield self.raw
        yield _PLAIN_TAG.sub(b"", self.plain) if b"<" in self.plain else self.plain

    def running(self) -> bytes:
        """Return the text as it is read, without tags, and long attributes, which may hold text too."""
        if b"<" not in self.plain:
            return self.plain
        values = [first or second for first, second in _LONG_VALUE.findall(self.plain)]
        text = _TAG.sub(BREAK, _INLINE_TAG.sub(b" ", self.plain))
        return BREAK.join((*values, text)) if values else text


def pieces(data: bytes) -> list[bytes]:
    """Return a text in pieces that end where an element does; many pages have the same ones."""
    whole = data.split(b">\n")
    if max(map(len, whole)) <= _LONG:
        return whole
    return [part for piece in whole for part in (_CUT.split(piece) if len(piece) > _LONG else (piece,))]


def texts(name: str, data: bytes, depth: int = _DEPTH) -> Iterator[bytes | SealedError]:
    """Yield what a file holds as text: itself, or what is packed in it; an error where nobody can look in."""
    try:
        for inner, content in unpacked(name, data):
            yield inner.encode("utf-8", "replace")
            yield from texts(inner, content, depth - 1) if depth else (SealedError("packed too often"),)
    except SealedError as sealed:
        yield sealed
    if is_binary(data):
        yield from texts_of(data)
    else:
        yield data


def inner_texts(piece: bytes) -> Iterator[bytes]:
    """Yield what base64 in a piece stands for, as text."""
    for data in unbased(piece):
        for text in texts("", data, depth=1):
            if isinstance(text, bytes) and text:
                yield text
