"""What stands inside a paragraph: words, emphasis, code, marks of footnotes, raw tags."""

import re
from collections.abc import Callable
from html import escape

from markdown_it.token import Token

from briefgen.content.markdown import extended, raw_html
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.figures import embed, image
from briefgen.content.markdown.footnotes import mention, missing
from briefgen.content.markdown.given import given, tag_attributes
from briefgen.content.markdown.links import close_link, open_link, open_wikilink
from briefgen.content.markdown.typography import needs_typography, set_marks
from briefgen.content.markdown.unbuilt import ONLY, report_only

_MORE = re.compile(r"<!--\s*more\s*-->")


def write_inlines(draft: Draft, block: Token) -> None:
    """Write the children of one block's text."""
    draft.block = block
    children = block.children or []
    if draft.typographic and needs_typography(block.content):
        set_marks(children, draft.marks)
    writer, unknown = _INLINES.get, extended.write_inline
    for token in children:
        writer(token.type, unknown)(draft, token)


def _text(draft: Draft, token: Token) -> None:
    content = token.content
    draft.words.append(content)
    if "[!" in content and ONLY.search(content):
        report_only(draft, draft.find("[!"))
    if "<" in content and "<!--" in content:
        draft.report(
            "BG213", "comment without end in its paragraph", draft.find("<!--"),
            'end it with "-->" before the next empty line, or begin it at the start of a line',
        )  # fmt: skip
    if draft.abbreviations:
        draft.out.append(draft.abbreviations.html(content))
    elif "&" in content or "<" in content or ">" in content:
        draft.out.append(escape(content, quote=False))
    else:
        draft.out.append(content)


def _softbreak(draft: Draft, _token: Token) -> None:
    draft.words.append("\n")
    draft.out.append("\n")


def _hardbreak(draft: Draft, _token: Token) -> None:
    draft.words.append("\n")
    draft.out.append("<br>\n")


def _code(draft: Draft, token: Token) -> None:
    draft.words.append(token.content)
    draft.out.append(
        f"<code{tag_attributes(given(draft, token))}>{escape(token.content, quote=False)}</code>"
    )


def _opened(draft: Draft, token: Token) -> None:
    draft.out.append(f"<{token.tag}{tag_attributes(given(draft, token)) if token.meta else ''}>")


def _closed(draft: Draft, token: Token) -> None:
    draft.out.append(f"</{token.tag}>")


def _markup(draft: Draft, token: Token) -> None:
    raw_html.write(draft, token.content, draft.place(token.meta["pos"]))


def comment(draft: Draft, token: Token) -> None:
    """Write nothing; keep where ``<!--more-->`` stands, and report a comment that never ends."""
    if token.meta.get("unclosed"):
        line = token.map[0] if token.map else 0
        draft.report(
            "BG213", "comment without end: the rest of the file would be hidden",
            draft.source.find(line, "<!--"), 'end it with "-->"',
        )  # fmt: skip
    elif _MORE.fullmatch(token.content) and draft.more is None:
        draft.more = (len(draft.texts), "".join(draft.words))


_INLINES: dict[str, Callable[[Draft, Token], None]] = {
    "text": _text,
    "text_special": _text,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "code_inline": _code,
    "em_open": _opened,
    "em_close": _closed,
    "strong_open": _opened,
    "strong_close": _closed,
    "s_open": _opened,
    "s_close": _closed,
    "span_open": _opened,
    "span_close": _closed,
    "link_open": open_link,
    "link_close": close_link,
    "wikilink_open": open_wikilink,
    "wikilink_close": close_link,
    "image": image,
    "embed": embed,
    "footnote": mention,
    "footnote_missing": missing,
    "html_inline": _markup,
    "comment": comment,
}
