"""Extensions in whole sites: what they add, what an edit of them makes anew, how they fail."""

import re
import sys
from pathlib import Path

import pytest

from briefgen.diagnostics import ExitCode, Severity
from briefgen.workers import Processes
from tests.conftest import MakeSite
from tests.docs.pages import DOCS, examples
from tests.sites import NOON, SiteFolder, document

IMPORT = "from briefgen.extensions import Extension\n"
SHOUT = IMPORT + 'extension = Extension(filters={"shout": lambda text: str(text).upper()})\n'
MISSING_PAGE = """{% extends "base.html" %}
{% block main %}<h1>{{ page.heading|shout }}</h1>{% endblock %}
"""
AT_RULE = (
    IMPORT
    + """
WORD = "at"


def add(parser):
    parser.inline.add_terminator_char("@")
    parser.inline.ruler.push("at", at)


def at(state, silent):
    if state.src[state.pos] != "@":
        return False
    if not silent:
        state.push("at", "kbd", 0).content = WORD
    state.pos += 1
    return True


extension = Extension(markdown_rules=(add,))
"""
)
ROSTER = (
    IMPORT
    + """
from briefgen.model.site import PagePlan


def plan(catalog, plan):
    keys = catalog.by_date["all"]
    yield PagePlan("/roster/", "list.html", "roster", label="Roster", items=keys, total=len(keys))


extension = Extension(planners=(plan,))
"""
)
CHECK = (
    IMPORT
    + """
from briefgen.diagnostics import Diagnostic, Severity, Span


def check(catalog):
    for one in catalog.documents.values():
        if "bad" in one.card.title:
            yield Diagnostic("X-BAD", Severity.WARNING, "a  bad\\ntitle", Span(one.path, 2), "choose another")


extension = Extension(checks=(check,))
"""
)


def settings(*names: str) -> str:
    return f"title: Harbour Desk\nbase_url: https://example.org/desk/\nextensions: [{', '.join(names)}]\n"


def desk(site: MakeSite, files: dict[str, str]) -> SiteFolder:
    modules = [name.removesuffix(".py") for name in files if name.endswith(".py") and "/" not in name]
    return site(
        {
            "briefgen.yaml": settings(*modules),
            "content/notes/one.md": document(
                "One", "date: 2024-11-07", body="It rains.\n\nCrane @ the quay."
            ),
            "content/notes/two.md": document("Two", "date: 2024-11-08"),
            **files,
        }
    )


def assert_clean_build_is_equal(folder: SiteFolder) -> None:
    """Build once more from nothing, and compare bytes and problems."""
    tree, report = folder.tree(), folder.report
    clean = folder.build(full=True)
    assert folder.tree() == tree
    assert report is not None
    assert (clean.problems, clean.exit_code) == (report.problems, report.exit_code)


@pytest.fixture
def shown(site: MakeSite) -> SiteFolder:
    """The site that the page about extensions shows."""
    page = DOCS / "extensions.md"
    return site({example.path: example.text for example in examples(page) if example.path})


# What the documentation shows


def test_the_documented_rule_marks_words(shown: SiteFolder) -> None:
    shown.build()
    assert "The crane is <mark>out of service</mark> until Monday." in shown.page("/notes/night-shift/")


def test_the_documented_rule_leaves_other_signs_of_equality_alone(shown: SiteFolder) -> None:
    body = "1 = 1, `==c==` and 2 == 2."
    shown.edit({"content/notes/sum.md": document("Sum", "date: 2024-11-07", body=body)})
    shown.build()
    assert "<p>1 = 1, <code>==c==</code> and 2 == 2.</p>" in shown.page("/notes/sum/")


def test_the_documented_planner_lists_what_was_corrected(shown: SiteFolder) -> None:
    correction = 'corrections: [{date: 2024-11-09, text: "It was Tuesday."}]'
    shown.edit({"content/notes/wrong.md": document("A wrong day", "date: 2024-11-08", correction)})
    shown.build()
    assert "Corrections" in shown.text("/corrections/")
    assert "A wrong day" in shown.text("/corrections/")
    assert "The night shift" not in shown.text("/corrections/")
    assert "https://example.org/desk/corrections/" in shown.page("/sitemap.xml")


def test_the_documented_filter_works_in_a_template(shown: SiteFolder) -> None:
    shown.build()
    assert "Nothing here. HD" in shown.page("/404.html")


