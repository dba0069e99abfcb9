"""Parser events to nodes, without recursion."""

from collections.abc import Callable
from typing import Any

import yaml

from briefgen.typed_yaml.mistakes import Mistake, MistakeKind
from briefgen.typed_yaml.nodes import Entry, Mapping, Node, Place, Scalar, Sequence, is_null

DEPTH_LIMIT = 32
# Characters and nodes that all aliases of a text may add together: honest files repeat a list or two,
# a "billion laughs" file unfolds to gigabytes.
ALIAS_LIMIT = 200_000


_BLOCKS = ("|", ">")


class ComposeError(Exception):
    """A mistake behind which the rest of the text cannot be read."""

    def __init__(self, mistake: Mistake) -> None:
        """Keep the mistake."""
        self.mistake = mistake
        super().__init__(mistake.message)


class _Open:
    """A list or map whose end has not come yet."""

    __slots__ = ("anchor", "children", "in_brackets", "is_map", "place", "size", "tallest")

    def __init__(self, event: Any, place: Place) -> None:
        self.place = place
        self.anchor = event.anchor
        self.is_map = type(event) is yaml.MappingStartEvent
        self.in_brackets = event.flow_style
        self.children: list[Node] = []
        self.size = 1
        self.tallest = 0


class TreeBuilder:
    """Takes the events of one text; ``root`` and ``mistakes`` hold the result."""

    def __init__(self, first_line: int) -> None:
        """Begin a text whose first line has the number ``first_line``."""
        self.root: Node | None = None
        self.mistakes: list[Mistake] = []
        self._shift = first_line
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._budget = ALIAS_LIMIT
        self._documents = 0

    def take(self, event: Any) -> None:
        """Add one event.

        Raises:
            ComposeError: the text cannot be read any further.
        """
        handler = _HANDLERS.get(type(event))
        if handler is not None:
            handler(self, event)

    def scalar(self, event: Any) -> None:
        """Add a scalar."""
        place = self._place(event)
        if event.style in _BLOCKS:  # the parser ends a block of text in the line behind it
            place = Place(place.line, place.column, place.line, place.column + 1)
        text = event.value
        plain = not event.style
        if event.style == '"' and not text.isprintable():
            text = self._printable(text, place)
        if event.tag is not None:
            self._refuse_tag(place)
        node = Scalar(text, place, plain)
        self._add(node, 1 + len(text), 0)
        if event.anchor:
            self._anchors[event.anchor] = (node, 1 + len(text), 0)

    def begin(self, event: Any) -> None:
        """Open a list or map."""
        place = self._place(event)
        if len(self._stack) >= DEPTH_LIMIT:
            self._stop("expansion", f"lists and maps are nested deeper than {DEPTH_LIMIT} levels", place)
        if event.tag is not None:
            self._refuse_tag(place)
        if event.anchor:
            self._anchors.pop(event.anchor, None)
        self._stack.append(_Open(event, place))

    def end(self, event: Any) -> None:
        """Close the innermost list or map."""
        done = self._stack.pop()
        last = self._place(event) if done.in_brackets or not done.children else done.children[-1].place
        place = Place(done.place.line, done.place.column, last.end_line, last.end_column)
        node = self._map(done, place) if done.is_map else Sequence(tuple(done.children), place)
        self._add(node, done.size, done.tallest + 1)
        if done.anchor:
            self._anchors[done.anchor] = (node, done.size, done.tallest + 1)

    def alias(self, event: Any) -> None:
        """Put the anchored node here once more."""
        place = self._place(event)
        known = self._anchors.get(event.anchor)
        if known is None:
            self._undefined(event.anchor, place)
            return
        node, size, height = known
        self._budget -= size
        if self._budget < 0 or height + len(self._stack) > DEPTH_LIMIT:
            self._stop("expansion", f'the alias "*{event.anchor}" unfolds to more than can be read', place)
        self._add(node, size, height)

    def document(self, event: Any) -> None:
        """Refuse a second document."""
        self._documents += 1
        if self._documents > 1:
            self._stop(
                "syntax", "a second YAML document begins here", self._place(event), 'remove the line "---"'
            )

    def _place(self, event: Any) -> Place:
        start, end, shift = event.start_mark, event.end_mark, self._shift
        return Place(start.line + shift, start.column + 1, end.line + shift, end.column + 1)

    def _add(self, node: Node, size: int, height: int) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        parent.children.append(node)
        parent.size += size
        parent.tallest = max(parent.tallest, height)

    def _map(self, done: _Open, place: Place) -> Mapping:
        entries: dict[str, Entry] = {}
        merged: list[Node] = []
        pairs = done.children
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._report("shape", "a key must be a text", key.place, "put a text in braces in quotes")
            elif key.plain and key.text == "<<":
                merged.append(value)
            elif key.text in entries:
                self._repeated(key, entries[key.text].key)
            else:
                entries[key.text] = Entry(key, value)
        for value in merged:
            self._merge(value, entries)
        return Mapping(tuple(entries.values()), place)

    def _merge(self, value: Node, entries: dict[str, Entry]) -> None:
        sources = value.items if isinstance(value, Sequence) else (value,)
        for source in sources:
            if isinstance(source, Mapping):
                for entry in source.entries:
                    entries.setdefault(entry.key.text, entry)
            elif not is_null(source):
                self._report("shape", '"<<" takes a map or a list of maps', source.place, "name an anchor")

    def _repeated(self, key: Scalar, first: Scalar) -> None:
        field = self._field() or key.text
        shown = " ".join(key.text.split())[:60]
        message = f'the key "{shown}" stands twice, first in line {first.place.line}'
        self.mistakes.append(Mistake("repeated", message, key.place, "keep one of the two", field))

    def _undefined(self, anchor: str, place: Place) -> None:
        within = any(part.anchor == anchor for part in self._stack)
        message = (
            f'"*{anchor}" stands inside the value that it names'
            if within
            else f'"*{anchor}" refers to an anchor that is not defined'
        )
        self._report("syntax", message, place, "put the value in quotes if the asterisk is meant as text")
        self._add(Scalar("", place), 1, 0)

    def _printable(self, text: str, place: Place) -> str:
        control = next((char for char in text if ord(char) < 32 and char not in "\t\n\r"), "")
        if control:
            message = f"the value holds a control character (U+{ord(control):04X})"
            self._report("syntax", message, place, "remove the escape")
        clean = "".join(char for char in text if ord(char) >= 32 or char in "\t\n")
        return "".join("\ufffd" if "\ufdd0" <= char <= "\ufdef" else char for char in clean)

    def _refuse_tag(self, place: Place) -> None:
        self._report(
            "tag", 'a value cannot have a tag such as "!!str"', place, "remove the tag; quote a text"
        )

    def _field(self) -> str:
        """Return the outermost key under which the builder stands; empty at the top."""
        children = self._stack[0].children if self._stack and self._stack[0].is_map else []
        last = children[-1] if len(children) % 2 else None
        return last.text if isinstance(last, Scalar) else ""

    def _report(self, kind: MistakeKind, message: str, place: Place, way_out: str) -> None:
        self.mistakes.append(Mistake(kind, message, place, way_out, self._field()))

    def _stop(
        self, kind: MistakeKind, message: str, place: Place, way_out: str = "write it out plainly"
    ) -> None:
        raise ComposeError(Mistake(kind, message, place, way_out))


_HANDLERS: dict[type, Callable[[TreeBuilder, Any], None]] = {
    yaml.ScalarEvent: TreeBuilder.scalar,
    yaml.MappingStartEvent: TreeBuilder.begin,
    yaml.SequenceStartEvent: TreeBuilder.begin,
    yaml.MappingEndEvent: TreeBuilder.end,
    yaml.SequenceEndEvent: TreeBuilder.end,
    yaml.AliasEvent: TreeBuilder.alias,
    yaml.DocumentStartEvent: TreeBuilder.document,
}
