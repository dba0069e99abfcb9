import pytest

from briefgen.settings.menu import MENU_WORDS, full_menu
from briefgen.typed_yaml import Mapping, Node, Reading, Sequence, compose
from briefgen.typed_yaml.scalars import plain_value


def menu(text: str) -> tuple[Node, Reading]:
    root = compose(f"menu: {text}").root
    assert isinstance(root, Mapping)
    reading = Reading("UTC")
    return full_menu(root.entries[0].value, reading), reading


@pytest.mark.parametrize(("word", "title"), MENU_WORDS.items())
def test_each_word_has_a_title(word: str, title: str) -> None:
    found, reading = menu(f"[{word}]")
    assert plain_value(found) == [{"title": title, "url": word}]
    assert reading.mistakes == []


def test_maps_are_left_as_they_are() -> None:
    found, _ = menu("[{title: About, url: about}, topics]")
    assert isinstance(found, Sequence)
    assert plain_value(found.items[0]) == {"title": "About", "url": "about"}


def test_a_title_that_looks_like_a_number_stays_a_text() -> None:
    found, _ = menu("[{title: '2024', url: archive/2024}]")
    assert plain_value(found) == [{"title": "2024", "url": "archive/2024"}]


@pytest.mark.parametrize(
    ("word", "near"), [("topcis", "topics"), ("Actors", "actors"), ("note", "notes"), ("archives", "archive")]
)
def test_an_unknown_word_is_left_out_with_a_suggestion(word: str, near: str) -> None:
    found, reading = menu(f"[topics, {word}]")
    assert plain_value(found) == [{"title": "Topics", "url": "topics"}]
    assert f'did you mean "{near}"?' in reading.mistakes[0].help


def test_a_word_that_means_nothing_is_told_what_else_to_write() -> None:
    _, reading = menu("[about]")
    assert "{title: About, url: about}" in reading.mistakes[0].help


@pytest.mark.parametrize("text", ["~", "", "{title: A, url: b}"])
def test_other_values_pass_through(text: str) -> None:
    found, reading = menu(text)
    assert not isinstance(found, Sequence)
    assert reading.mistakes == []
