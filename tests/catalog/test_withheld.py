"""What is said, and only said, about links to withheld files."""

from typing import Any

import msgspec
import pytest

from briefgen.catalog import admit
from briefgen.diagnostics import Diagnostic, Severity, has_errors
from briefgen.model.document import Document, Reference
from briefgen.model.site import Target
from briefgen.settings.values import GateSettings
from tests.catalog.documents import (
    NOON,
    actor,
    article,
    catalog_of,
    codes,
    joined,
    link,
    note,
    parsed,
    problems_of,
    through_the_gate,
    topic,
    wikilink,
)

SECRETS: list[dict[str, Any]] = [
    {"status": "withheld"},
    {"embargo": "2025-06-01T09:00:00"},
    {"date": "2025-06-01"},
    {"audience": ["clients"]},
    {"tlp": "AMBER"},
]
NO_SECRETS: list[dict[str, Any]] = [
    {"status": "draft"},
    {"status": "review"},
    {"expires": "2025-01-01", "expires_action": "remove"},
]


def hidden(**gate: Any) -> Document:
    return article("envoys", title="Names of the envoys", aliases=["The list"], **gate)


def said(reference: Reference, *others: Document, **front: Any) -> tuple[Diagnostic, ...]:
    """Return the problems of a published note with this link, and see that nothing leaked."""
    source = note("a", reference, **front)
    catalog, problems = through_the_gate(source, *others)
    without = catalog_of_what_is_left(source, *others)
    assert catalog == without
    return problems


def catalog_of_what_is_left(*documents: Document) -> Any:
    public = [one for one in documents if "envoys" not in one.key]
    return through_the_gate(*public)[0]


@pytest.mark.parametrize("gate", SECRETS)
@pytest.mark.parametrize(
    "name", ["Names of the envoys", "the LIST", "envoys", "articles/envoys", "article:The list"]
)
def test_a_bare_link_to_a_withheld_file_is_an_error(gate: dict[str, Any], name: str) -> None:
    (problem,) = said(wikilink(name), hidden(**gate))
    assert problem.code == "BG411"
    assert problem.severity is Severity.ERROR
    assert "content/articles/envoys.md" in problem.help


EVERY_WAY_TO_NAME_IT = [
    "topic:Names of the envoys",
    "article: names of the envoys",
    "document:Names of the envoys",
    "Topic:Names of the envoys",
    "whatever:The list",
    "topic:article:The list",
    "./envoys",
    "./envoys.md",
    "../articles/envoys.md",
    "/articles/envoys.markdown",
    "/articles/envoys/",
    "desk/Names of the envoys",
    "Names of the envoys.md",
    "Names%20of%20the%20envoys",
    "Names of the envoys!",
    "(the list)",
    "notes:./The list",
]


@pytest.mark.parametrize("section", ["", "Sources"])
@pytest.mark.parametrize("name", EVERY_WAY_TO_NAME_IT)
def test_prefix_path_suffix_and_section_hide_no_name(name: str, section: str) -> None:
    assert codes(said(wikilink(name, fragment=section), hidden(tlp="RED"))) == ["BG411"]
    (problem,) = said(wikilink(name, fragment=section), hidden(status="draft"))
    assert (problem.code, problem.severity) == ("BG410", Severity.INFO)


@pytest.mark.parametrize("gate", SECRETS)
@pytest.mark.parametrize("name", ["Names of the envoys#Sources", "article:The list", "./envoys#Sources"])
def test_every_withheld_file_is_guarded_against_every_way(gate: dict[str, Any], name: str) -> None:
    target, _, section = name.partition("#")
    assert codes(said(wikilink(target, fragment=section), hidden(**gate))) == ["BG411"]


def test_a_title_may_hold_a_hash_or_a_colon() -> None:
    odd = article("envoys", title="Plan: part #2", tlp="RED")
    for label in ("", "plan: part #2"):
        reference = wikilink("Plan: part", label, fragment="2")
        assert codes(said(reference, odd)) == ["BG411"]


@pytest.mark.parametrize(
    "label", ["names of the ENVOYS", "The list", "envoys", "articles/envoys", "“The list”", "The list!"]
)
@pytest.mark.parametrize("form", ["wikilink", "path"])
def test_a_label_that_is_one_of_its_names_counts_as_none(label: str, form: str) -> None:
    reference = wikilink("The list", label)
    if form == "path":
        reference = msgspec.structs.replace(link("../articles/envoys.md"), label=label)
    assert codes(said(reference, hidden(tlp="RED"))) == ["BG411"]
    assert codes(said(reference, hidden(tlp="RED"), disclose=["Names of the envoys"])) == ["BG410"]
    assert codes(said(reference, hidden(status="draft"))) == ["BG410"]


@pytest.mark.parametrize("label", ["a later note", "the list of ports", "envoys of the council"])
def test_a_label_of_other_words_is_one(label: str) -> None:
    assert codes(said(wikilink("The list", label), hidden(tlp="RED"))) == ["BG410"]


