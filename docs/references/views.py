"""What a template may use, from the theme's own reference."""

import re
from collections.abc import Iterator

import msgspec

from briefgen.content.schema import field_table
from briefgen.theme.lookup import builtin_themes
from briefgen.theme.meter import MAX_CHARACTERS, MAX_RANGE, MAX_STEPS
from briefgen.theme.reference import Row, context_rows, filter_names, view_meaning, view_rows
from briefgen.theme.theme_file import OptionSpec, ThemeInfo, read_theme_file
from briefgen.theme.views.surface import VIEWS
from references.tables import code, table

_VIEW = re.compile(r"\b([A-Z]\w+)View\b")
_NONE = re.compile(r"\bNone\b")
_TAG = re.compile(r"(?<!`)<\w+>(?!`)")


def sections() -> Iterator[tuple[str, str]]:
    """Yield each generated part by its name."""
    yield "context", _rows(context_rows())
    yield "views", "\n\n".join(map(_view, VIEWS))
    yield "filters", ", ".join(map(code, filter_names()))
    yield "theme-file", _fields(ThemeInfo)
    yield "option-spec", _fields(OptionSpec)
    yield "theme-options", _options("briefing")
    yield "ledger-options", _options("ledger")
    yield "limits", _limits()


def _view(view: type) -> str:
    name = view.__name__.removesuffix("View")
    head = f'<a id="view-{name.lower()}"></a>\n\n### {name}\n\n{_tidy(view_meaning(view))}'
    return f"{head}\n\n{_rows(row for row in view_rows() if row.view == view.__name__)}"


def _rows(rows: Iterator[Row] | tuple[Row, ...]) -> str:
    shown = ((code(row.name), _linked(row.type), _tidy(row.meaning)) for row in rows)
    return table(("name", "what it is", "meaning"), shown)


def _linked(words: str) -> str:
    return _VIEW.sub(lambda found: f"[{found[1]}](#view-{found[1].lower()})", words).replace("None", "none")


def _tidy(text: str) -> str:
    """Return a docstring's words as Markdown; ``None`` is Jinja's ``none``."""
    return _NONE.sub("none", _TAG.sub(r"`\g<0>`", " ".join(text.replace("``", "`").split())))


def _fields(struct: type[msgspec.Struct]) -> str:
    rows = (
        (code(row.name), row.type.replace('"', "`"), code(row.default), row.description)
        for row in field_table(struct)
    )
    return table(("key", "type", "default", "meaning"), rows)


def _options(theme: str) -> str:
    path = builtin_themes() / theme / "theme.yaml"
    info, _ = read_theme_file(path.read_bytes(), "theme.yaml")
    options = (
        (code(name), each.type, code(each.default), each.description) for name, each in info.options.items()
    )
    return table(("option", "type", "default", "effect"), options)


def _limits() -> str:
    return (
        f"One page may take {MAX_STEPS:,} steps (rounds of loops, calls, items that filters handle) and "
        f"put together {MAX_CHARACTERS:,} characters; a `range` has at most {MAX_RANGE:,} numbers."
    )
