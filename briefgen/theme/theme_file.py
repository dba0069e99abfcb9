"""``theme.yaml``: what a theme says of itself, and the values of its options."""

import json
import math
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.model.fields import Text, Texts, described
from briefgen.typed_yaml import Mapping as YamlMap
from briefgen.typed_yaml import (
    Mistake,
    MistakeKind,
    Reading,
    compose,
    decode,
    diagnostic,
    map_shape,
    read_struct,
)

THEME_FILE = "theme.yaml"
COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
MISTAKE_CODES: dict[MistakeKind, str] = dict.fromkeys(get_args(MistakeKind), "BG603")

OptionValue = str | float | bool


class OptionSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An option that the site's settings may set."""

    type: Annotated[Literal["color", "text", "bool", "number", "choice"], described("What it holds.")]
    default: Annotated[
        Annotated[str, Meta(extra={"form": "any"})], described("Its value when nothing is set.")
    ]
    description: Annotated[Text, described("What it changes.")] = ""
    choices: Annotated[Texts, described("The allowed words of a choice.")] = ()


class ThemeInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``theme.yaml`` may say."""

    name: Annotated[Text, described("The theme's name: that of its folder.")] = ""
    description: Annotated[Text, described("What it looks like, in a sentence.")] = ""
    parent: Annotated[Text, described("The theme whose files count where this one has none.")] = ""
    options: Annotated[
        dict[str, OptionSpec], described("Options by name: type, default, description, choices.")
    ] = {}


def read_theme_file(data: bytes, label: str) -> tuple[ThemeInfo, tuple[Diagnostic, ...]]:
    """Return what a ``theme.yaml`` says, and its mistakes; ``label`` is the path that they name."""
    tree, mistakes = _tree(data)
    if tree is None:
        return ThemeInfo(), _told(mistakes, label)
    reading = Reading("UTC")
    found = read_struct(tree, map_shape(ThemeInfo), "", reading)
    info = found if isinstance(found, ThemeInfo) else ThemeInfo()
    problems = _told((*mistakes, *reading.mistakes), label)
    return info, problems + (() if problems else _wrong_defaults(info, label))


def read_strings(data: bytes, label: str) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the strings of an ``i18n/LANG.yaml`` under dotted keys, and the file's mistakes."""
    tree, mistakes = _tree(data)
    return (flattened(tree) if tree else {}), _told(mistakes, label)


def flattened(tree: YamlMap, prefix: str = "") -> dict[str, str]:
    """Return nested texts under dotted keys: ``{pages: {one: …}}`` as ``pages.one``."""
    found: dict[str, str] = {}
    for entry in tree.entries:
        key = f"{prefix}{entry.key.text}"
        if isinstance(entry.value, YamlMap):
            found |= flattened(entry.value, f"{key}.")
        else:
            found[key] = getattr(entry.value, "text", "")
    return found


def option_values(
    specs: Mapping[str, OptionSpec], given: Mapping[str, str]
) -> tuple[dict[str, OptionValue], tuple[Diagnostic, ...]]:
    """Return the value of each option: the given one (JSON text) where it is right, else the default."""
    problems: list[Diagnostic] = []
    values = {name: _usable(spec, json.loads(spec.default)) for name, spec in specs.items()}
    for name, text in sorted(given.items()):
        spec = specs.get(name)
        if spec is None:
            problems.append(_unknown_option(name, specs))
            continue
        value = json.loads(text)
        wrong = _fault(spec, value)
        if wrong:
            problems.append(_wrong_option(name, wrong, spec))
        else:
            values[name] = _usable(spec, value)
    return dict(sorted(values.items())), tuple(problems)


def _tree(data: bytes) -> tuple[YamlMap | None, tuple[Mistake, ...]]:
    text = decode(data)
    if isinstance(text, Mistake):
        return None, (text,)
    composition = compose(text)
    root = composition.root
    return (root if isinstance(root, YamlMap) else None), composition.mistakes


def _told(mistakes: tuple[Mistake, ...], label: str) -> tuple[Diagnostic, ...]:
    return tuple(diagnostic(mistake, MISTAKE_CODES, label) for mistake in mistakes)


def _usable(spec: OptionSpec, value: Any) -> OptionValue:
    if spec.type in {"text", "choice"}:
        return str(value)
    return float(value) if spec.type == "number" else value


def _fault(spec: OptionSpec, value: Any) -> str:
    """Return what an option must be when ``value`` is not that; empty when it is right."""
    match spec.type:
        case "color":
            return "" if isinstance(value, str) and COLOR.match(value) else 'a colour such as "#8a1c1c"'
        case "bool":
            return "" if isinstance(value, bool) else "true or false"
        case "number":
            return "" if _is_number(value) else "a number"
        case "choice":
            return (
                "" if value in spec.choices else "one of " + ", ".join(f'"{word}"' for word in spec.choices)
            )
    return "" if isinstance(value, str | int | float) and not isinstance(value, bool) else "a text"


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _wrong_defaults(info: ThemeInfo, label: str) -> tuple[Diagnostic, ...]:
    return tuple(
        problem(
            "BG603", f'the default of option "{name}" must be {wrong}', Span(label), help="mend the default"
        )
        for name, spec in info.options.items()
        if (wrong := _fault(spec, json.loads(spec.default)))
    )


def _unknown_option(name: str, specs: Mapping[str, OptionSpec]) -> Diagnostic:
    near = closest(name, specs)
    known = ", ".join(sorted(specs)) or "none"
    return problem(
        "BG604",
        f'the theme has no option "{name}"',
        Span("briefgen.yaml"),
        help=f'did you mean "{near}"?' if near else f"its options are: {known}",
    )


def _wrong_option(name: str, wrong: str, spec: OptionSpec) -> Diagnostic:
    return problem(
        "BG605",
        f'theme option "{name}" must be {wrong}',
        Span("briefgen.yaml"),
        help=spec.description or "correct it under theme.options",
    )