def test_a_link_to_a_file_without_words_shows_no_name() -> None:
    reference = msgspec.structs.replace(link("../articles/envoys.md"), label="")
    assert codes(said(reference, hidden(tlp="RED"))) == ["BG410"]


def test_a_withheld_file_with_errors_is_guarded_too() -> None:
    secret = hidden(tlp="RED")
    broken = msgspec.structs.replace(parsed(secret), document=None, names=("Names of the envoys", "The list"))
    admission = admit([parsed(note("a", wikilink("the list"))), broken], GateSettings(clock=NOON))
    assert codes(joined(*admission.documents, excluded=admission.excluded)[1]) == ["BG411"]


@pytest.mark.parametrize("name", ["winter/plan", "plan of spring", "Spring", "topic:Spring"])
def test_other_names_are_no_names_of_it(name: str) -> None:
    deep = note("2025/spring/plan", title="Spring plan", tlp="RED")
    assert problems_of_gate(note("a", wikilink(name)), deep) == ()


@pytest.mark.parametrize("gate", SECRETS + NO_SECRETS)
def test_a_link_with_other_words_becomes_these_words(gate: dict[str, Any]) -> None:
    (problem,) = said(wikilink("Names of the envoys", "a later note"), hidden(**gate))
    assert (problem.code, problem.severity) == ("BG410", Severity.INFO)


@pytest.mark.parametrize("gate", NO_SECRETS)
def test_a_bare_link_to_a_draft_is_only_told(gate: dict[str, Any]) -> None:
    (problem,) = said(wikilink("Names of the envoys"), hidden(**gate))
    assert (problem.code, problem.severity) == ("BG410", Severity.INFO)


def test_a_label_that_is_the_name_itself_hides_nothing() -> None:
    assert codes(said(wikilink("The list", "the list"), hidden(tlp="RED"))) == ["BG411"]


def test_a_draft_under_embargo_is_as_secret_as_its_embargo() -> None:
    both = hidden(status="draft", embargo="2025-06-01T09:00:00")
    assert codes(said(wikilink("The list"), both)) == ["BG411"]


def test_a_name_that_the_document_discloses_may_stand() -> None:
    problems = said(wikilink("Names of the envoys"), hidden(tlp="AMBER"), disclose=["names of the envoys"])
    assert codes(problems) == ["BG410"]


@pytest.mark.parametrize("path", ["../articles/envoys.md", "/articles/envoys", "../articles/envoys/"])
@pytest.mark.parametrize("gate", SECRETS + NO_SECRETS)
def test_a_link_to_the_file_itself_becomes_its_label(gate: dict[str, Any], path: str) -> None:
    source = note("a", link(path))
    catalog, problems = through_the_gate(source, hidden(**gate))
    assert [(one.code, one.severity) for one in problems] == [("BG410", Severity.INFO)]
    assert catalog.targets["notes/a"] == (Target("none"),)


def test_a_link_to_a_withheld_bundle_by_its_folder_becomes_its_label() -> None:
    bundle = article("envoys/index", title="Envoys", status="withheld")
    for path in ("../articles/envoys", "../articles/envoys/", "../articles/envoys/index.md"):
        assert codes(through_the_gate(note("a", link(path)), bundle)[1]) == ["BG410"]


def test_without_the_withheld_file_the_link_to_it_is_one_to_a_missing_file() -> None:
    assert codes(problems_of(note("a", link("../articles/envoys.md")))) == ["BG312"]


def test_a_withheld_link_and_a_link_to_nothing_look_the_same() -> None:
    source = note("a", wikilink("Names of the envoys"))
    told, _ = through_the_gate(source, hidden(tlp="RED"))
    assert told == catalog_of(source)
    assert told.unresolved[0].suggestion == ""


def test_no_suggestion_comes_from_a_withheld_name() -> None:
    source = note("a", wikilink("Names of the envoy"), topics=["Granary"])
    catalog, problems = through_the_gate(
        source, hidden(tlp="RED"), topic("granary-x", title="Granaryy", tlp="RED")
    )
    assert catalog.unresolved[0].suggestion == ""
    assert problems == ()


@pytest.mark.parametrize("gate", SECRETS)
@pytest.mark.parametrize("field", ["related", "superseded_by", "translation_of"])
def test_front_matter_that_names_a_withheld_file_is_an_error(gate: dict[str, Any], field: str) -> None:
    value = ["The list"] if field == "related" else "The list"
    problems = problems_of_gate(note("a", **{field: value}), hidden(**gate))
    assert codes(problems) == ["BG411"]


@pytest.mark.parametrize("gate", NO_SECRETS)
def test_front_matter_that_names_a_draft_is_only_told(gate: dict[str, Any]) -> None:
    problems = problems_of_gate(note("a", related=["The list"]), hidden(**gate))
    assert codes(problems) == ["BG410"]
    assert not has_errors(problems)


