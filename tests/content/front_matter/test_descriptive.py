import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.document import Document
from briefgen.model.fields import ActorFields, ArticleFields, BriefFields
from tests.content.front_matter.golden import parsed


def document(*lines: str) -> Document:
    found = parsed("\n".join(("---", *lines, "---", "Text")))
    assert found.document is not None, found.problems
    return found.document


def test_texts_stay_texts_whatever_they_look_like() -> None:
    found = document("title: 2024", "summary: NO", "date: 2024-11-07", "dateline: 12:30", "question: 1.10")
    assert (found.card.title, found.card.summary) == ("2024", "NO")
    assert isinstance(found.details, ArticleFields)
    assert (found.details.dateline, found.details.question) == ("12:30", "1.10")


@pytest.mark.parametrize("typed", ["NO", '"NO"', "'NO'"])
def test_norway_is_a_country(typed: str) -> None:
    details = document("kind: actor", f"country: {typed}").details
    assert isinstance(details, ActorFields)
    assert details.country == "NO"


@pytest.mark.parametrize(
    "typed",
    [
        'topics: ["[[Sanctions]]", "[[NATO|the Alliance]]"]',
        "topics: [Sanctions, NATO]",
        "topics:\n  - Sanctions\n  - NATO",
        "topics:\n  - [[Sanctions]]\n  - [[NATO]]",
        "topics: [[[Sanctions]], [[NATO|the Alliance]]]",
        'topics: "[[Sanctions]], [[NATO]]"',
        'topics:\n- "[[Sanctions#Energy]]"\n- ~\n-\n- NATO',
    ],
)
def test_names_may_be_typed_as_links_with_or_without_quotes(typed: str) -> None:
    assert document("date: 2024-11-07", typed).fields.topics == ("Sanctions", "NATO")


def test_an_unquoted_link_is_one_name_even_with_a_comma() -> None:
    found = document("date: 2024-11-07", "topics: [[Terms, June 2024]]", "superseded_by: [[Terms, July]]")
    assert found.fields.topics == ("Terms, June 2024",)
    assert found.fields.superseded_by == "Terms, July"


def test_a_chosen_namespace_is_kept() -> None:
    found = document("date: 2024-11-07", 'related: ["[[topic:NATO]]", "actor:NATO"]')
    assert found.fields.related == ("topic:NATO", "actor:NATO")


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("tags: oil gas", ("oil", "gas")),
        ("tags: oil, gas", ("oil", "gas")),
        ("tags: a, b c", ("a", "b", "c")),
        ("tags: [oil, price cap]", ("oil", "price cap")),
        ('tags: "#oil #gas"', ("oil", "gas")),
        ("tags:\n  - oil\n  -", ("oil",)),
        ("tags:", ()),
        ("tags: 2024", ("2024",)),
    ],
)
def test_tags_are_a_list_or_words_of_a_text(typed: str, tags: tuple[str, ...]) -> None:
    assert document("date: 2024-11-07", typed).fields.tags == tags


def test_each_word_of_a_plain_text_has_its_own_place() -> None:
    found = document("date: 2024-11-07", "tags: oil, gas")
    marks = {mark.field: (mark.line, mark.column, mark.end_column) for mark in found.marks}
    assert (marks["tags[0]"], marks["tags[1]"]) == ((3, 7, 10), (3, 12, 15))


def test_marks_tell_where_names_stand() -> None:
    found = document(
        "date: 2024-11-07",
        "title: Terms",
        "authors: [a-kovacs, desk]",
        "series: winter-watch",
        "image: {src: hall.jpg, alt: A hall}",
        "translation_of: terms",
        "redirect_from: [/old/]",
    )
    marks = {mark.field: (mark.line, mark.column) for mark in found.marks}
    assert marks["title"] == (3, 8)
    assert marks["authors[1]"] == (4, 21)
    assert marks["series"] == (5, 9)
    assert marks["image.src"] == (6, 14)
    assert marks["translation_of"] == (7, 17)
    assert marks["redirect_from[0]"] == (8, 17)


def test_marks_of_an_actor_name_its_organisations() -> None:
    found = document(
        "kind: actor",
        "native_name: Анна",
        "roles:",
        "  - {title: Envoy, org: nato, from: 2024-10-01, to: null}",
        "memberships: [{org: un}]",
    )
    marks = {mark.field: (mark.line, mark.column) for mark in found.marks}
    assert marks["native_name"] == (3, 14)
    assert marks["roles[0].org"] == (5, 25)
    assert marks["memberships[0].org"] == (6, 21)


def test_a_role_without_an_end_is_still_held() -> None:
    details = document("kind: actor", "roles: [{title: Envoy, from: 2024, to: null}]").details
    assert isinstance(details, ActorFields)
    assert details.roles[0].to is None
    assert details.roles[0].from_ is not None
    assert (details.roles[0].from_.day, details.roles[0].from_.precision) == ("2024", "year")


