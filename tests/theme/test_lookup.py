"""Which folders make a theme."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import BriefgenError, ExitCode
from briefgen.settings.values import ThemeChoice
from briefgen.theme import Theme, builtin_themes, load_theme, theme_names
from briefgen.theme.layered_files import FOR_MACHINES
from briefgen.theme.used_names import unfit_options
from tests.theme.desk import settings, theme_of

Write = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def root(tmp_path: Path) -> Write:
    def write(files: dict[str, str | bytes]) -> Path:
        for name, text in files.items():
            path = tmp_path / "themes" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def load(root: Path, name: str, **options: str) -> Theme:
    theme, problems = load_theme(root, settings(theme=ThemeChoice(name, options)))
    assert problems == ()
    return theme


def refused(root: Path, name: str, **options: str) -> tuple[str, str, str]:
    with pytest.raises(BriefgenError) as error:
        load_theme(root, settings(theme=ThemeChoice(name, options)))
    assert error.value.exit_code is ExitCode.USAGE
    first = error.value.diagnostics[0]
    return first.code, first.message, first.help


def test_the_built_in_theme_is_there_with_a_template_for_each_kind_of_page() -> None:
    theme = load(Path("/nowhere"), "briefing")
    assert (builtin_themes() / "briefing" / "theme.yaml").is_file()
    kinds = ["article", "note", "brief", "page", "home", "list", "topic", "actor", "tag", "author", "series", "topics", "actors", "tags",
             "authors", "series_index", "matrix", "archive", "archive_year", "archive_month", "search", "404", "redirect"]  # fmt: skip
    assert {f"{kind}.html" for kind in kinds} <= set(theme.templates)
    assert {"feed.atom.xml", "sitemap.xml"} <= set(theme.templates)


def test_a_site_theme_takes_what_it_lacks_from_its_parent(root: Write) -> None:
    theme = load(root({"mine/theme.yaml": "parent: briefing\n", "mine/templates/tag.html": "mine"}), "mine")
    assert theme.templates["tag.html"].data == b"mine"
    assert theme.templates["tag.html"].label == "themes/mine/templates/tag.html"
    assert theme.templates["topic.html"].label == "briefgen:themes/briefing/templates/topic.html"
    assert theme.chain == ("themes/mine", "briefgen:themes/briefing")


def test_a_site_folder_named_like_a_built_in_theme_overrides_file_by_file(root: Write) -> None:
    theme = load(root({"briefing/templates/tag.html": "mine"}), "briefing")
    assert theme.templates["tag.html"].data == b"mine"
    assert "topic.html" in theme.templates
    assert theme.options["accent"] == "#8a1c1c"


def test_a_parent_of_its_own_name_is_the_built_in_theme(root: Write) -> None:
    theme = load(root({"briefing/theme.yaml": "parent: briefing\n"}), "briefing")
    assert theme.chain == ("themes/briefing", "briefgen:themes/briefing")


def test_grandparents_count_behind_parents(root: Write) -> None:
    files: dict[str, str | bytes] = {"a/theme.yaml": "parent: b\n", "b/theme.yaml": "parent: briefing\n"}
    files |= {"a/templates/x.html": "a", "b/templates/x.html": "b", "b/templates/y.html": "b"}
    theme = load(root(files), "a")
    assert theme.templates["x.html"].data == b"a"
    assert theme.templates["y.html"].data == b"b"


def test_strings_of_a_child_theme_are_merged_key_by_key(root: Write) -> None:
    theme = load(root({"mine/theme.yaml": "parent: briefing\n", "mine/i18n/en.yaml": "skip: Over\n"}), "mine")
    assert theme.strings["en"]["skip"] == "Over"
    assert theme.strings["en"]["home"] == "Home"


def test_a_second_language_is_read_beside_english(root: Write) -> None:
    theme = load(root({"briefing/i18n/be.yaml": "skip: Да зместу\n"}), "briefing")
    assert theme.strings["be"] == {"skip": "Да зместу"}


def test_an_unknown_theme_gets_a_suggestion(root: Write) -> None:
    code, message, way_out = refused(root({}), "briefng")
    assert (code, message) == ("BG601", 'there is no theme "briefng"')
    assert way_out == 'did you mean "briefing"?'


def test_an_unknown_parent_is_named_with_its_child(root: Write) -> None:
    code, message, _ = refused(root({"mine/theme.yaml": "parent: yours\n"}), "mine")
    assert (code, message) == ("BG601", 'there is no theme "yours", the parent of "mine"')


@pytest.mark.parametrize("name", ["../x", "a/b", ".", "", "nul\0byte", "x" * 300])
def test_a_name_that_is_no_folder_name_is_an_unknown_theme(root: Write, name: str) -> None:
    assert refused(root({}), name)[0] == "BG601"


def test_parents_that_lead_back_form_a_loop(root: Write) -> None:
    code, message, _ = refused(root({"a/theme.yaml": "parent: b\n", "b/theme.yaml": "parent: a\n"}), "a")
    assert (code, message) == ("BG602", "the parents of a theme form a loop: a → b → a")


def test_a_theme_that_is_its_own_parent_is_a_loop(root: Write) -> None:
    assert refused(root({"a/theme.yaml": "parent: a\n"}), "a")[0] == "BG602"


def test_a_theme_without_theme_file_is_refused(root: Write) -> None:
    assert refused(root({"mine/templates/x.html": "x"}), "mine")[0] == "BG603"


def test_a_misspelt_option_is_refused(root: Write) -> None:
    assert refused(root({}), "briefing", acent='"#048"')[0] == "BG604"


def test_options_of_parents_can_be_set(root: Write) -> None:
    assert (
        load(root({"mine/theme.yaml": "parent: briefing\n"}), "mine", accent='"#048"').options["accent"]
        == "#048"
    )


def test_a_template_that_is_not_utf8_is_a_problem(root: Write) -> None:
    _, problems = load_theme(root({"briefing/templates/x.html": b"\xff\xfe"}), settings())
    assert [(one.code, one.span.path) for one in problems] == [("BG606", "themes/briefing/templates/x.html")]


def test_a_link_out_of_the_theme_is_not_followed(root: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden")
    place = root({"briefing/templates/x.html": "x"})
    (place / "themes/briefing/assets").mkdir()
    (place / "themes/briefing/assets/a.txt").symlink_to(secret)
    theme, problems = load_theme(place, settings())
    assert [one.code for one in problems] == ["BG606"]
    assert "a.txt" not in theme.assets


def test_editors_litter_is_not_part_of_a_theme(root: Write) -> None:
    theme = load(root({"briefing/templates/x.html~": "x", "briefing/templates/.x.swp": "x"}), "briefing")
    assert not {"x.html~", ".x.swp"} & set(theme.templates)


def test_a_string_that_no_file_has_is_a_problem_with_its_place(root: Write) -> None:
    _, problems = load_theme(root({"briefing/templates/x.html": 'a\n<p>{{ t("skpi") }}</p>'}), settings())
    assert [(one.code, one.span.line, one.span.column, one.help) for one in problems] == [
        ("BG607", 2, 7, 'did you mean "skip"?')
    ]


def test_all_themes_that_a_site_can_choose_are_listed(root: Write) -> None:
    assert theme_names(root({"mine/theme.yaml": "name: mine"})) == ("briefing", "ledger", "mine")


SHEET = "a { --option-motto: none; --option-scale-up: 1 } "
SPECS = (
    "parent: briefing\noptions:\n"
    "  motto: {type: text, default: none}\n"
    "  scale_up: {type: text, default: 'clamp(1rem, 2vw, 3rem)'}\n"
    "  greeting: {type: text, default: Hello}\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "red;}body{background:url(//example.org/x)}",
        "red;--x:1",
        "url(//example.org/x)",
        "a}b",
        "/* begins",
        "\\7d",
        '"never closed',
        "'a\\'; b'",
        "</style>",
        "a\nb",
        "a\n",
        "var(--x)",
        "red !important",
    ],
)
def test_a_text_that_would_break_a_style_sheet_is_refused(root: Write, text: str) -> None:
    place = root({"mine/theme.yaml": SPECS, "mine/assets/x.css": SHEET})
    code, message, way_out = refused(place, "mine", motto=json.dumps(text))
    assert (code, message) == ("BG605", 'theme option "motto" cannot stand in a style sheet')
    assert way_out
    assert refused(place, "mine", scale_up=json.dumps(text))[0] == "BG605"
    assert load(place, "mine", greeting=json.dumps(text)).options["greeting"] == text


@pytest.mark.parametrize(
    "text",
    ["", "1.5rem", "#8a1c1c", "-2%", "Georgia, 'Source Serif 4', serif", '"Порт", serif', "bold 1em x"],
)
def test_words_numbers_and_quoted_names_may_stand_in_a_style_sheet(root: Write, text: str) -> None:
    place = root({"mine/theme.yaml": SPECS, "mine/assets/x.css": SHEET})
    assert load(place, "mine", motto=json.dumps(text)).options["motto"] == text


@given(st.text(alphabet="ab,# ;{}()/*\"'\\<>\n:@!-", max_size=12))
def test_an_accepted_text_stays_inside_its_declaration(text: str) -> None:
    theme = theme_of({"x.html": ""}, assets={"x.css": SHEET.encode()})
    theme = msgspec.structs.replace(theme, options={"motto": text})
    if not unfit_options(theme, ["motto"]):
        outside = re.sub(r"\"[^\"]*\"|'[^']*'", "", text)
        assert not set("\"'") & set(outside)
        assert not set(";{}()/*\\<>\n:@!") & set(text)


def test_a_theme_without_parent_has_the_built_in_interface_strings_under_its_own(root: Write) -> None:
    written = root({"bare/theme.yaml": "name: bare", "bare/i18n/en.yaml": "home: Start"})
    theme = load(written, "bare")
    assert (theme.strings["en"]["home"], theme.strings["en"]["skip"]) == ("Start", "Skip to content")
    assert set(theme.strings) >= set(load(Path("/nowhere"), "briefing").strings)
    assert {f"templates/{name}" for name in theme.templates} == set(FOR_MACHINES)
    assert {path.partition("/")[0] for path in theme.assets} == {"css", "search"}


def test_a_template_may_name_the_one_that_stands_behind_it(root: Write) -> None:
    theme = load(
        root({
            "top/theme.yaml": "parent: mine",
            "top/templates/base.html": '{% extends "parent:base.html" %}',
            "mine/theme.yaml": "parent: briefing",
            "mine/templates/base.html": "{% extends 'parent:base.html' %}",
        }),
        "top",
    )  # fmt: skip
    first = theme.meant("parent:base.html", "base.html")
    second = theme.meant("parent:base.html", first)
    assert theme.templates[first].label == "themes/mine/templates/base.html"
    assert theme.templates[second].label == "briefgen:themes/briefing/templates/base.html"
    assert theme.meant("parent:base.html", second) == "parent:base.html"
    assert theme.meant("base.html", first) == "base.html"


def test_an_override_of_the_built_in_theme_may_name_what_it_stands_before(root: Write) -> None:
    text = '{% extends "parent:404.html" %}{% block crumbs %}Lost{% endblock %}'
    theme = load(root({"briefing/templates/404.html": text}), "briefing")
    assert theme.templates[theme.meant("parent:404.html", "404.html")].label.startswith("briefgen:themes")


def test_templates_behind_others_are_there_only_when_they_are_named(root: Write) -> None:
    theme = load(root({"mine/theme.yaml": "parent: briefing", "mine/templates/base.html": "x"}), "mine")
    assert [name for name in theme.templates if ":" in name] == []
