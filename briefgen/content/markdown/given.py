"""The attributes that an author gave to one element, checked and reported."""

from html import escape

from markdown_it.token import Token

from briefgen.content.markdown.attributes import NONE, Attributes, read
from briefgen.content.markdown.draft import Draft
from briefgen.diagnostics import Span

_HELP = {
    "name": "known are .class #id lang dir title; for pictures width height credit rights caption decorative",
    "value": "width and height are numbers of pixels, lang is a code such as uk, dir is ltr, rtl or auto",
    "id": "begin it with a letter from a to z; letters, digits, _ . : and - may follow",
}
_CODE = {"name": "BG206", "value": "BG206", "id": "BG205"}


def given(draft: Draft, token: Token, *, picture: bool = False) -> Attributes:
    """Return the attributes behind an inline element or on the line before a block."""
    if "attributes" not in token.meta and "dir" not in token.meta:
        return NONE
    result = Attributes(values=(("dir", token.meta["dir"]),)) if "dir" in token.meta else NONE
    for text, place in token.meta.get("attributes", ()):
        span = place if isinstance(place, Span) else draft.place(place)
        found, faults = read(text, picture=picture)
        for fault in faults:
            draft.report(
                _CODE[fault.reason], f'attribute "{fault.item}" is left out', span, _HELP[fault.reason]
            )
        result = Attributes(
            _unused(draft, found.id, span) or result.id,
            result.classes + found.classes,
            tuple((dict(result.values) | dict(found.values)).items()),
        )
    return result


def _unused(draft: Draft, identity: str, span: Span) -> str:
    if identity and not draft.claim(identity):
        draft.report(
            "BG204", f'the id "{identity}" stands twice in this file', span, "give one of the two another id"
        )
        return ""
    return identity


def tag_attributes(attributes: Attributes) -> str:
    """Return the id, classes and general attributes as they stand in a tag."""
    if attributes is NONE:
        return ""
    identity = f' id="{escape(attributes.id)}"' if attributes.id else ""
    return identity + attributes.html("lang", "dir", "title")
