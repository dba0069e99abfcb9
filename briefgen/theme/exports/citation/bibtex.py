"""BibTeX, in the part of the format that BibTeX and biblatex read alike.

Letters of all scripts stay in UTF-8. Braces are written by name, since BibTeX counts them even
behind a backslash. ``url`` is read verbatim, and an address of ours has no brace in it.
"""

import re
from collections.abc import Iterator

from briefgen.theme.exports.citation.work import Author, Work

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "$": r"\textdollar{}",
    **{sign: f"\\{sign}" for sign in "%&#_"},
}
_ESCAPES = str.maketrans(_SPECIAL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_URL = re.compile(r"[{}\\\s]")


def bibtex(work: Work) -> str:
    """Return one entry: ``@techreport`` for a brief, ``@misc`` for what is a page of the site."""
    kind = "techreport" if work.is_report else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@{kind}{{{work.key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{_text(work.title)}}}}}"
    if work.authors:
        yield "author", f"{{{' and '.join(map(_author, work.authors))}}}"
    yield from _date(work)
    texts = {
        "institution" if work.is_report else "howpublished": f"{{{_text(work.publisher)}}}",
        "number": _text(work.issue),
        "url": _NOT_IN_URL.sub(lambda sign: f"%{ord(sign[0]):02X}", work.url),
        "note": _text(work.note),
        "abstract": _text(work.summary),
        "keywords": _text(", ".join(work.keywords)),
    }
    yield from ((name, f"{{{text}}}") for name, text in texts.items() if text)


def _date(work: Work) -> Iterator[tuple[str, str]]:
    """Yield the date for biblatex as a whole, for BibTeX as year and month."""
    parts = work.date_parts
    if parts:
        yield "date", f"{{{work.day}}}"
        yield "year", f"{{{parts[0]}}}"
    if len(parts) > 1:
        yield "month", _MONTHS[int(parts[1]) - 1]


def _author(author: Author) -> str:
    """Return a name; one that is not taken apart stands in braces, so that nothing else does that."""
    if author.family:
        return f"{{{_text(author.family)}}}, {{{_text(author.given)}}}"
    return f"{{{_text(author.name)}}}"


def _text(text: str) -> str:
    return text.translate(_ESCAPES)
