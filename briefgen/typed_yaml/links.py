"""Names that may be typed as links: ``[[X]]``, ``[[X|label]]``, also without quotes."""

import re

from briefgen.typed_yaml.nodes import Node, Scalar, Sequence

_LINK = re.compile(r"\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\\?\|[^\[\]]*)?\]\]")
_LINKS = re.compile(rf"\s*{_LINK.pattern}(?:[\s,;]*{_LINK.pattern})*\s*")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that one text gives: those of its links if it is made of links, else itself.

    ``[[topic:NATO]]`` keeps its ``topic:``; label and ``#section`` are dropped.
    """
    if "[[" in text and _LINKS.fullmatch(text):
        found = (match.group(1).strip().rstrip("\\").strip() for match in _LINK.finditer(text))
        return tuple(name for name in found if name)
    return (text.strip(),) if text.strip() else ()


def unquoted_link(node: Node) -> Scalar | None:
    """Return the link that an unquoted ``[[X]]`` became, a list of a list, as one scalar.

    YAML splits the name at its commas; they are put back.
    """
    if not isinstance(node, Sequence) or len(node.items) != 1:
        return None
    inner = node.items[0]
    return _joined(inner) if isinstance(inner, Sequence) else None


def link_item(node: Node) -> Scalar | None:
    """Return the link that a list within a list of names is: ``- [[X]]``, or X of ``[[X]]``."""
    return unquoted_link(node) or (_joined(node) if isinstance(node, Sequence) else None)


def _joined(node: Sequence) -> Scalar | None:
    scalars = [item for item in node.items if isinstance(item, Scalar)]
    if not scalars or len(scalars) != len(node.items):
        return None
    text = ", ".join(scalar.text for scalar in scalars)
    return Scalar(f"[[{text}]]", node.place, plain=False)
