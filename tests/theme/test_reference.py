"""The theme reference is complete."""

import re

from briefgen.theme.reference import context_rows, filter_names, view_meaning, view_rows
from briefgen.theme.views.surface import VIEWS
from tests.theme.desk import built_in


def test_every_attribute_of_every_view_says_what_it_means() -> None:
    rows = view_rows()
    assert len(rows) > 150
    assert [row for row in rows if not row.meaning or not row.type] == []


def test_every_view_says_what_it_is() -> None:
    assert all(view_meaning(view) for view in VIEWS)


def test_types_are_told_in_words() -> None:
    types = {(row.view, row.name): row.type for row in view_rows()}
    assert types["CardView", "title"] == "text"
    assert types["CardView", "date"] == "DateView or None"
    assert types["DocumentView", "topics"] == "list of SubjectView"
    assert types["BodyView", "html"] == "HTML"
    assert types["SiteView", "latest(of, number)"] == "list of CardView"
    assert types["TenureView", "org"] == "SubjectView or None"


def test_types_that_are_views_are_in_the_reference() -> None:
    known = {view.__name__ for view in VIEWS}
    named = {word for row in view_rows() for word in re.findall(r"\w+View", row.type)}
    assert named <= known


def test_the_names_of_the_context_are_those_that_pages_get() -> None:
    assert {row.name for row in context_rows()} == {
        "site", "page", "t", "asset", "document", "subject", "introduction", "matrix", "credits", "feed", "feeds", "redirects", "sitemap",
        "export",
    }  # fmt: skip


def test_filters_are_sorted() -> None:
    assert list(filter_names()) == sorted(filter_names())


def test_the_built_in_theme_uses_documented_filters_only() -> None:
    used = {
        name
        for file in built_in().templates.values()
        for name in re.findall(r"\|\s*(\w+)", file.data.decode())
    }
    assert used <= set(filter_names())
