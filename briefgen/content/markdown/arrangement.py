"""The tokens of a text put in order before they are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from briefgen.content.markdown import raw_html
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.parser import NESTING
from briefgen.content.markdown.rules.attributes import ATTRIBUTES
from briefgen.content.markdown.unbuilt import is_only, report_only

_CONTAINERS = ("blockquote_open", "list_item_open", "dd_open", "footnote_reference_open")
# All other blocks stay where they are.
_ARRANGED = frozenset({*_CONTAINERS, "footnote_reference_close", "inline"})
_BLOCKS_WITH_ATTRIBUTES = (
    "paragraph_open", "heading_open", "bullet_list_open", "ordered_list_open", "blockquote_open",
    "table_open", "fence", "code_block", "dl_open", "hr",
)  # fmt: skip
_TRAILING = re.compile(r"\{[^{}]*\}\s*$")
_ELEMENT_ENDS = ")]`\\"
_ID = re.compile(r"(?:^|\s|(?<=[\w-]))#([A-Za-z][\w.:-]*)", re.ASCII)


@dataclass(slots=True)
class Arrangement:
    """The body's tokens, and those of each footnote by its label with the line of its definition."""

    body: list[Token] = field(default_factory=list)
    notes: dict[str, list[Token]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def tokens(self) -> Iterator[Token]:
        """Return all tokens, the body's first."""
        yield from self.body
        for tokens in self.notes.values():
            yield from tokens


def arrange(draft: Draft, tokens: list[Token]) -> Arrangement:
    """Take footnotes out of the text, give blocks their attributes, join headings with their words."""
    result = Arrangement()
    target, outer = result.body, [result.body]
    waiting: list[Token] = []
    for number, token in enumerate(tokens):
        if token.type == "attribute_line":
            waiting.append(token)
            continue
        if waiting:
            _attach(draft, token, waiting)
        if token.type not in _ARRANGED:
            target.append(token)
            continue
        if token.level >= NESTING - 1 and token.type in _CONTAINERS:
            _report_depth(draft, token)
        if token.type == "footnote_reference_open":
            outer.append(target)
            target = _definition(draft, result, token)
        elif token.type == "footnote_reference_close":
            target = outer.pop()
        else:
            if token.type == "inline":
                _arrange_text(draft, tokens, number)
            target.append(token)
    _attach(draft, Token("end", "", -1), waiting)
    return result


def _definition(draft: Draft, result: Arrangement, token: Token) -> list[Token]:
    label, line = token.meta["label"], token.map[0] if token.map else 0
    if label in result.notes:
        draft.report(
            "BG203", f'footnote "{label}" is defined twice: the first counts',
            draft.source.find(line, f"[^{label}]"), "delete one of the two, or give it another label",
        )  # fmt: skip
        return []
    result.lines[label] = line
    return result.notes.setdefault(label, [])


def _attach(draft: Draft, token: Token, waiting: list[Token]) -> None:
    """Give a block the attributes of the lines before it, and empty ``waiting``."""
    fits = token.type in _BLOCKS_WITH_ATTRIBUTES and not token.hidden
    for line in waiting:
        span = draft.source.find(line.map[0] if line.map else 0, "{")
        if fits:
            token.meta.setdefault("attributes", []).append((line.content, span))
        else:
            draft.report(
                "BG207", "attributes without a block below them", span,
                "put the line directly above the paragraph, list, table or quote that it describes",
            )  # fmt: skip
    waiting.clear()


def _report_depth(draft: Draft, token: Token) -> None:
    line = token.map[0] if token.map else 0
    draft.report(
        "BG221", f"more than {NESTING} quotes and lists inside each other: what is deeper is left out",
        draft.source.span(line), "use fewer levels",
    )  # fmt: skip


def _arrange_text(draft: Draft, tokens: list[Token], number: int) -> None:
    before, token, behind = tokens[number - 1], tokens[number], tokens[number + 1]
    if before.type == "heading_open":
        _cut_attributes(draft, before, token)
        token.meta["opening"] = before
        token.type = "heading"
        before.type = behind.type = "nothing"
    elif before.type == "callout_title_open":
        token.meta |= {key: tokens[number - 2].meta[key] for key in ("name", "fold")}
        token.type = "callout_title"
        if is_only(token.meta["name"]):
            report_only(draft, draft.source.find(token.map[0] if token.map else 0, "[!"))
        before.type = behind.type = "nothing"
    elif before.type in ("th_open", "td_open"):
        token.type = "cell"
    elif before.type == "paragraph_open" and before.level == 0 and token.content == "[TOC]":
        token.type, token.children = "toc", None
        before.type = behind.type = "nothing"


def _cut_attributes(draft: Draft, opening: Token, token: Token) -> None:
    """Move ``{#id}`` from the end of a heading's words to the heading."""
    if not token.content.endswith("}"):
        return
    found = _TRAILING.search(token.content)
    match = ATTRIBUTES.fullmatch(found[0].rstrip()) if found else None
    if not found or not match or token.content[: found.start()][-1:] in (*_ELEMENT_ENDS,):
        return
    line = (opening.map or [0])[0]
    opening.meta.setdefault("attributes", []).append((match[1], draft.source.find(line, match[0])))
    token.content = token.content[: found.start()].rstrip()


def mark_figures(tokens: list[Token]) -> None:
    """Mark each paragraph that holds one picture or embed and nothing else."""
    for number, token in enumerate(tokens):
        if token.type != "inline" or not token.children or tokens[number - 1].type != "paragraph_open":
            continue
        shown = [child for child in token.children[:2] if child.type != "comment"]
        if len(token.children) > 2 or len(shown) != 1 or shown[0].type not in ("image", "embed"):
            continue
        opening = tokens[number - 1]
        if not opening.hidden:
            lines = opening.meta.get("attributes", [])
            if lines:
                shown[0].meta["attributes"] = [*lines, *shown[0].meta.get("attributes", [])]
            token.type, token.children = "figure", shown
            opening.type = tokens[number + 1].type = "nothing"


def reserve_ids(draft: Draft, tokens: Iterator[Token]) -> None:
    """Keep the ids that authors chose, so that no heading is given one of them."""
    for token in tokens:
        for part in (token, token.meta.get("opening"), *(token.children or ())):
            if part is None:
                continue
            for text, _ in part.meta.get("attributes", ()):
                draft.reserved.update(_ID.findall(text))
            if part.type in ("html_block", "html_inline"):
                draft.reserved.update(raw_html.ids_in(part.content))
