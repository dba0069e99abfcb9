"""Names that templates ask for by a constant."""

from pathlib import Path

import pytest

from briefgen.theme.used_names import VIEW_STRINGS, asked_assets, missing_assets, missing_strings
from tests.theme.desk import built_in, theme_of


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ('{{ asset("a.css") }}', ("a.css",)),
        ("{{ asset( 'img/a b.svg' ) }}", ("img/a b.svg",)),
        ("no assets", ()),
        ('{{ asset("a.css") }}{{ asset("b.css") }}{{ asset("a.css") }}', ("a.css", "b.css")),
        ("{{ asset(page.kind) }}", None),
        ('{{ asset("a" ~ ".css") }}', None),
        ("{{ myasset(x) }}", ()),
    ],
)
def test_assets_are_found_in_the_text_of_templates(text: str, asked: tuple[str, ...] | None) -> None:
    assert asked_assets(theme_of({"x.html": text})) == asked


def test_an_asset_that_is_there_is_no_problem() -> None:
    assert missing_assets(theme_of({"x.html": '{{ asset("a.css") }}'}, assets={"a.css": b""})) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('{{ t("by") }}', 0),
        ('{{ t("documents", n=2) }}', 0),
        ('{{ t("gone") }}{{ t("gone too", n=1) }}', 2),
        ('{{ t("topic_state." ~ x) }}', 0),
        ("{{ set('gone') }}", 0),
    ],
)
def test_strings_that_no_file_has_are_found(text: str, missing: int) -> None:
    strings = {"by": "By", "documents.other": "{n}"}
    assert len(missing_strings(theme_of({"x.html": text}, strings=strings))) == missing


def test_the_built_in_theme_has_every_string_and_asset() -> None:
    theme = built_in()
    assert [key for key in VIEW_STRINGS if key not in theme.strings["en"]] == []
    assert missing_strings(theme) == ()
    assert missing_assets(theme) == ()


def test_the_built_in_theme_has_no_string_that_nobody_uses() -> None:
    theme = built_in()
    sources = "\n".join(file.data.decode() for file in theme.templates.values())
    package = Path(__file__).parents[2] / "briefgen" / "theme"
    sources += "\n".join(path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py")))
    computed = (
        "kind.",
        "genre.",
        "actor_kind.",
        "correction.",
        "list.",
        "heading.",
        "section.",
        "topic_state.",
        "standing.",
        "status.",
        "relation.",
    )
    names = {
        key.removesuffix(".one").removesuffix(".other")
        for key in theme.strings["en"]
        if not key.startswith(computed)
    }
    assert [name for name in sorted(names) if f'"{name}"' not in sources] == []
