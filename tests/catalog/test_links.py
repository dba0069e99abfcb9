"""What links in bodies lead to."""

from collections.abc import Callable, Sequence

import pytest

from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.model.document import Document, Reference
from briefgen.model.site import Target, Unresolved
from tests.catalog.documents import (
    actor,
    article,
    catalog_of,
    codes,
    embed,
    joined,
    link,
    make_document,
    note,
    picture,
    topic,
    wikilink,
)

NOWHERE = Target("none")
TERMS = article(
    "terms-of-june",
    title="The terms of June",
    aliases=["June terms"],
    sections=["Territory", "What was left out"],
)
PUTIN = actor("oda-brenner", title="Oda Brenner", aliases=["the envoy"], sections=["Early years"])
HARBOUR = topic("harbour", title="Harbour talks")


def followed(
    reference: Reference, *others: Document, assets: Sequence[str] = (), static: Sequence[str] = ()
) -> tuple[Target, tuple[Diagnostic, ...]]:
    """Return where a link in ``content/notes/2024/source.md`` leads, and the problems."""
    source = note("2024/source", reference)
    catalog, problems = joined(source, *others, assets=assets, static=static)
    return catalog.targets["notes/2024/source"][0], problems


def target(reference: Reference, *others: Document, **files: Sequence[str]) -> Target:
    found, problems = followed(reference, *others, **files)
    assert not problems, problems
    return found


def failure(reference: Reference, *others: Document, **files: Sequence[str]) -> Diagnostic:
    problems = followed(reference, *others, **files)[1]
    assert len(problems) == 1, problems
    assert problems[0].span == Span("content/notes/2024/source.md", 9, 5)
    return problems[0]


# Wikilinks


@pytest.mark.parametrize(
    "name",
    [
        "The terms of June",
        "the TERMS of june",
        "June terms",
        "terms-of-june",
        "articles/terms-of-june",
        "articles/terms-of-june.md",
    ],
)
def test_a_wikilink_finds_a_document_by_title_alias_id_and_path(name: str) -> None:
    assert target(wikilink(name), TERMS) == Target("page", "document:articles/terms-of-june")


def test_a_wikilink_finds_a_page_too() -> None:
    about = make_document("about.md", title="About this desk")
    assert target(wikilink("About this desk"), about) == Target("page", "document:about")


@pytest.mark.parametrize(
    "name", ["Oda Brenner", "The Envoy", "oda-brenner", "actors/oda-brenner", "actor:the envoy"]
)
def test_a_wikilink_to_an_actor_leads_to_its_subject(name: str) -> None:
    assert target(wikilink(name), PUTIN) == Target("page", "actor:oda-brenner")


def test_a_bare_name_takes_a_document_then_an_actor_then_a_topic() -> None:
    named = [
        article("x", title="Alliance"),
        actor("alliance", title="Alliance"),
        topic("alliance", title="Alliance"),
    ]
    found = [target(wikilink("Alliance"), *named[place:]).ref for place in range(3)]
    assert found == ["document:articles/x", "actor:alliance", "topic:alliance"]


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("topic:Alliance", "topic:alliance"),
        ("Actor: alliance", "actor:alliance"),
        ("article:Alliance", "document:articles/x"),
        ("tag:harvest", "tag:harvest"),
        ("author:Ann Lee", "author:ann-lee"),
        ("series:Winter", "series:winter"),
    ],
)
def test_a_prefix_chooses_the_kind(name: str, ref: str) -> None:
    others = [
        article("x", title="Alliance", tags=["Harvest"], authors=["Ann Lee"], series="Winter"),
        actor("alliance", title="Alliance"),
        topic("alliance", title="Alliance"),
    ]
    assert target(wikilink(name), *others) == Target("page", ref)


def test_a_prefix_that_chooses_nothing_may_be_part_of_a_title() -> None:
    odd = article("x", title="Topic: harvest")
    assert target(wikilink("Topic: harvest"), odd).ref == "document:articles/x"


def test_a_bare_tag_is_not_found() -> None:
    assert target(wikilink("harvest"), article("x", tags=["harvest"])) == NOWHERE


def test_a_stub_is_found_like_a_profile() -> None:
    assert (
        target(wikilink("Grain corridor"), article("x", topics=["Grain corridor"])).ref
        == "topic:grain-corridor"
    )


