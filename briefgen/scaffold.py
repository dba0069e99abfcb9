"""New sites and new documents."""

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import get_args

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem
from briefgen.model.fields import Kind
from briefgen.model.names import slugify

KINDS: tuple[str, ...] = get_args(Kind)
FOLDERS: dict[str, str] = {
    "article": "articles",
    "note": "notes",
    "brief": "briefs",
    "actor": "actors",
    "topic": "topics",
    "page": "",
}
STARTER = {
    "briefgen.yaml": """\
# Settings of this site. `briefgen config show` lists them all with their values.
title: {title}
description: Briefings on the subjects that we follow
language: en
time_zone: UTC
theme: {{name: {theme}}}
# base_url: https://example.org/briefings/   # your public address: switches on feeds and sitemap
menu: [topics, actors, archive, {{title: About, url: about}}]
""",
    "content/about.md": """\
---
title: About
---

Who writes here, for whom, and how to reach you. This file is `content/about.md`.
""",
    "content/articles/welcome.md": """\
---
title: Welcome to your briefing site
date: {today}
topics: [Getting started]
actors: [Your desk]
tags: [example]
---

This is `content/articles/welcome.md`. Change it, run `briefgen build`, and look at `site/`.

A name in double brackets links to its page: [[Your desk]] is an actor, because this article names it
under `actors:`. It has a page although nobody has written a file for it yet. To write one, run
`briefgen new actor "Your desk"`.[^1]

[^1]: Footnotes carry sources.
""",
    ".gitignore": """\
/site/
/.briefgen/
""",
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


class NewDocument(msgspec.Struct, frozen=True):
    """What ``briefgen new`` was asked for; ``date`` is an ISO date."""

    kind: str
    title: str
    date: str
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


def demo_folder() -> Path:
    """Return the folder that holds the demo's ``content`` and ``briefgen.yaml``.

    In an installed package it is ``briefgen/demo``, in a checkout the checkout itself.
    """
    packaged = Path(str(resources.files("briefgen") / "demo"))
    return packaged if packaged.is_dir() else Path(str(resources.files("briefgen"))).parent


def init(folder: Path, *, demo: bool, theme: str, force: bool, today: str) -> tuple[str, ...]:
    """Make a site that builds at once; return the paths of its files, relative to ``folder``.

    Raises:
        BriefgenError: a file is already there and ``force`` is off (nothing is written then), or
            the folder cannot be written to.
    """
    files = dict(_demo_files() if demo else _starter_files(folder, theme, today))
    existing = [name for name in files if (folder / name).exists()]
    if existing and not force:
        raise BriefgenError([_already_there(name) for name in existing], ExitCode.USAGE)
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return tuple(sorted(files))


def _starter_files(folder: Path, theme: str, today: str) -> Iterator[tuple[str, bytes]]:
    title = json.dumps(
        folder.resolve().name.replace("-", " ").capitalize() or "Briefings", ensure_ascii=False
    )
    for name, text in STARTER.items():
        is_settings = name == "briefgen.yaml"
        values = {"title": title, "theme": json.dumps(theme)} if is_settings else {"today": today}
        yield name, (text.format(**values) if name != ".gitignore" else text).encode()


def _demo_files() -> Iterator[tuple[str, bytes]]:
    source = demo_folder()
    yield "briefgen.yaml", (source / "briefgen.yaml").read_bytes()
    for path in sorted((source / "content").rglob("*")):
        if path.is_file():
            yield path.relative_to(source).as_posix(), path.read_bytes()
    yield ".gitignore", STARTER[".gitignore"].encode()


def _already_there(name: str) -> Diagnostic:
    return problem(
        "BG901",
        f'"{name}" is already there',
        Span(name),
        help="choose another folder, or pass --force to overwrite it",
    )


def new(root: Path, request: NewDocument) -> str:
    """Write a document from its kind's archetype; return its path relative to ``root``.

    The archetype is ``content/_archetypes/KIND.md`` if the site has one. In it ``{{ title }}``,
    ``{{ date }}``, ``{{ slug }}``, ``{{ topics }}`` and ``{{ actors }}`` are replaced by YAML values.

    Raises:
        BriefgenError: the file exists, or the title gives no file name.
    """
    slug = slugify(request.title)
    if not slug:
        raise BriefgenError([_no_slug(request.title)], ExitCode.USAGE)
    path = "/".join(part for part in ("content", FOLDERS[request.kind], f"{slug}.md") if part)
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_fill(_archetype(root, request.kind), request, slug))
    except FileExistsError:
        raise BriefgenError([_document_exists(path)], ExitCode.USAGE) from None
    return path


def _archetype(root: Path, kind: str) -> str:
    own = root / "content" / "_archetypes" / f"{kind}.md"
    return own.read_text(encoding="utf-8") if own.is_file() else ARCHETYPES[kind]


def _fill(archetype: str, request: NewDocument, slug: str) -> str:
    values = {
        "title": _yaml(request.title),
        "date": request.date,
        "slug": slug,
        "topics": _yaml(request.topics),
        "actors": _yaml(request.actors),
    }
    for name, value in values.items():
        archetype = archetype.replace("{{ " + name + " }}", value)
    return archetype


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
