"""What a theme's author is told."""

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.model.site import PagePlan
from briefgen.theme import render_site
from tests.theme.desk import catalog, plan, render_template, routes, settings, site_plan, theme_of


def problem_of(text: str, **others: str) -> Diagnostic:
    (found,) = render_template(text, **others).problems
    return found


def test_a_syntax_error_names_template_and_line() -> None:
    found = problem_of("<p>\n{% if page %}\n{% endfor %}")
    assert (found.code, found.span.path, found.span.line) == ("BG610", "themes/mine/templates/x.html", 3)


def test_a_syntax_error_in_an_included_template_names_that_template() -> None:
    found = problem_of('\n{% include "y.html" %}', y_html="\n\n{{ }}")
    assert (found.code, found.span.path, found.span.line) == ("BG610", "themes/mine/templates/y.html", 3)


def test_a_missing_template_gets_a_suggestion() -> None:
    found = problem_of('{% include "parts.htm" %}', parts_html="")
    assert (found.code, found.help) == ("BG611", 'did you mean "parts.html"?')
    assert 'no template "parts.htm"' in found.message


def test_an_include_that_may_be_missing_is_left_out() -> None:
    assert render_template('a{% include "gone.html" ignore missing %}b').data == b"ab"


def test_a_misspelt_attribute_of_a_view_gets_a_suggestion() -> None:
    found = problem_of("a\n{{ document.titel }}")
    assert (found.code, found.span.line, found.help) == ("BG612", 2, 'did you mean "title"?')
    assert found.message.startswith('a document has no "titel"')


def test_an_attribute_like_no_other_gets_the_list() -> None:
    assert "title" in problem_of("{{ document.zzzzzzzz }}").help


def test_a_misspelt_name_gets_a_suggestion() -> None:
    found = problem_of("{{ documnt.title }}")
    assert (found.code, found.help) == ("BG612", 'did you mean "document"?')


def test_an_attribute_of_nothing_is_an_error() -> None:
    assert problem_of("{{ document.kicker.name }}").code == "BG612"


def test_a_view_is_not_text_and_the_message_lists_its_attributes() -> None:
    found = problem_of("\n{{ document }}")
    assert (found.code, found.span.line) == ("BG616", 2)
    assert "title" in found.message


@pytest.mark.parametrize(
    "text", ["{{ document ~ '' }}", "{{ [document] | join }}", "{{ document | string }}", "{{ site | e }}"]
)
def test_a_view_is_not_text_in_filters_either(text: str) -> None:
    assert problem_of(text).code == "BG616"


def test_types_that_do_not_go_together_are_an_error_with_its_line() -> None:
    found = problem_of("\n\n{{ page.title + 1 }}")
    assert (found.code, found.span.line) == ("BG615", 3)


def test_a_division_by_zero_is_an_error_with_its_line() -> None:
    assert problem_of("{{ 1 // 0 }}").code == "BG615"


def test_an_option_that_the_theme_lacks_is_an_error() -> None:
    assert 'no option "acent"' in problem_of('{{ site.option("acent") }}').message


def test_the_place_is_that_of_the_innermost_template() -> None:
    found = problem_of(
        '{% import "y.html" as m %}\n{{ m.a(1) }}', y_html="\n{% macro a(x) %}\n{{ x.gone }}{% endmacro %}"
    )
    assert (found.span.path, found.span.line) == ("themes/mine/templates/y.html", 3)


def test_the_message_names_the_page_and_its_source() -> None:
    assert problem_of("{{ gone }}").message.endswith("(page /x/ of content/about.md)")


def test_a_message_is_one_line_without_full_stop() -> None:
    for text in ("{{ gone }}", "{% if %}", "{{ page }}", "{{ 1 // 0 }}"):
        message = problem_of(text).message
        assert "\n" not in message
        assert not message.endswith(".")


def test_the_same_error_of_many_pages_is_told_once_with_their_number() -> None:
    known = catalog()
    pages = tuple(PagePlan(f"/{n}/", "x.html", "page", "document:about") for n in range(5))
    theme = theme_of({"x.html": "{{ gone }}", "y.html": "fine"})
    planned = site_plan((*pages, PagePlan("/y/", "y.html", "404")), routes(known), ())
    found = list(render_site(planned, known, settings(), theme))
    problems = [problem for one in found for problem in one.problems]
    assert len(problems) == 1
    assert problems[0].message.endswith("(page /0/ of content/about.md, and 4 more)")
    assert {one.route: one.data for one in found}["/y/"] == b"fine"


def test_all_errors_of_all_templates_are_told() -> None:
    known = catalog()
    pages = (
        PagePlan("/a/", "a.html", "404"),
        PagePlan("/b/", "b.html", "404"),
        PagePlan("/c/", "c.html", "404"),
    )
    theme = theme_of({"a.html": "{{ gone }}", "b.html": "{% if %}"})
    found = render_site(site_plan(pages, {}, ()), known, settings(), theme)
    assert sorted(problem.code for one in found for problem in one.problems) == ["BG610", "BG611", "BG612"]


def test_an_endless_template_is_run_for_one_page_only() -> None:
    known = catalog()
    templates = {"base.html": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"}
    templates |= {
        "a.html": '{% extends "base.html" %}',
        "b.html": '{% include "base.html" %}',
        "c.html": "fine",
    }
    pages = tuple(PagePlan(f"/{n}/{name}/", f"{name}.html", "404") for n in range(40) for name in "abc")
    found = list(render_site(site_plan(pages, {}, ()), known, settings(), theme_of(templates)))
    (problem,) = [problem for one in found for problem in one.problems]
    assert problem.code == "BG614"
    assert " more)" not in problem.message
    assert sum(one.data == b"fine" for one in found) == 40


def test_a_missing_asset_is_told_with_the_site() -> None:
    known = catalog()
    theme = theme_of({"x.html": '{{ t("a") }}{{ asset("gone.css") }}'}, strings={"a": "b"})
    found = list(render_site(site_plan((), {}, ()), known, settings(), theme))
    assert [problem.code for one in found for problem in one.problems] == ["BG620"]


def test_the_built_in_theme_renders_every_kind_of_page_without_error() -> None:
    from tests.theme.desk import render

    known = catalog()
    found = render(known)
    assert all(one.problems == () and one.data for one in found.values())
    assert set(plan(known).pages) <= set(found)
