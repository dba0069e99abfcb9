"""Bytes to text: UTF-8 and nothing else."""

import codecs

from briefgen.typed_yaml.mistakes import Mistake
from briefgen.typed_yaml.nodes import Place


def decode(data: bytes) -> str | Mistake:
    """Return the text of a file without its byte order mark, line ends as line feeds.

    A byte that is not UTF-8, and a NUL byte, give a mistake with line and column instead.
    """
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(body, error.start)
    if "\0" in text:
        return _nul(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(body: bytes, offset: int) -> Mistake:
    before = body[:offset].decode("utf-8")
    return Mistake(
        "encoding",
        f"the file is not UTF-8: byte 0x{body[offset]:02x} begins no character",
        _end_of(before),
        _encoding_help(body),
    )


def _encoding_help(body: bytes) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "the file looks like UTF-16; save it as UTF-8"
    return "save the file as UTF-8 (the editor's encoding menu, or iconv -t UTF-8)"


def _nul(text: str) -> Mistake:
    return Mistake(
        "encoding",
        "the file holds a NUL byte",
        _end_of(text[: text.index("\0")]),
        "remove the byte; is this a text file?",
    )


def _end_of(before: str) -> Place:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
