"""Blocks of a text: paragraphs, lists, quotes and callouts, tables, code."""

from collections.abc import Callable
from html import escape

from markdown_it.token import Token

from briefgen.content.markdown import extended, raw_html, unbuilt
from briefgen.content.markdown.code_blocks import code_block
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.figures import figure
from briefgen.content.markdown.given import given, tag_attributes
from briefgen.content.markdown.headings import write_heading
from briefgen.content.markdown.inlines import comment, write_inlines
from briefgen.model.placeholders import TOC


def write_blocks(draft: Draft, tokens: list[Token]) -> None:
    """Write block tokens in their order."""
    for token in tokens:
        _BLOCKS.get(token.type, extended.write_block)(draft, token)


def _own(draft: Draft, token: Token) -> str:
    return tag_attributes(given(draft, token)) if token.meta else ""


def _nothing(_draft: Draft, _token: Token) -> None:
    """Write nothing: the token's part is written with another's."""


def _open(draft: Draft, token: Token) -> None:
    draft.out.append(f"<{token.tag}{_own(draft, token)}>\n")


def _close(draft: Draft, token: Token) -> None:
    draft.out.append(f"</{token.tag}>\n")


def _open_in_line(draft: Draft, token: Token) -> None:
    draft.out.append(f"<{token.tag}{_own(draft, token)}>")


def _paragraph_open(draft: Draft, token: Token) -> None:
    draft.kind = "paragraph" if token.level == 0 else "text"
    if not token.hidden:
        draft.out.append(f"<p{_own(draft, token)}>")


def _paragraph_close(draft: Draft, token: Token) -> None:
    if not token.hidden:
        draft.out.append("</p>\n")


def _inline(draft: Draft, token: Token) -> None:
    task = draft.tasks.pop() if draft.tasks else None
    if task is not None:
        draft.out.append(f"<label>{_checkbox(done=task)} ")
    write_inlines(draft, token)
    if task is not None:
        draft.out.append("</label>")
    draft.end_paragraph(draft.kind)
    draft.kind = "text"


def _ordered_list_open(draft: Draft, token: Token) -> None:
    start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
    draft.out.append(f"<ol{start}{_own(draft, token)}>\n")


def _item_open(draft: Draft, token: Token) -> None:
    draft.tasks.clear()
    if "checked" in token.meta:
        draft.tasks.append(token.meta["checked"])
        draft.out.append(f'<li class="task"{_own(draft, token)}>')
    else:
        draft.out.append(f"<li{_own(draft, token)}>")


def _item_close(draft: Draft, _token: Token) -> None:
    if draft.tasks:
        draft.out.append(_checkbox(done=draft.tasks.pop()))
    draft.out.append("</li>\n")


def _checkbox(*, done: bool) -> str:
    return f'<input type="checkbox" disabled{" checked" if done else ""}>'


def _quote_open(draft: Draft, token: Token) -> None:
    name = token.meta.get("name")
    if name is None:
        draft.out.append(f"<blockquote{_own(draft, token)}>\n")
        draft.closers.append("</blockquote>\n")
        return
    attributes = given(draft, token)
    own = tag_attributes(attributes.with_class("callout"))
    fold = token.meta["fold"]
    tag = "details" if fold else "div"
    opened = " open" if fold == "+" else ""
    draft.out.append(f'<{tag}{own} data-callout="{escape(name)}"{opened}>\n')
    draft.closers.append(f"</{tag}>\n")


def _quote_close(draft: Draft, _token: Token) -> None:
    draft.out.append(draft.closers.pop())


def _title(draft: Draft, token: Token) -> None:
    tag = "summary" if token.meta["fold"] else "p"
    draft.out.append("<summary>" if tag == "summary" else '<p class="callout-title">')
    if token.content:
        write_inlines(draft, token)
    else:
        name = draft.labels.alert(token.meta["name"])
        draft.words.append(name)
        draft.out.append(escape(name, quote=False))
    draft.end_paragraph("text")
    draft.out.append(f"</{tag}>\n")


