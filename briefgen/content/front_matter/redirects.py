"""Old addresses: ``redirect_from``, and aliases that are addresses, as Hugo has them."""

from collections.abc import Iterable

import msgspec

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.document import Mark
from briefgen.model.fields import CommonFields


class OldAddresses(msgspec.Struct, frozen=True):
    """The fields and marks after addresses have left the aliases, and what is wrong with them."""

    fields: CommonFields
    marks: tuple[Mark, ...]
    problems: tuple[Diagnostic, ...] = ()


def read_redirects(fields: CommonFields, marks: tuple[Mark, ...], path: str) -> OldAddresses:
    """Return the fields with every old address in ``redirect_from``, each one checked."""
    if not fields.redirect_from and not any(alias.startswith("/") for alias in fields.aliases):
        return OldAddresses(fields, marks)
    aliases = _placed("aliases", fields.aliases, marks)
    names = [item for item in aliases if not item[0].startswith("/")]
    moved = [item for item in aliases if item[0].startswith("/")]
    addresses = [*_placed("redirect_from", fields.redirect_from, marks), *moved]
    others = tuple(mark for mark in marks if not mark.field.startswith(("aliases[", "redirect_from[")))
    return OldAddresses(
        msgspec.structs.replace(
            fields,
            aliases=tuple(text for text, _ in names),
            redirect_from=tuple(text for text, _ in addresses),
        ),
        (*others, *_renumbered("aliases", names), *_renumbered("redirect_from", addresses)),
        (*(_moved(text, mark, path) for text, mark in moved), *_faults(addresses, path)),
    )


def _placed(field: str, texts: tuple[str, ...], marks: Iterable[Mark]) -> list[tuple[str, Mark]]:
    known = {mark.field: mark for mark in marks}
    keys = (f"{field}[{number}]" for number in range(len(texts)))
    return [(text, known.get(key) or Mark(key, 0, 0)) for text, key in zip(texts, keys, strict=True)]


def _renumbered(field: str, items: list[tuple[str, Mark]]) -> Iterable[Mark]:
    for number, (_, mark) in enumerate(items):
        yield msgspec.structs.replace(mark, field=f"{field}[{number}]")


def _span(mark: Mark, path: str) -> Span:
    return Span(path, mark.line, mark.column, mark.line, mark.end_column)


def _moved(text: str, mark: Mark, path: str) -> Diagnostic:
    message = f'the alias "{text}" is an address, taken as redirect_from'
    return problem("BG119", message, _span(mark, path), help="move it to redirect_from")


def _faults(addresses: list[tuple[str, Mark]], path: str) -> Iterable[Diagnostic]:
    for text, mark in addresses:
        reason = _reason(text)
        if reason:
            message = f'"{text}" is not an address below the site: {reason}'
            yield problem("BG126", message, _span(mark, path), help="write it as /2024/11/putin/")


def _reason(text: str) -> str:
    if not text.startswith("/"):
        return 'it does not begin with "/"'
    found = next((part for part in ("//", "\\", "?", "#") if part in text), "")
    if found:
        return f'it holds "{found}"'
    if any(part in (".", "..") for part in text.split("/")):
        return "it leaves its folder"
    return "" if text.isprintable() else "it holds a control character"
