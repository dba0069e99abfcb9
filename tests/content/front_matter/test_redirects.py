import pytest

from briefgen.content.front_matter.redirects import read_redirects
from briefgen.diagnostics import Severity
from briefgen.model.document import Mark
from briefgen.model.fields import CommonFields
from tests.content.front_matter.golden import parsed


def test_fields_without_old_addresses_are_left_as_they_are() -> None:
    fields, marks = CommonFields(aliases=("Terms",)), (Mark("aliases[0]", 2, 11, 16),)
    found = read_redirects(fields, marks, "content/x.md")
    assert (found.fields, found.marks, found.problems) == (fields, marks, ())


def test_an_alias_that_is_an_address_becomes_a_redirect_with_its_place() -> None:
    found = parsed(
        "---\ndate: 2024-11-07\nredirect_from: /older/\naliases: [/old/, Terms, /older-yet/]\n---\n"
    )
    document = found.document
    assert document is not None
    assert document.fields.aliases == ("Terms",)
    assert document.fields.redirect_from == ("/older/", "/old/", "/older-yet/")
    marks = {mark.field: (mark.line, mark.column) for mark in document.marks}
    assert marks["aliases[0]"] == (4, 18)
    assert (marks["redirect_from[1]"], marks["redirect_from[2]"]) == ((4, 11), (4, 25))
    assert [problem.severity for problem in found.problems] == [Severity.INFO, Severity.INFO]


@pytest.mark.parametrize(
    "address",
    ["old", "old/", "/../x", "/a/./b", "//host/x", "/a?b", "/a#b", "/a\\b", "https://example.org/a"],
)
def test_what_is_no_address_below_the_site_is_refused(address: str) -> None:
    found = read_redirects(CommonFields(redirect_from=(address,)), (), "content/x.md")
    assert [problem.code for problem in found.problems] == ["BG126"]


@pytest.mark.parametrize(
    "address", ["/", "/old", "/old/", "/2024/11/putin.html", "/путин/", "/a b/", "/a...b/"]
)
def test_addresses_of_any_script_are_accepted(address: str) -> None:
    assert read_redirects(CommonFields(redirect_from=(address,)), (), "content/x.md").problems == ()
