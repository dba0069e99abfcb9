"""Whatever form withheld words take in the output, the audit finds them; and nothing else."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import msgspec
import pytest

from briefgen.leaks import Said, digest_of_copy
from tests.leaks.sides import HIDDEN, PASSAGE, TITLE, audit_of


def page(text: str) -> bytes:
    return f"<!doctype html>\n<p>Words.</p>\n<p>{text}</p>\n".encode()


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def png(name: bytes, body: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(name, body) + pixels + chunk(b"IEND", b"")


def jpeg(mark: int, body: bytes) -> bytes:
    segment = bytes([0xFF, mark]) + (len(body) + 2).to_bytes(2, "big") + body
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + segment + b"\xff\xda\0\2\x11\x22\xff\xd9"


def exif(text: bytes) -> bytes:
    entry = b"\x3b\x01\2\0" + len(text).to_bytes(4, "little") + (26).to_bytes(4, "little")
    return b"Exif\0\0II*\0\x08\0\0\0\1\0" + entry + b"\0\0\0\0" + text


FORMS: dict[str, Callable[[str], tuple[str, bytes]]] = {
    "plain": lambda t: ("a.html", page(t)),
    "in an attribute": lambda t: ("a.html", f'<img alt="{t}">'.encode()),
    "in a comment": lambda t: ("a.html", f"<!-- {t} -->".encode()),
    "with emphasis inside": lambda t: ("a.html", page(t.replace(" of ", " <em>of</em> "))),
    "over two lines": lambda t: ("a.html", page(t.replace(" of", "\nof"))),
    "in other case": lambda t: ("a.html", page(t.upper())),
    "as a slug": lambda t: ("a.html", f'<a href="/x/{t.lower().replace(" ", "-")}/">'.encode()),
    "as a path": lambda t: (f"articles/{t.lower().replace(' ', '-')}/index.html", b""),
    "percent-encoded": lambda t: ("a.html", f'<a href="?q={quote(t)}">'.encode()),
    "percent-encoded whole": lambda t: ("a.js", b'"%s"' % "".join(f"%{b:02X}" for b in t.encode()).encode()),
    "JSON": lambda t: ("a.json", json.dumps(f"x\n{t}").encode()),
    "JSON escapes": lambda t: ("a.json", b'"%s"' % "".join(f"\\u{ord(c):04x}" for c in t).encode()),
    "HTML entities": lambda t: ("a.html", page("".join(f"&#x{ord(c):x};" for c in t))),
    "HTML twice escaped": lambda t: ("a.atom", html.escape(html.escape(f"<p title='{t}'>")).encode()),
    "HTML in JSON": lambda t: ("feed.json", json.dumps({"h": f"<p>&quot;{t}&quot;</p>\n<p>x"}).encode()),
    "base64": lambda t: ("a.html", b"<img src='data:text/plain;base64,%s'>" % base64.b64encode(t.encode())),
    "base64 for addresses": lambda t: ("a.js", base64.urlsafe_b64encode(f"~~~???{t}".encode())),
    "base64 in lines": lambda t: ("a.txt", base64.encodebytes(b"x" * 50 + b" " + t.encode())),
    "gzip": lambda t: ("a.html.gz", gzip.compress(page(t))),
    "gzip in gzip": lambda t: ("a.gz", gzip.compress(gzip.compress(page(t)))),
    "bzip2": lambda t: ("a.bz2", bz2.compress(page(t))),
    "xz": lambda t: ("a.xz", lzma.compress(page(t))),
    "zip": lambda t: ("a.docx", zipped("word/document.xml", page(t))),
    "name in a zip": lambda t: ("a.zip", zipped(f"{t}.txt", b"")),
    "UTF-16": lambda t: ("a.csv", t.encode("utf-16")),
    "PNG tEXt": lambda t: ("a.png", png(b"tEXt", b"Comment\0" + t.encode())),
    "PNG zTXt": lambda t: ("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(t.encode()))),
    "PNG iTXt": lambda t: ("a.png", png(b"iTXt", b"XML\0\1\0\0\0" + zlib.compress(t.encode()))),
    "behind a PNG": lambda t: ("a.png", png(b"tEXt", b"") + t.encode()),
    "JPEG Exif": lambda t: ("a.jpg", jpeg(0xE1, exif(t.encode()))),
    "JPEG Exif in UTF-16": lambda t: ("a.jpg", jpeg(0xE1, exif(t.encode("utf-16-le")))),
    "JPEG XMP": lambda t: ("a.jpg", jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + t.encode() + b"</x>")),
    "JPEG comment": lambda t: ("a.jpg", jpeg(0xFE, t.encode())),
    "behind a JPEG": lambda t: ("a.jpg", jpeg(0xFE, b"x") + t.encode()),
    "WebP XMP": lambda t: ("a.webp", b"RIFF\0\1\0\0WEBPXMP \x20\0\0\0" + t.encode()),
    "SVG": lambda t: ("a.svg", f"<svg><metadata>{t}</metadata></svg>".encode()),
    "PDF text": lambda t: ("a.pdf", b"%PDF-1.4\n\0/Title (" + t.encode() + b")"),
    "PDF UTF-16": lambda t: ("a.pdf", b"%PDF-1.4\n\0/Title (\xfe\xff" + t.encode("utf-16-be") + b")"),
    "PDF hexadecimal": lambda t: ("a.pdf", b"%PDF-1.4\n\0/Title <" + t.encode().hex().encode() + b">"),
    "PDF stream": lambda t: (
        "a.pdf",
        b"%PDF-1.4\n\0<<>>stream\n" + zlib.compress(t.encode()) + b"\nendstream",
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("kind", "text"), [("title", TITLE), ("text", PASSAGE)])
def test_a_title_and_a_passage_are_found_in_each_form(form: str, kind: str, text: str) -> None:
    file, data = FORMS[form](text)
    found = audit_of({"index.html": page("Nothing."), file: data}).leaks
    assert [(one.file, one.kind, one.path) for one in found] == [(file, kind, HIDDEN.path)]


@pytest.mark.parametrize(
    "text", ["émigrés' list", "emigres-list", "E\u0301MIGRE\u0301S\u2019 LIST", "%C3%A9migr%C3%A9s%20list"]
)
def test_a_name_is_found_in_each_spelling(text: str) -> None:
    assert [one.kind for one in audit_of({"a.html": page(text)}).leaks] == ["alias"]


def test_a_title_in_another_script_is_found_as_its_slug() -> None:
    hidden = msgspec.structs.replace(HIDDEN, names=(("title", "Тайный список"),))
    for text in ("ТАЙНЫЙ СПИСОК", "/notes/taynyy-spisok/"):
        assert audit_of({"a.html": page(text)}, hidden).leaks, text


def test_one_line_tells_of_all_files_that_hold_the_same() -> None:
    (found,) = audit_of({"b.html": page(TITLE), "a.html": page(TITLE), "c.html": page("x")}).leaks
    assert (found.file, found.count) == ("a.html", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Names of those envoys",
        "Envoys",
        "<li>Names</li><li>of the envoys</li>",
        "The minister told the council in private",
        "Prenames of the envoys",
    ],
)
def test_other_words_are_no_leak(text: str) -> None:
    assert not audit_of({"a.html": page(text)}).is_refused


def test_what_an_admitted_source_says_itself_is_told_with_its_line() -> None:
    said = Said("content/notes/n.md", (b"---\ntitle: News\n---\n\nThe *names* of\nthe envoys are out.\n",))
    result = audit_of({"a.html": page(TITLE)}, said=(said,))
    assert not result.is_refused
    assert [(one.source, one.line, one.kind) for one in result.named] == [("content/notes/n.md", 5, "title")]
    allowed = msgspec.structs.replace(said, disclosed=("names of the ENVOYS",))
    assert not audit_of({"a.html": page(TITLE)}, said=(allowed,)).named


def test_what_stands_in_a_source_but_not_in_the_site_is_not_told() -> None:
    said = Said("content/notes/n.md", (f"<!-- {TITLE} -->".encode(),))
    assert not audit_of({"a.html": page("Nothing.")}, said=(said,)).named


def test_a_passage_that_an_admitted_source_has_too_is_no_leak() -> None:
    said = Said("content/notes/n.md", (PASSAGE.encode(),))
    assert not audit_of({"a.html": page(PASSAGE)}, said=(said,)).is_refused


@pytest.mark.parametrize(
    "title", ["EU", "Archive", "Search", "2024", "12 / 2024", "The quay", "Search and archive"]
)
def test_names_that_tell_of_nothing_are_counted_and_not_looked_for(title: str) -> None:
    hidden = msgspec.structs.replace(HIDDEN, names=(("title", title),))
    result = audit_of({"a.html": page(title)}, hidden)
    assert not result.is_refused
    assert (result.names, result.common) == (0, 1)


def test_a_copy_of_a_withheld_picture_is_found_under_any_name() -> None:
    data = bytes(range(256))
    spilled = {digest_of_copy(data): "content/articles/map.png"}
    (copy,) = audit_of({"other.bin": data}, spilled=spilled).copies
    assert (copy.file, copy.origin) == ("other.bin", "content/articles/map.png")


CLOSED: dict[str, Callable[[], bytes]] = {
    "a.7z": lambda: b"7z\xbc\xaf'\x1c rest",
    "a.gz": lambda: gzip.compress(b"x" * 100)[:-20] + b"\xff" * 12,
    "bomb.gz": lambda: gzip.compress(b"\0" * 65_000_000, 1),
    "a.zip": lambda: zipped("a", b"words")[:-30],
}


@pytest.mark.parametrize("name", CLOSED)
def test_a_file_that_nobody_can_look_into_is_named(name: str) -> None:
    assert [file for file, _ in audit_of({name: CLOSED[name]()}).opaque] == [name]


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_damaged_pictures_and_archives_do_no_harm(cut: int) -> None:
    whole = (
        png(b"zTXt", b"C\0\0" + zlib.compress(TITLE.encode())),
        jpeg(0xE1, exif(TITLE.encode())),
        zipped("a", b"b"),
    )
    audit_of({f"{at}": data[:cut] for at, data in enumerate(whole)})
