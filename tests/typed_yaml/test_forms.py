import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.names import slugify
from briefgen.typed_yaml.forms import (
    address_fault,
    canonical_language,
    language_fault,
    path_fault,
    slug_fault,
)


@pytest.mark.parametrize("text", ["a", "peace-terms", "2024-review", "x" * 120])
def test_slugs_are_accepted(text: str) -> None:
    assert slug_fault(text) is None


@pytest.mark.parametrize(
    "text", ["A", "a b", "a_b", "-a", "a-", "a--b", "a/b", "..", "ж", "a.b", "x" * 121, "é"]
)
def test_what_is_no_slug_is_told_with_the_slug_that_it_could_be(text: str) -> None:
    found = slug_fault(text)
    assert found is not None
    proper = slugify(text)
    assert f'"{proper}"' in found[1] if proper else found[1] == "choose a name in Latin letters"


@given(st.text(max_size=40))
def test_the_slug_that_is_offered_is_accepted(text: str) -> None:
    proper = slugify(text)
    assert not proper or slug_fault(proper) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "mailto:desk@example.org",
        "tel:+48221",
        "about",
        "/a/b",
        "https://例え.jp/ü",
    ],
)
def test_addresses_are_accepted(text: str) -> None:
    assert address_fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "file:///etc",
        "https://",
        "http:/x",
        "https:",
        "a b",
        "a\nb",
        'a"b',
        "a<b",
        "a\\b",
        "vbscript:x",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert address_fault(text) is not None


@pytest.mark.parametrize("text", ["a.jpg", "../images/a b.jpg", "/images/ж.svg", "a/b/c.png"])
def test_paths_of_the_site_are_accepted(text: str) -> None:
    assert path_fault(text) is None


@pytest.mark.parametrize(
    "text", ["a\\b.jpg", "https://example.org/a.jpg", "//host/a.jpg", "a\x00b", "file:a", "C:/a.jpg"]
)
def test_paths_that_leave_the_site_are_refused(text: str) -> None:
    assert path_fault(text) is not None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("de-CH-1996", "de-CH-1996"),
        ("es-419", "es-419"),
        ("ca-valencia", "ca-valencia"),
        ("en-x-desk", "en-x-desk"),
        ("cel-1ABC", "cel-1abc"),
    ],
)
def test_language_tags_are_accepted_and_written_as_usual(text: str, canonical: str) -> None:
    assert language_fault(text) is None
    assert canonical_language(text) == canonical


@pytest.mark.parametrize(
    "text", ["e", "english language", "en--GB", "en-", "-en", "en_GB", "en_GB.UTF-8", "12", "ж", "C"]
)
def test_what_is_no_language_tag_is_refused(text: str) -> None:
    assert language_fault(text) is not None


def test_a_locale_name_gets_the_tag_that_it_means() -> None:
    assert language_fault("pt_BR.UTF-8") == ("a language tag has dashes", 'write "pt-BR"')


def test_a_text_that_is_no_tag_is_left_as_it_is() -> None:
    assert canonical_language("no tag") == "no tag"
