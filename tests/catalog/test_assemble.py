"""The catalog as a whole."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from briefgen.catalog import admit
from briefgen.diagnostics import Severity, sort_key
from briefgen.model.document import Document, document_ref
from briefgen.model.site import Catalog
from briefgen.settings.values import GateSettings
from tests.catalog.corpora import corpora, some_examples
from tests.catalog.documents import (
    NOON,
    actor,
    article,
    catalog_of,
    joined,
    parsed,
    picture,
    through_the_gate,
    topic,
)

FILES: dict[str, Any] = {"assets": ("images/map.svg", "notes/photo.jpg"), "static": ("static/keys.asc",)}
PUBLIC = GateSettings(clock=NOON)
ALL_REFS = ["terms", "targets", "field_targets", "related", "neighbours"]


def written(catalog: Catalog) -> bytes:
    """Return the catalog as bytes, in which the order of keys shows."""
    return msgspec.msgpack.encode(catalog)


def test_no_documents_give_an_empty_catalog() -> None:
    catalog = catalog_of()
    assert (catalog.documents, catalog.subjects, catalog.assets, catalog.unresolved) == ({}, {}, (), ())


def test_documents_are_sorted_by_key() -> None:
    assert list(catalog_of(article("b"), topic("a"), article("a")).documents) == [
        "articles/a",
        "articles/b",
        "topics/a",
    ]


def test_used_assets_are_listed_once_and_unused_ones_not_at_all() -> None:
    catalog = catalog_of(
        article("a", picture("/images/map.svg")),
        article("b", picture("/images/map.svg"), picture("/seal.svg")),
        assets=["images/map.svg", "images/unused.svg"],
        static=["static/seal.svg", "static/unused.txt"],
    )
    assert catalog.assets == ("images/map.svg", "static/seal.svg")
    assert catalog.static == ("static/seal.svg", "static/unused.txt")


def test_the_logo_is_an_asset_that_is_used() -> None:
    assert catalog_of(assets=["images/logo.svg"], logo="images/logo.svg").assets == ("images/logo.svg",)
    assert catalog_of(static=["static/logo.svg"], logo="/logo.svg").assets == ("static/logo.svg",)


def test_a_missing_logo_is_an_error_in_the_settings() -> None:
    _, (problem,) = joined(assets=["images/logo.svg"], logo="images/lgo.svg")
    assert (problem.code, problem.span.path) == ("BG313", "briefgen.yaml")
    assert problem.help == 'did you mean "images/logo.svg"?'


def test_problems_are_sorted_by_place() -> None:
    _, problems = joined(
        article("b", picture("x.svg"), tags=["!!!"]),
        article("a", picture("x.svg")),
        actor("z", title="Z", aliases=["A"]),
        actor("a", title="A"),
    )
    assert len(problems) == 4
    assert list(problems) == sorted(problems, key=sort_key)


@some_examples
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_files_makes_no_difference(documents: tuple[Document, ...], random: Any) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)
    catalog, problems = joined(*documents, **FILES)
    again, same_problems = joined(*shuffled, **{name: paths[::-1] for name, paths in FILES.items()})
    assert written(catalog) == written(again)
    assert problems == same_problems


@some_examples
@given(corpora(gates=True))
def test_a_withheld_file_leaves_no_trace_in_the_catalog(documents: tuple[Document, ...]) -> None:
    admission = admit(map(parsed, documents), PUBLIC)
    told, _ = joined(*admission.documents, excluded=admission.excluded, **FILES)
    hidden = {one.path for one in admission.excluded}
    without = admit((parsed(one) for one in documents if one.path not in hidden), PUBLIC)
    never_written, _ = joined(*without.documents, excluded=without.excluded, **FILES)
    assert written(told) == written(never_written)


@some_examples
@given(corpora(gates=True))
def test_what_is_withheld_is_in_no_list(documents: tuple[Document, ...]) -> None:
    admission = admit(map(parsed, documents), PUBLIC)
    catalog, _ = joined(*admission.documents, excluded=admission.excluded, **FILES)
    for one in admission.excluded:
        text = written(msgspec.structs.replace(catalog, documents={}, unresolved=()))
        assert document_ref(one.key).encode() not in text
        assert one.key not in catalog.documents


@some_examples
@given(corpora(gates=True))
def test_withheld_files_change_no_problem_but_those_of_links_to_them(documents: tuple[Document, ...]) -> None:
    admission = admit(map(parsed, documents), PUBLIC)
    _, told = joined(*admission.documents, excluded=admission.excluded, **FILES)
    _, alone = joined(*admission.documents, **FILES)
    about_withheld = {problem.span for problem in told if problem.code in ("BG410", "BG411", "BG412")}
    assert {one for one in told if one.span not in about_withheld} == {
        one for one in alone if one.span not in about_withheld
    }


@some_examples
@given(corpora(gates=True), st.integers(0, 12))
def test_restricting_a_file_adds_no_document_to_any_list(documents: tuple[Document, ...], place: int) -> None:
    if not documents:
        return
    chosen = documents[place % len(documents)]
    gate = msgspec.structs.replace(chosen.gate, tlp="RED")
    restricted = [msgspec.structs.replace(chosen, gate=gate) if one is chosen else one for one in documents]
    before, after = through_the_gate(*documents)[0], through_the_gate(*restricted)[0]
    assert set(after.documents) <= set(before.documents)
    for kind, keys in after.by_date.items():
        assert set(keys) <= set(before.by_date[kind])
    if chosen.kind not in ("topic", "actor"):
        for ref, found in after.members.items():
            assert set(found) <= set(before.members[ref])


@some_examples
@given(corpora())
def test_every_document_and_subject_has_its_entries(documents: tuple[Document, ...]) -> None:
    catalog, _ = joined(*documents, **FILES)
    for name in ALL_REFS:
        assert list(getattr(catalog, name)) == list(catalog.documents)
    for name in ("members", "own_members", "children"):
        assert list(getattr(catalog, name)) == list(catalog.subjects)
    assert list(catalog.subjects) == sorted(catalog.subjects)
    assert list(catalog.backlinks) == sorted(catalog.backlinks)
    for key, targets in catalog.targets.items():
        assert len(targets) == len(catalog.documents[key].body.references)


@some_examples
@given(corpora())
def test_whatever_is_linked_exists(documents: tuple[Document, ...]) -> None:
    catalog, _ = joined(*documents, **FILES)
    profiles = {one.document for one in catalog.subjects.values()}
    pages = {*map(document_ref, set(catalog.documents) - profiles), *catalog.subjects}
    in_fields = (target for fields in catalog.field_targets.values() for _, target in fields)
    in_bodies = (target for targets in catalog.targets.values() for target in targets)
    for target in (*in_fields, *in_bodies):
        assert target.kind != "page" or target.ref in pages
        assert target.kind != "asset" or target.ref in catalog.assets
    for terms in catalog.terms.values():
        assert {*terms.topics, *terms.actors, *terms.tags, *terms.mentions, *terms.places} <= pages


@some_examples
@given(corpora())
def test_backlinks_are_the_links_turned_round(documents: tuple[Document, ...]) -> None:
    catalog, _ = joined(*documents, **FILES)
    profiles = {one.document: ref for ref, one in catalog.subjects.items() if one.document}
    forth = {
        (key, target.ref)
        for key, targets in catalog.targets.items()
        for target in targets
        if target.kind == "page"
        and target.ref != profiles.get(key, document_ref(key))
        and not catalog.documents[key].fields.unlisted
    }
    back = {(link.source, ref) for ref, found in catalog.backlinks.items() for link in found}
    assert back == forth


def test_no_problem_has_an_unknown_severity_or_more_than_one_line() -> None:
    documents = [
        article("a", picture("x.svg"), title="Same", tags=["!!!"]),
        article("b", title="Same", related=["Same", "Nothing"]),
        topic("t", title="T", parent="T"),
    ]
    for problem in joined(*documents)[1]:
        assert "\n" not in problem.message
        assert not problem.message.endswith(".")
        assert problem.severity in Severity
