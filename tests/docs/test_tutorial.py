"""The tutorial for themes, followed to the letter."""

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.settings.values import ThemeChoice
from briefgen.theme import findings, load_theme
from tests.docs.pages import DOCS, Example, examples
from tests.theme.desk import settings

PAGE = DOCS / "tutorial-theme.md"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHANGING = ("built site/", "no problems, ")
"""Lines that tell counts and seconds, which are not the same on every machine and version."""


def commands(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield each command of a console block with the output that the page shows."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        yield shlex.split(line), output


def steady(output: str) -> str:
    return "\n".join(
        _NUMBER.sub("0", line) if line.startswith(_CHANGING) else line for line in output.splitlines()
    )


class Reader:
    """Somebody who writes the files and types the commands of a page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.differences: list[tuple[str, str, str]] = []

    def follow(self, example: Example) -> None:
        if example.path:
            path = self.folder / example.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.text, encoding="utf-8")
        elif example.language == "console":
            for words, output in commands(example.text):
                self.type(words, output)

    def type(self, words: list[str], output: str) -> None:
        if words[0] == "cd":
            self.folder /= words[1]
        elif words[0] == "rm":
            (self.folder / words[1]).unlink()
        else:
            assert words[0] == "briefgen"
            found = briefgen(self.folder, *words[1:])
            if steady(found) != steady(output):
                self.differences.append((" ".join(words), output, found))


def briefgen(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "briefgen", *words]
    return subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    ).stdout


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    found = Reader(tmp_path_factory.mktemp("tutorial"))
    for example in examples(PAGE):
        found.follow(example)
    return found


def test_every_command_prints_what_the_tutorial_shows(reader: Reader) -> None:
    assert reader.differences == []


def test_the_site_has_what_the_tutorial_promises(reader: Reader) -> None:
    site = reader.folder / "site"
    article = (site / "articles/welcome/index.html").read_text(encoding="utf-8")
    home = (site / "index.html").read_text(encoding="utf-8")
    (sheet,) = site.glob("assets/quay.*.css")
    assert '<p class="quay-notice">The pilot station is closed on Sunday.</p>' in article
    assert ">Quay</a>" in article
    assert "The pilot station" not in home
    for page in (article, home):
        assert page.index("assets/site.") < page.index(f"assets/{sheet.name}")
    assert "#1f5f7a" in sheet.read_text(encoding="utf-8")


def test_the_theme_of_the_tutorial_uses_documented_names_only(reader: Reader) -> None:
    theme, problems = load_theme(reader.folder, settings(theme=ThemeChoice("quay")))
    assert (problems, findings(theme, ("accent", "notice"))) == ((), ())


def test_the_preview_shows_the_tutorial_site(reader: Reader) -> None:
    command = next(each.text for each in examples(PAGE) if each.language == "sh")
    assert command == "briefgen serve --open\n"
    serving = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "serve", "--port", "18000"],
        cwd=reader.folder,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
    )
    try:
        assert serving.stdout is not None
        assert serving.stdout.readline().startswith("reading ")
        assert serving.stdout.readline().startswith("serving http://127.0.0.1:")
    finally:
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=60)
