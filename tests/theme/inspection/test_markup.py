"""What a strict Content-Security-Policy would block."""

import pytest

from briefgen.theme.inspection.markup import blocked
from tests.theme.desk import theme_of


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ('<p style="color: red">', 4, "a style attribute"),
        ('<p class="{{ a }}" STYLE=x>', 20, "a style attribute"),
        ("<style>p {}</style>", 1, "a <style> element"),
        ("<script>go()</script>", 1, "an inline script"),
        ('<button onclick="go()">', 9, "an event handler in an attribute"),
        ('<a href="javascript:go()">', 10, "a javascript: address"),
        ('<img alt="" src="https://example.org/x.png">', 17, "an address outside the site"),
        ('<img src="data:image/png;base64,aa" alt="">', 10, "an address outside the site"),
        ('<script src="//cdn.example/x.js"></script>', 13, "an address outside the site"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', 29, "an address outside the site"),
        ('<link href=https://cdn.example/f.woff2 rel="preload">', 12, "an address outside the site"),
    ],
)
def test_what_a_policy_blocks_is_told_at_its_place(text: str, column: int, what: str) -> None:
    (found,) = blocked(theme_of({"x.html": f"<p>\n{text}"}))
    assert (found.code, found.severity, found.span.line, found.span.column) == ("BG619", "warning", 2, column)
    assert found.message.startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org/">',
        '<link rel="canonical" href="https://example.org/">',
        '<script src="{{ asset("x.js") }}"></script>',
        '<script type="application/ld+json">{}</script>',
        '<img src="{{ image.src }}" alt="onclick">',
        "{# <p style=x> #}<!-- <script> -->",
        '<p data-style="x" class="style">',
        '<link rel="stylesheet" href="{{ asset("a.css") }}">',
        "onward = style = 1",
    ],
)
def test_what_a_policy_lets_through_is_no_problem(text: str) -> None:
    assert blocked(theme_of({"x.html": text})) == ()


def test_feeds_are_no_pages() -> None:
    assert blocked(theme_of({"feed.atom.xml": "<style/>"})) == ()


@pytest.mark.parametrize(
    ("sheet", "number"),
    [
        ('@import "https://x.example/a.css";', 1),
        ("p { background: url(data:image/png;base64,aa) }", 1),
        ("p { background: url('//x.example/a.png') }", 1),
        ("/* url(https://x.example/) */ p { background: url(a.png#x) }", 0),
    ],
)
def test_addresses_outside_the_site_in_style_sheets_are_told(sheet: str, number: int) -> None:
    assert len(blocked(theme_of({}, assets={"a.css": sheet.encode()}))) == number
