"""All that a link can lead to, under all names by which it can be reached."""

from functools import cached_property
from itertools import chain

from briefgen.catalog.files import Files, files_of
from briefgen.catalog.spelling import Spellings
from briefgen.catalog.subjects import Subjects
from briefgen.catalog.titles import KINDS, Titles, titles_and_aliases, titles_of
from briefgen.model.document import Document, document_ref
from briefgen.model.site import SUBJECT_KINDS


class Shelf:
    """The admitted documents, their subjects and the files beside them, ready to be looked up."""

    def __init__(
        self,
        documents: dict[str, Document],
        subjects: Subjects,
        assets: tuple[str, ...],
        static: tuple[str, ...],
    ) -> None:
        """Index the documents by name and path."""
        self.documents = documents
        self.subjects = subjects
        self.titles: Titles = titles_of(documents.values())
        self.files: Files = files_of(tuple(documents.values()), assets, static)
        self.known = {kind: Spellings(subjects.registers[kind].spellings()) for kind in SUBJECT_KINDS}
        self._meanings: dict[str, tuple[str, ...]] = {}

    def ref(self, key: str) -> str:
        """Return the ref of a document: for a profile that of its subject."""
        return self.subjects.profiles.get(key) or document_ref(key)

    def document_of(self, ref: str) -> Document | None:
        """Return the file behind a ref, None for a subject without one."""
        kind, _, rest = ref.partition(":")
        key = rest if kind == "document" else self.subjects.by_ref[ref].document
        return self.documents.get(key) if key else None

    def meanings(self, name: str) -> tuple[str, ...]:
        """Return the refs that a link's name means: none, one, or several of one kind.

        A prefix (``topic:``, ``note:``) chooses the kind. Without one the order is: document by id,
        by title or alias, actor, topic, file name.
        """
        if name not in self._meanings:
            self._meanings[name] = self._by_prefix(name) or self._by_name(name)
        return self._meanings[name]

    def _by_prefix(self, name: str) -> tuple[str, ...]:
        prefix, colon, rest = name.partition(":")
        chosen = prefix.strip().casefold()
        if not colon:
            return ()
        if chosen in KINDS:
            return tuple(map(self.ref, self.titles.find(rest, (chosen,))))
        found = (self.subjects.find(kind, rest) for kind in SUBJECT_KINDS if kind == chosen)
        return tuple(filter(None, found))

    def _by_name(self, name: str) -> tuple[str, ...]:
        if keys := self.titles.find(name):
            return tuple(map(self.ref, keys))
        if ref := self.subjects.find("actor", name) or self.subjects.find("topic", name):
            return (ref,)
        return tuple(map(self.ref, self.titles.find_file(name)))

    @cached_property
    def spellings(self) -> Spellings:
        """All names by which a bare link finds something."""
        titles = (titles_and_aliases(one) for one in self.documents.values() if one.kind in KINDS)
        registers = (self.subjects.registers[kind].spellings() for kind in ("actor", "topic"))
        return Spellings(chain(chain.from_iterable(titles), chain.from_iterable(registers)))
