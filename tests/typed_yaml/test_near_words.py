import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.typed_yaml import edit_distance, nearest, squeezed

KEYS = ("title", "topics", "tags", "summary", "review_by", "embargo", "id", "lang", "superseded_by")
WORDS = st.text(alphabet="abcd", max_size=7)


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("", "", 0),
        ("embargo", "embargo", 0),
        ("embago", "embargo", 1),
        ("embargoo", "embargo", 1),
        ("embsrgo", "embargo", 1),
        ("emabrgo", "embargo", 1),
        ("expries", "expires", 1),
        ("", "ab", 2),
        ("ab", "ba", 1),
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_slips_are_counted(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right, 5) == distance


@given(WORDS, WORDS, st.integers(0, 4))
def test_a_limit_only_cuts_the_count(left: str, right: str, limit: int) -> None:
    assert edit_distance(left, right, limit) == min(edit_distance(left, right, 20), limit + 1)


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways_and_zero_for_equal_words(left: str, right: str) -> None:
    assert edit_distance(left, right, 20) == edit_distance(right, left, 20)
    assert (edit_distance(left, right, 20) == 0) == (left == right)
    assert edit_distance(left, right, 20) <= max(len(left), len(right))


def test_spellings_of_a_key_are_squeezed_together() -> None:
    assert {squeezed(key) for key in ("review_by", "Review-By", "REVIEW BY", "reviewby")} == {"reviewby"}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Title", "title"),
        ("titel", "title"),
        ("topic", "topics"),
        ("tag", "tags"),
        ("sumary", "summary"),
        ("summarry", "summary"),
        ("review-by", "review_by"),
        ("supersededby", "superseded_by"),
        ("superceeded_by", "superseded_by"),
        ("lnag", "lang"),
    ],
)
def test_a_slip_leads_to_the_key_that_was_meant(word: str, meant: str) -> None:
    assert nearest(word, KEYS) == meant


@pytest.mark.parametrize("word", ["", "uid", "land", "mood", "subject", "tagline", "rank", "-"])
def test_other_words_lead_nowhere(word: str) -> None:
    assert nearest(word, KEYS) == ""


@given(st.sampled_from(KEYS))
def test_every_key_is_nearest_to_itself(key: str) -> None:
    assert nearest(key, KEYS) == key


def test_without_keys_nothing_is_near() -> None:
    assert nearest("title", ()) == ""
