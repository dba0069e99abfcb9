"""Documents by date, and their neighbours."""

from briefgen.catalog.chronology import is_listed, newest_first
from briefgen.model.site import Neighbours
from tests.catalog.documents import actor, article, catalog_of, make_document, note, topic


def test_the_newest_comes_first_and_undated_documents_last() -> None:
    found = newest_first(
        [article("b"), article("a"), article("c", date="2023-05-05"), note("d", date="2024-05-05T10:00:00")]
    )
    assert [one.key for one in found] == ["notes/d", "articles/c", "articles/a", "articles/b"]


def test_documents_before_1970_are_older_than_later_ones_and_newer_than_undated_ones() -> None:
    found = newest_first([article("a"), article("b", date="1949-04-04"), article("c", date="1970-01-01")])
    assert [one.key for one in found] == ["articles/c", "articles/b", "articles/a"]


def test_profiles_and_unlisted_documents_are_not_listed() -> None:
    assert not is_listed(actor("a"))
    assert not is_listed(topic("a"))
    assert not is_listed(article("a", unlisted=True))
    assert is_listed(make_document("about.md"))


def test_lists_by_kind_are_newest_first_and_all_leaves_pages_out() -> None:
    catalog = catalog_of(
        article("a", date="2024-01-01"),
        note("b", date="2024-02-01"),
        make_document("briefs/c.md", date="2024-03-01"),
        make_document("about.md", date="2024-04-01"),
        article("d"),
        article("hidden", date="2024-09-01", unlisted=True),
        topic("t"),
    )
    assert catalog.by_date == {
        "all": ("briefs/c", "notes/b", "articles/a", "articles/d"),
        "article": ("articles/a", "articles/d"),
        "brief": ("briefs/c",),
        "note": ("notes/b",),
        "page": ("about",),
    }


def test_neighbours_are_of_the_same_kind_and_dated() -> None:
    catalog = catalog_of(
        article("old", date="2024-01-01"),
        article("middle", date="2024-02-01"),
        note("between", date="2024-02-15"),
        article("new", date="2024-03-01"),
        article("undated"),
        article("hidden", date="2024-02-10", unlisted=True),
    )
    assert catalog.neighbours == {
        "articles/hidden": Neighbours(),
        "articles/middle": Neighbours(older="articles/old", newer="articles/new"),
        "articles/new": Neighbours(older="articles/middle"),
        "articles/old": Neighbours(newer="articles/middle"),
        "articles/undated": Neighbours(),
        "notes/between": Neighbours(),
    }


def test_a_site_without_documents_has_empty_lists() -> None:
    assert catalog_of().by_date == {"all": (), "article": (), "brief": (), "note": (), "page": ()}
