"""The words of one document: each folded form with its stem."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from briefgen.model.names import fold, slugify
from briefgen.search.entry import Entry
from briefgen.search.stems import stem
from briefgen.search.stop_words import stop_words

# A word may hold apostrophes, which the folded form drops: John's is found as johns.
_WORD = re.compile(r"\w+(?:['\u2019\u02bc]\w+)*")
LONGEST = 40
"""Longer runs of letters are addresses and codes, not words that someone types."""
Pair = tuple[str, str]
_NO_PAIR: Pair = ("", "")


class Words(msgspec.Struct, frozen=True, array_like=True):
    """What one document adds to the search: pairs of form and stem.

    ``titled`` are the words of its title, and of all names of a subject on its own page; ``named`` those
    of other names; ``told`` all others. They depend on the document's own entry and text only, never on
    the rest of the site.
    """

    titled: frozenset[Pair] = frozenset()
    named: frozenset[Pair] = frozenset()
    told: frozenset[Pair] = frozenset()

    def parts(self) -> tuple[frozenset[Pair], ...]:
        """Return the three in the order of their weight."""
        return (self.titled, self.named, self.told)

    def packed(self) -> bytes:
        """Return the words as bytes."""
        return "\n".join(map(_packed, self.parts())).encode()


PARTS = len(Words.__struct_fields__)


def unpacked(data: bytes) -> Words:
    """Return the words that ``packed`` gave as bytes."""
    return Words(*map(_unpacked, data.decode().split("\n")))


def _packed(pairs: Iterable[Pair]) -> str:
    return " ".join(form if form == stem else f"{form}/{stem}" for form, stem in pairs)


def _unpacked(text: str) -> frozenset[Pair]:
    halves = (item.partition("/") for item in text.split(" ") if item)
    return frozenset((form, stem or form) for form, _, stem in halves)


def words_of(entry: Entry, text: str) -> Words:
    """Return the words under which an entry with a ``text`` is found."""
    names = (*entry.names, *entry.topics, *entry.actors, *entry.authors, *entry.tags)
    titled = _written(entry.title, entry.lang).union(*map(_name_pairs, entry.own_names))
    named = frozenset[Pair]().union(*map(_name_pairs, names)) - titled
    told = _written(f"{entry.summary}\n{text}", entry.lang)
    return Words(titled, named, told - named - titled)


def _written(text: str, lang: str) -> frozenset[Pair]:
    words = set(_WORD.findall(unicodedata.normalize("NFKC", text).lower())) - stop_words(lang)
    pairs = {_pair(word, lang) for word in words}
    pairs.discard(_NO_PAIR)
    return frozenset(pairs)


@lru_cache(maxsize=131072)
def _pair(word: str, lang: str) -> Pair:
    form = _form(word)
    return (form, stem(word, lang) or form) if form else _NO_PAIR


@lru_cache(maxsize=32768)
def _name_pairs(name: str) -> frozenset[Pair]:
    """Return a name's words, not inflected, each as it is written and in Latin letters."""
    return frozenset((form, form) for form in _forms_of_name(name) if form)


def _forms_of_name(name: str) -> Iterator[str]:
    for word in _WORD.findall(unicodedata.normalize("NFKC", name)):
        yield _form(word)
        yield _form(slugify(word))


def _form(word: str) -> str:
    form = fold(word).replace(" ", "")
    return form if len(form) <= LONGEST else ""
