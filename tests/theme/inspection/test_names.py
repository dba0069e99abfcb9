"""Names in templates, held against the documented ones."""

from pathlib import Path

import pytest

from briefgen.settings.values import ThemeChoice
from briefgen.theme import findings, load_theme
from briefgen.theme.inspection.facts import Facts
from briefgen.theme.inspection.names import misused_names
from tests.theme.desk import settings, theme_of

ROOT = Path(__file__).parents[3]


def told(**templates: str) -> list[tuple[int, int, str]]:
    """Return line, column and message of each problem in templates; ``note`` is ``note.html``."""
    theme = theme_of({f"{name}.html": text for name, text in templates.items()})
    problems, _ = misused_names(theme, Facts(theme))
    return [(found.span.line, found.span.column, found.message) for found in problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ document.titel }}", 'a document has no "titel"'),
        ('{{ document["titel"] }}', 'a document has no "titel"'),
        ("{{ docment.title }}", '"docment" is undefined'),
        ("{{ document.date.shrt }}", 'a date has no "shrt"'),
        ("{{ document.topics.name }}", 'a list has no "name"'),
        ("{{ document.topics[0].nam }}", 'a subject has no "nam"'),
        ("{{ document.topics[:2][0].nam }}", 'a subject has no "nam"'),
        ("{{ (document.topics | first).nam }}", 'a subject has no "nam"'),
        ("{{ (document.topics | sort | list)[0].nam }}", 'a subject has no "nam"'),
        ("{% for a in document.authors %}{{ a.nam }}{% endfor %}", 'a subject has no "nam"'),
        ("{% for a in document.authors if a.nam %}{% endfor %}", 'a subject has no "nam"'),
        ("{% set s = document.series %}{{ s.numer }}", 'a seriesplace has no "numer"'),
        ("{% set a, b = document.older, document.date %}{{ b.titel }}", 'a date has no "titel"'),
        ("{% with s = document.series %}{{ s.numer }}{% endwith %}", 'a seriesplace has no "numer"'),
        ("{% for l, d in ((1, document.date), (2, document.as_of)) %}{{ d.ful }}{% endfor %}", 'a date has no "ful"'),
        ('{{ document.topics | map(attribute="nmae") | list }}', 'a subject has no "nmae"'),
        ('{{ document.related | sort(attribute="date.dya") }}', 'a date has no "dya"'),
        ('{{ document.related | selectattr("imge") | list }}', 'a card has no "imge"'),
        ('{{ site.latest("brief", 3)[0].titl }}', 'a card has no "titl"'),
        ("{{ (document.older or document.newer).titl }}", 'a card has no "titl"'),
        ("{{ (document.older if page.total else document.image).titl }}", 'a card or a image has no "titl"'),
        ("{{ page.total.foo }}", 'a text has no "foo"'),
        ("{% if document.stat %}{% endif %}", 'a document has no "stat"'),
        ("{% block main %}{{ document.titel }}{% endblock %}", 'a document has no "titel"'),
        ("{% macro m(x) %}{{ x.nonsense }}{% endmacro %}", 'anything that a template may read has no "nonsense"'),
        ("{% macro m(x) %}{{ x.titl }}{% endmacro %}{{ m(document.older) }}", 'a card has no "titl"'),
        ("{% macro m(x) %}{{ x.titl }}{% endmacro %}{{ m(x=document.older) }}", 'a card has no "titl"'),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ document.titel }}{% endcall %}", 'a document has no "titel"'),
        ("{{ sitemap[0].hrf }}", 'a sitemappage has no "hrf"'),
        ("{% set x %}{{ document.titel }}{% endset %}", 'a document has no "titel"'),
        ("{% filter upper %}{{ document.titel }}{% endfilter %}", 'a document has no "titel"'),
        ("{{ range(3)[0] ~ document.titel }}", 'a document has no "titel"'),
    ],
)  # fmt: skip
def test_a_planted_name_is_told_once(text: str, message: str) -> None:
    assert [found for *_, found in told(note=text)] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "{{ document.custom.anything.at.all }}",
        "{% for key, value in document.custom | dictsort %}{{ key }}{{ value.x }}{% endfor %}",
        "{{ banner if banner is defined }}{{ other | default('') }}",
        "{% for x in document.topics %}{{ loop.index }}{{ loop.previtem.name }}{% endfor %}",
        "{% set ns = namespace(n=0) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}",
        "{% macro m(x) %}{{ x.title }}{% endmacro %}",
        "{% macro m(x) %}{{ x.html }}{% endmacro %}{{ m(document.date) }}{{ m(document.body) }}",
        "{% macro tree(s) %}{% for c in s.children %}{{ tree(c) }}{% endfor %}{% endmacro %}{% for s in page.subjects %}{{ tree(s) }}{% endfor %}",
        "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{% endmacro %}{{ a() }}",
        "{{ document.title.upper() }}{{ page.route.split('/')[1] }}",
        "{{ cycler('a', 'b').next() }}{% set j = joiner() %}{{ j() }}{{ dict(a=1).a }}",
        "{{ document.period[0].short if document.period }}",
        "{% set x = none %}{% if page.total %}{% set x = document.date %}{% endif %}{{ x.html if x }}",
        "{% for g in page.documents | groupby('kind') %}{{ g.grouper }}{% for d in g.list %}{{ d.title }}{% endfor %}{% endfor %}",
        "{% for row in page.documents | batch(3) %}{{ row[0].title }}{% endfor %}",
    ],
)
def test_what_is_documented_or_an_authors_own_is_no_problem(text: str) -> None:
    assert told(note=text) == []


