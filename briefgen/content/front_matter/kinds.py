"""The kind that a document gives itself, also in the words of Obsidian vaults."""

from typing import get_args

import msgspec

from briefgen.content.front_matter.given import Given
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.fields import Kind
from briefgen.typed_yaml import Scalar, is_null, nearest, short, span

_KINDS: tuple[Kind, ...] = get_args(Kind)
_VAULT: dict[str, tuple[Kind, str]] = {
    "person": ("actor", "person"),
    "organization": ("actor", "organisation"),
    "organisation": ("actor", "organisation"),
    "country": ("actor", "state"),
    "concept": ("topic", ""),
    "daily": ("note", ""),
}
_NOT_BUILT = ("event", "source")


class KindReading(msgspec.Struct, frozen=True):
    """A document's kind, the actor's kind that comes with it, and what is wrong."""

    kind: Kind
    actor_kind: str = ""
    problems: tuple[Diagnostic, ...] = ()


def read_kind(given: Given | None, folder_kind: Kind) -> KindReading:
    """Return the kind that ``kind`` or ``type`` gives, else that of the folder."""
    if given is None or is_null(given.value):
        return KindReading(folder_kind)
    text = given.value.text.strip() if isinstance(given.value, Scalar) else ""
    if text in _KINDS:
        return KindReading(text)
    if text in _VAULT:
        return KindReading(*_VAULT[text])
    return KindReading(folder_kind, problems=(_refusal(given, text),))


def _refusal(given: Given, text: str) -> Diagnostic:
    place = span(given.value.place, given.path)
    kinds = ", ".join(_KINDS)
    if text in _NOT_BUILT:
        message = f'documents of the kind "{text}" are not built by this version'
        return problem("BG117", message, place, help=f"use one of {kinds}, or list the file under ignore")
    near = nearest(text, (*_KINDS, *_VAULT))
    meant = f'did you mean "{near}"? ' if near else ""
    message = (
        f'"{given.key.text}" cannot be "{short(text)}"' if text else f'"{given.key.text}" must be a word'
    )
    return problem("BG106", message, place, help=f"{meant}it is one of {kinds}")
