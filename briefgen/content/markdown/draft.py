"""A body while it is being written."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from markdown_it.token import Token

from briefgen.content.markdown.abbreviations import Abbreviations
from briefgen.content.markdown.labels import Labels
from briefgen.content.markdown.plain_text import sentence_around, sentences
from briefgen.content.markdown.source import Source, column_of
from briefgen.content.markdown.typography import Marks
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.direction import Direction
from briefgen.model.document import Figure, Heading, Reference
from briefgen.settings.values import HtmlPolicy


@dataclass(slots=True)
class Pending:
    """A link whose sentence is known only when its paragraph has ended.

    ``begin`` and ``end`` count the pieces of plain text written before its words and behind them.
    ``labelled`` tells that these words are the author's, not a name that stands in for them.
    """

    number: int
    reference: Reference
    begin: int
    end: int
    labelled: bool = True


@dataclass(slots=True)
class OpenLink:
    """A link that is being written: its closing HTML, its reference if it has one, and its begin.

    ``pieces`` counts the HTML written before its label, ``place`` is its offset and its length.
    """

    closing: str
    pending: Pending | None
    pieces: int
    place: tuple[int, int]


@dataclass(slots=True)
class Note:
    """A footnote that the text refers to: its number, its label and how often it is named."""

    number: int
    label: str
    mentions: int = 0


@dataclass(slots=True)
class Rows:
    """The lines of one paragraph: where they begin in its text, and in their source lines."""

    block: Token
    starts: list[int]
    columns: dict[int, int] = field(default_factory=dict)

    def at(self, position: int, source: Source, cell: int | None) -> tuple[int, int]:
        """Return the source line (from 0) and column (from 1) of an offset into the text.

        Each bar inside a table's cell stands behind a backslash that the parser took away.
        """
        row = bisect_right(self.starts, position) - 1
        line = min((self.block.map or [0])[0] + row, len(source.lines) - 1)
        if row not in self.columns:
            end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.block.content)
            words = self.block.content[self.starts[row] : end]
            self.columns[row] = column_of(source.lines[line], words, cell)
        hidden = 0 if cell is None else self.block.content.count("|", 0, position)
        return line, self.columns[row] + position - self.starts[row] + hidden + 1


def line_starts(text: str) -> list[int]:
    """Return the offset of each line of ``text``."""
    return [0, *(match.end() for match in re.finditer("\n", text))] if "\n" in text else [0]


@dataclass(slots=True)
class Draft:
    """The pieces of one body in the order in which they are written.

    ``out`` is HTML, ``words`` the plain text of the paragraph that is being written and ``texts``
    that of the finished ones, each with its kind: ``paragraph`` (outermost), ``text`` or ``note``.
    """

    source: Source
    prefix: str
    policy: HtmlPolicy
    labels: Labels
    marks: Marks
    problems: list[Diagnostic]
    out: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    links: list[OpenLink] = field(default_factory=list)
    closers: list[str] = field(default_factory=list)
    tasks: list[bool] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    anchors: dict[str, None] = field(default_factory=dict)
    reserved: set[str] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    note_order: list[Note] = field(default_factory=list)
    slugs: dict[str, int] = field(default_factory=dict)
    abbreviations: Abbreviations | None = None
    block: Token | None = None
    cell: int | None = None
    rows: Rows | None = None
    tables: int = 0
    containers: int = 0
    kind: str = "text"
    more: tuple[int, str] | None = None
    typographic: bool = False
    direction: Direction = "ltr"
    both_ways: bool = False
    raw: bool = False
    removed: set[tuple[int, str]] = field(default_factory=set)
    has_toc_mark: bool = False
    has_code: bool = False

    @property
    def needs_reserve(self) -> bool:
        """Whether the text can hold ids that its author chose."""
        text = self.source.text
        return ("{" in text and "#" in text) or "<" in text

    def report(self, code: str, message: str, span: Span, help: str = "") -> None:
        """Keep a problem."""
        self.problems.append(problem(code, message, span, help=help))

    def place(self, position: int, length: int = 0) -> Span:
        """Return where in the file an offset into the current paragraph's text is."""
        if self.block is None or not self.block.map:
            return Span(self.source.path)
        if self.rows is None or self.rows.block is not self.block:
            self.rows = Rows(self.block, line_starts(self.block.content))
        line, column = self.rows.at(position, self.source, self.cell)
        return self.source.span(line, column, length)

    def find(self, words: str) -> Span:
        """Return the first place of ``words`` in the current paragraph, or where it begins."""
        found = self.block.content.find(words) if self.block else -1
        return self.place(found, len(words)) if found >= 0 else self.place(0)

    def claim(self, identity: str) -> bool:
        """Take an id for the page; False when it is taken already."""
        if identity in self.anchors:
            return False
        self.anchors[identity] = None
        return True

    def refer(self, reference: Reference, *, labelled: bool = True) -> Pending:
        """Give a reference the next number; its sentence follows when the paragraph ends."""
        pending = Pending(len(self.references), reference, len(self.words), len(self.words), labelled)
        self.references.append(reference)
        self.pending.append(pending)
        return pending

    def end_paragraph(self, kind: str) -> str:
        """Return the plain text of the paragraph that ends, and give its links their sentences."""
        text = "".join(self.words)
        if self.pending:
            self._settle(text)
        self.words = []
        text = text.strip()
        if text:
            self.texts.append((kind, text))
        return text

    def _settle(self, text: str) -> None:
        offsets, total = [0], 0
        for piece in self.words:
            total += len(piece)
            offsets.append(total)
        flat, starts = text.replace("\n", " "), sentences(text)
        for item in self.pending:
            begin, end = offsets[item.begin], offsets[item.end]
            old = item.reference
            written = " ".join(text[begin:end].split()) if item.labelled else ""
            self.references[item.number] = Reference(
                old.form, old.target, old.fragment, old.label or written,
                sentence_around(flat, starts, begin, end), old.line, old.column,
            )  # fmt: skip
        self.pending = []
