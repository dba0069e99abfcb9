"""Highwire Press tags, which Google Scholar and Zotero read in the head of a page."""

from collections.abc import Iterator

from briefgen.theme.exports.citation.work import Author, work_of
from briefgen.theme.reads import Reader


def meta_tags(reader: Reader, ref: str) -> Iterator[tuple[str, str]]:
    """Yield name and content of each tag; no address without ``base_url``."""
    work = work_of(reader, ref)
    yield "citation_title", work.title
    yield from (("citation_author", _name(author)) for author in work.authors)
    if work.day:
        yield "citation_publication_date", work.day.replace("-", "/")
    if work.url:
        yield "citation_public_url", work.url
    yield "citation_language", work.language
    yield "citation_technical_report_institution" if work.is_report else "citation_publisher", work.publisher
    if work.issue:
        yield "citation_technical_report_number", work.issue


def _name(author: Author) -> str:
    return f"{author.family}, {author.given}" if author.family else author.name
