"""GIF (89a) taken apart: blocks are kept or left out."""

from briefgen.images.anatomy import Anatomy, cut_short, damaged, measured

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION, _COMMENT = 0xF9, 0xFF, 0xFE
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def read_gif(data: bytes) -> Anatomy:
    """Return what a GIF is made of; whatever stands behind its end is no part of it.

    Raises:
        UnusableError: it is cut short, damaged, or too large.
    """
    size = measured(int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little"))
    at = 13 + _table(data[10:11])
    parts, frames, tells = [data[:at]], 0, set()
    while (kind := _byte(data, at)) != _END:
        start, label = at, _byte(data, at + 1)
        if kind == _IMAGE:
            at = _past_blocks(data, at + 11 + _table(data[at + 9 : at + 10]))
            frames += 1
        elif kind == _EXTENSION:
            at = _past_blocks(data, at + 2)
        else:
            raise damaged("a block of no known kind")
        if kind == _IMAGE or label == _CONTROL or _is_loop(label, data[start:at]):
            parts.append(data[start:at])
        elif label in (_COMMENT, _APPLICATION):
            tells.add("a comment" if label == _COMMENT else "XMP" if b"XMP" in data[start:at] else "notes")
    if not frames:
        raise damaged("no picture in it")
    plain = b"".join([*parts, b";"])
    return Anatomy(*size, plain=plain, is_animated=frames > 1, tells=tuple(sorted(tells)))


def _is_loop(label: int, block: bytes) -> bool:
    return label == _APPLICATION and block[3:14] in _LOOPS and len(block) <= 32


def _byte(data: bytes, at: int) -> int:
    if at >= len(data):
        raise cut_short()
    return data[at]


def _table(flags: bytes) -> int:
    """Return the size of the colour table that a byte of flags announces."""
    if not flags:
        raise cut_short()
    return 3 * (2 << (flags[0] & 7)) if flags[0] & 0x80 else 0


def _past_blocks(data: bytes, at: int) -> int:
    """Return the place behind a row of blocks, each with its length in front, the last one empty."""
    while length := _byte(data, at):
        at += 1 + length
    return at + 1
