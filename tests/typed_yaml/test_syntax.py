import pytest

from briefgen.typed_yaml import Mistake, compose


def mistake(text: str) -> Mistake:
    found = compose(text, first_line=2)
    assert not found.readable
    return found.mistakes[-1]


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ("title: a: b", 'a value that holds ": " needs quotes', 2, 9),
        ("a\nb: c", 'a ":" stands where no key can be', 3, 2),
        ("a: 'x' y", "text stands behind a closing quotation mark", 2, 8),
        ('a: "x" y', "text stands behind a closing quotation mark", 2, 8),
        ("a:\n  - b\n c", "this does not fit the keys above it", 4, 2),
        ("- a\nb: c", "this does not fit the list above it", 3, 1),
        ("a: 'x", "the quotation mark that opens here is never closed", 2, 4),
        ("a: [b", "the list that begins here is not closed", 2, 4),
        ("a: {b", "the map that begins here is not closed", 2, 4),
        ("a: - b", "a list cannot begin in the line of its key", 2, 4),
        ("\ta: b", "a tab is used for indentation", 2, 1),
        ("a: >\n\tx", "a tab is used for indentation", 3, 1),
        ("a: @b", 'a value cannot begin with "@"', 2, 4),
        ("a: *", 'a value cannot begin with "*" or "&"', 2, 4),
        ("a: & b", 'a value cannot begin with "*" or "&"', 2, 4),
        ("a: !b!c d", 'a value cannot begin with "!"', 2, 4),
        ('a: "\\q"', "a backslash in double quotes begins an escape that does not exist", 2, 5),
        ("a: ,", "a value is missing here", 2, 4),
        ("a: |b", 'a text that begins with "|" or ">" starts in the next line', 2, 5),
        ("a: b\n...\nc: d", "the text goes on behind its end mark", 4, 1),
        ("a: 1\nb\nc: 2", 'this line has no ":" behind its key', 3, 1),
    ],
)
def test_the_parsers_complaints_are_told_in_plain_words(
    text: str, words: str, line: int, column: int
) -> None:
    found = mistake(text)
    assert (found.message, found.place.line, found.place.column) == (words, line, column)
    assert found.help


def test_an_unlisted_complaint_is_passed_on_in_one_line() -> None:
    found = mistake("%FOO bar\n---\na: b")
    assert found.message.startswith("YAML cannot be read here: ")
    assert "\n" not in found.message
    assert found.help == "check quotes, colons and indentation around this place"


@pytest.mark.parametrize("text", ["a: [b\n", "a: 'x\n\n", "{a: b\n\n\n"])
def test_a_complaint_about_the_end_lies_within_the_text(text: str) -> None:
    found = mistake(text)
    assert 2 <= found.place.line <= 1 + len(text.split("\n"))
