"""The parser's complaints in plain words, with the place that an author looks for."""

import re

import yaml

from briefgen.typed_yaml.mistakes import Mistake
from briefgen.typed_yaml.nodes import Place

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# "*" or "&" without a name
_NO_NAME = "did not find expected alphabetic"
_QUOTE = "put the value in quotes"

# problem → (message, help, whether the place is where the construct began)
_WORDS: dict[str, tuple[str, str, bool]] = {
    "found a tab character that violates indentation": (
        "a tab is used for indentation",
        "indent with spaces",
        False,
    ),
    "found a tab character where an indentation space is expected": (
        "a tab is used for indentation",
        "indent with spaces",
        False,
    ),
    "mapping values are not allowed in this context": (
        'a ":" stands where no key can be',
        'put a value that has ": " in it in quotes; check that the line above ends as it should',
        False,
    ),
    "did not find expected ',' or ']'": (
        "the list that begins here is not closed",
        'close it with "]", and separate its items by commas',
        True,
    ),
    "did not find expected ',' or '}'": (
        "the map that begins here is not closed",
        'close it with "}", and separate its keys by commas',
        True,
    ),
    "found unexpected end of stream": (
        "the quotation mark that opens here is never closed",
        "close it, or write the value without quotes",
        True,
    ),
    "could not find expected ':'": (
        'this line has no ":" behind its key',
        "write key: value; a text that goes on in further lines is indented",
        True,
    ),
    "did not find expected key": (
        "this does not fit the keys above it",
        "give keys of one map the same indentation; nothing may follow a closing quotation mark",
        False,
    ),
    "did not find expected '-' indicator": (
        "this does not fit the list above it",
        'begin each item with "- " at the same indentation',
        False,
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot begin in the line of its key",
        'begin the list in the next line, or write it as [a, b]; a text that begins with "- " needs quotes',
        False,
    ),
    "found undefined tag handle": (
        'a value cannot begin with "!"',
        _QUOTE,
        False,
    ),
    "found unknown escape character": (
        "a backslash in double quotes begins an escape that does not exist",
        "use single quotes, or double the backslash",
        False,
    ),
    "did not find expected node content": (
        "a value is missing here",
        f"write it, or {_QUOTE} if this is text",
        False,
    ),
    "did not find expected comment or line break": (
        'a text that begins with "|" or ">" starts in the next line',
        _QUOTE,
        False,
    ),
    "did not find expected <document start>": (
        "the text goes on behind its end mark",
        'remove the line "..." or "---"',
        False,
    ),
}


def syntax_mistake(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Mistake:
    """Return what the parser found, placed inside ``text``, whose first line is ``first_line``."""
    known = _WORDS.get(str(error.problem))
    begins = known[2] if known else str(error.problem).startswith(_NO_NAME)
    begin = begins and error.context_mark is not None
    mark = error.context_mark if begin else error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = min(mark.column, len(lines[line])) if mark else 0
    message, way_out = known[:2] if known else _unlisted(str(error.problem), lines[line][column : column + 1])
    message, way_out = _closer(lines[line][:column], str(error.problem)) or (message, way_out)
    return Mistake("syntax", message, _spot(line + first_line, column), way_out)


def forbidden_character(text: str, first_line: int) -> Mistake:
    """Return the mistake for the first character that may not stand in a YAML text."""
    found = _FORBIDDEN.search(text)
    offset = found.start() if found else 0
    before = text[:offset]
    line = before.count("\n")
    column = offset - (before.rfind("\n") + 1)
    name = f"U+{ord(found.group()):04X}" if found else "that YAML does not know"
    return Mistake(
        "syntax",
        f"a character cannot be used here: {name}",
        _spot(line + first_line, column),
        "remove it; editors show it when they display invisible characters",
    )


def _closer(before: str, words: str) -> tuple[str, str] | None:
    """Return better words for two common slips, told by what stands before them in the line."""
    if words == "mapping values are not allowed in this context" and ": " in before:
        return 'a value that holds ": " needs quotes', _QUOTE
    if words == "did not find expected key" and before.rstrip().endswith(("'", '"')):
        return (
            "text stands behind a closing quotation mark",
            "put all of the value in quotes; a quotation mark within single quotes is doubled",
        )
    return None


def _unlisted(words: str, char: str) -> tuple[str, str]:
    if words == "found character that cannot start any token" and char == "\t":
        return "a tab is used for indentation", "indent with spaces"
    if words == "found character that cannot start any token":
        return f'a value cannot begin with "{char}"', _QUOTE
    if words.startswith(_NO_NAME):
        return 'a value cannot begin with "*" or "&"', _QUOTE
    return f"YAML cannot be read here: {words}", "check quotes, colons and indentation around this place"


def _spot(line: int, column: int) -> Place:
    return Place(line, column + 1, line, column + 2)