def test_a_path_alone_is_the_source_of_an_image() -> None:
    image = document("date: 2024-11-07", "image: hall.jpg").fields.image
    assert image is not None
    assert (image.src, image.alt) == ("hall.jpg", "")


def test_a_source_with_an_address_is_the_origin() -> None:
    origin = document("date: 2024-11-07", "source: https://example.org/a").fields.origin
    assert origin is not None
    assert origin.url == "https://example.org/a"


def test_a_source_without_an_address_is_the_authors_own_field() -> None:
    assert document("date: 2024-11-07", "source: TASS").custom == (("source", '"TASS"'),)


def test_unknown_fields_are_kept_as_json_in_the_order_of_their_names() -> None:
    found = document("date: 2024-11-07", "mood: calm", "cssclasses: [wide, {a: 1}]", "checked: true", "n: ~")
    assert [name for name, _ in found.custom] == ["checked", "cssclasses", "mood", "n"]
    assert [json.loads(text) for _, text in found.custom] == [True, ["wide", {"a": 1}], "calm", None]


def test_a_field_of_another_kind_is_kept_and_warned_of() -> None:
    found = parsed("---\ndate: 2024-11-07\nstate: dormant\n---\n")
    assert found.document is not None
    assert found.document.custom == (("state", '"dormant"'),)
    assert [problem.code for problem in found.problems] == ["BG118"]


def test_sources_are_kept_as_json_each() -> None:
    found = document(
        "date: 2024-11-07", "sources: [nato-2023, {title: Communiqué, url: https://example.org}]"
    )
    assert [json.loads(text) for text in found.fields.sources] == [
        "nato-2023",
        {"title": "Communiqué", "url": "https://example.org"},
    ]


def test_a_brief_has_its_period_and_watch_list() -> None:
    details = document(
        "kind: brief",
        "date: 2024-11-10",
        "issue: 41",
        "period: {from: 2024-11-04, to: 2024-11-10}",
        "watch: [{text: G20 summit, date: 2024-11-18, topics: [Sanctions]}]",
        "include: {events: auto}",
    ).details
    assert isinstance(details, BriefFields)
    assert details.period is not None
    assert (details.issue, details.period.from_.day, details.watch[0].topics) == (
        "41",
        "2024-11-04",
        ("Sanctions",),
    )
    assert json.loads(details.include) == {"events": "auto"}


@pytest.mark.parametrize("word", ["true", "yes", "on", "YES", "On"])
def test_ordinary_booleans_take_every_usual_word(word: str) -> None:
    assert document("date: 2024-11-07", f"unlisted: {word}").fields.unlisted is True


@pytest.mark.parametrize(
    ("typed", "kept"), [("en-gb", "en-GB"), ("SR-latn", "sr-Latn"), ("NO", "no"), ("", "en")]
)
def test_languages_are_written_the_usual_way(typed: str, kept: str) -> None:
    assert document("date: 2024-11-07", f"lang: {typed}").card.lang == kept


def test_anchors_and_merge_keys_are_followed() -> None:
    found = document(
        "date: 2024-11-07",
        "image: &picture {src: a.jpg, credit: Desk}",
        "topics: &names [Sanctions]",
        "actors: *names",
        "x_cover: {<<: *picture, src: b.jpg}",
    )
    assert found.fields.actors == ("Sanctions",)
    assert json.loads(dict(found.custom)["x_cover"]) == {"src": "b.jpg", "credit": "Desk"}


def test_an_empty_list_item_or_value_is_nothing() -> None:
    found = document(
        "date: 2024-11-07", "title:", "image:", "origin: {}", "aliases: [ , Terms]".replace(" ,", " ~,")
    )
    assert (found.fields.title, found.fields.image, found.fields.aliases) == ("", None, ("Terms",))


VALUES: Any = st.recursive(
    st.text(alphabet="abc 1:-[]{}\"'#&*!|>%@`,?\\", max_size=12),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n}: {v}" for n, v in enumerate(items)) + "}"
        ),
    ),
    max_leaves=6,
)
KEYS = (
    "title",
    "topics",
    "tags",
    "image",
    "roles",
    "corrections",
    "part",
    "toc",
    "lang",
    "slug",
    "date",
    "x",
    "watch",
)


@given(
    st.lists(st.tuples(st.sampled_from(KEYS), VALUES), max_size=5),
    st.sampled_from(["article", "actor", "brief"]),
)
def test_no_header_raises_and_every_problem_lies_within_the_file(
    pairs: list[tuple[str, str]], kind: str
) -> None:
    text = "\n".join(("---", f"kind: {kind}", *(f"{key}: {value}" for key, value in pairs), "---", "Text"))
    lines = text.split("\n")
    for problem in parsed(text).problems:
        span = problem.span
        assert 1 <= span.line <= len(lines)
        assert 0 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.end_line <= len(lines)
        assert "\n" not in problem.message
        assert problem.help
