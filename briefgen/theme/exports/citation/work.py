"""What all forms of a citation say of a document."""

import re

import msgspec

from briefgen.model.document import Card
from briefgen.model.fields import BriefFields, CommonFields, Details, GateFields
from briefgen.model.names import slugify
from briefgen.model.site import Subject, Terms
from briefgen.model.when import When
from briefgen.theme.links import absolute_linker
from briefgen.theme.reads import Reader

_NOT_SHOWN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]+")
_FILED = re.compile(r"([^,]+), ([^,]+)\Z")


class Author(msgspec.Struct, frozen=True):
    """A person by family and given name where the register tells them, else a name as a whole."""

    name: str
    family: str = ""
    given: str = ""


class Work(msgspec.Struct, frozen=True):
    """A document: each text is one line, without control characters.

    ``key`` is made of kind and id, so that it outlives a change of title or address. ``day`` is ISO
    8601, maybe without day or month. ``url`` is empty without ``base_url``.
    """

    key: str
    kind: str
    title: str
    publisher: str
    language: str
    authors: tuple[Author, ...] = ()
    day: str = ""
    summary: str = ""
    url: str = ""
    note: str = ""
    issue: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether it is a report rather than a page of a web site."""
        return self.kind == "brief"

    @property
    def date_parts(self) -> tuple[str, ...]:
        """Year, month and day as far as they are known."""
        return tuple(self.day.split("-")) if self.day else ()


def work_of(reader: Reader, ref: str) -> Work:
    """Return what is to be cited of a document."""
    card: Card = reader.read(f"card:{ref}")
    fields: tuple[CommonFields, Details] = reader.read(f"fields:{ref}")
    terms: Terms = reader.read(f"terms:{ref}")
    identity = reader.read(f"identity:{ref}")
    return Work(
        key=slugify(identity) or card.kind,
        kind=card.kind,
        title=one_line(card.title),
        publisher=one_line(reader.read("setting:title")),
        language=card.lang,
        authors=tuple(_author(reader, author) for author in terms.authors),
        day=card.date.day if card.date else "",
        summary=one_line(card.summary),
        url=_url(reader, ref),
        note=_note(reader, ref, fields[0].as_of),
        issue=one_line(fields[1].issue) if isinstance(fields[1], BriefFields) else "",
        keywords=tuple(one_line(reader.name(term)) for term in (*terms.topics, *terms.actors, *terms.tags)),
    )


def one_line(text: str) -> str:
    """Return a text on one line, without characters that no reader sees."""
    return _NOT_SHOWN.sub(" ", text).strip()


def _author(reader: Reader, ref: str) -> Author:
    subject: Subject | None = reader.read(f"subject:{ref}")
    name = one_line(reader.name(ref))
    filed = _FILED.match(one_line(subject.sort_name)) if subject else None
    return (
        Author(name, filed[1], filed[2]) if filed and subject and subject.sort_name != name else Author(name)
    )


def _url(reader: Reader, ref: str) -> str:
    base_url, route = reader.read("setting:base_url"), reader.read(f"route:{ref}")
    return absolute_linker(base_url, reader.read("setting:links")).href(route) if base_url and route else ""


def _note(reader: Reader, ref: str, as_of: When | None) -> str:
    """Return what a citation has no field for: the information cut-off, and who may read it."""
    gate: GateFields = reader.read(f"gate:{ref}")
    cut_off = f"{reader.plain('as_of')} {as_of.day}" if as_of else ""
    label = f"TLP:{gate.tlp}" if gate.tlp not in {"", "CLEAR"} else ""
    return "; ".join(part for part in (cut_off, label) if part)
