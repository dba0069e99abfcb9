"""Pictures: inline, or as figures with caption and credit, and embedded files."""

import re
from html import escape

import msgspec
from markdown_it.token import Token

from briefgen.content.markdown.attributes import Attributes
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.given import given, tag_attributes
from briefgen.content.markdown.links import judged
from briefgen.content.markdown.typography import set_marks
from briefgen.diagnostics import Span
from briefgen.model.document import Figure, Reference
from briefgen.model.placeholders import placeholder

_PICTURE = re.compile(r"\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
_WIDTH = re.compile(r"(?:(?P<alt>.*?)\|)?\s*(?P<width>\d{1,5})(?:x(?P<height>\d{1,5}))?\s*")
_LATER = re.compile(r"(?:timeline|positions|quotes|judgements|forecasts|matrix|calendar)\s*:", re.IGNORECASE)


class Picture(msgspec.Struct, frozen=True):
    """What is shown of a picture; ``number`` is that of its reference, -1 for one of another site."""

    number: int
    address: str
    alt: str
    caption: str
    attributes: Attributes

    @property
    def credit(self) -> str:
        """Who made it."""
        return self.attributes.value("credit")


def image(draft: Draft, token: Token) -> None:
    """Write ``![alt](address "caption")`` inside a line of text."""
    _write(draft, _picture(draft, token), block=False)


def embed(draft: Draft, token: Token) -> None:
    """Write ``![[file]]`` inside a line of text: a picture, else what the theme makes of the file."""
    if is_picture(token):
        image(draft, token)
    else:
        _write_file(draft, token, "span")


def figure(draft: Draft, block: Token) -> None:
    """Write a paragraph that holds one picture or embed and nothing else."""
    draft.block = block
    token = (block.children or [])[0]
    if token.type == "embed" and not is_picture(token):
        _write_file(draft, token, "p")
        draft.out.append("\n")
        draft.end_paragraph("text")
        return
    picture = _picture(draft, token)
    _write(draft, picture, block=True)
    draft.end_paragraph("figure")


def is_picture(token: Token) -> bool:
    """Tell whether an image or embed shows a picture, for an embed by its file's suffix."""
    return token.type == "image" or bool(_PICTURE.search(token.meta["target"]))


def _picture(draft: Draft, token: Token) -> Picture:
    span = draft.place(token.meta["pos"])
    attributes = given(draft, token, picture=True)
    if token.type == "embed":
        alt, attributes = _embed_words(token.meta["label"], attributes)
        reference = Reference(
            "embed", token.meta["target"], token.meta["fragment"], alt, line=span.line, column=span.column
        )
        number = draft.refer(reference).number
        address = placeholder("u", number)
    else:
        alt = alt_text(token.children or [])
        number, address = _image_address(draft, str(token.attrs["src"]), alt, span)
    _check_alt(draft, alt, attributes, span)
    caption = attributes.value("caption") or str(token.attrs.get("title", ""))
    return Picture(number, address, alt, _typographic(draft, caption), attributes)


def _embed_words(label: str, attributes: Attributes) -> tuple[str, Attributes]:
    match = _WIDTH.fullmatch(label)
    if not match:
        return label, attributes
    sizes = {key: match[key] for key in ("width", "height") if match[key]}
    values = tuple((sizes | dict(attributes.values)).items())
    return (match["alt"] or "").strip(), msgspec.structs.replace(attributes, values=values)


def _image_address(draft: Draft, written: str, alt: str, span: Span) -> tuple[int, str]:
    address = judged(draft, written, span, "picture")
    if address.kind == "path" and address.text:
        reference = Reference(
            "image", address.text, address.fragment, alt, line=span.line, column=span.column
        )
        number = draft.refer(reference).number
        return number, placeholder("u", number)
    if address.kind == "outside":
        draft.report(
            "BG222", "picture of another site: every reader's browser asks that site for it", span,
            "save the picture beside the text, with its credit, and show the copy",
        )  # fmt: skip
        return -1, escape(address.text)
    if address.kind in ("path", "top"):
        draft.report("BG218", "picture without address", span, "write the file's name between the brackets")
    return -1, ""


def _check_alt(draft: Draft, alt: str, attributes: Attributes, span: Span) -> None:
    decorative = "decorative" in attributes.classes or any(
        name == "decorative" for name, _ in attributes.values
    )
    if not alt and not decorative:
        draft.report(
            "BG212", "picture without alternative text", span,
            "say between the square brackets what it shows, or mark it {decorative}",
        )  # fmt: skip


def _write(draft: Draft, picture: Picture, *, block: bool) -> None:
    attributes = picture.attributes
    draft.figures.append(_figure(picture))
    sizes = msgspec.structs.replace(attributes, classes=()).html("width", "height")
    img = f'<img src="{picture.address}" alt="{escape(picture.alt)}"{sizes} loading="lazy" decoding="async"'
    if not block:
        title = f' title="{escape(picture.caption)}"' if picture.caption else ""
        draft.out.append(f"{img}{tag_attributes(_without_title(attributes))}{title}>")
        return
    draft.out.append(f"<figure{tag_attributes(_without_title(attributes))}>{img}>")
    caption = _caption(picture)
    draft.out.append(f"<figcaption>{caption}</figcaption></figure>\n" if caption else "</figure>\n")
    draft.words += [picture.caption, " " if picture.caption and picture.credit else "", picture.credit]


def _figure(picture: Picture) -> Figure:
    rights = picture.attributes.value("rights")
    return Figure(picture.number, picture.alt, picture.caption, picture.credit, rights)


def _caption(picture: Picture) -> str:
    parts = [escape(picture.caption, quote=False)]
    for name in ("credit", "rights"):
        value = picture.attributes.value(name)
        parts.append(f'<span class="{name}">{escape(value, quote=False)}</span>' if value else "")
    # Written, not drawn by a style sheet: feeds and copies for machines show it too.
    return " · ".join(part for part in parts if part)


def _without_title(attributes: Attributes) -> Attributes:
    values = tuple((name, value) for name, value in attributes.values if name != "title")
    return msgspec.structs.replace(attributes, values=values)


def _write_file(draft: Draft, token: Token, wrapper: str) -> None:
    meta = token.meta
    span = draft.place(meta["pos"], meta["length"])
    own = tag_attributes(given(draft, token))
    if _LATER.match(meta["target"]):
        message = f'embedding "{meta["target"]}" is not built in this version'
        draft.report("BG224", message, span, "take the line out")
    reference = Reference(
        "embed", meta["target"], meta["fragment"], meta["label"], line=span.line, column=span.column
    )
    mark = placeholder("e", draft.refer(reference).number)
    draft.out.append(f"<{wrapper}{own}>{mark}</{wrapper}>" if own or wrapper == "p" else mark)
    draft.words.append(meta["label"] or meta["target"])


def alt_text(tokens: list[Token]) -> str:
    """Return the words of a picture's description, without markup, in one line."""
    words = []
    for token in tokens:
        if token.type == "image":
            words.append(alt_text(token.children or []))
        elif token.type in ("text", "text_special", "code_inline"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return " ".join("".join(words).split())


def _typographic(draft: Draft, caption: str) -> str:
    token = Token("text", "", 0, content=caption)
    set_marks([token], draft.marks)
    return token.content
