"""New documents, each from its kind's archetype."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.model.fields import Kind
from briefgen.model.names import slugify
from briefgen.model.paths import printable, unprintable

KINDS: tuple[str, ...] = get_args(Kind)
FOLDERS: dict[str, str] = {
    "article": "articles",
    "note": "notes",
    "brief": "briefs",
    "actor": "actors",
    "topic": "topics",
    "page": "",
}
ARCHETYPES = {
    "article": """\
---
title: {{ title }}
date: {{ date }}
authors: []
topics: {{ topics }}
actors: {{ actors }}
tags: []
summary:
status: draft
---

Write here.
""",
    "note": """\
---
title: {{ title }}
date: {{ date }}
topics: {{ topics }}
actors: {{ actors }}
status: draft
---

Write here.
""",
    "brief": """\
---
title: {{ title }}
date: {{ date }}
period: {from: {{ date }}, to: {{ date }}}
bottom_line:
key_points: []
topics: {{ topics }}
actors: {{ actors }}
status: draft
---

Write here.
""",
    "actor": """\
---
title: {{ title }}
actor_kind: person
aliases: []
roles: []
summary:
---

Write here.
""",
    "topic": """\
---
title: {{ title }}
scope:
---

Write here.
""",
    "page": """\
---
title: {{ title }}
---

Write here.
""",
}


_PLACEHOLDER = re.compile(r"\{\{ (title|date|slug|topics|actors) \}\}")
_NONCHARACTER = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


class NewDocument(msgspec.Struct, frozen=True):
    """What ``briefgen new`` was asked for; ``date`` is an ISO date."""

    kind: str
    title: str
    date: str
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def new(root: Path, request: NewDocument) -> str:
    """Write a document from its kind's archetype; return its path relative to ``root``.

    The archetype is ``content/_archetypes/KIND.md`` if the site has one. In it ``{{ title }}``,
    ``{{ date }}``, ``{{ slug }}``, ``{{ topics }}`` and ``{{ actors }}`` are replaced by YAML values.

    Raises:
        BriefgenError: the file exists, the title gives no file name, a text cannot stand in one line, or
            the site's archetype is not UTF-8.
        OSError: the system refuses to write.
    """
    if unfit := [found for name, text in _texts(request) if (found := _unfit(name, text))]:
        raise BriefgenError(unfit, ExitCode.USAGE)
    slug = slugify(request.title)
    if not slug:
        raise BriefgenError([_no_slug(request.title)], ExitCode.USAGE)
    path = "/".join(part for part in ("content", FOLDERS[request.kind], f"{slug}.md") if part)
    target = root / path
    text = _fill(_archetype(root, request.kind), request, slug)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise BriefgenError([_document_exists(path)], ExitCode.USAGE) from None
    return path


def _archetype(root: Path, kind: str) -> str:
    path = f"content/_archetypes/{kind}.md"
    if not (root / path).is_file():
        return ARCHETYPES[kind]
    try:
        return (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        found = problem("BG121", f'"{path}" is not UTF-8', Span(path), help="save the file as UTF-8")
        raise BriefgenError([found], ExitCode.USAGE) from None


def _fill(archetype: str, request: NewDocument, slug: str) -> str:
    values = {
        "title": _yaml(request.title),
        "date": request.date,
        "slug": slug,
        "topics": _yaml(request.topics),
        "actors": _yaml(request.actors),
    }
    # In one go, so that a title with a placeholder in it stays as it is.
    return _PLACEHOLDER.sub(lambda found: values[found[1]], archetype)


def _texts(request: NewDocument) -> Iterator[tuple[str, str]]:
    yield "title", request.title
    yield from (("topic", name) for name in request.topics)
    yield from (("actor", name) for name in request.actors)


def _unfit(name: str, text: str) -> Diagnostic | None:
    """Return why a text cannot be a title or name in front matter; None if it can."""
    what = unprintable(text)
    if not what and (found := _NONCHARACTER.search(text)):
        what = f"U+{ord(found[0]):04X}, which is no character"
    if not what and name != "title" and not text.strip():
        what = "nothing"
    if not what:
        return None
    return problem(
        "BG903",
        f'the {name} "{printable(text)}" holds {what}',
        Span(""),
        help="write it as one line of plain text",
    )


def _yaml(value: str | tuple[str, ...]) -> str:
    # JSON is YAML: quoting that way is right for any title.
    return json.dumps(value, ensure_ascii=False)


def _no_slug(title: str) -> Diagnostic:
    return problem(
        "BG902",
        f'the title "{title}" holds no letter or digit to name a file by',
        Span(""),
        help="write a title with at least one letter or digit",
    )


def _document_exists(path: str) -> Diagnostic:
    return problem(
        "BG901",
        f'"{path}" is already there',
        Span(path),
        help="edit that file, or choose another title",
    )
