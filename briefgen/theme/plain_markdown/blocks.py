"""Blocks: paragraphs, headings, lists, quotes and callouts, code, notes."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from briefgen.theme.plain_markdown.escaping import destination, fence, guarded
from briefgen.theme.plain_markdown.inlines import BREAK, inline
from briefgen.theme.plain_markdown.tables import table
from briefgen.theme.plain_markdown.tree import Element, Node, tree_of

_LANGUAGE = re.compile(r"language-([\w+#.-]+)")
_CALLOUT = re.compile(r"[\w-]+\Z")
_CLOSING, _ESCAPE = re.compile(r"#+\Z"), r"\\\g<0>"
_CONTAINERS = frozenset(
    {
        "address",
        "article",
        "aside",
        "body",
        "center",
        "div",
        "footer",
        "form",
        "header",
        "html",
        "main",
        "section",
    }
)
_BETWEEN_LISTS = "<!-- -->"


def as_markdown(html: str) -> str:
    """Return the HTML of a text as Markdown, without a last line break.

    Words, links and structure are kept; contents lists, anchors, comments, scripts and looks are not.
    Never fails: what has no form in Markdown leaves its words.
    """
    return _joined(_blocks(tree_of(html).children))


def _joined(blocks: Iterable[str], between: str = "\n\n") -> str:
    return between.join(block for block in blocks if block.strip())


def _blocks(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield each block; words that stand beside blocks are paragraphs."""
    before = ""
    for is_block, group in groupby(nodes, _is_block):
        if not is_block:
            before = ""
            yield _paragraph(group)
            continue
        for node in group:
            if isinstance(node, Element):
                if node.name in {"ul", "ol"} and before == node.name:
                    yield _BETWEEN_LISTS
                yield _block(node)
                before = node.name


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and (node.name in _OWN or node.name in _CONTAINERS)


def _paragraph(nodes: Iterable[Node]) -> str:
    text = inline(nodes).strip(" ")
    while text.endswith(BREAK):
        text = text.removesuffix(BREAK).rstrip(" ")
    return "\n".join(guarded(line.strip()) for line in text.split("\n"))


def _block(element: Element) -> str:
    if element.get("data-callout"):
        return _callout(element)
    if element.is_a("footnotes"):
        return _notes(element)
    made = _OWN.get(element.name)
    return made(element) if made else _joined(_blocks(element.children))


def _heading(element: Element) -> str:
    words = inline(element.children).replace(BREAK, " ").strip()
    return f"{'#' * int(element.name[1])} {_CLOSING.sub(_ESCAPE, words)}" if words else ""


def _list(element: Element) -> str:
    items = [item for item in element.elements() if item.name == "li"]
    start = element.get("start")
    first = int(start) if re.fullmatch("[0-9]{1,9}", start) else 1
    is_loose = any(child.name == "p" for item in items for child in item.elements())
    marks = (f"{number}. " if element.name == "ol" else "- " for number in range(first, first + len(items)))
    made = (_item(mark, item, "\n\n" if is_loose else "\n") for mark, item in zip(marks, items, strict=True))
    return ("\n\n" if is_loose else "\n").join(made)


def _item(mark: str, item: Element, between: str) -> str:
    return mark + _indented(_joined(_blocks(item.children), between), len(mark))


def _indented(text: str, width: int) -> str:
    """Return a text with all lines but the first moved to the right."""
    return text.replace("\n", "\n" + " " * width).replace("\n" + " " * width + "\n", "\n\n")


def _quote(element: Element) -> str:
    return _quoted(_joined(_blocks(element.children)))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def _callout(element: Element) -> str:
    """Return a callout in the form that GitHub and Obsidian read."""
    name = element.get("data-callout")
    kind = name if _CALLOUT.match(name) else "note"
    fold = ("+" if "open" in element.attributes else "-") if element.name == "details" else ""
    title = next(
        (one for one in element.elements() if one.name == "summary" or one.is_a("callout-title")), None
    )
    words = inline(title.children).replace(BREAK, " ").strip() if title is not None else ""
    text = _joined(_blocks(child for child in element.children if child is not title))
    return _quoted(f"[!{kind}]{fold} {words}".rstrip() + (f"\n{text}" if text else ""))


def _details(element: Element) -> str:
    title = next((one for one in element.elements() if one.name == "summary"), None)
    words = inline(title.children).strip() if title is not None else ""
    text = _joined(_blocks(child for child in element.children if child is not title))
    return _joined((f"**{words}**" if words else "", text))


def _code(element: Element) -> str:
    """Return a block of code as it stands; words of any script in its language's name are kept."""
    text = element.text().removesuffix("\n")
    inner = next(element.find("code"), None)
    found = _LANGUAGE.search(inner.get("class")) if inner is not None else None
    marks = fence(text)
    return f"{marks}{found[1] if found else ''}\n{text}\n{marks}"


def _figure(element: Element) -> str:
    caption = next(element.find("figcaption"), None)
    words = _paragraph(caption.children) if caption is not None else ""
    return _joined((_joined(_blocks(child for child in element.children if child is not caption)), words))


def _terms(element: Element) -> str:
    """Return terms with their meanings; a colon stands before each meaning."""
    lines: list[str] = []
    for child in element.find("dt", "dd"):
        if child.name == "dt":
            lines.append(("\n" if lines else "") + _paragraph(child.children))
        else:
            lines.append(": " + _indented(_joined(_blocks(child.children)), 2))
    return "\n".join(lines)


def _notes(element: Element) -> str:
    """Return footnotes with the numbers under which the text refers to them."""
    items = (item for each in element.find("ol") for item in each.elements() if item.name == "li")
    return "\n\n".join(
        f"[^{number}]: {_indented(_joined(_blocks(item.children)), 4)}"
        for number, item in enumerate(items, 1)
    )


def _media(element: Element) -> str:
    """Return a sound or film as a link to its file."""
    sources = [element, *element.find("source")]
    address = next((found for one in sources if (found := one.get("src"))), "")
    label = element.get("title") or address.rpartition("/")[2]
    return f"[{inline([label])}]({destination(address)})" if address else ""


_OWN: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol", "menu"), _list),
    **dict.fromkeys(("audio", "video"), _media),
    "blockquote": _quote,
    "details": _details,
    "dl": _terms,
    "figure": _figure,
    "hr": lambda _: "---",
    "nav": lambda _: "",
    "p": lambda element: _paragraph(element.children),
    "pre": _code,
    "table": table,
}
