import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.names import SLUG_LENGTH, fold, slugify


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO", "nato"),
        ("Erdoğan", "ERDOGAN"),
        ("Türkiye", "Turkiye"),
        ("Russia–US relations", "russia us  relations"),
        ("Łódź", "Lodz"),
        ("NATO’s", "NATO's"),
        ("cafe\u0301", "caf\u00e9"),
        ("straße", "STRASSE"),
        ("ЗЕЛЕНСЬКИЙ", "Зеленський"),
        ("soft\u00adhyphen", "soft hyphen"),
        ("ﬁnance", "finance"),
        ('What "now" means', "What “now” means"),
        ("„Jetzt“", "«jetzt»"),
    ],
)
def test_spellings_that_a_reader_takes_for_one_name_fold_to_one_text(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("й", "и"), ("EU", "EUR"), ("Vera Palin", "Vera Pallin")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("NATO's open door", "natos-open-door"),
        ("Зеленський", "zelenskiy"),
        ("Володимир Зеленський", "volodimir-zelenskiy"),
        ("Türkiye & the Straits", "turkiye-the-straits"),
        ("北京", "beijing"),
        ("  ---  ", ""),
        ("…", ""),
        ("2024-11-07", "2024-11-07"),
        ("a/../b", "a-b"),
    ],
)
def test_a_slug_is_readable_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=300))
def test_a_slug_can_stand_in_any_address(text: str) -> None:
    slug = slugify(text)
    assert len(slug) <= SLUG_LENGTH
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert slugify(slug) == slug


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
