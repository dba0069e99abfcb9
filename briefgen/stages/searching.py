"""The reader's search, brought up to date: only words of documents that changed are looked at."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Protocol

import msgspec

from briefgen.incremental import digest, digest_of
from briefgen.search.buckets import Change
from briefgen.search.entries import Entries
from briefgen.search.entry import Entry
from briefgen.search.scripts import INDEX, contents, facts_route, script, shown, terms_route, text_route
from briefgen.search.shards import fact_shards
from briefgen.search.stop_words import stop_words
from briefgen.search.words import Words, words_of
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site
from briefgen.stages.word_store import WordStore
from briefgen.theme.links import Linker

NOTHING = ("", Words())
MANY = 1000


class SearchFiles(Protocol):
    """The files of a search. ``files`` leads from route to a digest of what a file is made of."""

    files: dict[str, bytes]

    def making(self) -> Iterator[None]:
        """Bring the search up to date, step by step; ``files`` are right after the last."""
        ...

    def data(self, route: str) -> bytes:
        """Return the bytes of a file."""
        ...


class Noted(msgspec.Struct, frozen=True, array_like=True):
    """What is known of an entry: its key, where its prose is, its language, and the digests of both."""

    key: str
    prose: str
    lang: str
    head: bytes
    text: bytes

    @property
    def mark(self) -> bytes:
        """What tells one state of an entry from another."""
        return self.head + self.text


class Search:
    """The files of a site's search. ``files`` leads from route to a digest of what a file is made of."""

    def __init__(self, site: Site, memory: Memory, space: str, *, explicit: bool) -> None:
        """Take what is remembered in a space of the memory; ``explicit`` links name files."""
        self._site = site
        self._memory = memory
        self._space = space
        self._linker = Linker("", explicit)
        self._entries = Entries(site.catalog, site.plan.routes)
        self._at_hand: dict[str, Entry] = {}
        self._made: dict[str, bytes] = {}
        self._words = WordStore(memory, space)
        self._notes: dict[str, Noted] = dict(memory.read_map(space, "entries", Noted))
        self._facts: dict[str, bytes] = dict(memory.read_map(space, "facts", bytes))
        if memory.read_bytes(space, "seal") != self._seal():
            self._notes, self._facts = {}, {}
            self._words.clear()
        self._base = digest_of((memory.versions, site.joined.identity, explicit))
        self.files: dict[str, bytes] = {}

    def making(self) -> Iterator[None]:
        """Bring what is remembered up to date, a document or some words at a step."""
        if self._memory.read_bytes(self._space, "base") == self._base and self._notes:
            changed = [ref for ref, note in self._notes.items() if note.text != self._prose(note.prose)]
            fresh = {ref: self._entry(ref) for ref in changed}
            yield from self._replace(fresh, {**self._notes, **self._noted(fresh)})
        else:
            entries = self._at_hand = {entry.ref: entry for entry in self._entries.all()}
            yield
            notes = self._noted(entries)
            yield
            fresh = {ref: entries[ref] for ref in notes if notes[ref] != self._notes.get(ref)}
            yield from self._replace(fresh, notes)
            self._note_facts(entries.values())
            self._memory.write(self._space, "base", self._base)
        self._memory.write(self._space, "seal", self._seal())
        self.files = dict(self._digests())

    def data(self, route: str) -> bytes:
        """Return the bytes of a file."""
        if ref := self._refs.get(route):
            return self._text_file(self._entry(ref))
        if route not in self._made:
            self._made |= self._words.all_files()
            self._note_facts()
        return self._made[route]

    def _seal(self) -> bytes:
        """Return what tells that all that is remembered belongs together, and to this version."""
        parts = (self._notes, self._facts, self._words.shards, self._words.buckets)
        return digest_of((self._memory.versions, [sorted(part.items()) for part in parts]))

    def _entry(self, ref: str) -> Entry:
        entry = self._at_hand.get(ref) or self._entries.of(ref)
        if entry is None:
            raise KeyError(ref)
        return entry

    def _noted(self, entries: Mapping[str, Entry]) -> dict[str, Noted]:
        return {
            ref: Noted(entry.key, entry.prose, entry.lang, digest_of(entry), self._prose(entry.prose))
            for ref, entry in entries.items()
        }

    def _replace(self, fresh: Mapping[str, Entry], notes: dict[str, Noted]) -> Iterator[None]:
        """Let words of changed documents take the place of earlier ones, and forget those that are gone."""
        gone = self._notes.keys() - notes.keys()
        if not fresh and not gone:
            return
        # Until all of it is there again, what is remembered counts for nobody.
        self._memory.write(self._space, "seal", b"")
        change = Change()
        for count, (ref, entry) in enumerate(sorted(fresh.items(), key=lambda item: item[1].key)):
            words = words_of(entry, self._text(entry))
            change.replace(self._known_words(ref), (entry.key, words))
            self._words.keep(ref, notes[ref].mark, words)
            if not self._notes and count % MANY == 0:
                # Words that nothing names yet do no harm if this build is cut off; in memory they are much.
                self._memory.save()
            yield
        for ref in gone:
            change.replace(self._known_words(ref), NOTHING)
            self._words.forget(ref)
        for files in self._words.carried_out(change):
            self._made |= files
            yield
        self._notes = notes
        self._memory.write_map(self._space, "entries", notes)

    def _known_words(self, ref: str) -> tuple[str, Words]:
        note = self._notes.get(ref)
        return (note.key, self._words.words(ref, note.mark)) if note else NOTHING

    def _note_facts(self, entries: Iterable[Entry] | None = None) -> None:
        shards = fact_shards(self._entries.all() if entries is None else entries)
        files = {prefix: script("facts", prefix, value) for prefix, value in shards.items()}
        self._made |= {facts_route(prefix): data for prefix, data in files.items()}
        self._facts = {prefix: digest(data) for prefix, data in files.items()}
        self._memory.write_map(self._space, "facts", self._facts)

    def _digests(self) -> Iterator[tuple[str, bytes]]:
        terms, facts = self._words.shards, self._facts
        index = script("index", "", contents(sorted(terms), sorted(facts), self._stop()))
        self._made[INDEX] = index
        yield INDEX, digest(index)
        yield from ((terms_route(name), known) for name, known in terms.items())
        yield from ((facts_route(name), known) for name, known in facts.items())
        yield from ((text_route(note.key), note.mark) for note in self._notes.values())

    @cached_property
    def _refs(self) -> dict[str, str]:
        return {text_route(note.key): ref for ref, note in self._notes.items()}

    def _text_file(self, entry: Entry) -> bytes:
        address = self._linker.href(entry.route)
        return script("text", entry.key, shown(entry, address, self._text(entry)))

    def _stop(self) -> list[str]:
        languages = {note.lang.partition("-")[0] for note in self._notes.values()}
        return sorted(set(chain.from_iterable(map(stop_words, languages))))

    def _prose(self, name: str) -> bytes:
        note = self._site.parsed.notes.get(name)
        return note.prose if note else b""

    def _text(self, entry: Entry) -> str:
        return self._site.parsed.prose(entry.prose).text if entry.prose else entry.text


def search_of(site: Site, memory: Memory, space: str) -> SearchFiles | None:
    """Return the search of a site, which is still to be made; None where its settings want none."""
    settings = site.sources.loaded.settings
    explicit = settings.links == "explicit"
    if settings.outputs.search == "pagefind":
        from briefgen.stages.pagefinding import PagefindSearch

        return PagefindSearch(site, memory, f"pagefind:{space}", explicit=explicit)
    return Search(site, memory, space, explicit=explicit) if settings.outputs.search else None


def made_search(site: Site, memory: Memory, space: str) -> SearchFiles | None:
    """Return the search of a site, made; None where its settings want none.

    Raises:
        BriefgenError: the settings want Pagefind, which is not installed or failed (exit code 2).
    """
    search = search_of(site, memory, space)
    if search:
        deque(search.making(), maxlen=0)
    return search


def require_search(site: Site) -> None:
    """Refuse a site whose settings want Pagefind where that is not installed.

    Raises:
        BriefgenError: it is not (exit code 2).
    """
    if site.sources.loaded.settings.outputs.search == "pagefind":
        from briefgen.stages.pagefinding import require_pagefind

        require_pagefind(site)
