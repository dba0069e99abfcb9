"""What theme.yaml may say."""

import json

import pytest

from briefgen.theme.theme_file import OptionSpec, option_values, read_strings, read_theme_file

LABEL = "themes/mine/theme.yaml"
SPECS = {
    "accent": OptionSpec("color", '"#8a1c1c"', "Colour of rules."),
    "motto": OptionSpec("text", '""'),
    "wide": OptionSpec("bool", "false"),
    "latest": OptionSpec("number", "3"),
    "mood": OptionSpec("choice", '"calm"', choices=("calm", "loud")),
}


def test_a_theme_file_tells_name_parent_and_options() -> None:
    info, problems = read_theme_file(
        b'name: mine\nparent: briefing\noptions:\n  accent: {type: color, default: "#004488"}\n', LABEL
    )
    assert problems == ()
    assert (info.name, info.parent, info.options["accent"].type) == ("mine", "briefing", "color")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (b"parnet: briefing\n", 1, 'unknown key "parnet"'),
        (b"name: mine\noptions: {a: {type: colour, default: x}}\n", 2, 'cannot be "colour"'),
        (b"name: [\n", 2, ""),
        (b"name: mine\nname: yours\n", 2, "name"),
        (b"name: \xff\n", 1, "not UTF-8"),
    ],
)
def test_a_mistake_in_a_theme_file_has_its_place(text: bytes, line: int, words: str) -> None:
    _, problems = read_theme_file(text, LABEL)
    assert problems[0].code == "BG603"
    assert problems[0].span.path == LABEL
    assert problems[0].span.line == line
    assert words in problems[0].message


def test_a_misspelt_key_gets_a_suggestion() -> None:
    _, problems = read_theme_file(b"parnet: briefing\n", LABEL)
    assert problems[0].help == 'did you mean "parent"?'


def test_a_default_of_the_wrong_type_is_a_problem() -> None:
    _, problems = read_theme_file(b"options: {wide: {type: bool, default: maybe}}\n", LABEL)
    assert [one.message for one in problems] == ['the default of option "wide" must be true or false']


def test_options_that_nobody_sets_have_their_defaults() -> None:
    values, problems = option_values(SPECS, {})
    assert problems == ()
    assert values == {"accent": "#8a1c1c", "latest": 3.0, "mood": "calm", "motto": "", "wide": False}


def test_a_given_value_replaces_the_default() -> None:
    values, _ = option_values(SPECS, {"accent": '"#048"', "latest": "5", "wide": "true", "mood": '"loud"'})
    assert (values["accent"], values["latest"], values["wide"], values["mood"]) == ("#048", 5.0, True, "loud")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accent", "red"),
        ("accent", "#12345"),
        ("accent", "#8a1c1c; } body { display: none"),
        ("wide", 1),
        ("wide", "yes"),
        ("latest", "many"),
        ("latest", float("inf")),
        ("latest", float("nan")),
        ("latest", 10**400),
        ("latest", True),
        ("mood", "quiet"),
        ("motto", ["a"]),
        ("motto", None),
    ],
)
def test_a_value_of_the_wrong_type_is_an_error(name: str, value: object) -> None:
    values, problems = option_values(SPECS, {name: json.dumps(value)})
    assert [one.code for one in problems] == ["BG605"]
    assert f'theme option "{name}" must be' in problems[0].message
    assert values[name] == option_values(SPECS, {})[0][name]


def test_an_unknown_option_gets_a_suggestion() -> None:
    _, problems = option_values(SPECS, {"acent": '"#048"'})
    assert (problems[0].code, problems[0].help) == ("BG604", 'did you mean "accent"?')


def test_nested_strings_have_dotted_keys() -> None:
    strings, problems = read_strings(
        b"by: By\npages: {one: '{n} page', other: '{n} pages'}\nkind:\n  no: NO\n", "i18n/en.yaml"
    )
    assert problems == ()
    assert strings == {"by": "By", "pages.one": "{n} page", "pages.other": "{n} pages", "kind.no": "NO"}


def test_a_broken_file_of_strings_is_a_problem_with_its_place() -> None:
    strings, problems = read_strings(b"by: 'By\n", "i18n/en.yaml")
    assert strings == {}
    assert problems[0].span.path == "i18n/en.yaml"
