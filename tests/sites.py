"""A whole site in one mapping: write it, edit it, build it, look at what came out."""

import html.parser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from briefgen.build import build, check
from briefgen.diagnostics import BriefgenError, Diagnostic, Severity
from briefgen.stages.report import BuildReport
from briefgen.stages.request import Request

NOON = 1_732_190_400  # 2024-11-21T12:00:00Z
SETTINGS = "title: Harbour Desk\nbase_url: https://example.org/desk/\n"


def untracked(stage: str, items: Any, total: int) -> Any:
    """Follow nothing."""
    del stage, total
    yield from items


class SiteFolder:
    """A site in a folder of its own; ``report`` is that of the last build."""

    def __init__(self, root: Path, files: Mapping[str, str | bytes]) -> None:
        self.root = root
        self.output = root / "site"
        self.report: BuildReport | None = None
        (root / "content").mkdir(parents=True, exist_ok=True)
        self.edit({"briefgen.yaml": SETTINGS, **files})

    def edit(self, files: Mapping[str, str | bytes | None]) -> "SiteFolder":
        """Write files; None deletes."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def request(self, **options: Any) -> Request:
        """Return a request for this site at a fixed moment."""
        plain = Request(root=self.root, config="briefgen.yaml", output=self.output, at=NOON)
        return msgspec.structs.replace(plain, **options)

    def build(self, **options: Any) -> BuildReport:
        """Build with the options of ``Request``."""
        self.report = build(self.request(**options), untracked, lambda: 0.0)
        return self.report

    def check(self, **options: Any) -> tuple[Diagnostic, ...]:
        """Return all problems."""
        return check(self.request(**options), untracked)

    def refusal(self, **options: Any) -> tuple[int, tuple[Diagnostic, ...]]:
        """Build, and return the exit code with the errors (and warnings under strict)."""
        try:
            report = self.build(**options)
        except BriefgenError as error:
            return int(error.exit_code), error.diagnostics
        return int(report.exit_code), tuple(d for d in report.problems if d.severity is Severity.ERROR)

    def page(self, route: str) -> str:
        """Return the HTML (or XML) at a route."""
        name = f"{route[1:]}index.html" if route.endswith("/") else route[1:]
        return (self.output / name).read_text(encoding="utf-8")

    def text(self, route: str) -> str:
        """Return the words of a page's ``main`` part, spaces folded."""
        words = _Words()
        words.feed(self.page(route))
        return " ".join(" ".join(words.found).split())

    def tree(self) -> dict[str, bytes]:
        """Return every file of the output by its path."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }


class _Words(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)


def document(title: str, *lines: str, body: str = "Words about it.") -> str:
    """Return a file with front matter: a title, further lines, a body."""
    return "\n".join(["---", f"title: {title}", *lines, "---", "", body, ""])
