"""Front matter that is not where it is looked for, and would be published as text.

A draft whose fields stand behind an empty line, in TOML, in JSON, or without fences must not slip
through as a public text: such a file is refused.
"""

import re

from briefgen.content.front_matter.keys import gate_key_meant, known_keys
from briefgen.content.front_matter.split import Parts
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.typed_yaml import squeezed

_INVISIBLE = re.compile("[\\s\ufeff\u200b-\u200f\u2060]+")
_FENCES = re.compile(r"-{2,}|[\u2010-\u2015\u2212-]{1,3}|\+{3,}|;{3,}|\{|-{3}(?:yaml|toml|json)?")
_KEY = re.compile(r"""[\s{,]*["']?([^\s:="'{}][^:="'{}\n]{0,40}?)["']?\s*[:=]""")
_JSON_KEY = re.compile(r'[{,]\s*"([^":]{1,40})"\s*:')
_WITHHOLDING = frozenset({"status", "draft", "embargo", "expires", "audience", "tlp"})
_LOOK = 60  # lines of a body that are looked at


def stray_problem(parts: Parts, path: str) -> Diagnostic | None:
    """Return the problem of a body that begins with fields of front matter, else None."""
    if not parts.body:
        return None
    lines = parts.body[:10_000].split("\n", _LOOK)[:_LOOK]
    begin = next((number for number, line in enumerate(lines) if _bare(line)), None)
    if begin is None:
        return None
    found = _stray_key(lines, begin, with_header=parts.body_line > 1)
    if found is None:
        return None
    number, key = found
    return problem(
        "BG128",
        f'the field "{key}" stands outside front matter and would be published as text',
        _span(path, parts.body_line + number, lines[number], key),
        help='put it between two lines "---", the first of which is the first line of the file',
    )


def _stray_key(lines: list[str], begin: int, *, with_header: bool) -> tuple[int, str] | None:
    """Return line number and key of a field in the first block of lines."""
    json = _bare(lines[begin]).startswith('{"')
    fenced = json or _FENCES.fullmatch(_bare(lines[begin])) is not None
    first = begin if json or not fenced else begin + 1
    block = _block(lines, first)
    closed = (
        first + len(block) < len(lines) and _FENCES.fullmatch(_bare(lines[first + len(block)])) is not None
    )
    if not fenced and with_header and not closed:
        return None
    for offset, line in enumerate(block):
        for key in _keys(line):
            if _is_field(key, fenced=fenced):
                return first + offset, key
    return None


def _keys(line: str) -> list[str]:
    """Return the key that a line begins with, and all keys of a line of JSON."""
    found = _KEY.match(line)
    return [*([found.group(1)] if found else []), *(_JSON_KEY.findall(line) if '"' in line else ())]


def _block(lines: list[str], first: int) -> list[str]:
    """Return the lines up to an empty one or a fence."""
    block = []
    for line in lines[first:]:
        bare = _bare(line)
        if not bare or (_FENCES.fullmatch(bare) and bare != "{"):
            break
        block.append(line)
    return block


def _is_field(key: str, *, fenced: bool) -> bool:
    """Tell whether a key is a field: between fences any field, elsewhere one that withholds."""
    if fenced:
        return bool(gate_key_meant(key)) or key in known_keys("article")
    return squeezed(key) in _WITHHOLDING


def _bare(line: str) -> str:
    return _INVISIBLE.sub("", line)


def _span(path: str, line: int, text: str, key: str) -> Span:
    column = text.index(key) + 1
    return Span(path, line, column, line, column + len(key))
