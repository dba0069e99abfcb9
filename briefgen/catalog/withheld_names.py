"""The names by which text can give away a withheld file."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import msgspec

from briefgen.catalog.files import CONTENT, nfc
from briefgen.catalog.gate import Excluded
from briefgen.catalog.misses import Miss
from briefgen.catalog.titles import fold_path
from briefgen.model.names import fold

NAMEABLE = frozenset({"broken", "draft", "review", "expired"})
"""Reasons under which a file's title is no secret."""

_SUFFIX = re.compile(r"(?:\.(?:md|markdown|html?))?/*\Z", re.IGNORECASE)


class Withheld(msgspec.Struct, frozen=True):
    """Excluded files by their names as ``bare`` gives them and by path below ``content/``.

    ``by_name`` has all names, ``by_title`` those that are not made from a file's name. The strictest
    files come first.
    """

    by_name: dict[str, list[Excluded]]
    by_title: dict[str, list[Excluded]]
    by_path: dict[str, list[Excluded]]

    def meant_by(self, miss: Miss) -> Excluded | None:
        """Return the strictest excluded file that a name or path means, None if there is none."""
        if miss.form == "path":
            found = list(self.by_path.get(miss.name, []))
        else:
            found = [one for name in spellings(miss.name, miss.section) for one in self._named(name)]
        fitting = (one for one in found if miss.kind in ("", one.kind))
        return min(fitting, key=lambda one: one.reason in NAMEABLE, default=None)

    def _named(self, name: str) -> list[Excluded]:
        return [*self.by_name.get(bare(name), []), *self._by_path(name), *self._by_last_part(name)]

    def _by_path(self, name: str) -> list[Excluded]:
        """Return the files whose path ends as a name with slashes does."""
        path = fold_path(posixpath.normpath(name).strip("/").removesuffix("/index"))
        while path.startswith("../"):
            path = path.removeprefix("../")
        found = self.by_name.get(bare(path.rpartition("/")[2]), [])
        return [one for one in found if f"/{fold_path(one.key)}".endswith(f"/{path}")]

    def _by_last_part(self, name: str) -> list[Excluded]:
        """Return the files whose title stands behind a folder, which may be any."""
        _, slash, last = name.rpartition("/")
        return self.by_title.get(bare(last), []) if slash else []


def withheld_from(excluded: Iterable[Excluded]) -> Withheld:
    """Return the excluded files, ready to be looked up."""
    found = Withheld({}, {}, {})
    for one in sorted(excluded, key=lambda file: (file.reason in NAMEABLE, file.path)):
        path = nfc(one.path.removeprefix(CONTENT))
        from_file = {one.key, one.slug, posixpath.basename(one.key)}
        names = {one.title, one.id, one.slug, *one.aliases}
        _add(one, found.by_name, map(bare, names))
        _add(one, found.by_title, map(bare, names - from_file))
        _add(one, found.by_path, (path, posixpath.splitext(path)[0], nfc(one.key)))
    return found


def _add(one: Excluded, index: dict[str, list[Excluded]], keys: Iterable[str]) -> None:
    for key in dict.fromkeys(filter(None, keys)):
        index.setdefault(key, []).append(one)


def spellings(written: str, section: str = "") -> Iterator[str]:
    """Yield what a link's words may name: as written, and without section, prefix or suffix.

    A title may itself hold a ``#`` or ``:``, so every reading counts.
    """
    whole = f"{written}#{section}" if section else written
    for text in dict.fromkeys((whole, unquote(whole), written, unquote(written))):
        for part in dict.fromkeys((text, text.partition("#")[0], text.partition("\u203a")[0])):
            plain = _SUFFIX.sub("", part.strip())
            while plain:
                yield plain
                plain = plain.partition(":")[2].strip()


def bare(name: str) -> str:
    """Return the letters and digits of a name, folded: what is left of it in any punctuation."""
    folded = fold(name)
    return "".join(filter(str.isalnum, folded)) or folded


def is_named_in(label: str, one: Excluded) -> bool:
    """Tell whether a link's words are no others than a name of the file it leads to."""
    names = {bare(name) for name in (one.title, one.id, one.slug, *one.aliases)} - {""}
    return any(bare(part) in names for part in spellings(label))
