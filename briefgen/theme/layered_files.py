"""The files of a theme's folders, one over the other."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.theme.theme_file import read_strings
from briefgen.theme.theme_value import PARENT, Layer, ThemeFile

LayeredFiles = dict[str, list[ThemeFile]]
FOR_MACHINES = tuple(
    f"templates/{name}"
    for name in (
        *("feed.atom.xml", "feed.json", "feed.rss.xml", "feeds.opml.xml", "sitemap.xml", "sitemap_index.xml"),
        *("robots.txt", "host_headers.txt", "host_redirects.txt", "host_nojekyll.txt", "export.txt"),
        *(
            "parts/meta.html",
            "parts/feed_note.xml",
            "parts/search.html",
            "parts/credits.html",
            "parts/bare.html",
        ),
    )
)
"""Templates of what machines read, and of the search: a theme without parent need not have them."""
FEED_STYLE, SEARCH = "assets/css/feed.css", "assets/search"
"""How browsers show feeds, and how they search, stands behind every theme with the templates that name it."""
BARE = {f"templates/{name}.html": f"templates/parts/bare_{name}.html" for name in ("search", "credits")}
"""Pages without a design, for themes without parent that have no template of their own for them."""
_BEHIND = re.compile(rf"""["']{PARENT}([^"'\n]+)["']""")


def layered_files(
    layers: list[Layer], behind: Layer | None = None
) -> tuple[LayeredFiles, tuple[Diagnostic, ...]]:
    """Return all files of the layers by path, and which of them cannot be used.

    The first file of each list counts; of interface strings all do, key by key. Those of ``behind``
    stand behind all others, and so do its templates that only machines read, and its search.
    """
    files: LayeredFiles = {}
    problems: list[Diagnostic] = []
    for depth, layer in enumerate(layers):
        for path in _paths(layer.folder):
            if file := _read(layer, path, depth, problems):
                files.setdefault(path, []).append(file)
    if behind:
        lent = (*FOR_MACHINES, FEED_STYLE, *_paths(behind.folder, SEARCH))
        for path in (*_paths(behind.folder, "i18n"), *(path for path in lent if path not in files)):
            if file := _read(behind, path, len(layers), problems):
                files.setdefault(path, []).append(file)
        for path in BARE.keys() - files.keys():
            if file := _read(behind, BARE[path], len(layers), problems):
                files[path] = [file]
    return dict(sorted(files.items())), tuple(problems)


def _paths(folder: Path, *parts: str) -> Iterator[str]:
    """Yield the paths below ``folder`` of all files in some parts of a theme, by default all, sorted."""
    for part in parts or ("assets", "i18n", "templates"):
        for place, folders, names in os.walk(folder / part):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and not name.endswith("~"):
                    yield (Path(place) / name).relative_to(folder).as_posix()


def _read(layer: Layer, path: str, depth: int, problems: list[Diagnostic]) -> ThemeFile | None:
    place, label = layer.folder / path, f"{layer.label}/{path}"
    try:
        if not stat.S_ISREG(place.stat().st_mode) or not place.resolve().is_relative_to(
            layer.folder.resolve()
        ):
            problems.append(_unusable(label, "is no plain file inside the theme"))
            return None
        data = place.read_bytes()
    except OSError as error:
        problems.append(_unusable(label, f"cannot be read: {error.strerror}"))
        return None
    if path.startswith("templates/") and not _is_text(data):
        problems.append(_unusable(label, "is not UTF-8"))
        return None
    return ThemeFile(label, data, depth)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def assets_of(files: LayeredFiles) -> dict[str, ThemeFile]:
    """Return the assets that count, by their path below ``assets/``."""
    return {
        path.removeprefix("assets/"): found[0] for path, found in files.items() if path.startswith("assets/")
    }


def templates_of(files: LayeredFiles) -> dict[str, ThemeFile]:
    """Return the templates that count, by their path below ``templates/``.

    Where a template names another with ``parent:``, those that stand behind it are there as well,
    their depth before the path (``1:base.html``).
    """
    layered = {
        path.removeprefix("templates/"): found
        for path, found in files.items()
        if path.startswith("templates/")
    }
    behind = {
        name
        for found in layered.values()
        for file in found
        for name in _BEHIND.findall(file.data.decode("utf-8"))
    }
    shadowed = {f"{file.depth}:{name}": file for name in sorted(behind) for file in layered.get(name, ())[1:]}
    return {name: found[0] for name, found in layered.items()} | shadowed


def strings_of(files: LayeredFiles) -> tuple[dict[str, dict[str, str]], tuple[Diagnostic, ...]]:
    """Return the strings by language; a theme's own stand before its parent's, key by key."""
    strings: dict[str, dict[str, str]] = {}
    problems: list[Diagnostic] = []
    for path, found in files.items():
        if not path.startswith("i18n/") or not path.endswith((".yaml", ".yml")):
            continue
        language = path.removeprefix("i18n/").rpartition(".")[0]
        for file in reversed(found):
            texts, mistakes = read_strings(file.data, file.label)
            strings.setdefault(language, {}).update(texts)
            problems += mistakes
    return strings, tuple(problems)


def _unusable(label: str, why: str) -> Diagnostic:
    return problem(
        "BG606", f"the theme's file {why}", Span(label), help="replace it by a plain UTF-8 file, or remove it"
    )
