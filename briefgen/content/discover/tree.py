"""The source tree: every file of the content folder under its role."""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefgen.content.discover.ignores import Ignores
from briefgen.content.discover.linked import linked_problems
from briefgen.content.discover.roles import DEFAULTS, MARKDOWN, Role, role_of
from briefgen.content.discover.walk import Walk, place
from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, problem, sort_key
from briefgen.model.document import SourceFile
from briefgen.model.fields import Kind

KINDS: dict[str, Kind] = {
    "articles": "article",
    "notes": "note",
    "briefs": "brief",
    "actors": "actor",
    "topics": "topic",
}


class SourceTree(msgspec.Struct, frozen=True):
    """What stands below ``content/``, sorted by path in code point order.

    ``assets`` and ``static`` are paths below ``content/`` (``static/robots.txt``); ``defaults``,
    ``data`` and ``archetypes`` are relative to the site's root (``content/_data/authors.yaml``),
    as ``read_source`` takes them. ``problems`` are sorted by path. ``has_links`` tells that symbolic
    links were met, so that more than the folders themselves decides what stands here.
    """

    documents: tuple[SourceFile, ...] = ()
    assets: tuple[str, ...] = ()
    static: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    archetypes: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    has_links: bool = False


def discover(root: Path, *, ignore: tuple[str, ...] = (), output: Path | None = None) -> SourceTree:
    """Find all sources of the site at ``root``; no file is opened.

    Args:
        root: the folder that holds ``content/``.
        ignore: patterns in the style of ``.gitignore`` over paths below ``content/``.
        output: a folder that is no source even if it lies below ``content/``; relative to ``root``.

    Raises:
        BriefgenError: there is no ``content/`` (wrong use).
    """
    walk = Walk(content_folder(root), Ignores(ignore), os.path.realpath(root / output) if output else "")
    roles: defaultdict[Role, list[str]] = defaultdict(list)
    for path in sorted(walk.files):
        roles[role_of(path)].append(path)
    documents = tuple(map(source_file, roles["document"]))
    problems = [
        *walk.problems,
        *linked_problems(sorted(walk.linked, key=lambda one: one.path)),
        *_unbuilt(roles["unbuilt"]),
        *map(_misnamed, roles["misnamed"]),
    ]
    return SourceTree(
        documents=documents,
        assets=tuple(roles["asset"]),
        static=tuple(roles["static"]),
        defaults=_from_root(roles["defaults"]),
        data=_from_root(roles["data"]),
        archetypes=_from_root(roles["archetype"]),
        problems=tuple(sorted(problems, key=sort_key)),
        has_links=walk.has_links,
    )


def source_file(path: str) -> SourceFile:
    """Return the document that the Markdown file at ``path`` (below ``content/``) is."""
    stem = MARKDOWN.sub("", path)
    folder, _, name = stem.rpartition("/")
    is_index = name == "index" and bool(folder)
    return SourceFile(
        path=f"content/{path}",
        key=folder if is_index else stem,
        kind=KINDS.get(path.split("/", 1)[0], "page"),
        bundle=folder if is_index else "",
    )


def content_folder(root: Path) -> str:
    """Return the resolved path of ``content/``. A link there would make all inside foreign ground.

    Raises:
        BriefgenError: it is a link, or not there (wrong use).
    """
    content = root / "content"
    if content.is_symlink():
        raise BriefgenError(
            [
                problem(
                    "BG802",
                    '"content" is a symbolic link',
                    Span("content"),
                    help="make content/ a real folder, or run briefgen with --root where the real one stands",
                )
            ],
            ExitCode.USAGE,
        )
    if not content.is_dir():
        raise BriefgenError(
            [
                problem(
                    "BG801",
                    'there is no folder "content" here',
                    Span("content"),
                    help='run "briefgen init" to start a site, or give the site\'s folder with --root',
                )
            ],
            ExitCode.USAGE,
        )
    return os.path.realpath(content)


def _from_root(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"content/{path}" for path in paths)


def _unbuilt(paths: list[str]) -> list[Diagnostic]:
    """Return one problem per folder of a kind that is not built, at its first document."""
    first = {path.split("/")[0]: path for path in reversed(paths)}
    return [
        problem(
            "BG808",
            f'documents in "content/{folder}" are of a kind that this version does not build',
            place(path),
            help=f'move them to another folder, or add "{folder}/" to ignore: in briefgen.yaml',
        )
        for folder, path in sorted(first.items())
    ]


def _misnamed(path: str) -> Diagnostic:
    return problem(
        "BG811",
        f'"content/{path}" is not read: folder defaults are named {DEFAULTS}',
        place(path),
        help=f"rename it to {DEFAULTS}; if it is something else, give it another name",
    )
