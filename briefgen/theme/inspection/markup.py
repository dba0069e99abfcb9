"""What the Content-Security-Policy ``default-src 'self'`` would block in a theme's pages."""

import re
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.theme.theme_value import Theme, ThemeFile

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
_NOT_SPACE = re.compile(r"\S")
_DATA_BLOCK = r"""(?![^<>]*\stype\s*=\s*["']?(?:application/(?:ld\+)?json|importmap|text/plain))"""
_LOADED = r"(?:script|img|iframe|source|video|audio|track|embed|object|input|use|image)"
_LINKED = r"""link\b(?=[^<>]*\srel\s*=\s*["']?[^"'<>]*(?:stylesheet|icon|load|fetch|manifest))"""
_OUTSIDE = r"""["']?\s*(?:https?:|data:|blob:)?(?:(?<=data:)|(?<=blob:)|//)[^"'\s<>]*"""
PATTERNS = (
    (re.compile(r"<style\b", re.IGNORECASE), "a <style> element", "put the rules into a style sheet"),
    (
        re.compile(r"<[a-z][^<>]*?\s(style\s*=)", re.IGNORECASE),
        "a style attribute",
        "use a class and a style sheet",
    ),
    (
        re.compile(rf"<script\b(?![^<>]*\ssrc\s*=){_DATA_BLOCK}", re.IGNORECASE),
        "an inline script",
        "put the script into a file below assets/",
    ),
    (
        re.compile(r"<[a-z][^<>]*?\s(on[a-z]+\s*=)", re.IGNORECASE),
        "an event handler in an attribute",
        "add the listener in a script below assets/",
    ),
    (re.compile(r"javascript:", re.IGNORECASE), "a javascript: address", "use a button and a script"),
    (
        re.compile(
            rf"<(?:{_LOADED}\b|{_LINKED})[^<>]*?\s(?:src|href|data|srcset|poster)\s*=\s*({_OUTSIDE})",
            re.IGNORECASE,
        ),
        "an address outside the site",
        "put the file below assets/ and name it with asset()",
    ),
)
_SHEET = re.compile(
    r"""/\*.*?\*/|(?P<a>(?:url\(\s*|@import\s+)["']?\s*(?:(?:https?:)?//|data:|blob:)[^"')\s]*)""",
    re.DOTALL | re.IGNORECASE,
)


def blocked(theme: Theme) -> tuple[Diagnostic, ...]:
    """Return a warning for each place that a page under ``default-src 'self'`` could not use."""
    pages = (file for name, file in theme.templates.items() if not name.endswith(".xml"))
    sheets = (file for name, file in theme.assets.items() if name.endswith(".css"))
    return (
        *(found for file in pages for found in _in_template(file)),
        *(found for file in sheets for found in _in_sheet(file)),
    )


def _in_template(file: ThemeFile) -> Iterator[Diagnostic]:
    text = _JINJA.sub(_blank, file.data.decode("utf-8"))
    for pattern, what, way_out in PATTERNS:
        for found in pattern.finditer(text):
            group = found.re.groups and 1
            yield _warning(what, _span(file, text, found.start(group), found.end(group)), way_out)


def _in_sheet(file: ThemeFile) -> Iterator[Diagnostic]:
    text = file.data.decode("utf-8", "replace")
    for found in _SHEET.finditer(text):
        if found["a"]:
            span = _span(file, text, found.start("a"), found.end("a"))
            yield _warning("an address outside the site", span, "put the file below assets/")


def _blank(found: re.Match[str]) -> str:
    """Return as many characters, so that places stay: words for a value, spaces for the rest."""
    return _NOT_SPACE.sub("x" if found[0].startswith("{{") else " ", found[0])


def _span(file: ThemeFile, text: str, start: int, end: int) -> Span:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    length = len(text[start:end].partition("\n")[0])
    return Span(file.label, line, column, line, column + length)


def _warning(what: str, span: Span, way_out: str) -> Diagnostic:
    return problem("BG619", f"{what}, which the policy default-src 'self' blocks", span, help=way_out)
