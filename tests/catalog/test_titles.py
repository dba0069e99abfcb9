"""The names of documents."""

import pytest

from briefgen.catalog.titles import file_name, titles_of
from tests.catalog.documents import actor, article, make_document, note

TITLES = titles_of(
    [
        article("east/Grain deal", title="The deal", aliases=["Grain pact"], id="deal"),
        note("deal", title="The Deal", aliases=["the deal"]),
        note("other", title="Grain pact"),
        actor("oda", title="The deal"),
        make_document("about.md", title="About"),
    ]
)


@pytest.mark.parametrize("name", ["deal", "DEAL", "the deal", "Grain pact", "grain–pact"])
def test_an_article_comes_before_a_note_of_the_same_name(name: str) -> None:
    assert TITLES.find(name) == ("articles/east/Grain deal",)


def test_a_kind_can_be_chosen() -> None:
    assert TITLES.find("the deal", ("note",)) == ("notes/deal",)
    assert TITLES.find("the deal", ("page", "brief")) == ()


def test_profiles_are_not_found_by_title_but_by_file() -> None:
    assert TITLES.find("oda") == ()
    assert TITLES.find_file("oda") == ("actors/oda",)


@pytest.mark.parametrize(
    "name", ["grain deal", "East/Grain deal.md", "articles/east/grain-deal", "/articles/east/Grain deal/"]
)
def test_a_file_is_found_by_its_name_and_by_the_end_of_its_path(name: str) -> None:
    assert TITLES.find_file(name) == ("articles/east/Grain deal",)


@pytest.mark.parametrize("name", ["", " ", "/", "est/grain deal", "deal/grain", "ast/grain deal"])
def test_a_part_of_a_folder_name_is_not_enough(name: str) -> None:
    assert TITLES.find_file(name) == ()


def test_an_exact_path_comes_before_longer_ones_that_end_so() -> None:
    titles = titles_of([make_document("grain.md"), article("grain"), note("grain")])
    assert titles.find_file("grain") == ("grain",)


def test_an_empty_name_is_the_name_of_nothing() -> None:
    assert titles_of([article("a", title="—")]).find("") == ()


@pytest.mark.parametrize(
    "name", ["folder/file", "folder/file.md", "/folder/file/", "folder/file/index.md", " folder/file "]
)
def test_suffix_root_and_index_are_no_part_of_a_files_name(name: str) -> None:
    assert file_name(name) == "folder/file"
