import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markdown import addresses
from briefgen.content.markdown.addresses import Address, address_of


@pytest.mark.parametrize(
    ("written", "kind", "text"),
    [
        ("https://x.example/a b", "outside", "https://x.example/a%20b"),
        ("HTTP://x.example", "outside", "HTTP://x.example"),
        ("//x.example/é", "outside", "//x.example/é"),
        ("mailto:a@x.example", "outside", "mailto:a@x.example"),
        (" tel:+1 ", "outside", "tel:+1"),
        ("terms.md", "path", "terms.md"),
        ("../a%20b.md", "path", "../a b.md"),
        ("/files/a.pdf", "path", "/files/a.pdf"),
        ("x/a:b.md", "path", "x/a:b.md"),
        ("./a:b.md", "path", "./a:b.md"),
        ("#", "top", ""),
        ("", "empty", ""),
        (" \t", "empty", ""),
        ("p:20", "later", "p"),
        ("when:2024", "later", "when"),
        ("EVENT:x", "later", "event"),
        ("javascript:x", "refused", "javascript"),
        ("\x01javascript:x", "refused", "javascript"),
        ("java\nscript:x", "refused", "javascript"),
        ("%6aavascript:x", "refused", "javascript"),
        ("https%3A//x.example", "refused", "https"),
        ("data:text/html,x", "refused", "data"),
        ("file:///x", "refused", "file"),
        ("C:\\x", "refused", "c"),
    ],
)
def test_an_address_is_told_by_its_form(written: str, kind: str, text: str) -> None:
    address = address_of(written)
    assert (address.kind, address.text) == (kind, text)


def test_section_and_query_are_cut_from_a_path() -> None:
    assert address_of("a.md?x=1#the%20end") == Address("path", "a.md", "the end", "x=1")
    assert address_of("#end") == Address("path", "", "end")


def test_a_question_mark_behind_a_code_belongs_to_the_name() -> None:
    assert address_of("who%3F.md") == Address("path", "who?.md")


def test_decoded_paths_hold_no_reserved_and_no_control_characters() -> None:
    assert address_of("a%00b%EF%B7%90.md").text == "a\ufffdb\ufffd.md"


@given(st.text())
def test_what_is_shown_of_another_site_has_no_sign_that_ends_an_attribute(text: str) -> None:
    address = address_of(f"https://x.example/{text}")
    assert address.kind == "outside"
    assert not set('"<> \n\\') & set(address.text)
    assert address_of(address.text).text == address.text


@given(st.text())
def test_no_address_with_a_script_is_taken(text: str) -> None:
    address = address_of(text)
    if address.kind in ("path", "outside"):
        assert not address.text.lower().startswith(("javascript:", "data:", "vbscript:"))


@given(
    st.text(alphabet='htps:/ab.?#%2 \t\n"<A{&~', max_size=20).map("https:".__add__)
    | st.just("http:")
    | st.text()
)
def test_a_usual_address_is_what_it_is_when_it_is_taken_apart(written: str) -> None:
    with patch.object(addresses, "_USUAL", re.compile("(?!)")):
        apart = address_of(written)
    assert address_of(written) == apart
