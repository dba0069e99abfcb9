"""Theme assets: names that tell their bytes."""

import re

import msgspec
import pytest

from briefgen.settings.values import ThemeChoice
from briefgen.theme import Theme, theme_assets
from briefgen.theme.assets import compact
from tests.theme.desk import built_in, render_template, theme_of

ASKS = '{{ asset("css/site.css") }}'


def theme(files: dict[str, str], template: str = ASKS) -> Theme:
    return theme_of({"x.html": template}, assets={path: text.encode() for path, text in files.items()})


def test_the_name_of_an_asset_tells_its_bytes() -> None:
    first = theme_assets(theme({"css/site.css": "a{}"})).routes["css/site.css"]
    second = theme_assets(theme({"css/site.css": "b{}"})).routes["css/site.css"]
    assert re.fullmatch(r"/assets/site\.[0-9a-f]{10}\.css", first)
    assert first != second


def test_an_address_in_a_style_sheet_leads_to_the_hashed_file() -> None:
    found = theme_assets(
        theme({"css/site.css": "a{background:url('../img/x.svg#y')}", "img/x.svg": "<svg/>"})
    )
    name = found.routes["img/x.svg"].removeprefix("/assets/")
    assert found.files[found.routes["css/site.css"]].decode() == f"a{{background:url('{name}#y')}}"


def test_a_change_in_a_picture_changes_the_name_of_the_style_sheet() -> None:
    sheet = "a{background:url(x.svg)}"
    first = theme_assets(theme({"css/site.css": sheet, "css/x.svg": "<svg/>"}))
    second = theme_assets(theme({"css/site.css": sheet, "css/x.svg": "<svg></svg>"}))
    assert first.routes["css/site.css"] != second.routes["css/site.css"]


def test_imports_are_followed() -> None:
    found = theme_assets(theme({"css/site.css": '@import "more.css";', "css/more.css": "b{}"}))
    assert "css/more.css" in found.routes
    assert found.problems == ()


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,AA==", "https://example.org/x.png", "#part", "//example.org/x"]
)
def test_addresses_outside_the_theme_stay_as_they_are(address: str) -> None:
    found = theme_assets(theme({"css/site.css": f"a{{background:url({address})}}"}))
    assert address in found.files[found.routes["css/site.css"]].decode()
    assert found.problems == ()


def test_an_address_in_a_comment_is_none() -> None:
    assert theme_assets(theme({"css/site.css": "/* url(gone.png) */a{}"})).problems == ()


def test_a_missing_file_is_an_error_with_its_place() -> None:
    found = theme_assets(theme({"css/site.css": "a{}\nb{background:url(gone.png)}", "css/done.png": ""}))
    (problem,) = found.problems
    assert (problem.code, problem.span.path, problem.span.line, problem.span.column) == (
        "BG620", "themes/mine/assets/css/site.css", 2, 14,
    )  # fmt: skip
    assert problem.help == 'did you mean "css/done.png"?'


def test_style_sheets_that_import_each_other_are_an_error() -> None:
    found = theme_assets(theme({"css/site.css": '@import "b.css";', "css/b.css": '@import "site.css";'}))
    assert [one.code for one in found.problems] == ["BG621"]
    assert "css/site.css → css/b.css → css/site.css" in found.problems[0].message


def test_an_asset_that_a_template_misspells_is_an_error_with_its_place() -> None:
    found = theme_assets(theme({"css/site.css": ""}, 'x\n{{ asset("css/sit.css") }}'))
    assert [(one.code, one.span.line, one.help) for one in found.problems] == [
        ("BG620", 2, 'did you mean "css/site.css"?')
    ]


def test_assets_that_nobody_asks_for_are_not_written() -> None:
    assert set(theme_assets(theme({"css/site.css": "", "old.png": ""})).routes) == {"css/site.css"}


def test_a_computed_name_brings_all_assets() -> None:
    found = theme_assets(theme({"a.svg": "", "b.svg": ""}, "{{ asset(name) }}"))
    assert set(found.routes) == {"a.svg", "b.svg"}


def test_an_asset_that_is_missing_when_a_page_asks_stops_that_page() -> None:
    assert render_template('{{ asset("a" ~ "b") }}').problems[0].code == "BG615"


def sheet_with(accent: str) -> str:
    found = theme_assets(built_in(theme=ThemeChoice("briefing", {"accent": f'"{accent}"'})))
    return found.files[found.routes["css/site.css"]].decode()


def test_an_option_is_written_into_the_style_sheet() -> None:
    assert "--option-accent-on-light:#004488;" in sheet_with("#048")
    assert "#8a1c1c" not in sheet_with("#048")


def test_a_colour_that_nobody_could_read_is_made_readable() -> None:
    assert "#ffff00" not in sheet_with("#ffff00").partition("--option-accent-on-dark")[0]
    assert "--option-accent-on-dark:#ffff00" in sheet_with("#ffff00")


def test_options_of_other_types_are_written_too() -> None:
    theme = theme_of(
        {"x.html": ASKS}, assets={"css/site.css": b":root{--option-width:1;--option-mood:x;--option-gone:2}"}
    )
    known = msgspec.structs.replace(theme, options={"width": 42.0, "mood": "calm"})
    found = theme_assets(known)
    assert (
        found.files[found.routes["css/site.css"]]
        == b":root{--option-width:42;--option-mood:calm;--option-gone:2}"
    )


def test_white_space_and_comments_are_taken_out_but_texts_stay() -> None:
    sheet = '/* a */\na  >  b :hover {\n  content: "; {  }" ;\n  width: calc(1px + 2px);\n}\n@media (min-width: 3rem) { c, d { e: f } }\n'
    assert (
        compact(sheet)
        == 'a > b :hover{content:"; {  }";width:calc(1px + 2px)}@media (min-width:3rem){c,d{e:f}}'
    )


def test_a_text_that_only_looks_like_a_colour_is_none() -> None:
    files = theme({"css/site.css": "a{--option-mark-on-light: #000}"})
    found = theme_assets(msgspec.structs.replace(files, options={"mark": "#1"}))
    assert found.files[found.routes["css/site.css"]] == b"a{--option-mark-on-light:#000}"
