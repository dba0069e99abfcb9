"""The files below ``content/`` that links can lead to."""

import posixpath
import unicodedata
from collections.abc import Iterable
from functools import cached_property

import msgspec

from briefgen.catalog.spelling import Spellings
from briefgen.diagnostics import closest
from briefgen.model.document import Document

CONTENT = "content/"
STATIC = "static/"
SEARCHED = 1000


class NearPaths:
    """Existing paths that a missing one may mean; indexed when the first one is looked for."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Keep the paths below ``content/``."""
        self._paths = tuple(paths)

    def find(self, path: str) -> str:
        """Return the path that a missing one most likely means, or an empty text.

        That is one that differs in case only, else the only file of that name in another folder,
        else the only one whose name differs by a slip of the keyboard, else one of the same folder
        with a name much like it.
        """
        folded = path.casefold()
        same_name = self._by_name.get(posixpath.basename(folded), [])
        if folded in map(str.casefold, same_name):
            return min(one for one in same_name if one.casefold() == folded)
        if len(same_name) == 1:
            return same_name[0]
        suffix = posixpath.splitext(folded)[1] or ".md"
        near = self._by_name.get(f"{self._stems.near(_stem(folded))}{suffix}", [])
        return near[0] if len(near) == 1 else self._near_in_folder(path)

    def _near_in_folder(self, path: str) -> str:
        """Return the file beside a missing one whose name is most like it; large folders are not searched."""
        siblings = self._by_folder.get(posixpath.dirname(path), [])
        stems = {_stem(one): one for one in sorted(siblings, reverse=True)}
        return stems.get(closest(_stem(path), stems), "") if len(stems) <= SEARCHED else ""

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        folders: dict[str, list[str]] = {}
        for path in self._paths:
            folders.setdefault(posixpath.dirname(path), []).append(path)
        return folders

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for path in sorted(self._paths):
            names.setdefault(posixpath.basename(path).casefold(), []).append(path)
        return names

    @cached_property
    def _stems(self) -> Spellings:
        return Spellings(map(_stem, self._by_name))


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


class Files(msgspec.Struct, frozen=True):
    """Documents and assets by their path below ``content/`` (in Unicode form NFC).

    ``documents`` has the key of each document under its path, its path without suffix and the key
    itself. ``assets`` has each asset's own spelling of its path; ``by_name`` the paths of the
    assets of each file name.
    """

    documents: dict[str, str]
    assets: dict[str, str]
    by_name: dict[str, tuple[str, ...]]
    near: NearPaths

    def asset(self, path: str, *, from_root: bool = False) -> str:
        """Return the asset at a path below ``content/``; ``/x`` may also lie in ``content/static/``."""
        found = self.assets.get(path, "")
        return found or (self.assets.get(f"{STATIC}{path}", "") if from_root else "")


def files_of(documents: tuple[Document, ...], assets: tuple[str, ...], static: tuple[str, ...]) -> Files:
    """Return the files that links can lead to; ``static`` are paths that begin with ``static/``."""
    by_path: dict[str, str] = {}
    for document in documents:
        path = nfc(document.path.removeprefix(CONTENT))
        by_path[path] = document.key
        by_path[posixpath.splitext(path)[0]] = document.key
        by_path[nfc(document.key)] = document.key
    everything = {nfc(path): path for path in sorted({*assets, *static})}
    by_name: dict[str, list[str]] = {}
    for path in everything.values():
        by_name.setdefault(nfc(posixpath.basename(path)), []).append(path)
    sources = (nfc(document.path.removeprefix(CONTENT)) for document in documents)
    return Files(
        documents=by_path,
        assets=everything,
        by_name={name: tuple(paths) for name, paths in by_name.items()},
        near=NearPaths((*sources, *everything)),
    )


def folder_of(document: Document) -> str:
    """Return the folder below ``content/`` in which a document's file lies, empty for ``content/``."""
    return posixpath.dirname(document.path.removeprefix(CONTENT))


def resolve_path(target: str, folder: str) -> str | None:
    """Return the path below ``content/`` that a link means, None when it leads out of ``content/``.

    A target that begins with ``/`` counts from ``content/``, any other from the file's folder.
    """
    parts = [] if target.startswith("/") or not folder else folder.split("/")
    for part in nfc(target).split("/"):
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def nfc(text: str) -> str:
    """Return a path in Unicode form NFC, since some file systems keep names in NFD."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
