"""Settings from environment variables (``BRIEFGEN_PAGE_SIZE``) and from command-line options."""

from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.paths import FIRST_SURROGATE, unprintable
from briefgen.settings.collected import Collected
from briefgen.settings.values import Settings
from briefgen.typed_yaml import Place, Scalar, fields_of, nearest

PREFIX = "BRIEFGEN_"
_NOT_SCALAR = ("list", "table", "options")
_NOWHERE = Place(0, 0)


def scalar_keys() -> tuple[str, ...]:
    """Return the settings that one line of text can give, in their order."""
    fields = fields_of(Settings).values()
    maps = ("permalinks", "outputs", "images", "deploy")
    return tuple(
        field.key for field in fields if field.shape.form not in _NOT_SCALAR and field.key not in maps
    )


def add_environment(environ: Mapping[str, str], collected: Collected) -> None:
    """Add the settings that the environment gives; an empty variable gives none."""
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        key, value = variable.removeprefix(PREFIX), environ[variable]
        if not value.strip():
            continue
        if key.lower() not in scalar_keys() or key != key.upper():
            collected.problems.append(_unknown(variable))
        else:
            _add(key.lower(), value, variable, f"environment {variable}", collected)


def add_overrides(overrides: Mapping[str, str], collected: Collected) -> None:
    """Add the settings that options of the command line give; keys are settings' names."""
    for key, value in overrides.items():
        option = "--" + key.replace("_", "-")
        _add(key, value, option, option, collected)


def _add(key: str, value: str, path: str, origin: str, collected: Collected) -> None:
    if (unfit := _unfit(value, path)) is not None:
        collected.problems.append(unfit)
        return
    collected.add(Scalar(key, _NOWHERE), Scalar(value, _NOWHERE), path, origin)


def _unfit(value: str, path: str) -> Diagnostic | None:
    """Return what keeps a value from being one line of text: bytes that are no UTF-8, control characters."""
    if any(FIRST_SURROGATE <= char <= "\udfff" for char in value):
        return problem("BG013", f"the value of {path} is not UTF-8", Span(path), help="give it in UTF-8")
    if not (what := unprintable(value)):
        return None
    return problem(
        "BG015", f"the value of {path} holds {what}", Span(path), help="give it as one line of plain text"
    )


def _unknown(variable: str) -> Diagnostic:
    key = variable.removeprefix(PREFIX).lower()
    shown = "".join(_shown(variable))
    if key in fields_of(Settings) and variable == variable.upper():
        message = f"{shown} cannot be set by the environment: it is a list or a map"
        return problem("BG012", message, Span(shown), help=f'set "{key}" in briefgen.yaml')
    near = nearest(key, scalar_keys())
    way_out = f"did you mean {PREFIX}{near.upper()}?" if near else "briefgen config show lists all settings"
    return problem("BG012", f"{shown} sets nothing", Span(shown), help=way_out)


def _shown(variable: str) -> Iterator[str]:
    """Yield the characters of a name that can be printed."""
    yield from (char if char.isprintable() else "\ufffd" for char in variable)
