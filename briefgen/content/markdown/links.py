"""Links: to other sites as they are, to the rest of this one as numbered placeholders."""

from html import escape

import msgspec
from markdown_it.token import Token

from briefgen.content.markdown.addresses import Address, address_of
from briefgen.content.markdown.attributes import NONE
from briefgen.content.markdown.draft import Draft, OpenLink, Pending
from briefgen.content.markdown.given import given, tag_attributes
from briefgen.diagnostics import Span
from briefgen.model.document import Reference
from briefgen.model.placeholders import placeholder

_EXTERNAL = tag_attributes(NONE.with_class("external"))


def open_link(draft: Draft, token: Token) -> None:
    """Write the begin of ``[words](address)`` or ``<address>``."""
    position = token.meta["pos"]
    address = address_of(str(token.attrs["href"]))
    if address.is_odd:
        report_address(draft, address, draft.place(position))
    attributes = given(draft, token)
    title = str(token.attrs.get("title", ""))
    if title and not attributes.value("title"):
        attributes = msgspec.structs.replace(attributes, values=(*attributes.values, ("title", title)))
    if address.kind == "outside":
        shown = _EXTERNAL if attributes is NONE else tag_attributes(attributes.with_class("external"))
        _open(draft, f'<a href="{escape(address.text)}"{shown} rel="noopener">', "</a>", (position, 0))
    elif address.kind == "path":
        span = draft.place(position)
        reference = Reference("path", address.text, address.fragment, line=span.line, column=span.column)
        _open_reference(draft, reference, tag_attributes(attributes), (position, 0))
    elif address.kind == "top":
        _open(draft, f'<a href="#"{tag_attributes(attributes)}>', "</a>", (position, 0))
    else:
        _open(draft, "", "", (position, 0))


def open_wikilink(draft: Draft, token: Token) -> None:
    """Write the begin of ``[[Name]]``."""
    meta = token.meta
    span = draft.place(meta["pos"], meta["length"])
    reference = Reference("wikilink", meta["target"], meta["fragment"], line=span.line, column=span.column)
    place = (meta["pos"], meta["length"])
    _open_reference(draft, reference, tag_attributes(given(draft, token)), place, labelled=meta["labelled"])


def _open_reference(
    draft: Draft, reference: Reference, own: str, place: tuple[int, int], *, labelled: bool = True
) -> None:
    pending = draft.refer(reference, labelled=labelled)
    opening, closing = placeholder("a", pending.number), placeholder("/", pending.number)
    if own:
        opening, closing = f"<span{own}>{opening}", f"{closing}</span>"
    _open(draft, opening, closing, place, pending)


def _open(
    draft: Draft, opening: str, closing: str, place: tuple[int, int], pending: Pending | None = None
) -> None:
    draft.out.append(opening)
    draft.links.append(OpenLink(closing, pending, len(draft.out), place))


def close_link(draft: Draft, _token: Token) -> None:
    """Write the end of the link that was opened last, and report one that shows nothing."""
    link = draft.links.pop()
    if not "".join(draft.out[link.pieces :]).strip():
        message = "link without words: readers who hear the page cannot tell where it leads"
        draft.report("BG223", message, draft.place(*link.place), "write words between the square brackets")
    draft.out.append(link.closing)
    if link.pending:
        link.pending.end = len(draft.words)


def judged(draft: Draft, written: str, span: Span, what: str = "link") -> Address:
    """Return what an address leads to, and report one that leads nowhere."""
    address = address_of(written)
    if address.is_odd:
        report_address(draft, address, span, what)
    return address


def report_address(draft: Draft, address: Address, span: Span, what: str = "link") -> None:
    """Report an address that leads nowhere, or not where it seems to lead."""
    if address.kind == "refused":
        draft.report(
            "BG208", f'links to "{address.text}:" addresses are not allowed', span,
            'use an https:, http:, mailto: or tel: address, or write "./" before a file name with a colon',
        )  # fmt: skip
    elif address.kind == "later":
        draft.report(
            "BG209", f'"{address.text}:" links are not built in this version', span,
            "leave the words and take the address away",
        )  # fmt: skip
    elif address.kind == "empty":
        draft.report("BG218", f"{what} without address", span, "write the address between the round brackets")
    elif address.query:
        draft.report(
            "BG217", f'"?{address.query}" is cut off a link to this site\'s own files', span,
            "delete it; a generated site has no queries",
        )  # fmt: skip
