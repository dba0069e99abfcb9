"""The reader's search by Pagefind: its program runs when something that can be found has changed."""

from collections.abc import Iterator

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.incremental import digest, digest_of
from briefgen.search.entries import Entries
from briefgen.search.entry import Entry
from briefgen.search.pagefind_bundle import bundle
from briefgen.search.pagefind_service import NoPagefindError, PagefindError, indexed, program
from briefgen.search.records import Record, record_of
from briefgen.search.scripts import PAGEFIND_FOLDER
from briefgen.stages.memory import Memory
from briefgen.stages.reading import Site
from briefgen.theme.links import Linker


class Made(msgspec.Struct, frozen=True):
    """What is known of the index: of what entries and settings it was made, and where their prose is.

    ``mark`` adds the words of the prose to ``base`` and ``heads``.
    """

    base: bytes
    heads: bytes
    proses: tuple[str, ...]
    mark: bytes


class PagefindSearch:
    """The files of an index by Pagefind. ``files`` leads from route to a digest of the file."""

    def __init__(self, site: Site, memory: Memory, space: str, *, explicit: bool) -> None:
        """Take what is remembered in a space of the memory; ``explicit`` links name files."""
        self._site = site
        self._memory = memory
        self._space = space
        self._base = digest_of((memory.versions, site.joined.identity, explicit))
        self._linker = Linker("", explicit)
        self._language = site.sources.loaded.settings.language
        self._made: dict[str, bytes] = {}
        self.files: dict[str, bytes] = {}

    def making(self) -> Iterator[None]:
        """Let Pagefind make its index, if that would be another one, in a single step.

        Raises:
            BriefgenError: Pagefind is not installed, or failed (exit code 2).
        """
        known = self._memory.read(self._space, "made", Made)
        present = self._present(known, self._base)
        if known and known.mark == present.mark:
            self.files = dict(self._memory.read_map(self._space, "files", bytes))
            return
        self._made = self._index()
        yield
        self.files = {route: digest(data) for route, data in self._made.items()}
        self._memory.write(self._space, "made", present)
        self._memory.write_map(self._space, "files", self.files)

    def data(self, route: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            BriefgenError: Pagefind failed (exit code 2).
        """
        if not self._made:
            self._made = self._index()
        return self._made[route]

    def _present(self, known: Made | None, base: bytes) -> Made:
        if known and known.base == base:
            heads, proses = known.heads, known.proses
        else:
            entries = self._entries()
            heads, proses = digest_of(entries), tuple(entry.prose for entry in entries)
        mark = digest_of((base, heads, [self._words(name) for name in proses]))
        return Made(base, heads, proses, mark)

    def _words(self, name: str) -> bytes:
        note = self._site.parsed.notes.get(name)
        return note.prose if note else b""

    def _entries(self) -> list[Entry]:
        entries = Entries(self._site.catalog, self._site.plan.routes).all()
        return sorted(entries, key=lambda entry: entry.ref)

    def _records(self) -> Iterator[Record]:
        for entry in self._entries():
            text = self._site.parsed.prose(entry.prose).text if entry.prose else entry.text
            yield record_of(entry, self._linker.href(entry.route), text, self._language)

    def _index(self) -> dict[str, bytes]:
        try:
            files = bundle(indexed(self._records(), self._language.partition("-")[0].lower()))
        except NoPagefindError as error:
            raise _refused(_missing(self._site, error)) from None
        except (PagefindError, ValueError) as error:
            raise _refused(_failed(self._site, error)) from None
        return {f"{PAGEFIND_FOLDER}{path}": data for path, data in files.items()}


def require_pagefind(site: Site) -> None:
    """Refuse a site that is searched by Pagefind where that is not installed.

    Raises:
        BriefgenError: it is not (exit code 2).
    """
    try:
        program()
    except NoPagefindError as error:
        raise _refused(_missing(site, error)) from None


def _missing(site: Site, error: Exception) -> Diagnostic:
    return problem(
        "BG024",
        f"the search by Pagefind needs more than is installed: {error}",
        _place(site),
        help='install it: pip install "briefgen[pagefind]"; or write search: true for briefgen\'s own',
    )


def _failed(site: Site, error: Exception) -> Diagnostic:
    return problem(
        "BG024",
        f"Pagefind failed: {error}",
        _place(site),
        help='install the version that is known to work: pip install --upgrade "briefgen[pagefind]"',
    )


def _refused(found: Diagnostic) -> BriefgenError:
    return BriefgenError([found], ExitCode.USAGE)


def _place(site: Site) -> Span:
    """Return where the settings choose the search."""
    origin = dict(site.sources.loaded.origins).get("outputs.search", "")
    path, _, line = origin.rpartition(":")
    return Span(path, int(line), 1) if line.isdecimal() else Span("briefgen.yaml")
