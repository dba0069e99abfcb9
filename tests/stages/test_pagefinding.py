"""The search by Pagefind in the output: made of what may be found, and only when that changed."""

import gzip
import sys

import pytest

from briefgen.stages import pagefinding
from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import SETTINGS, document
from tests.stages.clean import attempt, rebuilt

CHOICE = f"{SETTINGS}theme: lean\noutputs: {{search: pagefind}}\n"
FOG, SLIP = "content/articles/fog.md", "content/notes/slip.md"
FILES = {
    **lean_theme(),
    "briefgen.yaml": CHOICE,
    FOG: document("Fog", "date: 2024-11-03", "topics: [Ports]", body="Cranes stood idle."),
    SLIP: document("Slip", "date: 2024-11-03", "topics: [Ships]", body="A quiet morning."),
}


def test_an_index_equals_that_of_a_clean_build_and_holds_nothing_withheld(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = site(FILES)
    assert desk.build().exit_code == 0
    before = desk.tree()
    assert "pagefind/pagefind.js" in before
    assert not any(path.startswith(("search/terms", "pagefind/pagefind-ui")) for path in before)

    desk.edit({FOG: document("Fog", "date: 2024-11-03", "status: draft", body="Cranes stood idle.")})
    rebuilt(desk)
    files = {path: data for path, data in desk.tree().items() if path.startswith("pagefind/")}
    plain = [gzip.decompress(data) for path, data in files.items() if ".pf_" in path]
    assert any(b"quiet" in data for data in plain)
    assert not any(word in data for data in plain for word in (b"Fog", b"idle", b"crane", b"Ports"))

    monkeypatch.setattr(pagefinding, "indexed", None)
    desk.edit({"briefgen.yaml": f"{CHOICE}copyright: Desk\n"})
    assert desk.build().exit_code == 0
    assert files.items() <= desk.tree().items()


def test_a_missing_package_leaves_the_site_as_it_was(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = site({**FILES, "briefgen.yaml": f"{SETTINGS}theme: lean\n"})
    desk.build()
    before = desk.tree()
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    desk.edit({"briefgen.yaml": CHOICE})
    code, (problem,) = attempt(desk)
    assert (code, problem.code, problem.span.path, problem.span.line) == (2, "BG024", "briefgen.yaml", 4)
    assert 'pip install "briefgen[pagefind]"' in (problem.help or "")
    assert desk.tree() == before
