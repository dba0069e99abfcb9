"""What a template's result depends on."""

import msgspec

from briefgen.theme import ThemeFile
from briefgen.theme.templates import Closures
from tests.theme.desk import built_in, theme_of


def test_a_closure_holds_what_is_extended_included_and_imported() -> None:
    theme = theme_of({
        "a.html": '{% extends "b.html" %}{% import "m.html" as m %}',
        "b.html": '{% include "parts/c.html" %}',
        "m.html": "", "parts/c.html": "", "other.html": "",
    })  # fmt: skip
    assert Closures(theme).closure("a.html") == ("a.html", "b.html", "m.html", "parts/c.html")


def test_a_file_that_is_missing_belongs_to_the_closure() -> None:
    theme = theme_of({"a.html": '{% include "gone.html" ignore missing %}'})
    assert Closures(theme).closure("a.html") == ("a.html", "gone.html")


def test_a_computed_name_makes_the_closure_the_whole_theme() -> None:
    theme = theme_of({"a.html": '{% include "parts/" ~ page.kind ~ ".html" %}', "b.html": "", "c.html": ""})
    assert Closures(theme).closure("a.html") == ("*", "a.html", "b.html", "c.html")


def test_every_name_of_a_list_belongs_to_the_closure() -> None:
    theme = theme_of({"a.html": '{% include ["b.html", "c.html"] %}', "b.html": ""})
    assert Closures(theme).closure("a.html") == ("a.html", "b.html", "c.html")


def test_templates_that_refer_to_each_other_have_a_closure() -> None:
    theme = theme_of({"a.html": '{% include "b.html" %}', "b.html": '{% include "a.html" %}'})
    assert Closures(theme).closure("a.html") == ("a.html", "b.html")


def test_a_template_that_cannot_be_parsed_is_its_own_closure() -> None:
    assert Closures(theme_of({"a.html": "{% if %}"})).closure("a.html") == ("a.html",)


def test_a_digest_changes_with_any_file_of_the_closure_and_no_other() -> None:
    def digest(included: str, other: str) -> str:
        templates = {"a.html": '{% include "b.html" %}', "b.html": included, "c.html": other}
        return Closures(theme_of(templates)).digest("a.html")

    assert digest("1", "1") == digest("1", "2")
    assert digest("1", "1") != digest("2", "1")


def test_a_digest_changes_when_a_missing_file_appears() -> None:
    text = '{% include "b.html" ignore missing %}'
    there = theme_of({"a.html": text, "b.html": ""})
    assert Closures(theme_of({"a.html": text})).digest("a.html") != Closures(there).digest("a.html")


def test_no_template_of_the_built_in_theme_computes_a_name() -> None:
    theme = built_in()
    closures = Closures(theme)
    assert not any("*" in closures.closure(name) for name in theme.templates)


def test_the_built_in_theme_refers_to_no_missing_template() -> None:
    theme = built_in()
    closures = Closures(theme)
    assert {name for own in theme.templates for name in closures.closure(own)} == set(theme.templates)


def test_a_template_that_stands_behind_another_belongs_to_the_closure() -> None:
    theme = theme_of({"a.html": '{% extends "parent:a.html" %}'})
    behind = ThemeFile("themes/other/templates/a.html", b'{% include "b.html" %}', 1)
    layered = msgspec.structs.replace(theme, templates=theme.templates | {"1:a.html": behind})
    assert Closures(layered).closure("a.html") == ("1:a.html", "a.html", "b.html")