def test_the_place_is_that_of_the_name() -> None:
    assert told(note="<p>\n{{ page.title }} {{ page.titel }}") == [(2, 26, 'a page has no "titel"')]


def test_a_near_name_is_suggested_and_else_all_are_listed() -> None:
    theme = theme_of({"note.html": "{{ document.older.titel }}{{ document.older.zzz }}"})
    near, far = misused_names(theme, Facts(theme))[0]
    assert near.help == 'did you mean "title"?'
    assert far.help.startswith("it has: date, ")


def test_an_included_template_knows_the_names_of_where_it_is_included() -> None:
    part = "{{ x.titel }}{{ m.own(x) }}"
    macros = "{% macro own(card) %}{{ card.summry }}{% endmacro %}"
    page = '{% import "macros.html" as m with context %}{% set x = document.older %}{% include "part.html" %}'
    assert sorted(found for *_, found in told(note=page, part=part, macros=macros)) == [
        'a card has no "summry"',
        'a card has no "titel"',
    ]


def test_a_template_and_the_one_that_it_extends_share_what_is_set_outside_blocks() -> None:
    base = "{% set mine = site.logo %}{{ yours.titel }}{% block main %}{% endblock %}"
    note = '{% extends "base.html" %}{% set yours = document.older %}{% block main %}{{ mine.scr }}{% endblock %}'
    assert sorted(found for *_, found in told(note=note, base=base)) == [
        'a card has no "titel"',
        'a image has no "scr"',
    ]


def test_a_macro_that_a_template_does_not_have_is_told() -> None:
    note = '{% import "macros.html" as m %}{{ m.nme() }}{% from "macros.html" import name %}{{ name().x }}'
    assert [found for *_, found in told(note=note, macros="{% macro name() %}{% endmacro %}")] == [
        '"macros.html" has no macro "nme"',
        'a text has no "x"',
    ]


def test_a_fragment_that_nothing_includes_may_have_names_of_its_own() -> None:
    assert told(fragment="{{ m.lines(items) }}{{ page.titel }}") == [(1, 29, 'a page has no "titel"')]


@pytest.mark.parametrize(
    ("root", "name", "options"),
    [
        (ROOT, "briefing", ("accent", "latest_per_topic")),
        (ROOT, "ledger", ("accent", "dense", "latest_per_topic")),
        (ROOT / "benchmarks/plain", "plain", ()),
    ],
)
def test_the_themes_of_this_project_use_what_is_documented(
    root: Path, name: str, options: tuple[str, ...]
) -> None:
    theme, problems = load_theme(root, settings(theme=ThemeChoice(name)))
    assert [found for found in (*problems, *findings(theme, options)) if found.severity != "info"] == []
