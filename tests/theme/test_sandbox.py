"""What templates cannot do."""

import pytest

from briefgen.theme.filters import FILTER_NAMES
from tests.theme.desk import render_template


def outcome(text: str, **others: str) -> tuple[str, str]:
    found = render_template(text, **others)
    return (
        (found.problems[0].code, found.problems[0].message) if found.problems else ("", found.data.decode())
    )


@pytest.mark.parametrize(
    "text",
    [
        '{{ "".__class__.__mro__ }}',
        "{{ ''['__class__'] }}",
        "{{ page.__class__ }}",
        "{{ page._reader }}",
        "{{ page['_reader'] }}",
        "{{ t.__globals__ }}",
        "{{ asset.__closure__ }}",
        "{{ site.latest.__func__ }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ (1).__class__ }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{% set x = {} %}{{ x.update({1: 2}) }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ '%s' % page }}",
        "{{ page | attr('_reader') }}",
        "{{ site.latest.__self__ }}",
    ],
)
def test_an_escape_from_the_sandbox_is_refused(text: str) -> None:
    code, _ = outcome(text)
    assert code in {"BG610", "BG612", "BG613"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ ([page] | map(attribute='_reader') | first).language }}",
        "{{ ([page] | map(attribute='__class__') | first).__name__ }}",
        "{{ ([page] | groupby('_reader') | first).grouper.language }}",
        "{{ [page, page] | sort(attribute='_reader.language') | length }}",
        "{% set page._reader = 1 %}",
    ],
)
def test_filters_and_assignments_reach_no_inner_part_of_a_view(text: str) -> None:
    code, message = outcome(text)
    assert code or message == "2"


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) if false %}{% endfor %}{% endfor %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(60) }}",
        '{{ "x" * 10 ** 9 }}',
        "{{ [1] * 10 ** 9 }}",
        "{% set ns = namespace(x='x') %}{% for a in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x='x') %}{% for a in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for a in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x='x') %}{% for a in range(99) %}{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}{% set ns.x = y %}{% endfor %}",
        "{% set ns = namespace(x='x') %}{% for a in range(99) %}{% set ns.x = [ns.x, ns.x] | join %}{% endfor %}",
        "{% set ns = namespace(x='xx') %}{% for a in range(99) %}{% set ns.x = ns.x | replace('x', 'xx') %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in [1] | batch(999, 0) %}{{ b | list | sum }}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{{ range(9999) | list | length }}{% endfor %}",
        "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        '{% include "x.html" %}',
        '{% extends "x.html" %}',
        "{% block a %}{{ self.a() }}{% endblock %}",
    ],
)  # fmt: skip
def test_a_template_without_end_is_refused(text: str) -> None:
    code, message = outcome(text)
    assert code == "BG614", message
    assert "does not come to an end" in message


def test_templates_that_include_each_other_are_refused() -> None:
    assert outcome('{% include "y.html" %}', y_html='{% include "x.html" %}')[0] == "BG614"


def test_includes_that_double_are_refused() -> None:
    text = "{% set n = (n | default(0)) + 1 %}{% if n < 60 %}{% include 'x.html' %}{% include 'x.html' %}{% endif %}"
    assert outcome(text)[0] == "BG614"


@pytest.mark.parametrize(
    "text",
    ["{{ range(99999) | length }}", "{{ 9 ** 99 }}", "{{ 2 ** 62 * 2 ** 62 }}", "{{ 99999999 ** 2 }}"],
)
def test_huge_ranges_and_numbers_are_refused(text: str) -> None:
    assert outcome(text)[0] == "BG613"


@pytest.mark.parametrize(
    "name",
    ["center", "format", "indent", "pprint", "random", "filesizeformat", "wordwrap", "urlize", "xmlattr"],
)
def test_filters_without_bounds_are_not_there(name: str) -> None:
    assert name not in FILTER_NAMES
    assert outcome("{{ 'x' | " + name + " }}")[0] == "BG610"


def test_too_many_columns_are_refused() -> None:
    assert outcome("{{ [1] | batch(1000000, 0) | list }}")[0] == "BG615"


@pytest.mark.parametrize("name", ["lipsum", "open", "environ", "now"])
def test_names_that_change_from_run_to_run_are_not_there(name: str) -> None:
    assert outcome("{{ " + name + " }}")[0] == "BG612"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ '<b>' }}", "&lt;b&gt;"),
        ("{{ 'a' ~ '<' ~ 1 }}", "a&lt;1"),
        ("{{ ('<b>' | safe) ~ '<' }}", "<b>&lt;"),
        ("{% for a in range(3) %}{{ loop.index }}{% if not loop.last %},{% endif %}{% endfor %}", "1,2,3"),
        ("{% for a in [1, 2, 3] | select('odd') %}{{ a }}{% else %}none{% endfor %}", "13"),
        ("{% for a in [] %}{% else %}none{% endfor %}", "none"),
        ("{{ ['a', 'b'] | join(', ') }}", "a, b"),
        ("{{ [1, 2, 3, 4] | batch(2) | map('join', '-') | join('|') }}", "1-2|3-4"),
        ("{{ 'aXa' | replace('X', '<') }}", "a&lt;a"),
        ("{{ 2 * 3 + 2 ** 4 }} {{ 'ab' * 2 }} {{ 7 % 4 }}", "22 abab 3"),
        ("{{ 'Ab'.lower().startswith('a') }}", "True"),
        ("{{ '<i>a</i>  b' | safe | plain }}", "a b"),
        ("{% macro m(x) %}[{{ x }}{{ caller() }}]{% endmacro %}{% call m('<') %}!{% endcall %}", "[&lt;!]"),
        ("{{ {'a': 1} | dictsort }}", "[(&#39;a&#39;, 1)]"),
        ("{{ [3, 1, 2] | sort | list }} {{ [1, 2] | sum }}", "[1, 2, 3] 3"),
        ("{{ missing | default('none') }}", "none"),
        ("{{ missing is defined }}", "False"),
    ],
)
def test_ordinary_templates_work_as_in_jinja(text: str, expected: str) -> None:
    assert outcome(text) == ("", expected)