def test_an_id_comes_before_a_title() -> None:
    by_id, by_title = article("minsk", title="Old papers"), article("papers", title="Minsk")
    assert target(wikilink("Minsk"), by_id, by_title).ref == "document:articles/minsk"


def test_a_name_that_two_documents_of_a_kind_share_is_plain_text_and_a_warning() -> None:
    weekly = [
        article("w40", title="Weekly summary"),
        article("w41", title="Other", aliases=["weekly summary"]),
    ]
    found, problems = followed(wikilink("Weekly Summary"), *weekly)
    assert found == NOWHERE
    assert codes(problems) == ["BG310"]
    assert problems[0].severity is Severity.WARNING
    assert "content/articles/w40.md, content/articles/w41.md" in problems[0].message
    assert "[[w40]]" in problems[0].help


def test_of_documents_of_different_kinds_the_article_is_meant() -> None:
    both = [article("x", title="Weekly summary"), make_document("briefs/y.md", title="Weekly summary")]
    assert target(wikilink("Weekly summary"), *both).ref == "document:articles/x"
    assert target(wikilink("brief:Weekly summary"), *both).ref == "document:briefs/y"


def test_an_ambiguous_document_is_not_taken_for_an_actor() -> None:
    others = [article("a", title="Oda Brenner"), article("b", title="Oda Brenner"), PUTIN]
    assert followed(wikilink("Oda Brenner"), *others)[0] == NOWHERE


def test_a_file_name_finds_a_document_with_another_slug() -> None:
    renamed = article("Sochi speech 2024", title="What was said", slug="speech", id="speech")
    assert target(wikilink("Sochi speech 2024"), renamed).ref == "document:articles/Sochi speech 2024"


def test_the_end_of_a_path_is_enough() -> None:
    one, other = note("2023/summary", title="A", id="a1"), note("2024/summary", title="B", id="b1")
    assert target(wikilink("2023/summary"), one, other).ref == "document:notes/2023/summary"


def test_a_file_name_that_two_files_have_is_ambiguous() -> None:
    one, other = note("2023/summary", title="A", id="a1"), note("2024/summary", title="B", id="b1")
    assert failure(wikilink("summary"), one, other).code == "BG310"


def test_a_wikilink_finds_a_file_to_download() -> None:
    assert target(wikilink("terms.pdf"), assets=["papers/terms.pdf"]) == Target("asset", "papers/terms.pdf")


def test_an_unresolved_wikilink_is_plain_text_and_no_problem() -> None:
    source = note("a", wikilink("Nothing of the kind", line=12))
    catalog = catalog_of(source)
    assert catalog.targets["notes/a"] == (NOWHERE,)
    assert catalog.unresolved == (Unresolved("content/notes/a.md", 12, 5, "Nothing of the kind"),)


def test_an_unresolved_wikilink_near_a_name_has_a_suggestion() -> None:
    source = note("a", wikilink("Oda Brener"))
    catalog, problems = joined(source, PUTIN)
    assert catalog.unresolved[0].suggestion == "Oda Brenner"
    assert codes(problems) == ["BG311"]
    assert problems[0].severity is Severity.WARNING
    assert problems[0].help == 'did you mean "Oda Brenner"?'


def test_unresolved_links_are_sorted_by_place() -> None:
    catalog = catalog_of(
        note("b", wikilink("Nope")), note("a", wikilink("Second", line=20), wikilink("First", line=3))
    )
    assert [one.name for one in catalog.unresolved] == ["First", "Second", "Nope"]


# Sections


@pytest.mark.parametrize(
    "fragment", ["What was left out", "what was LEFT out", "what-was-left-out", "Territory#What was left out"]
)
def test_a_section_is_found_by_its_words_and_by_its_id(fragment: str) -> None:
    found = target(wikilink("June terms", fragment=fragment), TERMS)
    assert found == Target("page", "document:articles/terms-of-june", "what-was-left-out")


def test_a_section_of_a_profile_is_found() -> None:
    assert target(wikilink("Oda Brenner", fragment="Early years"), PUTIN) == Target(
        "page", "actor:oda-brenner", "early-years"
    )


def test_any_id_in_the_body_can_be_linked_to() -> None:
    assert target(link("x.md", fragment="table-2"), note("2024/x", anchors=["table-2"])).fragment == "table-2"


