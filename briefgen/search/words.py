"""The words of one document: each folded form with its stem."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

import msgspec

from briefgen.model.names import fold, slugify
from briefgen.search.entry import Entry
from briefgen.search.stems import stem
from briefgen.search.stop_words import stop_words

# A word may hold apostrophes, which the folded form drops: John's is found as johns.
_WORD = re.compile(r"\w+(?:['\u2019\u02bc]\w+)*")
LONGEST = 40
"""Longer runs of letters are addresses and codes, not words that someone types."""
Word = str
"""A folded form, behind it ``/`` and its stem where that is another: ``sailed/sail``."""
_MOST_TOKENS = 200_000
_LONGEST_TOKEN = 80


class Words(msgspec.Struct, frozen=True, array_like=True):
    """What one document adds to the search.

    ``titled`` are the words of its title, and of all names of a subject on its own page; ``named`` those
    of other names; ``told`` all others. They depend on the document's own entry and text only, never on
    the rest of the site.
    """

    titled: frozenset[Word] = frozenset()
    named: frozenset[Word] = frozenset()
    told: frozenset[Word] = frozenset()

    def parts(self) -> tuple[frozenset[Word], ...]:
        """Return the three in the order of their weight."""
        return (self.titled, self.named, self.told)

    def packed(self) -> bytes:
        """Return the words as bytes."""
        return "\n".join(map(" ".join, self.parts())).encode()


PARTS = len(Words.__struct_fields__)


def unpacked(data: bytes) -> Words:
    """Return the words that ``packed`` gave as bytes."""
    return Words(*(frozenset(part.split()) for part in data.decode().split("\n")))


def form_and_stem(word: Word) -> tuple[str, str]:
    """Return a word's folded form and its stem."""
    form, _, stem = word.partition("/")
    return form, stem or form


def words_of(entry: Entry, text: str) -> Words:
    """Return the words under which an entry with a ``text`` is found."""
    names = (*entry.names, *entry.topics, *entry.actors, *entry.authors, *entry.tags)
    titled = _written(entry.title, entry.lang).union(*map(_in_name, entry.own_names))
    named = frozenset[Word]().union(*map(_in_name, names)) - titled
    told = _written(f"{entry.summary}\n{text}", entry.lang)
    return Words(titled, named, told - named - titled)


def _written(text: str, lang: str) -> frozenset[Word]:
    return frozenset(chain.from_iterable(map(_tokens_of(lang).__getitem__, set(text.split()))))


class _Tokens(dict[str, tuple[Word, ...]]):
    """The words in what stands between two spaces, in a language; each looked for when it is met first."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._stop = stop_words(lang)

    def __missing__(self, token: str) -> tuple[Word, ...]:
        if len(self) > _MOST_TOKENS:
            self.clear()
        written = set(_WORD.findall(unicodedata.normalize("NFKC", token).lower())) - self._stop
        words = tuple(filter(None, map(self._word, written)))
        # Where words have no spaces between them, a token is a sentence, which is never met again.
        if len(token) <= _LONGEST_TOKEN:
            self[token] = words
        return words

    def _word(self, written: str) -> Word:
        form = _form(written)
        found = (form and stem(written, self._lang)) or form
        return form if found == form else f"{form}/{found}"


@lru_cache(maxsize=32)
def _tokens_of(lang: str) -> _Tokens:
    return _Tokens(lang)


@lru_cache(maxsize=32768)
def _in_name(name: str) -> frozenset[Word]:
    """Return a name's words, not inflected, each as it is written and in Latin letters."""
    return frozenset(filter(None, _forms_of_name(name)))


def _forms_of_name(name: str) -> Iterator[str]:
    for word in _WORD.findall(unicodedata.normalize("NFKC", name)):
        yield _form(word)
        yield _form(slugify(word))


def _form(word: str) -> str:
    form = fold(word).replace(" ", "")
    return form if len(form) <= LONGEST else ""
