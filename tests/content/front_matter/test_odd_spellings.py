"""Misspelt and odd values in files of every sort: excluded or an error, never published."""

from collections.abc import Callable

import pytest

from briefgen.content.defaults import FolderDefaults
from briefgen.content.parse import parse
from briefgen.diagnostics import has_errors
from tests.content.front_matter.golden import SETTINGS, SOURCE

ODD = (
    'draft: "true"',
    "Draft: yes",
    "draft: yes",
    "draft:\ttrue",
    "tlp: amber + strict",
    "TLP: AMBER",
    "embargo: tomorrow",
    "embargo: 2099-01-01",
    "embago: 2099-01-01T00:00Z",
    "audience: clents",
    "audience: [internal]\naudience: [public]",
    "status: draft\nstatus: published",
    '"draft": true\ndraft: false',
    "expires : never",
    "\tdraft: true",
    "draft:true",
    "draft = true",
    "draft: true # no\n\tx: y",
    "- draft: true",
)
FILES: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "carriage returns and line feeds": lambda text: text.replace("\n", "\r\n").encode(),
    "carriage returns": lambda text: text.replace("\n", "\r").encode(),
    "space behind fences": lambda text: text.replace("---\n", "---  \n").encode(),
    "an empty line before": lambda text: b"\n" + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "windows-1251": lambda text: text.encode("cp1251"),
}


@pytest.mark.parametrize("sort", FILES)
@pytest.mark.parametrize("odd", ODD)
def test_no_odd_spelling_is_published_from_any_sort_of_file(odd: str, sort: str) -> None:
    text = f"---\ntitle: Условия\n{odd}\n---\nText\n"
    found = parse(SOURCE, FILES[sort](text), SETTINGS, FolderDefaults())
    withheld = found.gate is not None and found.gate.status == "draft"
    assert withheld or (found.document is None and has_errors(found.problems))


@pytest.mark.parametrize(
    "sort", [sort for sort in FILES if sort not in ("an empty line before", "utf-16", "windows-1251")]
)
def test_the_sort_of_file_makes_no_difference_to_a_sound_header(sort: str) -> None:
    text = "---\ntitle: Условия\ndate: 2024-11-07\nstatus: withheld\naudience: [clients]\ntlp: GREEN\n---\nText\n"
    found = parse(SOURCE, FILES[sort](text), SETTINGS, FolderDefaults())
    assert found.gate is not None
    assert (found.gate.status, found.gate.audience, found.gate.tlp) == ("withheld", ("clients",), "GREEN")
    assert found.document is not None
    assert found.document.card.title == "Условия"