@pytest.mark.parametrize("form", [wikilink, link])
def test_a_missing_section_is_an_error_that_names_the_existing_ones(form: Callable[..., Reference]) -> None:
    name = "June terms" if form is wikilink else "/articles/terms-of-june.md"
    problem = failure(form(name, fragment="Sanctions"), TERMS)
    assert problem.code == "BG314"
    assert problem.severity is Severity.ERROR
    assert problem.help == "its sections are: Territory, What was left out"


def test_a_misspelt_section_gets_a_suggestion() -> None:
    assert failure(wikilink("June terms", fragment="Territroy"), TERMS).help == 'did you mean "Territory"?'


def test_a_section_of_a_page_without_sections_can_only_be_taken_out() -> None:
    assert (
        failure(wikilink("Other", fragment="Prices"), note("x", title="Other")).help
        == "take #Prices out of the link"
    )


def test_a_section_of_a_subject_without_a_file_is_an_error() -> None:
    problem = failure(wikilink("Grain corridor", fragment="Prices"), article("x", topics=["Grain corridor"]))
    assert problem.code == "BG314"
    assert "has no file" in problem.message


def test_a_link_within_the_page_leads_to_its_section() -> None:
    page = note(
        "a", link("", fragment="territory"), wikilink("", fragment="Territory"), sections=["Territory"]
    )
    assert catalog_of(page).targets["notes/a"] == (Target("inside", fragment="territory"),) * 2


def test_a_link_to_the_top_is_always_right() -> None:
    assert target(link("", fragment="top")) == Target("inside", fragment="top")


def test_a_missing_section_of_the_page_itself_is_an_error() -> None:
    assert failure(link("", fragment="nope")).code == "BG314"


# Links to files


@pytest.mark.parametrize(
    "path",
    [
        "../../articles/terms-of-june.md",
        "../../articles/terms-of-june",
        "/articles/terms-of-june.md",
        "/articles/terms-of-june",
        "/articles/terms-of-june/",
        "./../../articles/./terms-of-june.md",
    ],
)
def test_a_path_leads_to_the_document_from_the_folder_or_from_content(path: str) -> None:
    assert target(link(path), TERMS) == Target("page", "document:articles/terms-of-june")


@pytest.mark.parametrize(
    "path", ["/articles/frozen", "/articles/frozen/", "/articles/frozen/index.md", "/articles/frozen/index"]
)
def test_a_path_leads_to_a_bundle_by_its_folder_or_its_file(path: str) -> None:
    assert target(link(path), article("frozen/index", title="Frozen")).ref == "document:articles/frozen"


def test_paths_in_a_bundle_count_from_its_folder() -> None:
    source = article("frozen/index", link("../terms-of-june.md"), picture("map.svg"))
    catalog = catalog_of(source, TERMS, assets=["articles/frozen/map.svg"])
    assert [one.ref for one in catalog.targets["articles/frozen"]] == [
        "document:articles/terms-of-june",
        "articles/frozen/map.svg",
    ]


def test_a_path_to_a_profile_leads_to_its_subject() -> None:
    assert target(link("../../actors/oda-brenner.md"), PUTIN) == Target("page", "actor:oda-brenner")


def test_the_root_is_the_home_page_where_there_is_one() -> None:
    assert target(link("/"), make_document("index.md")) == Target("page", "document:index")
    assert failure(link("/")).code == "BG312"


def test_a_path_in_another_unicode_form_is_the_same_path() -> None:
    accented = article("accès", title="A")
    assert target(link("/articles/acce\u0300s.md"), accented).ref == "document:articles/accès"


def test_a_path_leads_to_an_asset_and_keeps_its_fragment() -> None:
    assert target(link("/papers/terms.pdf", fragment="page=3"), assets=["papers/terms.pdf"]) == Target(
        "asset", "papers/terms.pdf", "page=3"
    )


def test_a_path_from_the_root_may_lie_in_static() -> None:
    assert target(link("/keys.asc"), static=["static/keys.asc"]) == Target("asset", "static/keys.asc")
    assert failure(link("keys.asc"), static=["static/keys.asc"]).code == "BG312"


@pytest.mark.parametrize("address", ["https://example.org/x", "mailto:desk@example.org", "//example.org/x"])
def test_an_address_leads_outside(address: str) -> None:
    assert target(link(address)) == Target("outside", address)
    assert target(link(address, fragment="part")) == Target("outside", f"{address}#part")


