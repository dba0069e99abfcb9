import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.typed_yaml import Mistake, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb", "a\nb"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("ж😀".encode(), "ж😀"),
        (b"\xef\xbb\xbf", ""),
    ],
)
def test_utf8_becomes_text_with_line_feeds(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"a\nb\xe9", 2, 2),
        ("жж\n".encode() + b"ab\x80", 2, 3),
        (b"a\x00", 1, 2),
        (b"\xed\xa0\x80", 1, 1),
    ],
)
def test_other_bytes_are_placed(data: bytes, line: int, column: int) -> None:
    found = decode(data)
    assert isinstance(found, Mistake)
    assert (found.kind, found.place.line, found.place.column) == ("encoding", line, column)


def test_utf16_is_recognised() -> None:
    found = decode("text".encode("utf-16"))
    assert isinstance(found, Mistake)
    assert "UTF-16" in found.help


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff")))
def test_every_text_comes_back(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.binary())
def test_no_bytes_raise_and_no_carriage_return_is_left(data: bytes) -> None:
    found = decode(data)
    assert isinstance(found, Mistake) or "\r" not in found
