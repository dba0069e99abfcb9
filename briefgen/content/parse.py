"""One file's bytes to one document."""

from functools import partial

import msgspec

from briefgen.content.defaults import FolderDefaults
from briefgen.content.file_name import DATED_KINDS, FileName, read_file_name
from briefgen.content.front_matter.codes import CODE_OF
from briefgen.content.front_matter.header import Header, read_header
from briefgen.content.front_matter.split import Parts, split, unclosed_problem
from briefgen.content.front_matter.stray import stray_problem
from briefgen.content.markdown import Converted, convert, typographic
from briefgen.content.prose import typeset
from briefgen.diagnostics import Diagnostic, Span, has_errors, problem
from briefgen.extensions import Extensions
from briefgen.model.document import Card, Document, ParsedFile, SourceFile
from briefgen.model.fields import ActorFields
from briefgen.model.names import slugify
from briefgen.settings.values import ContentSettings
from briefgen.typed_yaml import Mistake, decode, diagnostic

_NONE = Extensions()


def parse(
    source: SourceFile,
    data: bytes,
    settings: ContentSettings,
    defaults: FolderDefaults,
    extensions: Extensions = _NONE,
) -> ParsedFile:
    """Return what one file holds: its gate, its document, and all its problems at once.

    The gate's fields are read first. Can they not be read, ``gate`` is None, and so is
    ``document``; with any other error only ``document`` is None.
    """
    text = decode(data)
    if isinstance(text, Mistake):
        return ParsedFile(source, None, None, (diagnostic(text, CODE_OF, source.path),))
    parts = split(text)
    if parts.unclosed:
        return ParsedFile(source, None, None, (unclosed_problem(source.path),))
    stray = stray_problem(parts, source.path)
    if stray:
        return ParsedFile(source, None, None, (stray,))
    return _parsed(source, parts, read_header(parts, source, settings, defaults), settings, extensions)


def _parsed(
    source: SourceFile, parts: Parts, header: Header, settings: ContentSettings, extensions: Extensions
) -> ParsedFile:
    name = read_file_name(source, header.kind, settings.time_zone)
    gate = header.gate
    if gate is not None and name.date is not None and not (header.has_own_date and gate.date):
        gate = msgspec.structs.replace(gate, date=name.date)
        header = msgspec.structs.replace(header, gate=gate)
    slug = header.fields.slug or slugify(name.name) or slugify(header.fields.title)
    converted = convert(
        parts.body,
        path=source.path,
        first_line=parts.body_line,
        prefix=f"{header.kind}-{slug}",
        language=header.fields.lang or settings.language,
        html=settings.html,
        title=header.fields.title,
        extensions=extensions,
    )
    slug = slug or slugify(converted.heading_title)
    problems = (*header.problems, *converted.problems, *_shortcomings(source, header, name, slug))
    if gate is None or has_errors(problems):
        return ParsedFile(source, None, gate, problems, names=_names(header, converted))
    document = _document(source, header=header, converted=converted, name=name, settings=settings, slug=slug)
    return ParsedFile(source, document, gate, problems)


def _names(header: Header, converted: Converted) -> tuple[str, ...]:
    """Return what a file calls itself, so that links to it are known even while it has errors."""
    details = header.details
    named = (details.name, details.native_name) if isinstance(details, ActorFields) else ()
    fields = header.fields
    names = (fields.title, fields.id, fields.slug, converted.heading_title, *fields.aliases, *named)
    return tuple(dict.fromkeys(filter(None, names)))


def _shortcomings(source: SourceFile, header: Header, name: FileName, slug: str) -> list[Diagnostic]:
    found = []
    if not slug:
        message = "neither the file's name nor the title has a letter or digit for an address"
        found.append(
            problem("BG125", message, Span(source.path, 1, 1), help='give one, such as "slug: first-note"')
        )
    if name.misdated and not header.has_own_date:
        message = f'the file\'s name begins with "{name.misdated}", which is no day of the calendar'
        found.append(
            problem(
                "BG112",
                message,
                Span(source.path, 1, 1),
                help="rename the file, or give it a `date` of its own",
            )
        )
    elif header.kind in DATED_KINDS and header.gate is not None and header.gate.date is None:
        message = f"the {header.kind} has no date: it comes last in lists and stands in no feed"
        found.append(
            problem("BG120", message, Span(source.path, 1, 1), help='add a field such as "date: 2024-11-07"')
        )
    image = header.fields.image
    if image is not None and not image.alt and not image.decorative:
        found.append(_no_words(source, header))
    return found


def _no_words(source: SourceFile, header: Header) -> Diagnostic:
    """Return the warning on a lead picture that says nothing to those who do not see it."""
    marks = {mark.field: mark for mark in header.marks}
    mark = marks.get("image.src") or marks.get("image")
    place = Span(source.path, mark.line, mark.column) if mark else Span(source.path, 1, 1)
    return problem(
        "BG858",
        "lead picture without alternative text",
        place,
        help='say what it shows: image: {src: …, alt: "…"}; or mark it: decorative: true',
    )


def _document(
    source: SourceFile,
    *,
    header: Header,
    converted: Converted,
    name: FileName,
    settings: ContentSettings,
    slug: str,
) -> Document:
    gate = header.gate
    if gate is None:
        raise ValueError(source.path)
    language = header.fields.lang or settings.language
    marks = partial(typographic, language=language)
    fields, details = typeset(header.fields, marks), typeset(header.details, marks)
    named = details.name if isinstance(details, ActorFields) else ""
    card = Card(
        kind=header.kind,
        title=named or fields.title or converted.heading_title or name.title,
        summary=fields.summary or converted.summary,
        lang=language,
        date=gate.date,
        updated=fields.updated,
        image=fields.image,
    )
    return Document(
        key=source.key,
        path=source.path,
        bundle=source.bundle,
        kind=header.kind,
        slug=slug,
        id=fields.id or slug,
        card=card,
        fields=fields,
        details=details,
        gate=gate,
        body=converted.body,
        marks=header.marks,
        custom=header.custom,
    )
