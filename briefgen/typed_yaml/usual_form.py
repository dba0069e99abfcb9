"""Front matter in its usual form, read line by line: ``key: value`` and lists of single values.

The parser of YAML makes an event with two marks for each key and value. Most files need none
of what it knows: their values stand in one line each, in quotes or plain, and so do the items of
their lists. Whatever else a text holds, it is left to the parser as a whole.
"""

import re

from briefgen.typed_yaml.nodes import Entry, Mapping, Node, Place, Scalar, Sequence

_PLAIN = r"[^\W_](?:[^\s:#]++|:(?=[^\s])|[ ](?=[^\s:#]))*+"
_PLAIN_ITEM = r"[^\W_][\w./+-]*+(?:[ ][^\W_][\w./+-]*+)*+"
_DOUBLE, _SINGLE = r'"(?P<double>[^"\\\n]*)"', r"'(?P<single>[^'\n]*)'"
_LIST = r"\[(?P<list>[^\[\]{}\n]*)\]"
_VALUE = rf"(?:{_DOUBLE}|{_SINGLE}|{_LIST}|(?P<plain>{_PLAIN}))"
_FIELD = re.compile(rf"(?P<key>[A-Za-z_][A-Za-z0-9_-]{{0,60}}):(?:[ ]+{_VALUE})?(?:\n|\Z)")
_DASH = re.compile(rf"(?P<indent>[ ]*)-[ ]+{_VALUE}(?:\n|\Z)")
_ITEM = re.compile(rf"[ ]*(?:{_DOUBLE}|{_SINGLE}|(?P<plain>{_PLAIN_ITEM}))[ ]*(?:,|\Z)")


def usual_map(text: str, first_line: int) -> Mapping | None:
    """Return the map that a text in the usual form is, None for a text of any other form.

    What is returned is what the parser would make of the text, with the same places.
    """
    if not text.replace("\n", "").isprintable():
        return None
    entries: dict[str, Entry] = {}
    offset, line = 0, first_line
    while offset < len(text):
        found = _FIELD.match(text, offset)
        if found is None or found[1] in entries:
            return None
        value = _value(found, line) if found.lastindex != 1 else _lines(text, found.end(), line + 1)
        if value is None:
            return None
        key = Scalar(found[1], Place(line, 1, line, found.end(1) - offset + 1))
        entries[found[1]] = Entry(key, value)
        offset = _behind(text, found, value, line)
        line = value.place.end_line + 1
    return _map(tuple(entries.values()))


def _map(entries: tuple[Entry, ...]) -> Mapping | None:
    if not entries:
        return None
    first, last = entries[0].key.place, entries[-1].value.place
    return Mapping(entries, Place(first.line, first.column, last.end_line, last.end_column))


def _behind(text: str, found: re.Match[str], value: Node, line: int) -> int:
    """Return the offset of the first line behind a field."""
    end = found.end()
    for _ in range(value.place.end_line - line):
        end = text.find("\n", end) + 1 or len(text)
    return end


def _value(found: re.Match[str], line: int) -> Node | None:
    start = found.start()
    if found.lastgroup != "list":
        return _scalar(found, line, -start)
    begin, end = found.span("list")
    items = _items(found["list"], line, begin - start)
    return None if items is None else Sequence(items, Place(line, begin - start, line, end - start + 2))


def _scalar(found: re.Match[str], line: int, shift: int) -> Scalar:
    """Return the scalar that a match holds; ``shift`` leads from its offsets to columns from 0."""
    kind = found.lastgroup or ""
    begin, end = found.span(kind)
    if kind == "plain":
        return Scalar(found[kind], Place(line, begin + shift + 1, line, end + shift + 1))
    return Scalar(found[kind], Place(line, begin + shift, line, end + shift + 2), plain=False)


def _items(text: str, line: int, shift: int) -> tuple[Scalar, ...] | None:
    """Return the items of a list between brackets, None when one of them is no single value."""
    items: list[Scalar] = []
    end, size = 0, len(text)
    while end < size or text.endswith(","):
        found = _ITEM.match(text, end)
        if found is None:
            return None
        items.append(_scalar(found, line, shift))
        end = found.end()
    return tuple(items)


def _lines(text: str, offset: int, line: int) -> Sequence | None:
    """Return the list whose items stand behind dashes, one a line; None without any."""
    items: list[Node] = []
    indent = ""
    while found := _DASH.match(text, offset):
        value = _value(found, line + len(items))
        if value is None or (items and found["indent"] != indent):
            return None
        indent = found["indent"]
        items.append(value)
        offset = found.end()
    if not items:
        return None
    last = items[-1].place
    return Sequence(tuple(items), Place(line, len(indent) + 1, last.end_line, last.end_column))
