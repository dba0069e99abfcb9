import pytest

from briefgen.content.markdown.abbreviations import abbreviations


def shown(text: str, **meanings: str) -> str:
    found = abbreviations(meanings)
    assert found
    return found.html(text)


def test_no_definition_gives_nothing() -> None:
    assert abbreviations({}) is None


def test_whole_words_only() -> None:
    assert shown("EU, EUR", EU="Union") == '<abbr title="Union">EU</abbr>, EUR'


@pytest.mark.parametrize("text", ["", "<none>", "a & b"])
def test_text_without_abbreviations_is_escaped(text: str) -> None:
    assert shown(text, EU="Union") == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
