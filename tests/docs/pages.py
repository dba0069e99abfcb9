"""The documentation as data: its pages, their headings, links and examples."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))

_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)\s*$", re.DOTALL | re.MULTILINE
)
_ESCAPED = re.compile(r"\\.")
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')


class Example(msgspec.Struct, frozen=True):
    """A fenced block: its language, the file that it stands for (or nothing), its text."""

    language: str
    path: str
    text: str


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def examples(page: Path) -> list[Example]:
    found = []
    for match in _FENCE.finditer(page.read_text(encoding="utf-8")):
        language, _, path = match["info"].strip().partition(" ")
        found.append(Example(language, path.strip(), match["text"]))
    return found


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[str]:
    """Yield the addresses of all links and pictures outside code."""
    yield from _LINK.findall(_ESCAPED.sub("", _CODE.sub("``", prose(page))))


def anchors(page: Path) -> set[str]:
    """Return the ids that a link to a page can name: explicit ones, and headings' as GitHub makes them."""
    text = prose(page)
    found = set(_ANCHOR.findall(text))
    counts: dict[str, int] = {}
    for heading in _HEADING.findall(text):
        slug = _slug(heading)
        number = counts.get(slug, 0)
        counts[slug] = number + 1
        found.add(f"{slug}-{number}" if number else slug)
    return found


def _slug(heading: str) -> str:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("\\", "").lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
