"""The files of the search."""

import json

from briefgen.search.entry import Entry
from briefgen.search.scripts import script, shown, terms_route


def test_letters_beyond_ascii_stand_in_addresses_as_numbers() -> None:
    assert terms_route("за") == "/search/terms/-437-430.js"
    assert terms_route("a_") == "/search/terms/a-5f.js"


def test_a_file_is_one_call_with_json_whatever_the_text_holds() -> None:
    hostile = 'a"b\\c</script>\u2028\u2029\x00'
    entry = Entry("document:a", "k", "/a/", hostile, "note", "en")
    made = script("text", "k", shown(entry, "a/", hostile)).decode()
    assert made.startswith('briefgenSearch("text","k",')
    assert "\u2028" not in made
    assert json.loads(made.removeprefix('briefgenSearch("text","k",').removesuffix(");\n")) == {
        "address": "a/",
        "title": hostile,
        "lang": "en",
        "kind": "note",
        "text": hostile,
    }
