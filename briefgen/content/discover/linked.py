"""Files that a symbolic link brings to a place where other rules hold."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.content.discover.roles import role_of
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.paths import printable


class Linked(msgspec.Struct, frozen=True):
    """A file that is reached by a link: its path, the real one, and the real folder of its path.

    All are below ``content/``; the folder is empty for ``content/`` itself.
    """

    path: str
    real: str
    folder: str


def linked_problems(files: Iterable[Linked]) -> Iterator[Diagnostic]:
    """Yield an error for each link by which a source would escape the rules of its own place.

    A picture or attachment is copied as it is, without a gate; a document takes the defaults of the
    folder in which it is found. So neither may be a source of another sort, or of another folder.
    """
    for file in files:
        role, real_role = role_of(file.path), role_of(file.real)
        if role in ("asset", "static") and real_role not in ("asset", "static"):
            yield _copied_source(file)
        elif role in ("document", "unbuilt") and file.real.rpartition("/")[0] != file.folder:
            yield _foreign_document(file)


def escaping_folder(path: str, real: str, defaults: str) -> Diagnostic:
    """Return the problem of a linked folder that leaves behind a defaults file above it."""
    return problem(
        "BG814",
        f"the symbolic link {_named(path)} leads past the defaults of its target: {_named(defaults)}",
        _place(path),
        help=f"copy the files of {_named(real)} instead of linking to it",
    )


def _copied_source(file: Linked) -> Diagnostic:
    return problem(
        "BG813",
        f"the symbolic link {_named(file.path)} would publish a source as it is: {_named(file.real)}",
        _place(file.path),
        help="copy what may be public into a file of its own, and delete the link",
    )


def _foreign_document(file: Linked) -> Diagnostic:
    return problem(
        "BG814",
        f"the symbolic link {_named(file.path)} leads to a document of another folder: {_named(file.real)}",
        _place(file.path),
        help="delete the link; to list a document under a second subject, name that under topics: or actors:",
    )


def _named(path: str) -> str:
    return f'"{printable(f"content/{path}")}"'


def _place(path: str) -> Span:
    return Span(printable(f"content/{path}"))
