from briefgen.search.entry import Entry
from briefgen.search.records import record_of

ENTRY = Entry(
    "document:notes/slip",
    "5a",
    "/notes/slip/",
    "Slip",
    "note",
    "",
    date="2024-11",
    summary="Cranes.",
    own_names=("Slip", "Стапель"),
    names=("Vera Palin", "Вера Палин"),
    topics=("Ports", "Ports"),
    actors=("Vera Palin",),
)


def test_names_in_other_letters_are_searched_in_latin_ones_too() -> None:
    record = record_of(ENTRY, "notes/slip/", "They stood idle.", "en")
    assert record.meta == {
        "title": "Slip",
        "date": "2024-11",
        "aliases": "Slip, Стапель, stapel",
        "names": "Vera Palin, Вера Палин, Ports, vera palin",
    }
    assert (record.url, record.language) == ("notes/slip/", "en")
    assert record.content == "Cranes.\nThey stood idle."


def test_results_are_narrowed_by_what_is_known_and_by_nothing_else() -> None:
    record = record_of(ENTRY, "notes/slip/", "", "en")
    assert record.filters == {"kind": ["note"], "year": ["2024"], "topic": ["Ports"], "actor": ["Vera Palin"]}
    assert record.sort == {"date": "2024-11"}
