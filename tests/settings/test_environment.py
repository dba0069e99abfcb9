import pytest

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.settings import Settings, read_settings
from briefgen.settings.environment import scalar_keys
from briefgen.settings.values import ThemeChoice


def load(
    text: str | None, environ: dict[str, str], overrides: dict[str, str] | None = None
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    loaded, problems = read_settings(text, path="briefgen.yaml", environ=environ, overrides=overrides or {})
    return loaded.settings, problems


@pytest.mark.parametrize(
    ("variable", "value", "key", "kept"),
    [
        ("BRIEFGEN_TITLE", "Desk: East #1", "title", "Desk: East #1"),
        ("BRIEFGEN_TITLE", "NO", "title", "NO"),
        ("BRIEFGEN_PAGE_SIZE", "5", "page_size", 5),
        ("BRIEFGEN_TAG_PAGES", "off", "tag_pages", False),
        ("BRIEFGEN_BASE_URL", "https://example.org/x", "base_url", "https://example.org/x/"),
        ("BRIEFGEN_TIME_ZONE", "Asia/Kolkata", "time_zone", "Asia/Kolkata"),
        ("BRIEFGEN_LINKS", "explicit", "links", "explicit"),
        ("BRIEFGEN_THEME", "plain", "theme", ThemeChoice("plain")),
        ("BRIEFGEN_IGNORE", "old/**", "ignore", ("old/**",)),
    ],
)
def test_a_variable_sets_the_setting_of_its_name(variable: str, value: str, key: str, kept: object) -> None:
    settings, problems = load(None, {variable: value})
    assert problems == ()
    assert getattr(settings, key) == kept


def test_the_environment_wins_over_the_file_and_an_option_over_both() -> None:
    text = "title: file\npage_size: 1\nlinks: explicit"
    settings, _ = load(
        text, {"BRIEFGEN_TITLE": "environment", "BRIEFGEN_PAGE_SIZE": "2"}, {"title": "option"}
    )
    assert (settings.title, settings.page_size, settings.links) == ("option", 2, "explicit")


def test_a_theme_named_by_the_environment_keeps_the_files_options() -> None:
    settings, _ = load("theme: {name: a, options: {wide: true}}", {"BRIEFGEN_THEME": "b"})
    assert settings.theme == ThemeChoice("b", {"wide": "true"})


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_sets_nothing(value: str) -> None:
    settings, problems = load("title: file", {"BRIEFGEN_TITLE": value, "BRIEFGEN_PAGE_SIZE": value})
    assert (settings.title, settings.page_size, problems) == ("file", 20, ())


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("BRIEFGEN_PAGE_SIZE", "many", "BG005"),
        ("BRIEFGEN_PAGE_SIZE", "0", "BG015"),
        ("BRIEFGEN_LINKS", "relative", "BG006"),
        ("BRIEFGEN_BASE_URL", "example.org", "BG008"),
        ("BRIEFGEN_TIME_ZONE", "Nowhere", "BG007"),
        ("BRIEFGEN_AUDIENCE", "clients", "BG010"),
        ("BRIEFGEN_TITLE", "x\udcff", "BG013"),
        ("BRIEFGEN_TITLE", "x\ny", "BG015"),
        ("BRIEFGEN_TITLE", "x\ty", "BG015"),
        ("BRIEFGEN_TITLE", "x\u2028y", "BG015"),
    ],
)
def test_a_wrong_value_is_a_problem_that_names_its_variable(variable: str, value: str, code: str) -> None:
    settings, problems = load(None, {variable: value})
    assert [(each.code, each.span.path, each.severity) for each in problems] == [
        (code, variable, Severity.ERROR)
    ]
    assert settings.page_size == 20


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("x\ny", "holds a line break"),
        ("x\x07y", "holds the control character U+0007"),
        ("x\udcffy", "is not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_text_is_said(value: str, words: str) -> None:
    (found,) = load(None, {"BRIEFGEN_TITLE": value})[1]
    assert found.message == f"the value of BRIEFGEN_TITLE {words}"


def test_a_wrong_variable_leaves_what_the_file_says() -> None:
    settings, _ = load("page_size: 7", {"BRIEFGEN_PAGE_SIZE": "many"})
    assert settings.page_size == 7


def test_a_wrong_option_is_named() -> None:
    _, problems = load(None, {}, {"base_url": "ftp://x"})
    assert [(each.code, each.span.path) for each in problems] == [("BG008", "--base-url")]


@pytest.mark.parametrize(
    ("variable", "help"),
    [
        ("BRIEFGEN_BASEURL", "did you mean BRIEFGEN_BASE_URL?"),
        ("BRIEFGEN_TITEL", "did you mean BRIEFGEN_TITLE?"),
        ("BRIEFGEN_title", "did you mean BRIEFGEN_TITLE?"),
        ("BRIEFGEN_MENU", 'set "menu" in briefgen.yaml'),
        ("BRIEFGEN_AUDIENCES", 'set "audiences" in briefgen.yaml'),
        ("BRIEFGEN_PERMALINKS", 'set "permalinks" in briefgen.yaml'),
        ("BRIEFGEN_COLOUR_SCHEME", "briefgen config show lists all settings"),
    ],
)
def test_a_variable_that_sets_nothing_is_warned_of(variable: str, help: str) -> None:
    _, problems = load(None, {variable: "x"})
    assert [(each.code, each.severity, each.help) for each in problems] == [("BG012", Severity.WARNING, help)]


@pytest.mark.parametrize(
    "variable",
    ["PATH", "briefgen_title", "MY_BRIEFGEN_TITLE"],
)
def test_other_variables_are_let_alone(variable: str) -> None:
    assert load(None, {variable: "x"}) == load(None, {})


def test_problems_come_in_the_order_of_the_variables_names() -> None:
    environ = {"BRIEFGEN_ZZZ": "1", "BRIEFGEN_AAA": "1", "BRIEFGEN_MMM": "1"}
    assert [each.span.path for each in load(None, environ)[1]] == [
        "BRIEFGEN_AAA",
        "BRIEFGEN_MMM",
        "BRIEFGEN_ZZZ",
    ]


def test_lists_and_maps_are_not_among_the_scalar_keys() -> None:
    assert {"title", "theme", "ignore", "page_size"} <= set(scalar_keys())
    assert not {"menu", "audiences", "permalinks"} & set(scalar_keys())