def problems_of_gate(*documents: Document) -> tuple[Diagnostic, ...]:
    return through_the_gate(*documents)[1]


def test_a_name_whose_profile_is_withheld_has_a_stub_and_a_word_about_it() -> None:
    profile = actor("oda", title="Oda Brenner", aliases=["the envoy"], status="draft", parent="Council")
    catalog, problems = through_the_gate(note("a", actors=["the envoy"]), profile)
    assert codes(problems) == ["BG412"]
    assert problems[0].severity is Severity.INFO
    assert list(catalog.subjects) == ["actor:the-envoy"]


def test_an_excluded_profile_gives_no_aliases_to_its_stub() -> None:
    profile = actor("oda", title="Oda Brenner", aliases=["the envoy"], tlp="AMBER")
    source = note("a", wikilink("the envoy", "she"), actors=["Oda Brenner"])
    catalog, _ = through_the_gate(source, profile)
    assert catalog.subjects["actor:oda-brenner"].aliases == ()
    assert catalog.targets["notes/a"] == (Target("none"),)


def test_a_withheld_topic_is_not_what_an_actor_of_its_name_means() -> None:
    assert problems_of_gate(note("a", actors=["Granary"]), topic("granary", title="Granary", tlp="RED")) == ()


def test_a_closed_register_does_not_know_withheld_profiles() -> None:
    documents = [note("a", topics=["Granary"]), topic("granary", title="Granary", status="draft")]
    admission = admit(map(parsed, documents), GateSettings(clock=NOON))
    _, problems = joined(*admission.documents, excluded=admission.excluded, subjects="closed")
    assert codes(problems) == ["BG306"]


def test_what_resolves_among_published_files_is_no_matter_of_withheld_ones() -> None:
    public = article("public", title="The list")
    assert problems_of_gate(note("a", wikilink("The list")), public, hidden(tlp="RED")) == ()


def test_aliases_of_two_withheld_files_are_as_secret_as_the_stricter_one() -> None:
    draft = article("draft", title="Other", aliases=["The list"], status="draft")
    assert codes(problems_of_gate(note("a", wikilink("The list")), draft, hidden(tlp="RED"))) == ["BG411"]


def test_clashes_with_withheld_files_do_not_count() -> None:
    rival = topic("b", title="Granary", slug="granary", status="withheld")
    assert problems_of_gate(topic("granary", title="Granary"), rival) == ()


def test_a_link_in_front_matter_can_be_taken_out_or_disclosed() -> None:
    (problem,) = problems_of_gate(note("a", related=["The list"]), hidden(tlp="RED"))
    assert problem.help.startswith("take the name out, or list it under `disclose:`")
    (problem,) = problems_of_gate(note("a", related=["The list"], disclose=["The list"]), hidden(tlp="RED"))
    assert problem.message == '"The list" is not published (tlp): the link to it is left out'


def test_the_end_of_a_withheld_files_path_is_a_name_of_it() -> None:
    deep = note("2025/spring/plan", title="Spring plan", tlp="RED")
    for name in ("plan", "spring/plan", "2025/spring/plan.md", "notes/2025/spring/plan"):
        assert codes(problems_of_gate(note("a", wikilink(name)), deep)) == ["BG411"]
    assert problems_of_gate(note("a", wikilink("winter/plan")), deep) == ()


def test_no_token_of_a_withheld_file_is_in_the_catalog() -> None:
    mark = "zqx7"
    secret = article(
        f"{mark}/{mark}",
        wikilink(f"{mark} link"),
        title=f"{mark} title",
        id=f"{mark}-id",
        summary=f"{mark} summary",
        topics=[f"{mark} topic"],
        actors=[f"{mark} actor"],
        tags=[mark],
        authors=[f"{mark} author"],
        series=f"{mark} series",
        aliases=[f"{mark} alias"],
        related=[f"{mark} related"],
        places=[f"{mark} place"],
        image=f"{mark}.png",
        sections=[f"{mark} section"],
        embargo="2025-06-01T09:00:00",
    )
    catalog, _ = through_the_gate(note("a", topics=["Zinc"]), secret, topic(mark, title=mark, tlp="RED"))
    assert mark.encode() not in msgspec.msgpack.encode(catalog)


@pytest.mark.parametrize(
    "name", ["The list#Part", "article:The list", "topic:The list#Part", "desk: The list"]
)
@pytest.mark.parametrize("field", ["related", "superseded_by"])
def test_front_matter_that_names_a_withheld_file_in_another_way_is_an_error(field: str, name: str) -> None:
    source = note("a", **{field: [name] if field == "related" else name})
    assert codes(problems_of_gate(source, hidden(tlp="RED"))) == ["BG411"]


def test_a_title_with_a_colon_in_front_matter_is_no_address() -> None:
    source = note("a", related=["Plan: part two"])
    catalog, problems = joined(source)
    assert codes(problems) == ["BG318"]
    assert catalog.field_targets["notes/a"] == (("related[0]", Target("none")),)
