"""Words that Markdown would take for marks."""

import re

_SPACES = re.compile(r"[ \t\r\n\f]+")
_MARKS = re.compile(
    r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~|!(?=\[)"
)
_FIRST = re.compile(r"(?=[-+](?: |$))|(?=#{1,6}(?: |$))|(?=>)|(?=:(?: |$))|(?=(?:-[- ]*){3,}$|=+ *$|~~~)")
_NUMBER = re.compile(r"([0-9]{1,9})(?=[.)](?: |$))")


def folded(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return _SPACES.sub(" ", text)


def escaped(text: str) -> str:
    """Return words so that Markdown shows them as they are, within a line."""
    return _MARKS.sub(r"\\\g<0>", text)


def guarded(line: str) -> str:
    """Return a line that is already escaped so that its beginning starts no block."""
    numbered = _NUMBER.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[numbered.end() :]}"
    return f"\\{line}" if _FIRST.match(line) else line


def plain_line(text: str) -> str:
    """Return a text of any kind as one line of a paragraph."""
    return guarded(escaped(folded(text).strip()))


def code_span(text: str) -> str:
    """Return a text as code within a line, its marks longer than any run of them inside."""
    ticks = "`" * (_longest_run(text, "`") + 1)
    edge = " " if text[:1] in {"`", " "} or text[-1:] in {"`", " "} else ""
    return f"{ticks}{edge}{text}{edge}{ticks}"


def fence(text: str) -> str:
    """Return marks that surely enclose a text as a block of code."""
    return "`" * max(3, _longest_run(text, "`") + 1)


def _longest_run(text: str, char: str) -> int:
    return max(map(len, re.findall(f"{re.escape(char)}+", text)), default=0)


def destination(address: str) -> str:
    """Return an address as a link's brackets can hold it."""
    if not address:
        return "<>"
    if re.search(r"[\s<>()\\]", address):
        spaced = re.sub(
            r"\s", lambda space: f"%{ord(space[0]):02X}" if space[0].isascii() else "%20", address
        )
        return f"<{re.sub(r'[<>]', lambda sign: f'%{ord(sign[0]):02X}', spaced)}>"
    return address


def link(title: str, address: str) -> str:
    """Return a text of any kind as a link; as plain words where there is no address."""
    words = escaped(folded(title).strip())
    return f"[{words}]({destination(address)})" if address and words else guarded(words)
