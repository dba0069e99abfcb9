"""The names by which links find documents."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.model.document import Document
from briefgen.model.names import fold

KINDS = ("article", "brief", "note", "page")
"""Kinds that links reach by id or title, the one that is preferred first."""

Holders = dict[str, dict[str, tuple[str, ...]]]


class Titles(msgspec.Struct, frozen=True):
    """Keys of documents by folded id, by folded title or alias, and by folded file name.

    The first two are divided by kind and leave profiles out, whose names their register knows.
    """

    ids: Holders
    names: Holders
    files: dict[str, tuple[str, ...]]

    def find(self, name: str, kinds: Iterable[str] = KINDS) -> tuple[str, ...]:
        """Return the keys of the documents that a name means: none, one, or several of one kind.

        An id comes before titles and aliases; a name that documents of several kinds have means
        that of the first kind.
        """
        folded = fold(name)
        for holders in (self.ids, self.names):
            by_kind = holders.get(folded, {})
            for kind in kinds:
                if kind in by_kind:
                    return by_kind[kind]
        return ()

    def find_file(self, name: str) -> tuple[str, ...]:
        """Return the keys of the files of this name, as Obsidian writes it: ``file``, ``folder/file``."""
        folded = fold_path(file_name(name))
        found = self.files.get(folded.rpartition("/")[2], ())
        exact = tuple(key for key in found if fold_path(key) == folded)
        return exact or tuple(key for key in found if f"/{fold_path(key)}".endswith(f"/{folded}"))


def titles_of(documents: Iterable[Document]) -> Titles:
    """Return the names of all documents; keys that share a name are sorted."""
    ids: dict[str, dict[str, list[str]]] = {}
    names: dict[str, dict[str, list[str]]] = {}
    files: dict[str, list[str]] = {}
    for document in sorted(documents, key=lambda one: one.key):
        files.setdefault(fold(document.key.rpartition("/")[2]), []).append(document.key)
        if document.kind in KINDS:
            ids.setdefault(fold(document.id), {}).setdefault(document.kind, []).append(document.key)
            for name in dict.fromkeys(map(fold, titles_and_aliases(document))):
                names.setdefault(name, {}).setdefault(document.kind, []).append(document.key)
    return Titles(_frozen(ids), _frozen(names), {name: tuple(keys) for name, keys in files.items()})


def titles_and_aliases(document: Document) -> Iterator[str]:
    """Yield the title of a document and its other names."""
    yield document.card.title
    yield from document.fields.aliases


def file_name(name: str) -> str:
    """Return the path that a link means by ``folder/file.md``: without suffix, from no root."""
    return name.strip().strip("/").removesuffix(".md").removesuffix("/index")


def _frozen(holders: dict[str, dict[str, list[str]]]) -> Holders:
    return {
        name: {kind: tuple(keys) for kind, keys in by_kind.items()}
        for name, by_kind in holders.items()
        if name
    }


def fold_path(path: str) -> str:
    """Return the form in which two spellings of a path are equal."""
    return "/".join(fold(part) for part in path.split("/"))
