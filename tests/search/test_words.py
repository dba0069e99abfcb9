"""The words under which a document is found."""

from briefgen.search.entry import Entry
from briefgen.search.words import form_and_stem, unpacked, words_of


def entry(**more: object) -> Entry:
    return Entry("document:a", "0" * 12, "/a/", **{"title": "Ships", "kind": "note", "lang": "en", **more})  # type: ignore[arg-type]


def test_a_word_stands_where_it_weighs_most() -> None:
    words = words_of(entry(topics=("Karsk and ports",)), "Ships sailed to the ports of Karsk.")
    assert words.titled == {"ships/ship"}
    assert words.named == {"karsk", "and", "ports"}
    assert words.told == {"sailed/sail", "ports/port"}


def test_words_that_every_text_has_are_left_out() -> None:
    assert not {"the", "of"} & words_of(entry(), "the price of the oil").told


def test_apostrophes_and_endless_runs_of_letters_are_no_words_of_their_own() -> None:
    forms = {form_and_stem(word)[0] for word in words_of(entry(), f"John’s {'x' * 60} l'État").told}
    assert forms == {"johns", "letat"}


def test_words_come_back_from_their_bytes() -> None:
    words = words_of(entry(own_names=("Владимир", "Jean-Luc")), "He was negotiating.")
    assert unpacked(words.packed()) == words
    assert unpacked(type(words)().packed()) == type(words)()
