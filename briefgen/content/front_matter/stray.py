"""Front matter that is not where it is looked for, and would be published as text.

A draft whose fields stand behind an empty line, a comment or a heading, in TOML, in JSON, or
without fences must not slip through as a public text: such a file is refused. A rule between
paragraphs is no front matter: what counts is a block of fields at the very beginning.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from briefgen.content.front_matter.elsewhere import withholds
from briefgen.content.front_matter.keys import gate_key_meant, is_gate_key, known_keys
from briefgen.content.front_matter.lines import Line, Pair, behind_gaps, lines_from
from briefgen.content.front_matter.split import Parts
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.typed_yaml import squeezed

_PLAINEST = frozenset({"status", "draft", "embargo", "expires", "audience", "tlp"})
_WORDS_OF_A_VALUE = 2


def stray_problem(parts: Parts, path: str) -> Diagnostic | None:
    """Return the problem of fields that stand outside front matter or share a line of it, else None."""
    hidden = _behind_odd_line_ends(parts.front_matter)
    if hidden:
        return _outside(hidden, parts.front_matter, parts.front_line, path)
    found = _at_the_begin(parts.body, with_header=bool(parts.front_matter.strip()))
    return _outside(found, parts.body, parts.body_line, path) if found else None


def _behind_odd_line_ends(text: str) -> Pair | None:
    """Return a field of the gate behind a character that ends a line for some editors, not for YAML."""
    if text.isascii():
        return None
    lines = (line for line in lines_from(text) if line.offset and text[line.offset - 1] != "\n")
    return _first(_is_gate_field, lines)


def _at_the_begin(text: str, *, with_header: bool) -> Pair | None:
    offset, behind_heading = behind_gaps(text), False
    while text[offset : offset + 1] in ("#", "%") and not with_header:
        behind_heading = True
        offset = behind_gaps(text, offset + len(next(lines_from(text, offset)).text))
    lines = lines_from(text, offset)
    begin = next(lines, None)
    if begin is None or not begin.first:
        return None
    if begin.is_fence or (begin.first == "{" and begin.bare.startswith('{"')):
        return _in_block(begin, lines, _is_gate_field if behind_heading else _is_field)
    return None if behind_heading else _without_fences(begin, lines, with_header=with_header)


def _in_block(begin: Line, lines: Iterator[Line], is_field: Callable[[Pair], bool]) -> Pair | None:
    """Return a field in the paragraph right behind a fence, or in a block that a second one closes."""
    inside, is_closed = _up_to_fence(lines)
    found = _first(is_field, [begin, *_paragraph(inside)])
    if found is None and is_closed and all(line.is_field_like for line in inside):
        return _first(_is_gate_field, inside)
    return found


def _without_fences(begin: Line, lines: Iterator[Line], *, with_header: bool) -> Pair | None:
    """Return a field in the lines ``key: value`` with which a text begins.

    Behind front matter that is one only when a fence ends the lines.
    """
    leading, is_closed = _leading(begin, lines, beyond_blank=not with_header)
    if with_header and not is_closed:
        return None
    run = takewhile(lambda line: line.is_field_like, leading) if begin.has_key else ()
    keyed = (line for line in run if line.has_key)
    return _first(_says_gate_field, keyed) or _first(_is_plainest, _paragraph(leading))


def _leading(begin: Line, lines: Iterator[Line], *, beyond_blank: bool) -> tuple[list[Line], bool]:
    """Return the first paragraph and whether a fence ends it.

    With ``beyond_blank`` the fields that follow it belong to it, if it consists of fields only.
    """
    taken, is_whole, is_first = [begin], beyond_blank and begin.has_key, True
    for line in lines:
        if line.is_fence:
            return taken, True
        if not line.first:
            is_first = False
            if not is_whole:
                break
        elif beyond_blank and not line.is_field_like:
            is_whole = False
            if not is_first:
                break
        taken.append(line)
    return taken, False


def _up_to_fence(lines: Iterable[Line]) -> tuple[list[Line], bool]:
    """Return the lines before the next fence, and whether there is one."""
    inside: list[Line] = []
    for line in lines:
        if line.is_fence:
            return inside, True
        inside.append(line)
    return inside, False


def _paragraph(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if not line.first:
            return
        yield line


def _first(is_field: Callable[[Pair], bool], lines: Iterable[Line]) -> Pair | None:
    return next((pair for line in lines for pair in line.pairs() if is_field(pair)), None)


def _is_field(pair: Pair) -> bool:
    return _is_gate_field(pair) or pair.key in known_keys("article")


def _is_gate_field(pair: Pair) -> bool:
    return bool(gate_key_meant(pair.key)) or withholds(pair.key, pair.value)


def _says_gate_field(pair: Pair) -> bool:
    """Tell whether a line that may as well be prose is a field of the gate."""
    is_short = len(pair.value.split()) <= _WORDS_OF_A_VALUE
    return is_gate_key(pair.key) or (is_short and withholds(pair.key, pair.value))


def _is_plainest(pair: Pair) -> bool:
    return squeezed(pair.key) in _PLAINEST


def _outside(pair: Pair, text: str, first_line: int, path: str) -> Diagnostic:
    line = first_line + text.count("\n", 0, pair.offset)
    column = pair.offset - text.rfind("\n", 0, pair.offset)
    return problem(
        "BG128",
        f'the field "{pair.key}" stands outside front matter and would be published as text',
        Span(path, line, column, line, column + len(pair.key)),
        help='put it between two lines "---", the first of which is the first line of the file',
    )
