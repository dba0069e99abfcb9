"""CSL-JSON 1.0, the form of Zotero, Pandoc and citeproc."""

import msgspec

from briefgen.theme.exports.citation.work import Author, Work


def csl_json(work: Work) -> str:
    """Return a list of one item: ``report`` for a brief, ``webpage`` for what is a page of the site."""
    return msgspec.json.format(msgspec.json.encode([_item(work)]), indent=2).decode() + "\n"


def _item(work: Work) -> dict[str, object]:
    found = {
        "id": work.key,
        "type": "report" if work.is_report else "webpage",
        "title": work.title,
        "author": [_author(author) for author in work.authors],
        "issued": {"date-parts": [[int(part) for part in work.date_parts]]} if work.day else None,
        "publisher" if work.is_report else "container-title": work.publisher,
        "number": work.issue,
        "URL": work.url,
        "language": work.language,
        "abstract": work.summary,
        "note": work.note,
        "keyword": ", ".join(work.keywords),
    }
    return {name: value for name, value in found.items() if value}


def _author(author: Author) -> dict[str, str]:
    if author.family:
        return {"family": author.family, "given": author.given}
    return {"literal": author.name}
