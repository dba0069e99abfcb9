"""What Pagefind is told of a page that the reader may find."""

import msgspec

from briefgen.model.names import slugify
from briefgen.search.entry import Entry


class Record(msgspec.Struct, frozen=True):
    """A record as Pagefind's service takes it (``AddRecord``).

    ``meta`` holds what stands above a text and is searched with more weight: the title, and all names,
    aliases included, that lead to the page. By ``filters`` results are narrowed, by ``sort`` put in order.
    """

    url: str
    content: str
    language: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]


def record_of(entry: Entry, address: str, text: str, language: str) -> Record:
    """Return the record of an entry with a ``text``; ``language`` is that of entries without one."""
    meta = {"title": entry.title, "date": entry.date, "names": _names(entry)}
    return Record(
        url=address,
        content="\n".join(filter(None, (entry.summary, text))),
        language=entry.lang or language,
        meta={name: value for name, value in meta.items() if value},
        filters={
            name: list(dict.fromkeys(values)) for name, values in _filters(entry).items() if any(values)
        },
        sort={"date": entry.date} if entry.date else {},
    )


def _filters(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {
        "kind": (entry.kind,),
        "lang": (entry.lang,),
        "year": (entry.date[:4],),
        "topic": entry.topics,
        "actor": entry.actors,
        "author": entry.authors,
    }


def _names(entry: Entry) -> str:
    """Return all names that lead to a page, those in other letters in Latin ones too."""
    within = (*entry.topics, *entry.actors, *entry.authors, *entry.tags)
    names = dict.fromkeys((*entry.own_names, *entry.names, *within))
    latin = (slugify(name).replace("-", " ") for name in names if not name.isascii())
    return ", ".join(dict.fromkeys((*names, *filter(None, latin))))
