"""What Pagefind is told of a page that the reader may find."""

from collections.abc import Iterable

import msgspec

from briefgen.model.names import slugify
from briefgen.search.entry import Entry


class Record(msgspec.Struct, frozen=True):
    """A record as Pagefind's service takes it (``AddRecord``).

    ``meta`` holds what stands above a text and is searched with more weight: the title, all names of the
    subject whose page it is (``aliases``), and other names that lead to the page (``names``). By
    ``filters`` results are narrowed, by ``sort`` put in order.
    """

    url: str
    content: str
    language: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]


def record_of(entry: Entry, address: str, text: str, language: str) -> Record:
    """Return the record of an entry with a ``text``; ``language`` is that of entries without one."""
    within = (*entry.names, *entry.topics, *entry.actors, *entry.authors, *entry.tags)
    names = {"aliases": _spelled(entry.own_names), "names": _spelled(within)}
    meta = {"title": entry.title, "date": entry.date, **names}
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


def _spelled(names: Iterable[str]) -> str:
    """Return names as they are written, and those in other letters in Latin ones too."""
    known = dict.fromkeys(names)
    latin = (slugify(name).replace("-", " ") for name in known if not name.isascii())
    return ", ".join(dict.fromkeys((*known, *filter(None, latin))))
