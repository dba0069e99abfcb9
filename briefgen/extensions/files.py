"""Data files that an extension reads, each of them recorded."""

from collections.abc import Callable
from pathlib import PurePosixPath

_CLOSED = ("content", ".briefgen")


class Files:
    """Reads files below the site's root for one extension while it is loaded.

    What was read, and what was looked for and not found, counts like the extension's own source:
    when it changes, whatever the extension takes part in is made anew.
    """

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        """Take what gives a file's bytes by its path, None for a file that is not there."""
        self._read: Callable[[str], bytes | None] | None = read

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; ``path`` is relative to the site's root, with ``/``.

        Raises:
            FileNotFoundError: there is no such file.
            ValueError: the path leaves the root, or leads to ``content/``, whose files are for the
                gate to admit.
            RuntimeError: the extension is loaded already.
        """
        if self._read is None:
            raise RuntimeError("files are read while an extension is loaded, not later")
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or "\\" in path:
            raise ValueError(f'"{path}" is no path below the site\'s root')
        if parts[0].lower() in _CLOSED:
            raise ValueError(f'"{parts[0]}/" is not for extensions: take documents from the catalog')
        content = self._read("/".join(parts))
        if content is None:
            raise FileNotFoundError(f'there is no file "{path}"')
        return content

    def text(self, path: str) -> str:
        """Return a file's words, read as UTF-8; raises what ``read`` raises."""
        return self.read(path).decode("utf-8-sig")

    def close(self) -> None:
        """Refuse all further reading."""
        self._read = None
