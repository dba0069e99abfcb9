"""What the preview adds stands between two comments, and can be taken out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.preview.badge import Badge
from briefgen.preview.bar import Bar, Note, with_bar, without_bar

HOSTILE = '"><script>alert(1)</script>'
BAR = Bar(
    build=3,
    audience=HOSTILE,
    badge=Badge("draft", HOSTILE),
    words=1,
    unresolved=(Note(HOSTILE, HOSTILE),),
    untagged=(Note("Vera Palin", "/actors/vera-palin/"), Note("Union")),
    source=Note("content/a.md", "vscode://file/a.md:1"),
)


@given(st.binary())
def test_without_the_bar_a_page_has_its_bytes(page: bytes) -> None:
    assert without_bar(with_bar(page, BAR, "/")) == page


@pytest.mark.parametrize(
    ("page", "begin", "end"),
    [
        (b"<body>a</body></html>", b"<body>a<!-- ", b" --></body></html>"),
        (b"<body></body>b</body>\n", b"<body></body>b<!-- ", b" --></body>\n"),
        (b"no body", b"no body<!-- ", b" -->"),
    ],
)
def test_the_bar_stands_before_the_last_end_of_a_body(page: bytes, begin: bytes, end: bytes) -> None:
    shown = with_bar(page, BAR, "/")
    assert shown.startswith(begin)
    assert shown.endswith(end)


def test_whatever_an_author_wrote_is_text_in_it() -> None:
    assert b"<script>alert" not in with_bar(b"", BAR, f"/{HOSTILE}/")


def test_the_script_is_found_below_the_path_of_the_site() -> None:
    assert b'src="/desk/_briefgen/preview.js"' in with_bar(b"", BAR, "/desk/")
    assert b'src="/%D1%81%D1%82%D1%96%D0%BB/_briefgen/preview.js"' in with_bar(b"", BAR, "/стіл/")


def test_counts_agree_with_their_words() -> None:
    shown = with_bar(b"", BAR, "/").decode()
    assert "1 word, 1 min" in shown
    assert "1 unresolved link<" in shown
    assert "2 mentioned, not tagged" in shown
    assert "<li>Union</li>" in shown


def test_a_page_that_is_no_document_has_a_short_bar() -> None:
    shown = with_bar(b"", Bar(1, "public"), "/").decode()
    assert "for public" in shown
    assert "badge" not in shown
    assert "details" not in shown
    assert "min<" not in shown
