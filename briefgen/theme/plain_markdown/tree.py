"""HTML as a tree of elements."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
UNSEEN = frozenset({"script", "style", "template", "svg", "iframe", "object", "noscript", "head", "title"})
DEEPEST = 60
"""Elements nested further than this are taken as children of the last one that is not."""


class Element:
    """One element: its name in lower case, its attributes, and what it holds."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        """Begin with nothing in it."""
        self.name = name
        self.attributes = attributes
        self.children: list[str | Element] = []

    def get(self, attribute: str) -> str:
        """Return the value of an attribute; empty without one."""
        return self.attributes.get(attribute, "")

    def is_a(self, word: str) -> bool:
        """Tell whether a word stands in its ``class``."""
        return word in self.get("class").split()

    def elements(self) -> Iterator["Element"]:
        """Yield the elements directly in it."""
        return (child for child in self.children if isinstance(child, Element))

    def find(self, *names: str) -> Iterator["Element"]:
        """Yield the outermost elements of these names within it, in their order."""
        for child in self.elements():
            if child.name in names:
                yield child
            else:
                yield from child.find(*names)

    def text(self) -> str:
        """Return all words in it as they stand."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


Node = str | Element


def tree_of(html: str) -> Element:
    """Return the elements of a text; comments and what no reader sees are left out.

    Never fails: an end without a beginning is passed over, what is left open ends with the text.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen += 1
        element = Element(tag, {name: value or "" for name, value in attrs})
        if not self._unseen:
            self._parent().children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        place = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].name == tag), 0)
        if place:
            self._unseen -= sum(element.name in UNSEEN for element in self._open[place:])
            del self._open[place:]

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parent().children.append(data)

    def _parent(self) -> Element:
        return self._open[min(len(self._open), DEEPEST) - 1]