def test_a_missing_file_is_an_error_with_its_place() -> None:
    problem = failure(link("../../articles/nothing.md"), TERMS)
    assert problem.code == "BG312"
    assert problem.severity is Severity.ERROR
    assert problem.message == 'there is no file "articles/nothing.md" below content/'


@pytest.mark.parametrize(
    ("path", "help_text"),
    [
        ("../../articles/terms-of-jume.md", 'did you mean "../../articles/terms-of-june.md"?'),
        ("../../articles/Terms-Of-June.md", 'did you mean "../../articles/terms-of-june.md"?'),
        ("terms-of-june.md", 'did you mean "../../articles/terms-of-june.md"?'),
        ("/notes/terms-of-june.md", 'did you mean "/articles/terms-of-june.md"?'),
        ("/tags/harvest/", "pages that briefgen makes are linked by name: [[tag:NAME]]"),
        ("/authors/lee/", "pages that briefgen makes are linked by name: [[author:NAME]]"),
        ("elsewhere.md", "link to the Markdown file, relative to this one or from / (which is content/)"),
    ],
)
def test_a_missing_file_comes_with_a_way_out(path: str, help_text: str) -> None:
    assert failure(link(path), TERMS).help == help_text


@pytest.mark.parametrize("form", [link, picture, embed])
def test_a_path_out_of_content_is_an_error(form: Callable[..., Reference]) -> None:
    assert failure(form("../../../secrets.md")).code == "BG315"


# Pictures and embedded files


def test_a_picture_is_found_beside_the_document_and_from_the_root() -> None:
    assert target(picture("map.svg"), assets=["notes/2024/map.svg"]) == Target("asset", "notes/2024/map.svg")
    assert target(picture("/images/map.svg"), assets=["images/map.svg"]) == Target("asset", "images/map.svg")
    assert target(picture("/map.svg"), static=["static/map.svg"]) == Target("asset", "static/map.svg")


def test_a_picture_elsewhere_on_the_web_is_left_there() -> None:
    assert target(picture("https://example.org/map.svg")) == Target("outside", "https://example.org/map.svg")


def test_a_missing_picture_is_an_error_with_a_suggestion() -> None:
    problem = failure(picture("map.sgv"), assets=["notes/2024/other.svg"])
    assert problem.code == "BG313"
    problem = failure(picture("frontline.svg"), assets=["images/frontlines.svg"])
    assert problem.help == 'did you mean "../../images/frontlines.svg"?'


def test_upper_case_in_a_file_name_counts() -> None:
    problem = failure(picture("map.svg"), assets=["notes/2024/Map.SVG"])
    assert problem.code == "BG313"
    assert problem.help == 'did you mean "Map.SVG"?'


def test_an_embed_is_found_by_its_name_alone() -> None:
    assert target(embed("map.svg"), assets=["images/east/map.svg"]) == Target("asset", "images/east/map.svg")


def test_an_embed_beside_the_document_comes_before_others_of_its_name() -> None:
    assert (
        target(embed("map.svg"), assets=["images/map.svg", "notes/2024/map.svg"]).ref == "notes/2024/map.svg"
    )


def test_an_embed_may_give_the_end_of_a_path() -> None:
    assert target(embed("east/map.svg"), assets=["images/east/map.svg", "images/west/map.svg"]).ref == (
        "images/east/map.svg"
    )


def test_an_embed_that_several_files_can_mean_is_an_error_naming_them() -> None:
    problem = failure(embed("map.svg"), assets=["images/east/map.svg", "images/west/map.svg"])
    assert problem.code == "BG316"
    assert "images/east/map.svg, images/west/map.svg" in problem.message
    assert problem.help == "write the path: ![[images/east/map.svg]]"


def test_an_embed_that_finds_nothing_is_an_error() -> None:
    assert failure(embed("map.svg")).code == "BG313"


def test_documents_cannot_be_embedded() -> None:
    assert failure(embed("June terms"), TERMS).code == "BG317"
    assert failure(picture("../../articles/terms-of-june.md"), TERMS).code == "BG317"


def test_targets_run_parallel_to_references() -> None:
    source = note(
        "a", wikilink("June terms"), wikilink("Nope"), link("/articles/terms-of-june"), wikilink("the envoy")
    )
    catalog = catalog_of(source, TERMS, PUTIN)
    assert [one.ref for one in catalog.targets["notes/a"]] == [
        "document:articles/terms-of-june",
        "",
        "document:articles/terms-of-june",
        "actor:oda-brenner",
    ]