def _table_open(draft: Draft, token: Token) -> None:
    draft.tables += 1
    label = escape(draft.labels.table.format(draft.tables))
    draft.out.append(
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table{_own(draft, token)}>\n'
    )


def _table_close(draft: Draft, _token: Token) -> None:
    draft.out.append("</table></div>\n")


def _row_open(draft: Draft, _token: Token) -> None:
    draft.cell = -1
    draft.out.append("<tr>")


def _row_close(draft: Draft, _token: Token) -> None:
    draft.cell = None
    draft.out.append("</tr>\n")


def _cell_open(draft: Draft, token: Token) -> None:
    draft.cell = (draft.cell or 0) + 1 if draft.cell is not None else 0
    style = str(token.attrs.get("style", "")).removeprefix("text-align:")
    own = _own(draft, token)
    draft.out.append(f'<{token.tag} class="{style}"{own}>' if style else f"<{token.tag}{own}>")


def _cell_close(draft: Draft, token: Token) -> None:
    draft.out.append(f"</{token.tag}>")


def _cell(draft: Draft, token: Token) -> None:
    if "[[" in token.content and "]]" not in token.content:
        line = token.map[0] if token.map else 0
        draft.report(
            "BG220", "a wikilink is cut by the bar between table cells", draft.source.find(line, "[["),
            "write \\| between name and label inside a table",
        )  # fmt: skip
    _inline(draft, token)


def _rule(draft: Draft, token: Token) -> None:
    draft.out.append(f"<hr{_own(draft, token)}>\n")


def _markup(draft: Draft, token: Token) -> None:
    line = token.map[0] if token.map else 0
    draft.words.append(raw_html.plain(token.content))
    raw_html.write(draft, token.content, draft.source.find(line, "<"))
    draft.end_paragraph("text")
    end = raw_html.unclosed(token.content)
    if end:
        message = f'raw HTML without its end "{end}": the rest of the file would be swallowed'
        draft.report("BG213", message, draft.source.find(line, "<"), f'write "{end}" where it ends')
    if unbuilt.ONLY.search(token.content):
        unbuilt.report_only(draft, draft.source.span(line))


def _toc(draft: Draft, token: Token) -> None:
    if draft.has_toc_mark:
        line = token.map[0] if token.map else 0
        draft.report("BG219", "[TOC] stands twice", draft.source.find(line, "[TOC]"), "delete one of the two")
        return
    draft.has_toc_mark = True
    draft.out.append(TOC + "\n")


def _heading(draft: Draft, token: Token) -> None:
    write_heading(draft, token.meta["opening"], token)


_BLOCKS: dict[str, Callable[[Draft, Token], None]] = {
    "nothing": _nothing,
    "inline": _inline,
    "paragraph_open": _paragraph_open,
    "paragraph_close": _paragraph_close,
    "heading": _heading,
    "bullet_list_open": _open,
    "bullet_list_close": _close,
    "ordered_list_open": _ordered_list_open,
    "ordered_list_close": _close,
    "list_item_open": _item_open,
    "list_item_close": _item_close,
    "blockquote_open": _quote_open,
    "blockquote_close": _quote_close,
    "callout_title": _title,
    "table_open": _table_open,
    "table_close": _table_close,
    "thead_open": _open,
    "thead_close": _close,
    "tbody_open": _open,
    "tbody_close": _close,
    "tr_open": _row_open,
    "tr_close": _row_close,
    "th_open": _cell_open,
    "th_close": _cell_close,
    "td_open": _cell_open,
    "td_close": _cell_close,
    "cell": _cell,
    "dl_open": _open,
    "dl_close": _close,
    "dt_open": _open_in_line,
    "dt_close": _close,
    "dd_open": _open_in_line,
    "dd_close": _close,
    "hr": _rule,
    "fence": code_block,
    "code_block": code_block,
    "html_block": _markup,
    "comment": comment,
    "container": unbuilt.container,
    "figure": figure,
    "toc": _toc,
}
