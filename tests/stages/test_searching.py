"""The files of the search in the output: only those of what changed are written."""

import json
from collections.abc import Iterator

import pytest

from briefgen.diagnostics import BriefgenError, Span, problem
from briefgen.search.buckets import Change
from briefgen.stages.word_store import WordStore
from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt

FOG = "content/articles/fog.md"
SLIP = "content/notes/slip.md"
FILES = {
    **lean_theme(),
    "briefgen.yaml": f"{SETTINGS}theme: lean\n",
    FOG: document("Fog", "date: 2024-11-03", "topics: [Ports]", body="Cranes stood idle."),
    SLIP: document("Slip", "date: 2024-11-01", "actors: [Vera Palin]", body="A quiet morning."),
    "content/actors/vera.md": document("Vera Palin", "aliases: [Вера Палин]", body="A pilot."),
}


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    made = site(FILES)
    assert made.build().exit_code == 0
    return made


def written(site: SiteFolder, *parts: str) -> set[str]:
    assert site.report
    assert site.report.written
    return {path for path in site.report.written.written if path.startswith(("search/", *parts))}


def shard(site: SiteFolder, letter: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    code = "".join(c if c.isascii() else f"-{ord(c):x}" for c in letter)
    text = (site.output / f"search/terms/{code}.js").read_text(encoding="utf-8")
    stems, forms = json.loads(text.removeprefix(f'briefgenSearch("terms","{letter}",').removesuffix(");\n"))
    return stems, forms


def test_a_word_leads_to_the_documents_that_have_it(desk: SiteFolder) -> None:
    stems, forms = shard(desk, "c")
    (title, names, text) = stems[forms["cranes"]]
    assert (title, names, len(text)) == ("", "", 12)
    shown = (desk.output / f"search/texts/{text}.js").read_text(encoding="utf-8")
    assert '"title":"Fog"' in shown
    assert '"address":"articles/fog/"' in shown


def test_every_spelling_of_a_name_leads_to_the_same_documents(desk: SiteFolder) -> None:
    assert shard(desk, "п")[0]["палин"] == shard(desk, "p")[0]["palin"]


def test_an_edited_word_writes_its_shards_and_its_document_alone(desk: SiteFolder) -> None:
    desk.edit({SLIP: document("Slip", "date: 2024-11-01", "actors: [Vera Palin]", body="A quiet evening.")})
    assert rebuilt(desk)
    (text,) = written(desk) - {"search/terms/m.js", "search/terms/e.js", "search/index.js"}
    assert text.startswith("search/texts/")
    assert not (desk.output / "search/terms/m.js").exists()


@pytest.mark.parametrize("harm", ["search/terms/c.js", "search/facts/all.js", "search/index.js"])
def test_a_damaged_file_of_the_search_is_made_again(desk: SiteFolder, harm: str) -> None:
    (desk.output / harm).write_text("x", encoding="utf-8")
    rebuilt(desk)
    assert written(desk) == {harm}


def test_a_build_that_fails_while_the_search_is_made_costs_no_more_than_the_search(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(store: WordStore, change: Change) -> Iterator[dict[str, bytes]]:
        del store, change
        yield {}
        raise BriefgenError([problem("BG910", "a worker died", Span(""), help="again")])

    desk.edit({SLIP: document("Slip", "date: 2024-11-01", "actors: [Vera Palin]", body="A quiet evening.")})
    with monkeypatch.context() as patch:
        patch.setattr(WordStore, "carried_out", failing)
        assert desk.refusal()[0] == 1
    assert desk.build().parsed == ()
    rebuilt(desk)


def test_a_document_that_is_withheld_leaves_nothing_in_the_search(desk: SiteFolder) -> None:
    desk.edit({FOG: document("Fog", "date: 2024-11-03", "status: draft", body="Cranes stood idle.")})
    rebuilt(desk)
    assert not any(
        b"ranes" in data or b"Fog" in data for path, data in desk.tree().items() if "search" in path
    )


def test_a_tombstone_lets_nobody_search_for_the_text_that_it_took_away(desk: SiteFolder) -> None:
    gone = ("date: 2024-11-03", "expires: 2024-11-04T00:00Z", "expires_action: tombstone")
    desk.edit({FOG: document("Fog", *gone, body="Cranes stood idle.")})
    rebuilt(desk)
    assert not any(b"ranes" in data for data in desk.tree().values())
    assert "fog" in shard(desk, "f")[0]


def test_a_site_without_search_has_none_of_its_files(desk: SiteFolder) -> None:
    desk.edit({"briefgen.yaml": f"{SETTINGS}theme: lean\noutputs: {{search: false}}\n"})
    rebuilt(desk)
    assert not any(path.startswith("search/") for path in desk.tree())


def test_a_theme_without_a_template_for_the_search_gets_a_page_without_a_design(site: MakeSite) -> None:
    (template,) = [name for name in FILES if name.endswith("templates/search.html")]
    made = site({name: text for name, text in FILES.items() if name != template})
    assert made.build().exit_code == 0
    assert 'class="search"' in made.page("/search/")
    assert made.page("/search/").startswith("<!doctype html>")
