"""What each example of the Markdown page becomes: built as pages of a small site."""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.build import build
from briefgen.diagnostics import ExitCode
from briefgen.stages.request import Request
from references.tables import block

NOON = 1_732_190_400  # 2024-11-21T12:00:00Z
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>\n'
SITE = {
    "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/desk/\ntheme: bare\n",
    "themes/bare/theme.yaml": "parent: briefing\n",
    "themes/bare/templates/page.html": "{{ document.body.html }}",
    "content/actors/vera-palin.md": "---\ntitle: Vera Palin\nactor_kind: person\naliases: [Palin]\n"
    "roles:\n  - {title: Harbour master, from: 2019}\n---\n",
    "content/actors/port-union.md": "---\ntitle: Port Union\nactor_kind: organisation\n---\n",
    "content/topics/harbour.md": "---\ntitle: Harbour\n---\n",
    "content/articles/pilots.md": "---\ntitle: Pilots wanted\ndate: 2024-11-07\ntopics: [Harbour]\n"
    "actors: [Port Union]\n---\n\nShips wait.\n\n## Figures\n\nNine of them.\n",
    "content/images/quay.svg": PICTURE,
    "content/images/tariff.pdf": "%PDF-1.4\n",
}
EXAMPLE = re.compile(
    r"(?P<fence>````?)markdown\n(?P<text>.*?)\n(?P=fence)\n\n<!-- generated: becomes -->\n.*?<!-- end -->",
    re.DOTALL,
)


def with_results(page: str) -> str:
    """Return a page in which what follows each example is what the example becomes.

    Raises:
        ValueError: an example does not build.
    """
    results = iter(_built([found["text"] for found in EXAMPLE.finditer(page)]))

    def replaced(found: re.Match[str]) -> str:
        example = found[0].partition("<!-- generated")[0]
        return f"{example}<!-- generated: becomes -->\n\n{block(next(results), 'html')}\n\n<!-- end -->"

    return EXAMPLE.sub(replaced, page)


def _built(examples: list[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pages = {
            f"content/example-{number}.md": f"---\ntitle: Example {number}\n---\n\n{text}\n"
            for number, text in enumerate(examples, 1)
        }
        for name, text in (SITE | pages).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        report = build(Request(root, "briefgen.yaml", root / "site", NOON), _untracked, lambda: 0.0)
        if report.exit_code is not ExitCode.FINE:
            raise ValueError("\n".join(f"{each.span}: {each.message}" for each in report.problems))
        found = (root / "site" / f"example-{number}" / "index.html" for number in range(1, len(examples) + 1))
        return [path.read_text(encoding="utf-8").strip() for path in found]


def _untracked(stage: str, items: Iterable[Any], total: int) -> Any:
    del stage, total
    yield from items
