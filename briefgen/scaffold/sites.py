"""New sites: the starter's files or the demo's."""

import json
import os
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, closest, problem
from briefgen.model.paths import printable
from briefgen.theme import theme_names

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


def demo_folder() -> Path:
    """Return the folder that holds the demo's ``content`` and ``briefgen.yaml``.

    In an installed package it is ``briefgen/demo``, in a checkout the checkout itself.
    """
    packaged = Path(str(resources.files("briefgen") / "demo"))
    return packaged if packaged.is_dir() else Path(str(resources.files("briefgen"))).parent


def init(folder: Path, *, demo: bool, theme: str, force: bool, today: str) -> tuple[str, ...]:
    """Make a site that builds at once; return the paths of its files, relative to ``folder``.

    Raises:
        BriefgenError: there is no such theme, a file is already there and ``force`` is off, or
            something else than a folder or file is in the way. Nothing is written then.
        OSError: the system refuses to write.
    """
    if theme not in (known := theme_names(folder)):
        raise BriefgenError([_no_theme(theme, known)], ExitCode.USAGE)
    files = dict(_demo_files(theme) if demo else _starter_files(folder, theme, today))
    if obstacles := _obstacles(folder, files):
        raise BriefgenError(obstacles, ExitCode.USAGE)
    existing = [name for name in files if os.path.lexists(folder / name)]
    if existing and not force:
        raise BriefgenError([_already_there(existing)], ExitCode.USAGE)
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


def _demo_files(theme: str) -> Iterator[tuple[str, bytes]]:
    source = demo_folder()
    settings = (source / "briefgen.yaml").read_bytes()
    yield "briefgen.yaml", settings.replace(b"name: briefing}", f"name: {_plain_or_quoted(theme)}}}".encode())
    for path in sorted((source / "content").rglob("*")):
        if path.is_file():
            yield path.relative_to(source).as_posix(), path.read_bytes()
    yield ".gitignore", STARTER[".gitignore"].encode()


def _plain_or_quoted(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def _obstacles(folder: Path, files: Iterable[str]) -> list[Diagnostic]:
    """Return what stands where a folder must be, or is no file where a file must be."""
    targets = [folder / name for name in files]
    folders = {above for target in targets for above in target.parents}
    blocked = [path for path in folders if os.path.lexists(path) and not path.is_dir()]
    if blocked:
        return [_in_the_way(path, "folder") for path in sorted(blocked)]
    return [
        _in_the_way(path, "file")
        for path in targets
        if os.path.lexists(path) and (path.is_symlink() or not path.is_file())
    ]


def _in_the_way(path: Path, needed: str) -> Diagnostic:
    shown = printable(str(path))
    if path.is_symlink():
        what = "a symbolic link"
    elif path.is_dir():
        what = "a folder"
    else:
        what = "a file" if path.is_file() else "a pipe, socket or device"
    return problem(
        "BG904",
        f'"{shown}" is {what}, where a {needed} is needed',
        Span(shown),
        help="choose another folder, or move it away",
    )


def _no_theme(name: str, known: tuple[str, ...]) -> Diagnostic:
    near = closest(name, known)
    return problem(
        "BG601",
        f'there is no theme "{printable(name)}"',
        Span("--theme"),
        help=f'did you mean "{near}"?' if near else f"themes here: {', '.join(known)}",
    )


def _already_there(names: list[str]) -> Diagnostic:
    first, *others = names
    more = f", and {len(others)} more of the site's files" if others else ""
    return problem(
        "BG901",
        f'"{first}" is already there{more}',
        Span(first),
        help=f"choose another folder, or pass --force to overwrite {'them' if others else 'it'}",
    )
