import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.paths import is_inside, printable, unprintable


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("content/Путин & Co.md", "content/Путин & Co.md"),
        ("two\nlines", "two\\x0alines"),
        ("esc\x1b[31m", "esc\\x1b[31m"),
        ("line\u2028", "line\\u2028"),
        ("\ud800", "\\ud800"),
        (os.fsdecode(b"caf\xe9"), "caf\\xe9"),
    ],
)
def test_odd_characters_are_shown_by_their_number(path: str, shown: str) -> None:
    assert printable(path) == shown


@given(st.binary())
def test_any_bytes_of_a_file_system_can_be_shown_on_one_line(name: bytes) -> None:
    shown = printable(os.fsdecode(name))
    shown.encode()
    assert len(shown.splitlines()) <= 1


@pytest.mark.parametrize(
    ("path", "folder", "inside"),
    [
        ("/a", "/a", True),
        ("/a/b", "/a", True),
        ("/ab", "/a", False),
        ("/", "/a", False),
        ("/a", "/", True),
        ("/a/b", "/a/", True),
    ],
)
def test_a_folder_holds_itself_and_what_is_below_it(path: str, folder: str, *, inside: bool) -> None:
    assert is_inside(path, folder) is inside


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Порт & Co", ""),
        ("", ""),
        ("a\nb", "a line break"),
        ("a\u2029b", "a line break"),
        ("a\tb", "the control character U+0009"),
        ("a\x9bb", "the control character U+009B"),
        ("caf\udce9", "a byte that is no UTF-8"),
    ],
)
def test_what_keeps_a_text_from_standing_in_one_line_is_named(text: str, words: str) -> None:
    assert unprintable(text) == words


@given(st.text())
def test_what_can_be_printed_needs_no_escape(text: str) -> None:
    assert (printable(text) == text) is (unprintable(text) == "")
