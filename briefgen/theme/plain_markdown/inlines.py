"""What stands within a line: emphasis, code, links, pictures, notes."""

import re
from collections.abc import Callable, Iterable

from briefgen.theme.plain_markdown.escaping import code_span, destination, escaped, folded
from briefgen.theme.plain_markdown.tree import Element, Node

BREAK = "\\\n"
_AROUND = {
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
}
_KEPT = frozenset({"sup", "sub", "kbd", "mark", "u", "ins"})
_APART = frozenset({"p", "div", "li", "ul", "ol", "dt", "dd", "blockquote", "figcaption", "pre"})
_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)
_NOTE = re.compile(r"#_fn")


def inline(nodes: Iterable[Node]) -> str:
    """Return what stands within a line; line breaks are ``BREAK``, other white space is folded."""
    parts: list[str] = []
    for node in nodes:
        part = folded(escaped(node)) if isinstance(node, str) else _element(node)
        if part[:1] == "[" and parts and parts[-1][-1:] == "!":
            parts[-1] = parts[-1][:-1] + "\\!"  # else the mark would make a picture of the link
        parts.append(part)
    return "".join(parts)


def _element(element: Element) -> str:
    made = _OWN.get(element.name)
    if made:
        return made(element)
    inner = inline(element.children)
    if mark := _AROUND.get(element.name):
        return _wrapped(inner, mark, mark)
    if element.name in _KEPT and inner.strip():
        return f"<{element.name}>{inner}</{element.name}>"
    return f" {inner} " if element.name in _APART else inner


def _wrapped(inner: str, begin: str, end: str) -> str:
    """Return words between marks; white space goes outside them, where Markdown wants it."""
    found = _EDGES.match(inner)
    if found is None or not found[2]:
        return inner
    return f"{found[1]}{begin}{found[2]}{end}{found[3]}"


def _superior(element: Element) -> str:
    note = next(element.find("a"), None) if element.is_a("footnote-ref") else None
    if note is not None and _NOTE.match(note.get("href")):
        return f"[^{note.text().strip()}]"
    inner = inline(element.children)
    return f"<sup>{inner}</sup>" if inner.strip() else inner


def _link(element: Element) -> str:
    if element.is_a("anchor") or element.is_a("footnote-back"):
        return ""
    inner = inline(element.children)
    if "href" not in element.attributes or not inner.strip():
        return inner
    return _wrapped(inner, "[", f"]({destination(element.get('href'))})")


def _image(element: Element) -> str:
    alt = escaped(folded(element.get("alt")).strip())
    return f"![{alt}]({destination(element.get('src'))})" if element.get("src") else alt


def _code(element: Element) -> str:
    text = folded(element.text())
    return code_span(text) if text.strip() else ""


def _quoted(element: Element) -> str:
    return f"“{inline(element.children)}”"


def _checkbox(element: Element) -> str:
    if element.get("type") != "checkbox":
        return ""
    return "[x]" if "checked" in element.attributes else "[ ]"


_OWN: dict[str, Callable[[Element], str]] = {
    "a": _link,
    "br": lambda _: BREAK,
    "code": _code,
    "img": _image,
    "input": _checkbox,
    "q": _quoted,
    "samp": _code,
    "sup": _superior,
    "wbr": lambda _: "",
}
