"""Absolute paths as texts: a survey makes one for each entry, and pathlib costs more than looking at it."""

from collections.abc import Iterator


def below(folder: str, name: str) -> str:
    """Return the path of an entry of a folder."""
    return f"/{name}" if folder == "/" else f"{folder}/{name}"


def above(path: str) -> str:
    """Return the folder that holds what is at ``path``; of the root, itself."""
    return path.rpartition("/")[0] or "/"


def all_above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first."""
    while path != "/":
        path = above(path)
        yield path


def holds(folder: str, path: str) -> bool:
    """Tell whether ``path`` is ``folder`` or lies in it."""
    return folder in {path, "/"} or path.startswith(f"{folder}/")
