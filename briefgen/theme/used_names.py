"""Names that templates ask for by a constant: interface strings and assets."""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.model.fields import Kind
from briefgen.model.site import SUBJECT_KINDS
from briefgen.theme.strings import FALLBACK
from briefgen.theme.theme_value import Theme, ThemeFile

GENRES = ("analysis", "report", "opinion", "explainer", "interview", "timeline", "review")
ACTOR_KINDS = ("person", "organisation", "state", "alliance", "place", "group")
CORRECTIONS = ("correction", "clarification", "update", "refile", "withdrawal")
HEADINGS = ("topics", "actors", "tags", "authors", "series-index", "archive", "matrix", "404")
PREVIEWED = ("draft", "review", "withheld")
SECTIONS = (
    "articles",
    "notes",
    "briefs",
    "topics",
    "actors",
    "tags",
    "authors",
    "series",
    "archive",
    "matrix",
)
_STRING = re.compile(r"""\bt\(\s*(["'])([^"'\n]+)\1\s*[,)]""")
VIEW_STRINGS = (
    *("description", "home", "latest", "page_number", "role.acting", "role.former", "toc"),
    *(f"kind.{kind}" for kind in sorted({*get_args(Kind), *SUBJECT_KINDS})),
    *(f"genre.{genre}" for genre in GENRES),
    *(f"actor_kind.{kind}" for kind in ACTOR_KINDS),
    *(f"correction.{name}" for name in CORRECTIONS),
    *(f"status.{name}" for name in PREVIEWED),
    *(f"list.{kind}" for kind in ("article", "note", "brief")),
    *(f"heading.{kind}" for kind in HEADINGS),
    *(f"section.{name}" for name in SECTIONS),
)
_OPTION = re.compile(r"--option-([a-z0-9-]+)\s*:")
# Words, numbers, commas and quoted names: nothing that ends a declaration, opens a comment or loads a file.
_STYLE_VALUE = re.compile(r"""(?:[\w ,.%#+-]|"[\w ,.%#+-]*"|'[\w ,.%#+-]*')*""")
_ASSET = re.compile(r"""\basset\(\s*(?:(["'])([^"'\n]+)\1\s*\)|\S)""")


def missing_strings(theme: Theme) -> tuple[Diagnostic, ...]:
    """Return a problem for each interface string that a template names and no English file has."""
    known = theme.strings.get(FALLBACK, {})
    problems = []
    for file in theme.templates.values():
        for key, span in _uses(file, _STRING):
            if key not in known and f"{key}.other" not in known:
                problems.append(_missing_string(key, span, theme))
    return tuple(problems)


def asked_assets(theme: Theme) -> tuple[str, ...] | None:
    """Return the assets that templates name, sorted; None when a template computes a name."""
    asked: set[str] = set()
    for file in theme.templates.values():
        for found in _ASSET.finditer(file.data.decode("utf-8")):
            if found[2] is None:
                return None
            asked.add(found[2])
    return tuple(sorted(asked))


def missing_assets(theme: Theme) -> tuple[Diagnostic, ...]:
    """Return a problem for each asset that a template names and the theme does not have."""
    return tuple(
        _missing_asset(name, span, theme)
        for file in theme.templates.values()
        for name, span in _uses(file, _ASSET)
        if name and name not in theme.assets
    )


def unfit_options(theme: Theme, names: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return a problem for each text option of ``names`` that would break a style sheet that takes it.

    Style sheets take options as they are (``theme_assets``), so a text with ``;`` or ``}`` would end the
    declaration, and whatever follows in it would be read as rules.
    """
    taken = {
        found[1].replace("-", "_")
        for path, file in theme.assets.items()
        if path.endswith(".css")
        for found in _OPTION.finditer(file.data.decode("utf-8", "replace"))
    }
    return tuple(
        _unfit_option(name)
        for name in sorted(taken.intersection(names))
        if not _STYLE_VALUE.fullmatch(str(theme.options[name]))
    )


def _unfit_option(name: str) -> Diagnostic:
    return problem(
        "BG605",
        f'theme option "{name}" cannot stand in a style sheet',
        Span("briefgen.yaml"),
        help="write words, numbers, commas and quoted names only, without ; : / \\ ( ) { } < >",
    )


def _uses(file: ThemeFile, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    text = file.data.decode("utf-8")
    for found in pattern.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield found[2], Span(file.label, line, column, line, column + len(found[0]))


def _missing_string(key: str, span: Span, theme: Theme) -> Diagnostic:
    near = closest(key, theme.strings.get(FALLBACK, {}))
    return problem(
        "BG607",
        f'no interface string "{key}"',
        span,
        help=f'did you mean "{near}"?' if near else "add it to i18n/en.yaml of the theme",
    )


def _missing_asset(name: str, span: Span, theme: Theme) -> Diagnostic:
    near = closest(name, theme.assets)
    return problem(
        "BG620",
        f'the theme has no asset "{name}"',
        span,
        help=f'did you mean "{near}"?' if near else "put it below the theme's assets/ folder",
    )
