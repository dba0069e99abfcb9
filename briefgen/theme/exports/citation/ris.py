"""RIS (Research Information Systems): lines of two letters, two spaces, a dash and a space."""

from collections.abc import Iterator

from briefgen.theme.exports.citation.work import Author, Work

_END = "\r\n"


def ris(work: Work) -> str:
    """Return one record: ``RPRT`` for a brief, ``ELEC`` for what is a page of the site."""
    lines = "".join(f"{tag}  - {value}{_END}" for tag, value in _lines(work) if value)
    return f"{lines}ER  - {_END}"


def _lines(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT" if work.is_report else "ELEC"
    yield "ID", work.key
    yield "TI", work.title
    yield from (("AU", _author(author)) for author in work.authors)
    parts = work.date_parts
    if parts:
        yield "PY", parts[0]
        yield "DA", "/".join((*parts, "", "")[:3])
    yield "PB" if work.is_report else "T2", work.publisher
    yield "M1", work.issue
    yield "UR", work.url
    yield "LA", work.language
    yield "AB", work.summary
    yield "N1", work.note
    yield from (("KW", keyword) for keyword in work.keywords)


def _author(author: Author) -> str:
    """Return a name; a comma means family and given name here, so that a whole name can have none."""
    return f"{author.family}, {author.given}" if author.family else author.name.replace(",", "")
