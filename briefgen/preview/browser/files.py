"""The files that a browser asks the preview for."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
_PLAIN = "text/plain; charset=utf-8"


def browser_file(name: str) -> tuple[bytes, str] | None:
    """Return the bytes and the media type of a file, or none if the preview has no such file.

    ``name`` is the path below ``{base}_briefgen/``, such as ``preview.js``. It may come straight from a
    request: it is looked up among the names there are, and never made into a path.
    """
    file = _by_name().get(name)
    return None if file is None else (file.read_bytes(), _media_type(name))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Traversable]:
    return dict(_walk(files("briefgen.preview.browser") / "static", ""))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield f"{prefix}{entry.name}", entry


def _media_type(name: str) -> str:
    return next((kind for suffix, kind in _MEDIA_TYPES.items() if name.endswith(suffix)), _PLAIN)
