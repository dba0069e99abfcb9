"""A content folder in one mapping."""

from collections.abc import Iterable
from pathlib import Path

from briefgen.content.discover import SourceTree, discover
from briefgen.diagnostics import Diagnostic


def content(root: Path, paths: Iterable[str], text: str = "Words.") -> Path:
    """Put files below ``content/``; a path with ``/`` at its end is a folder."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    for path in paths:
        file = root / "content" / path
        if path.endswith("/"):
            file.mkdir(parents=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return root


def found_in(root: Path, paths: Iterable[str] = (), ignore: tuple[str, ...] = ()) -> SourceTree:
    return discover(content(root, paths), ignore=ignore)


def keys(tree: SourceTree) -> list[str]:
    return [document.key for document in tree.documents]


def only(problems: Iterable[Diagnostic]) -> Diagnostic:
    """Return the one problem; all its texts can be printed and say what to do."""
    (found,) = problems
    (found.message + found.span.path + found.help).encode()
    assert found.help
    assert "\n" not in found.message
    assert not found.message.endswith(".")
    return found
