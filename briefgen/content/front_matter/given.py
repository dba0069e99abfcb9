"""The fields that a file and its folders' defaults give, before their values are read."""

from collections.abc import Iterable

import msgspec

from briefgen.content.front_matter.keys import canonical
from briefgen.diagnostics import Diagnostic, problem
from briefgen.typed_yaml import Entry, Mapping, Mistake, Node, Scalar, span

_STATES = frozenset({"draft", "status"})


class Given(msgspec.Struct, frozen=True):
    """One field: its canonical name, its key and value as typed, and the file they stand in.

    ``inherited`` tells that a ``_defaults.yaml`` gives it.
    """

    name: str
    key: Scalar
    value: Node
    path: str
    inherited: bool = False


def given_fields(root: Mapping, path: str) -> tuple[dict[str, Given], list[tuple[Given, Given]]]:
    """Return the fields of a map by canonical name, and pairs of keys that name one field."""
    found: dict[str, Given] = {}
    doubles: list[tuple[Given, Given]] = []
    for entry in root.entries:
        given = _given(entry, path)
        if given.name in found:
            doubles.append((found[given.name], given))
        else:
            found[given.name] = given
    return found, doubles


def with_defaults(own: dict[str, Given], defaults: Iterable[Given]) -> dict[str, Given]:
    """Return a file's fields and the defaults that it does not override.

    ``draft`` and ``status`` say one thing, so either overrides both.
    """
    return {**own, **{given.name: given for given in defaults if not overrides(own, given.name)}}


def overrides(own: dict[str, Given], name: str) -> bool:
    """Tell whether a file's own fields leave no room for the default called ``name``."""
    return name in own or (name in _STATES and not _STATES.isdisjoint(own))


def _given(entry: Entry, path: str) -> Given:
    name = canonical(entry.key.text)
    if name == "source" and is_address(entry.value):
        url = Entry(Scalar("url", entry.key.place), entry.value)
        return Given("origin", entry.key, Mapping((url,), entry.value.place), path)
    return Given(name, entry.key, entry.value, path)


def is_address(value: Node) -> bool:
    """Tell whether a value is a web address."""
    return isinstance(value, Scalar) and value.text.startswith(("http://", "https://"))


def two_names(first: Given, second: Given) -> Diagnostic:
    """Return the problem of one field that is given under two names."""
    return problem(
        "BG116",
        f'"{second.key.text}" and "{first.key.text}" are one field, given twice',
        span(second.key.place, second.path),
        help=f'keep one of the two; its own name is "{first.name}"',
    )


def as_typed(mistakes: Iterable[Mistake], given: Given) -> list[Mistake]:
    """Return mistakes that speak of the field under the name that the author typed."""
    key = given.key.text
    if key == given.name:
        return list(mistakes)
    return [
        msgspec.structs.replace(mistake, message=mistake.message.replace(f'"{given.name}', f'"{key}', 1))
        for mistake in mistakes
    ]
