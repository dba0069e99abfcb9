"""The sites whose pages are examined, in each theme."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import write_corpus
from briefgen.build import build
from briefgen.stages.request import Request
from tests.browser.gates.invented import ARABIC, HOSTILE, invented
from tests.browser.gates.kinds import KINDS, one_of_each_kind
from tests.browser.host import Host
from tests.crawl import BuiltSite
from tests.sites import untracked

CHECKOUT = Path(__file__).parents[3]
AT = 1_795_348_800  # 2026-11-22T12:00:00Z


@dataclass(frozen=True)
class Theme:
    """A theme by name; ``files`` lie beside the settings when it is the site's own."""

    name: str
    files: Mapping[str, str] = field(default_factory=dict)


# In full every check looks at every page; the short profile, for each change, leaves out what repeats another look.
FULL = bool(os.environ.get("GATES_FULL"))

# Every theme that is shipped; the first one is that of a new site.
THEMES = (Theme("briefing"), Theme("ledger"))

# The kinds of page that each site has; a test holds the list against what is found.
LACKING = {
    "demo": {"redirect", "topic stub"},
    "corpus": {
        "article",
        "brief",
        "page",
        "topic stub",
        "actor stub",
        "series",
        "briefs index",
        "series index",
        "credits",
        "redirect",
    },
    "right-to-left": set[str](),
    "hostile": set[str](),
}
# What the short profile examines, in the first theme and in the others. The corpus repeats the demonstration site;
# its weight is taken in any case.
SHORT = ("demo", "right-to-left", "hostile")
SHORT_ELSEWHERE = ("demo",)
SITES = {site: tuple(kind for kind in KINDS if kind not in lacking) for site, lacking in LACKING.items()}


def shown_in_short(theme: Theme) -> tuple[str, ...]:
    """Return the sites that the short profile examines in a theme."""
    return SHORT if theme == THEMES[0] else SHORT_ELSEWHERE


def samples(*sites: str) -> list[Any]:
    """Return the pages to examine as parameters: theme, site, kind; ``sites`` leaves out all others."""
    return [
        pytest.param((theme, site, kind), id=f"{theme.name}-{site}-{kind.replace(' ', '_')}")
        for theme in THEMES
        for site, kinds in SITES.items()
        if (not sites or site in sites) and (FULL or site in shown_in_short(theme))
        for kind in kinds
    ]


class Examined:
    """A site that was built in a theme and is served."""

    def __init__(self, name: str, theme: Theme, root: Path) -> None:
        self.name = name
        self.theme = theme
        self.root = root
        _write(name, root)
        _choose(theme, root)
        build(Request(root=root, config="briefgen.yaml", output=root / "site", at=AT), untracked, lambda: 0.0)
        self.base = "/briefings/" if name == "demo" else "/desk/"
        self.built = BuiltSite(root / "site", base=self.base)
        self.host = Host(root / "site", self.base)

    @cached_property
    def pages(self) -> dict[str, str]:
        """The file of one page of each kind."""
        return one_of_each_kind(self.built, self.root / "content")

    def url(self, file: str) -> str:
        """Return the address at which a file is served."""
        if not self.built.is_redirect(file):
            return self.host.url + file.removesuffix("index.html")
        # Whoever has told the browser to stay sees this page: examine it without the jump.
        still = self.root / "site" / file.replace("index.html", "still.html")
        html = (self.root / "site" / file).read_text(encoding="utf-8")
        still.write_text(html.replace('http-equiv="refresh"', 'name="x"'), encoding="utf-8")
        return self.host.url + still.relative_to(self.root / "site").as_posix()


@dataclass(frozen=True)
class Sample:
    """A page to examine."""

    site: Examined
    kind: str

    @property
    def file(self) -> str:
        return self.site.pages[self.kind]

    @property
    def url(self) -> str:
        return self.site.url(self.file)


def _write(name: str, root: Path) -> None:
    if name == "demo":
        shutil.copytree(CHECKOUT / "content", root / "content")
        shutil.copyfile(CHECKOUT / "briefgen.yaml", root / "briefgen.yaml")
    elif name == "corpus":
        write_corpus(root, 1000)
    else:
        _place(root, invented(ARABIC if name == "right-to-left" else HOSTILE))


def _choose(theme: Theme, root: Path) -> None:
    settings = root / "briefgen.yaml"
    lines = [
        line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("theme:")
    ]
    settings.write_text("\n".join([*lines, f"theme: {{name: {theme.name}}}", ""]), encoding="utf-8")
    _place(root, theme.files)


def _place(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