def test_the_documented_check_warns(shown: SiteFolder) -> None:
    shown.edit({"content/notes/long.md": document("Long " * 20, "date: 2024-11-08")})
    found = [each for each in shown.build().problems if each.code == "X-LONG-TITLE"]
    assert [(each.span.path, each.severity) for each in found] == [
        ("content/notes/long.md", Severity.WARNING)
    ]
    assert found == [each for each in shown.check() if each.code == "X-LONG-TITLE"]
    assert shown.build(strict=True).exit_code is ExitCode.CONTENT


def test_the_documented_reader_knows_its_ports(shown: SiteFolder) -> None:
    template = '{% extends "base.html" %}{% block main %}{{ "PLGDN"|port }} {{ "XX"|port }}{% endblock %}'
    shown.edit({"themes/briefing/templates/404.html": template}).build()
    assert "Gdańsk XX" in shown.page("/404.html")


def test_every_part_of_an_extension_is_documented() -> None:
    from briefgen.extensions import Extension

    text = (DOCS / "extensions.md").read_text(encoding="utf-8")
    assert [part for part in Extension.__slots__ if f"| `{part}` |" not in text] == []


# What an edit makes anew


def test_nothing_changed_stays_known_with_extensions(site: MakeSite) -> None:
    folder = desk(site, {"loud.py": SHOUT, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.build()
    again = folder.build()
    assert (again.parsed, again.rendered) == ((), ())


def test_an_edited_rule_parses_all_and_renders_what_differs(site: MakeSite) -> None:
    folder = desk(site, {"ats.py": AT_RULE})
    folder.build()
    assert "<kbd>at</kbd>" in folder.page("/notes/one/")
    report = folder.edit({"ats.py": AT_RULE.replace('"at"\n\n\ndef', '"by"\n\n\ndef', 1)}).build()
    assert len(report.parsed) == 2
    assert set(report.rendered) == {"/notes/one/", "/feed.atom", "/feed.json"}
    assert "<kbd>by</kbd>" in folder.page("/notes/one/")
    assert_clean_build_is_equal(folder)


def test_an_edited_filter_parses_nothing_and_renders_all(site: MakeSite) -> None:
    folder = desk(site, {"loud.py": SHOUT, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.build()
    assert "<h1>PAGE NOT FOUND</h1>" in folder.page("/404.html")
    report = folder.edit({"loud.py": SHOUT.replace("upper", "lower")}).build()
    assert report.parsed == ()
    assert len(report.rendered) == report.pages
    assert "<h1>page not found</h1>" in folder.page("/404.html")
    assert_clean_build_is_equal(folder)


def test_an_edited_planner_renders_what_it_plans(site: MakeSite) -> None:
    folder = desk(site, {"roster.py": ROSTER})
    folder.build()
    report = folder.edit({"roster.py": ROSTER.replace('"Roster"', '"Watch list"')}).build()
    assert (report.parsed, report.rendered) == ((), ("/roster/",))
    assert "Watch list" in folder.text("/roster/")
    assert_clean_build_is_equal(folder)


def test_a_new_document_reaches_a_planned_page(site: MakeSite) -> None:
    folder = desk(site, {"roster.py": ROSTER})
    folder.build()
    folder.edit({"content/notes/three.md": document("Three", "date: 2024-11-09")}).build()
    assert "Three" in folder.text("/roster/")
    assert_clean_build_is_equal(folder)


def test_a_withheld_document_reaches_neither_planner_nor_check(site: MakeSite) -> None:
    folder = desk(site, {"roster.py": ROSTER, "checking.py": CHECK})
    folder.edit({"content/notes/draft.md": document("A bad draft", "date: 2024-11-09", "status: draft")})
    report = folder.build()
    assert "draft" not in folder.text("/roster/")
    assert [each for each in report.problems if each.code == "X-BAD"] == []


def test_an_edited_check_runs_again_and_its_problems_are_replayed(site: MakeSite) -> None:
    folder = desk(site, {"checking.py": CHECK, "content/notes/bad.md": document("bad", "date: 2024-11-08")})
    first = folder.build()
    assert [each.message for each in first.problems if each.code == "X-BAD"] == ["a bad title"]
    assert folder.build().problems == first.problems
    report = folder.edit({"checking.py": CHECK.replace("X-BAD", "X-WORSE")}).build()
    assert [each.code for each in report.problems if each.code.startswith("X")] == ["X-WORSE"]
    assert (report.parsed, report.rendered) == ((), ())
    assert_clean_build_is_equal(folder)


def test_an_edit_of_an_imported_module_counts(site: MakeSite) -> None:
    loud = IMPORT + 'from words import say\nextension = Extension(filters={"shout": say})\n'
    folder = desk(site, {"loud.py": loud, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.edit(
        {
            "words.py": "def say(text):\n    from endings import END\n    return text + END\n",
            "endings.py": 'END = "!"\n',
        }
    )
    folder.build()
    assert "<h1>Page not found!</h1>" in folder.page("/404.html")
    folder.edit({"endings.py": 'END = "?"\n'}).build()
    assert "<h1>Page not found?</h1>" in folder.page("/404.html")
    assert_clean_build_is_equal(folder)


def test_an_edit_of_a_packages_part_counts(site: MakeSite) -> None:
    folder = desk(site, {"themes/briefing/templates/404.html": MISSING_PAGE})
    folder.edit(
        {
            "briefgen.yaml": settings("loud"),
            "loud/__init__.py": IMPORT
            + 'from .words import say\nextension = Extension(filters={"shout": say})\n',
            "loud/words.py": "from . import ends\ndef say(text):\n    return text + ends.END\n",
            "loud/ends.py": 'END = "!"\n',
        }
    )
    folder.build()
    assert "<h1>Page not found!</h1>" in folder.page("/404.html")
    report = folder.edit({"loud/ends.py": 'END = "?"\n'}).build()
    assert len(report.rendered) == report.pages
    assert "<h1>Page not found?</h1>" in folder.page("/404.html")


def test_a_part_of_a_package_that_appears_counts(site: MakeSite) -> None:
    folder = desk(site, {"themes/briefing/templates/404.html": MISSING_PAGE})
    trying = "try:\n    from .ends import END\nexcept ImportError:\n    END = '.'\n"
    package = IMPORT + trying + 'extension = Extension(filters={"shout": lambda text: text + END})\n'
    folder.edit({"briefgen.yaml": settings("loud"), "loud/__init__.py": package}).build()
    assert "<h1>Page not found.</h1>" in folder.page("/404.html")
    folder.edit({"loud/ends.py": "END = '!'\n"}).build()
    assert "<h1>Page not found!</h1>" in folder.page("/404.html")
    assert_clean_build_is_equal(folder)


def test_a_file_that_was_read_counts_and_so_does_one_that_was_missing(site: MakeSite) -> None:
    reading = IMPORT + (
        "def extension(files):\n"
        "    try:\n"
        '        end = files.text("end.txt")\n'
        "    except FileNotFoundError:\n"
        '        end = "."\n'
        '    return Extension(filters={"shout": lambda text: text + end})\n'
    )
    folder = desk(site, {"loud.py": reading, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.build()
    assert "<h1>Page not found.</h1>" in folder.page("/404.html")
    folder.edit({"end.txt": "!"}).build()
    assert "<h1>Page not found!</h1>" in folder.page("/404.html")
    folder.edit({"end.txt": "?"}).build()
    assert "<h1>Page not found?</h1>" in folder.page("/404.html")
    folder.edit({"end.txt": None}).build()
    assert "<h1>Page not found.</h1>" in folder.page("/404.html")
    assert_clean_build_is_equal(folder)


def test_an_edit_with_the_same_size_and_time_counts(site: MakeSite) -> None:
    import os

    folder = desk(site, {"loud.py": SHOUT, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.build()
    module = folder.root / "loud.py"
    before = module.stat()
    folder.edit({"loud.py": SHOUT.replace("upper", "lower")})
    os.utime(module, ns=(before.st_atime_ns, before.st_mtime_ns))
    folder.build()
    assert "<h1>page not found</h1>" in folder.page("/404.html")


def test_a_module_that_appears_beside_the_settings_goes_before_an_installed_one(site: MakeSite) -> None:
    loud = IMPORT + 'from anyascii import anyascii\nextension = Extension(filters={"shout": anyascii})\n'
    folder = desk(site, {"loud.py": loud, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.build()
    assert "<h1>Page not found</h1>" in folder.page("/404.html")
    folder.edit({"anyascii.py": "def anyascii(text):\n    return 'ours'\n"}).build()
    assert "<h1>ours</h1>" in folder.page("/404.html")
    assert "<h1>ours</h1>" in folder.page("/404.html")
    assert_clean_build_is_equal(folder)


def test_an_extension_taken_out_leaves_no_trace(site: MakeSite) -> None:
    folder = desk(site, {"roster.py": ROSTER, "ats.py": AT_RULE})
    folder.build()
    folder.edit({"briefgen.yaml": settings()}).build()
    assert not (folder.output / "roster").exists()
    assert "Crane @ the quay." in folder.page("/notes/one/")
    assert_clean_build_is_equal(folder)


def test_loading_leaves_nothing_behind(site: MakeSite) -> None:
    before = set(sys.modules)
    path = list(sys.path)
    folder = desk(site, {"ats.py": AT_RULE, "roster.py": ROSTER})
    folder.build()
    new = {name for name in set(sys.modules) - before if not name.startswith(("briefgen", "babel"))}
    assert {"ats", "roster", "site:ats"} & set(sys.modules) == set()
    assert not {name for name in new if "ats" in name or "roster" in name}
    assert sys.path == path
    assert list(folder.root.rglob("__pycache__")) == []


def test_workers_give_the_same_bytes(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"ats.py": AT_RULE, "loud.py": SHOUT, "roster.py": ROSTER}
    folder = desk(site, {**files, "themes/briefing/templates/404.html": MISSING_PAGE})
    folder.build()
    tree = folder.tree()
    monkeypatch.setattr(Processes, "worth", 1)
    folder.build(full=True, jobs=2)
    assert folder.tree() == tree
    assert "<kbd>at</kbd>" in folder.page("/notes/one/")


# Order


def test_planners_see_no_pages_of_extensions_and_filters_keep_their_order(site: MakeSite) -> None:
    second = ROSTER.replace("/roster/", "/second/").replace(
        'label="Roster"', 'label=str("/roster/" in plan.pages)'
    )
    folder = desk(site, {"roster.py": ROSTER, "second.py": second})
    folder.build()
    assert "False" in folder.text("/second/")


def test_rules_are_added_in_the_order_of_the_settings(site: MakeSite) -> None:
    folder = desk(
        site, {"first.py": AT_RULE, "second.py": AT_RULE.replace('"at"\n\n\ndef', '"by"\n\n\ndef', 1)}
    )
    folder.build()
    assert "<kbd>at</kbd>" in folder.page("/notes/one/")
    folder.edit({"briefgen.yaml": settings("second", "first")}).build()
    assert "<kbd>by</kbd>" in folder.page("/notes/one/")
    assert_clean_build_is_equal(folder)


# Loading that fails


@pytest.mark.parametrize(
    ("module", "code", "line", "words"),
    [
        ("x = (\n", "BG651", 1, "SyntaxError"),
        ("\nimport no_such_module_anywhere\n", "BG651", 2, "no_such_module_anywhere"),
        ("\n\n1 / 0\n", "BG651", 3, "ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit(3)\n", "BG651", 2, "SystemExit: 3"),
        ("def extension(files):\n    raise ValueError('why')\n", "BG651", 2, "ValueError: why"),
        ("def extension(files):\n    files.read('../x')\n", "BG651", 2, "no path below"),
        ("def extension(files):\n    files.read('content/notes/one.md')\n", "BG651", 2, "not for extensions"),
        ("x = 1\n", "BG652", 0, 'exports nothing as "extension"'),
        ("extension = {}\n", "BG652", 0, "a value of type dict"),
        (IMPORT + "extension = Extension(planners=len)\n", "BG653", 0, "planners is no tuple"),
        (IMPORT + "extension = Extension(checks=('x',))\n", "BG653", 0, "checks holds a value of type str"),
        (IMPORT + "extension = Extension(filters=[len])\n", "BG653", 0, "filters is no map"),
        (IMPORT + "extension = Extension(filters={'Loud': len})\n", "BG653", 0, '"Loud"'),
        (
            IMPORT + "extension = Extension(filters={'loud': 1})\n",
            "BG653",
            0,
            "filters holds a value of type int",
        ),
        (IMPORT + "extension = Extension(filters={'upper': len})\n", "BG653", 0, "comes with briefgen"),
        (IMPORT + "extension = Extension(targets={'a b': len})\n", "BG653", 0, '"a b"'),
        (
            "from jinja2 import pass_context\n"
            + IMPORT
            + "extension = Extension(filters={'loud': pass_context(lambda c, x: x)})\n",
            "BG653",
            0,
            "inside of Jinja",
        ),
        (
            IMPORT + "extension = Extension(markdown_rules=(lambda parser: 1 / 0,))\n",
            "BG654",
            2,
            "markdown rule",
        ),
        (
            IMPORT + "extension = Extension(markdown_rules=(lambda p: p.core.ruler.push('x', len),))\n",
            "BG655",
            0,
            "core",
        ),
    ],
)
def test_a_module_that_cannot_be_loaded_is_wrong_use(
    module: str, code: str, line: int, words: str, site: MakeSite
) -> None:
    status, problems = desk(site, {"faulty.py": module}).refusal()
    assert status == ExitCode.USAGE
    assert [(each.code, each.span.path, each.span.line) for each in problems] == [(code, "faulty.py", line)]
    assert words in problems[0].message


def test_an_error_in_an_imported_module_is_placed_there(site: MakeSite) -> None:
    folder = desk(site, {"loud.py": "import words\n"})
    folder.edit({"words.py": "\n\nraise OSError('no')\n"})
    status, problems = folder.refusal()
    assert (status, problems[0].span.path, problems[0].span.line) == (2, "words.py", 3)


def test_a_missing_module_is_placed_in_the_settings_with_the_name_that_was_meant(site: MakeSite) -> None:
    folder = desk(site, {"harbour.py": SHOUT})
    folder.edit({"briefgen.yaml": settings("harbor")})
    status, problems = folder.refusal()
    assert status == ExitCode.USAGE
    assert [(each.code, each.span.path, each.span.line) for each in problems] == [
        ("BG650", "briefgen.yaml", 3)
    ]
    assert problems[0].help == 'did you mean "harbour"?'


def test_two_extensions_cannot_give_one_filter(site: MakeSite) -> None:
    status, problems = desk(site, {"loud.py": SHOUT, "louder.py": SHOUT}).refusal()
    assert (status, [each.code for each in problems]) == (2, ["BG653"])
    assert 'by extension "loud" too' in problems[0].message


@pytest.mark.parametrize("names", ["[a-b]", "[../x]", "[class]", "[loud, loud]", "[a.b]"])
def test_names_that_are_no_modules_are_wrong_settings(names: str, site: MakeSite) -> None:
    folder = desk(site, {"loud.py": SHOUT})
    folder.edit({"briefgen.yaml": f"title: Desk\nextensions: {names}\n"})
    status, problems = folder.refusal()
    assert (status, [each.code for each in problems]) == (2, ["BG015"])


def test_a_module_that_leads_out_of_the_site_is_not_loaded(site: MakeSite, tmp_path: Path) -> None:
    folder = desk(site, {})
    (tmp_path / "outside.py").write_text(SHOUT)
    (folder.root / "outside.py").symlink_to(tmp_path / "outside.py")
    folder.edit({"briefgen.yaml": settings("outside")})
    assert [each.code for each in folder.refusal()[1]] == ["BG650"]


# Functions that fail


def test_a_failing_filter_is_placed_in_its_module_and_names_the_page(site: MakeSite) -> None:
    module = (
        IMPORT
        + '\n\ndef shout(text):\n    return text + 1\n\n\nextension = Extension(filters={"shout": shout})\n'
    )
    folder = desk(site, {"loud.py": module, "themes/briefing/templates/404.html": MISSING_PAGE})
    status, problems = folder.refusal()
    assert status == ExitCode.CONTENT
    assert [(each.code, each.span.path, each.span.line) for each in problems] == [("BG654", "loud.py", 5)]
    assert 'the filter "shout" of extension "loud" failed: TypeError' in problems[0].message
    assert "(page /404.html)" in problems[0].message
    assert problems == tuple(each for each in folder.check() if each.severity is Severity.ERROR)


def test_a_name_that_a_template_misspells_stays_the_templates_fault(site: MakeSite) -> None:
    template = MISSING_PAGE.replace("page.heading|shout", "heding|shout")
    _, problems = desk(site, {"loud.py": SHOUT, "themes/briefing/templates/404.html": template}).refusal()
    assert [(each.code, each.span.path) for each in problems] == [
        ("BG612", "themes/briefing/templates/404.html")
    ]


def test_a_view_that_a_filter_prints_stays_the_templates_fault(site: MakeSite) -> None:
    template = MISSING_PAGE.replace("page.heading|shout", "page|shout")
    _, problems = desk(site, {"loud.py": SHOUT, "themes/briefing/templates/404.html": template}).refusal()
    assert [each.code for each in problems] == ["BG616"]


def test_a_filter_gives_templates_no_way_into_python(site: MakeSite) -> None:
    module = IMPORT + 'extension = Extension(filters={"shout": lambda text: print})\n'
    template = MISSING_PAGE.replace("page.heading|shout", "(page.heading|shout).__self__")
    _, problems = desk(site, {"loud.py": module, "themes/briefing/templates/404.html": template}).refusal()
    assert [each.code for each in problems] == ["BG613"]


def test_what_a_filter_returns_is_escaped_unless_it_is_markup(site: MakeSite) -> None:
    module = (
        "from markupsafe import Markup\n"
        + IMPORT
        + 'extension = Extension(filters={"shout": lambda text: "<b>", "bold": lambda text: Markup("<b>x</b>")})\n'
    )
    template = MISSING_PAGE.replace("|shout", "|shout }}{{ page.heading|bold")
    folder = desk(site, {"loud.py": module, "themes/briefing/templates/404.html": template})
    folder.build()
    assert "<h1>&lt;b&gt;<b>x</b></h1>" in folder.page("/404.html")


def test_a_filter_that_is_not_there_is_the_templates_fault(site: MakeSite) -> None:
    status, problems = desk(site, {"themes/briefing/templates/404.html": MISSING_PAGE}).refusal()
    assert (status, [each.code for each in problems]) == (1, ["BG610"])


@pytest.mark.parametrize("part", ["planners", "checks"])
def test_a_failing_function_over_the_catalog_is_placed_in_its_module(part: str, site: MakeSite) -> None:
    module = (
        IMPORT
        + f"\n\ndef work(*given):\n    yield from {{}}['x']\n\n\nextension = Extension({part}=(work,))\n"
    )
    folder = desk(site, {"faulty.py": module})
    status, problems = folder.refusal()
    assert status == ExitCode.CONTENT
    assert [(each.code, each.span.path, each.span.line) for each in problems] == [("BG654", "faulty.py", 5)]
    assert folder.refusal() == (status, problems)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("1", "a value of type int"),
        ('PagePlan("roster", "list.html", "roster", label="R")', "address that cannot be one"),
        ('PagePlan("/a/../b/", "list.html", "roster", label="R")', "address that cannot be one"),
        ('PagePlan("/a b/", "list.html", "roster", label="R")', "address that cannot be one"),
        ('PagePlan("//", "list.html", "roster", label="R")', "address that cannot be one"),
        ('PagePlan("/r/", "list.html", "roster")', "has no name"),
        ('PagePlan("/r/", "", "roster", label="R")', "lacks a template"),
        ('PagePlan("/r/", "list.html", "roster", label="R", items=("notes/no",))', '"notes/no"'),
        ('PagePlan("/r/", "list.html", "roster", label="R", subjects=("tag:no",))', '"tag:no"'),
        ('PagePlan("/r/", "list.html", "roster", about="tag:no")', 'about "tag:no"'),
        ('PagePlan("/r/", "list.html", "roster", about="notes/one")', 'about "notes/one"'),
        ('PagePlan("/r/", "list.html", "roster", label=3)', "does not fit"),
    ],
)
def test_a_page_that_cannot_be_made_is_an_error(page: str, words: str, site: MakeSite) -> None:
    module = (
        IMPORT
        + f"from briefgen.model.site import PagePlan\nextension = Extension(planners=(lambda c, p: [{page}],))\n"
    )
    status, problems = desk(site, {"faulty.py": module}).refusal()
    assert (status, [(each.code, each.span.path) for each in problems]) == (1, [("BG655", "faulty.py")])
    assert words in problems[0].message


@pytest.mark.parametrize("work", ["c.members['x'] = ()", "p.pages.clear()", "c.documents = {}"])
def test_a_planner_cannot_change_what_it_is_shown(work: str, site: MakeSite) -> None:
    module = IMPORT + f"def work(c, p):\n    {work}\n    return ()\nextension = Extension(planners=(work,))\n"
    status, problems = desk(site, {"faulty.py": module}).refusal()
    assert (status, [(each.code, each.span.line) for each in problems]) == (1, [("BG654", 3)])


def test_a_planned_page_can_be_about_a_document(site: MakeSite) -> None:
    module = IMPORT + (
        "from briefgen.model.site import PagePlan\n"
        "def work(catalog, plan):\n"
        "    for key in catalog.documents:\n"
        '        yield PagePlan(f"/print/{key}/", "note.html", "note", about=f"document:{key}")\n'
        "extension = Extension(planners=(work,))\n"
    )
    folder = desk(site, {"printing.py": module})
    folder.build()
    assert "Crane @ the quay." in folder.text("/print/notes/one/")
    folder.edit({"content/notes/one.md": document("One", "date: 2024-11-07", body="Crane mended.")}).build()
    assert "Crane mended." in folder.text("/print/notes/one/")
    assert_clean_build_is_equal(folder)


def test_a_planned_page_clashes_like_any_other(site: MakeSite) -> None:
    module = ROSTER.replace("/roster/", "/notes/one/")
    status, problems = desk(site, {"roster.py": module}).refusal()
    assert (status, [each.code for each in problems]) == (1, ["BG501"])
    assert 'the page of extension "roster"' in problems[0].message
    assert "content/notes/one.md" in problems[0].message


def test_a_planned_page_without_template_names_the_file(site: MakeSite) -> None:
    status, problems = desk(site, {"roster.py": ROSTER.replace("list.html", "lits.html")}).refusal()
    assert (status, [each.code for each in problems]) == (1, ["BG611"])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("3", "a value of type int"),
        ('Diagnostic("BG101", "error", "m", Span(""))', 'the code "BG101"'),
        ('Diagnostic("X-bad", "error", "m", Span(""))', 'the code "X-bad"'),
        ('Diagnostic("X1", "grave", "m", Span(""))', "does not fit"),
        ('Diagnostic("X1", "error", "m", "content/x.md")', "does not fit"),
    ],
)
def test_a_problem_that_is_none_is_an_error(given: str, words: str, site: MakeSite) -> None:
    module = (
        IMPORT
        + f"from briefgen.diagnostics import Diagnostic, Span\nextension = Extension(checks=(lambda c: [{given}],))\n"
    )
    status, problems = desk(site, {"faulty.py": module}).refusal()
    assert (status, [(each.code, each.span.path) for each in problems]) == (1, [("BG655", "faulty.py")])
    assert words in problems[0].message


def test_a_failing_rule_is_told_at_the_document_with_the_line_of_the_module(site: MakeSite) -> None:
    module = AT_RULE.replace('state.push("at", "kbd", 0).content = WORD', "state.nothing()")
    folder = desk(site, {"ats.py": module})
    status, problems = folder.refusal()
    assert status == ExitCode.CONTENT
    assert [(each.code, each.span.path) for each in problems] == [("BG654", "content/notes/one.md")]
    assert re.search(r"AttributeError: .*nothing.* \(ats\.py:15\)", problems[0].message)
    folder.edit({"content/notes/one.md": document("One", "date: 2024-11-07", body="Mended.")})
    assert folder.build().exit_code is ExitCode.FINE


def test_a_rule_that_does_not_move_on_is_told_and_does_not_hang(site: MakeSite) -> None:
    module = AT_RULE.replace("    state.pos += 1\n", "")
    status, problems = desk(site, {"ats.py": module}).refusal()
    assert (status, [each.code for each in problems]) == (1, ["BG655"])


@pytest.mark.parametrize("tag", ["script", "iframe", "x-y"])
def test_a_token_whose_tag_pages_do_not_hold_is_an_error(tag: str, site: MakeSite) -> None:
    status, problems = desk(site, {"ats.py": AT_RULE.replace('"kbd"', f'"{tag}"')}).refusal()
    assert (status, [(each.code, each.span.path, each.span.line, each.span.column) for each in problems]) == (
        1,
        [("BG655", "content/notes/one.md", 8, 7)],
    )


def test_an_attribute_that_pages_do_not_hold_is_an_error(site: MakeSite) -> None:
    module = AT_RULE.replace(".content = WORD", '.attrs = {"onclick": "x()"}')
    assert [each.code for each in desk(site, {"ats.py": module}).refusal()[1]] == ["BG655"]


def test_contents_and_attributes_of_tokens_are_escaped(site: MakeSite) -> None:
    module = AT_RULE.replace('"at"\n\n\ndef', '"<&>"\n\n\ndef', 1).replace(
        'state.push("at", "kbd", 0).content = WORD',
        'token = state.push("at", "kbd", 0)\n        token.content = WORD\n        token.attrs = {"title": \'"<\'}',
    )
    folder = desk(site, {"ats.py": module})
    folder.build()
    assert '<kbd title="&quot;&lt;">&lt;&amp;&gt;</kbd>' in folder.page("/notes/one/")


def test_links_that_a_rule_makes_are_resolved_like_others(site: MakeSite) -> None:
    module = AT_RULE.replace(
        'state.push("at", "kbd", 0).content = WORD',
        'state.push("link_open", "a", 1).attrs = {"href": "two.md"}\n'
        '        state.push("text", "", 0).content = "there"\n'
        '        state.push("link_close", "a", -1)',
    )
    folder = desk(site, {"ats.py": module})
    folder.build()
    assert '<a class="ref document" href="../../notes/two/">there</a>' in folder.page("/notes/one/")


def test_a_rule_that_names_no_sign_is_tried_at_the_usual_ones(site: MakeSite) -> None:
    folder = desk(site, {"ats.py": AT_RULE.replace('    parser.inline.add_terminator_char("@")\n', "")})
    folder.build()
    assert "<kbd>at</kbd>" in folder.page("/notes/one/")


BLOCK_RULE = (
    IMPORT
    + """

def add(parser):
    parser.block.ruler.before("paragraph", "aside", aside, {"alt": ["paragraph"]})


def aside(state, start, end, silent):
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith("% ", begin):
        return False
    if not silent:
        state.push("aside_open", "aside", 1).map = [start, start + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = state.src[begin + 2 : stop], [start, start + 1], []
        state.push("aside_close", "aside", -1)
        state.line = start + 1
    return True


extension = Extension(markdown_rules=(add,))
"""
)


def test_a_block_rule_holds_text_with_all_its_syntax(site: MakeSite) -> None:
    files = {
        "asides.py": BLOCK_RULE,
        "content/notes/b.md": document("B", "date: 2024-11-07", body="% See *[[Two]]*."),
    }
    folder = desk(site, files)
    folder.build()
    assert (
        '<aside>\nSee <em><a class="ref document" href="../../notes/two/">Two</a></em>.</aside>'
        in folder.page("/notes/b/")
    )


def test_tokens_that_cannot_be_written_are_told_and_nothing_is_half_published(site: MakeSite) -> None:
    module = BLOCK_RULE.replace('        state.push("aside_close", "aside", -1)\n', "")
    module = module.replace('        state.push("aside_open", "aside", 1).map = [start, start + 1]\n', "")
    files = {"asides.py": module, "content/notes/b.md": document("B", "date: 2024-11-07", body="% alone")}
    status, problems = desk(site, files).refusal()
    assert (status, [(each.code, each.span.path) for each in problems]) == (
        1,
        [("BG655", "content/notes/b.md")],
    )


def test_codes_of_checks_are_explained_and_stand_in_sarif() -> None:
    from briefgen.cli.problems import as_sarif
    from briefgen.diagnostics import Diagnostic, Span, text_of

    told = text_of("X-LONG-TITLE")
    assert told is not None
    assert "extensions" in told.cause
    assert text_of("Y1") is None
    found = Diagnostic("X-LONG-TITLE", Severity.WARNING, "long", Span("content/x.md", 1))
    assert [rule["id"] for rule in as_sarif([found], "1")["runs"][0]["tool"]["driver"]["rules"]] == [
        "X-LONG-TITLE"
    ]


def test_a_due_document_runs_checks_ahead_of_time(site: MakeSite) -> None:
    bad = document("A bad embargo", "date: 2024-11-07", "embargo: 2024-11-25T00:00Z")
    folder = desk(site, {"checking.py": CHECK, "content/notes/later.md": bad})
    assert [each.code for each in folder.build().problems if each.code.startswith("X")] == []
    found = [each.message for each in folder.check() if each.code == "X-BAD"]
    assert found == ["a bad title (from 2024-11-25 00:00 UTC on)"]
    folder.build(at=NOON + 7 * 86_400)
    assert folder.report is not None
    assert [each.code for each in folder.report.problems if each.code.startswith("X")] == ["X-BAD"]
