"""What is packed inside a file: compressed copies, archives, documents, pictures, and base64 in text."""

import base64
import binascii
import bz2
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from briefgen.leaks.pictures import JPEG, PNG, inflated, jpeg_words, png_words

LARGEST = 64_000_000
_LARGEST_BROTLI = 1_000_000  # its package cannot stop at a limit
_MEMBERS = 10_000
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"true", b"ttcf", b"\0\1\0\0")
_SEALED = {
    b"7z\xbc\xaf'\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "compressed with Zstandard",
}
_READABLE = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){6,}"
)
_WIDE = re.compile(rb"(?:[\t\n\r\x20-\x7e]\0){6,}|(?:\0[\t\n\r\x20-\x7e]){6,}")
_MARKED_UTF16 = re.compile(rb"\xfe\xff(?:[^)]{2}){3,2000}", re.DOTALL)
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PDF_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2}\s*){6,})>")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_WRAPPED = re.compile(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]+")
_WRAPPED_FROM = 60
_SLASHED = bytes.maketrans(b"-_", b"+/")


class SealedError(Exception):
    """A file that cannot be looked into; the text tells why."""


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each file packed in this one with a name; they may be packed again.

    Raises:
        SealedError: nobody can look inside.
    """
    for mark, what in _SEALED.items():
        if data.startswith(mark):
            raise SealedError(what)
    if name.endswith(".br"):
        yield name.removesuffix(".br"), _unbrotlied(data)
    elif data.startswith(b"\x1f\x8b"):
        yield name.removesuffix(".gz"), _decompressed(zlib.decompressobj(31).decompress, data)
    elif data.startswith(b"BZh"):
        yield name.removesuffix(".bz2"), _decompressed(bz2.BZ2Decompressor().decompress, data)
    elif data.startswith(b"\xfd7zXZ\0"):
        yield name.removesuffix(".xz"), _decompressed(lzma.LZMADecompressor().decompress, data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _members(data)


def _decompressed(decompress: Callable[[bytes, int], bytes], data: bytes) -> bytes:
    try:
        plain = decompress(data, LARGEST)
    except (zlib.error, OSError, lzma.LZMAError, EOFError):
        raise SealedError("compressed, and damaged") from None
    if len(plain) >= LARGEST:
        raise SealedError(f"compressed, and larger than {LARGEST // 10**6} MB when unpacked")
    return plain


def _unbrotlied(data: bytes) -> bytes:
    if len(data) > _LARGEST_BROTLI:
        raise SealedError("compressed with Brotli, and large")
    try:
        import brotli
    except ImportError:
        raise SealedError(
            "compressed with Brotli; install the package brotli to have it looked into"
        ) from None
    try:
        return bytes(brotli.decompress(data))
    except brotli.error:
        raise SealedError("compressed with Brotli, and damaged") from None


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of a zip archive's files, which office documents and EPUB are too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MEMBERS or sum(entry.file_size for entry in entries) > LARGEST:
                raise SealedError("an archive with too much in it")
            yield "", archive.comment
            for entry in entries:
                yield entry.filename, archive.read(entry)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, zlib.error, EOFError):
        raise SealedError("an archive, and damaged or locked by a password") from None


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in UTF-8."""
    if b"\0" in data[:8192]:
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def texts_of(data: bytes) -> Iterator[bytes]:
    """Yield what can be read in a file that is no text; nothing for a font."""
    if data.startswith(_FONTS):
        return
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield data.decode("utf-16", "replace").encode("utf-8", "ignore")
        return
    for part in _parts(data):
        yield b"\n".join(_READABLE.findall(part))
        yield b"\n".join(run.replace(b"\0", b"") for run in _WIDE.findall(part))


def _parts(data: bytes) -> Iterator[bytes]:
    if data.startswith(PNG):
        yield from png_words(data)
    elif data.startswith(JPEG):
        yield from jpeg_words(data)
    else:
        yield data
    if data.startswith(b"%PDF"):
        yield from _pdf_parts(data)


def _pdf_parts(data: bytes) -> Iterator[bytes]:
    """Yield a PDF's unpacked streams and its texts in UTF-16 and in hexadecimal digits."""
    for stream in _PDF_STREAM.findall(data):
        yield inflated(stream)
    for text in _MARKED_UTF16.findall(data):
        yield text.decode("utf-16", "replace").encode("utf-8", "ignore")
    for digits in _PDF_HEX.findall(data):
        yield bytes.fromhex(digits.decode("ascii"))


def unbased(text: bytes) -> Iterator[bytes]:
    """Yield what runs of base64 in a text stand for, in both alphabets."""
    runs = _BASE64.findall(text)
    if any(len(run) >= _WRAPPED_FROM for run in runs):
        runs += _WRAPPED.findall(text)
    for run in runs:
        # base64 of words has both cases; paths and slugs, which have its letters too, have one
        if not run.islower() and not run.isupper():
            plain = run.translate(_SLASHED, b"\r\n")
            try:
                yield base64.b64decode(plain + b"=" * (-len(plain) % 4))
            except binascii.Error:
                yield base64.b64decode(plain[: len(plain) // 4 * 4])
