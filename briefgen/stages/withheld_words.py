"""What an audit takes: the words of withheld files on one side, those of admitted sources on the other."""

import posixpath
from collections.abc import Iterator
from typing import Any

import msgspec

from briefgen.catalog import Excluded
from briefgen.catalog.withheld_names import NAMEABLE
from briefgen.leaks import Hidden, Said
from briefgen.model.document import Document, ParsedFile
from briefgen.stages.reading import Overview

_TERMS = frozenset(
    {"topics", "actors", "places", "tags", "authors", "contributors", "editors", "reviewers", "series"}
)
_KNOWN = frozenset({"title", "aliases", "id", "slug", "redirect_from", "disclose"})
_PROFILES = frozenset({"actor", "topic"})
_FEWEST = 3


def hidden_files(overview: Overview, sources: dict[str, bytes]) -> tuple[Hidden, ...]:
    """Return the excluded files with all they say, and what tombstones no longer show."""
    files = {file.source.path: file for file in overview.files}
    excluded = [
        _hidden(one, files[one.path], _texts(overview, files[one.path].document, sources.get(one.path, b"")))
        for one in overview.admission.excluded
    ]
    removed = [
        Hidden(one.path, "expired", texts=_prose(overview, files[one.path].document))
        for one in overview.admission.documents
        if one.body.removed
    ]
    return (*excluded, *removed)


def said_by(overview: Overview, sources: dict[str, bytes]) -> Iterator[Said]:
    """Yield the admitted documents with all they say; of a tombstone only what it still shows."""
    for document in overview.admission.documents:
        fields = "\n".join(text for _, text in leaves_of(document)).encode("utf-8", "ignore")
        texts: tuple[bytes, ...] = (fields,)
        if not document.body.removed:
            texts = (*_texts(overview, document, sources.get(document.path, b"")), fields)
        yield Said(document.path, texts, document.fields.disclose)


def names_of(document: Document) -> Iterator[str]:
    """Yield the names under which a document is known."""
    yield from (document.card.title, document.id, document.slug, posixpath.basename(document.key))
    yield from document.fields.aliases


def leaves_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each text in a document's fields with the field's name."""
    yield "title", document.card.title
    yield "summary", document.card.summary
    for part in (document.fields, document.details):
        for name, value in msgspec.to_builtins(part).items():
            yield from ((name, text) for text in _texts_in(value))
    for name, value in document.custom:
        yield from ((name, text) for text in _texts_in(msgspec.json.decode(value)))


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_in(inner)


def _hidden(one: Excluded, file: ParsedFile, texts: tuple[bytes, ...]) -> Hidden:
    return Hidden(
        one.path,
        one.reason,
        (*_names(one), *_details(file.document), *_lines(texts)),
        texts,
        is_harmless=one.reason in NAMEABLE or one.kind in _PROFILES,
    )


def _names(one: Excluded) -> Iterator[tuple[str, str]]:
    stem = posixpath.basename(one.key)
    yield "title", one.title
    yield from (
        ("alias", name) for name in one.aliases if name not in {one.title, one.key, one.id, one.slug, stem}
    )
    # An id that nobody chose is the address, whose words anybody may use.
    yield ("address" if one.id == one.slug else "id"), one.id
    yield "address", one.slug
    yield from (("file name", name) for name in (stem, one.key))


def _details(document: Document | None) -> Iterator[tuple[str, str]]:
    if document is None:
        return
    yield from (("old address", address) for address in document.fields.redirect_from)
    yield from (("heading", heading.text) for heading in document.body.outline)
    for name, text in leaves_of(document):
        if name not in _KNOWN:
            yield ("term" if name in _TERMS else name), text
    for figure in document.body.figures:
        yield from (("alternative text", figure.alt), ("caption", figure.caption))
    for reference in document.body.references:
        if reference.form == "image":
            yield "file name", posixpath.basename(reference.target)


def _lines(texts: tuple[bytes, ...]) -> Iterator[tuple[str, str]]:
    """Yield short lines, which are too short for runs of words."""
    for text in texts:
        for line in text.decode("utf-8", "replace").splitlines():
            if len(line.split()) >= _FEWEST:
                yield "line", line


def _texts(overview: Overview, document: Document | None, source: bytes) -> tuple[bytes, ...]:
    return (source, *_prose(overview, document))


def _prose(overview: Overview, document: Document | None) -> tuple[bytes, ...]:
    if document is None:
        return ()
    body = document.body
    text = overview.site.parsed.prose(document.path).text if body.prose else body.text
    return (text.encode("utf-8", "ignore"),)
