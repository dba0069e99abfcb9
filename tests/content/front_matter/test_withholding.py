import pytest

from briefgen.content.front_matter.given import Given
from briefgen.content.front_matter.withholding import withholding_problem
from briefgen.typed_yaml import Place, Scalar


def told(key: str, value: str = "x", *, plain: bool = True) -> str:
    given = Given(
        key, Scalar(key, Place(2, 1, 2, 1 + len(key))), Scalar(value, Place(2, 9), plain), "content/x.md"
    )
    found = withholding_problem(given)
    if found is None:
        return ""
    assert (found.code, found.span.line, found.span.column) == ("BG111", 2, 1)
    return found.help


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("embago", "embargo"),
        ("Tlp", "tlp"),
        ("drafts", "draft"),
        ("expiry", ""),
        ("expire", "expires"),
        ("Chatham House", "chatham_house"),
    ],
)
def test_a_key_like_a_dissemination_field_is_told_with_that_field(key: str, field: str) -> None:
    assert told(key) == (f'write "{field}", or rename a field of your own' if field else "")


@pytest.mark.parametrize(
    ("key", "value", "withholds"),
    [
        ("publish", "false", True),
        ("publish", "no", True),
        ("Publish", "FALSE", True),
        ("publish", "true", False),
        ("private", "true", True),
        ("private", "yes", True),
        ("private", "false", False),
        ("privacy", "true", False),
    ],
)
def test_other_programs_words_for_withholding_are_known(key: str, value: str, withholds: bool) -> None:  # noqa: FBT001
    assert (told(key, value) == 'write "draft: true"') is withholds


def test_a_quoted_word_of_another_program_withholds_nothing_there_either() -> None:
    assert told("publish", "false", plain=False) == ""
