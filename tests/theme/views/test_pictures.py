"""Pictures of subjects and of the whole site: when there is one, and what it says."""

from typing import Any

import msgspec
import pytest

from briefgen.model.fields import ActorFields, Membership, Role
from briefgen.model.site import Catalog, Count, Group, PagePlan, Target, Terms
from briefgen.theme import SiteValues
from briefgen.theme.links import relative_linker
from briefgen.theme.reads import Reader
from briefgen.theme.views.coverage import coverage_picture
from briefgen.theme.views.matrix import MatrixView
from briefgen.theme.views.network import partners_picture
from briefgen.theme.views.page import PageView
from briefgen.theme.views.pictures import PictureView
from briefgen.theme.views.profile import profile_view
from tests.theme.desk import Piece, built_in, catalog, piece, plan, settings, subject, when
from tests.theme.pictures.drawing import HOSTILE, by_class, parsed, texts

ADA = "actor:ada-vale"
NOTES = tuple("abcdefghij")


def dated(*days: str) -> tuple[Piece, ...]:
    """Return notes on ports and Ada of these days."""
    terms = Terms(topics=("topic:ports",), actors=(ADA,))
    return tuple(
        piece("note", slug, slug, date=day, terms=terms) for slug, day in zip(NOTES, days, strict=False)
    )


def reader(
    pieces: tuple[Piece, ...] = (), *, language: str = "en", more: Any = None, **changes: Any
) -> Reader:
    known: Catalog = catalog(pieces)
    if more:
        known = msgspec.structs.replace(known, **more)
    return Reader(
        SiteValues(plan(known), known, settings(**changes), built_in(), {}),
        relative_linker("/x/", "pretty"),
        language,
    )


def coverage(*days: str, later: str = "", language: str = "en") -> PictureView:
    others = (piece("note", "later", "Later", date=later),) if later else ()
    found = coverage_picture(reader((*dated(*days), *others), language=language), "topic:ports")
    assert found
    return found


def test_few_documents_or_a_single_month_make_no_picture() -> None:
    assert coverage_picture(reader(), "topic:ports") is None
    assert coverage_picture(reader(dated("2024-10-01", "2024-11-08")), "topic:ports") is None
    assert coverage_picture(reader(dated("2024-11-01", "2024-11-08", "2024-11-30")), "topic:ports") is None


def test_undated_documents_do_not_count() -> None:
    assert coverage_picture(reader(dated("2024-10-01", "2024-11-08", "", "")), "topic:ports") is None


def test_coverage_says_how_much_there_is_when_and_when_most() -> None:
    found = coverage("2024-09-02", "2024-11-08", "2024-11-20")
    assert (found.kind, found.title) == ("coverage", "Documents per month")
    assert found.description == "3 documents from September 2024 to November 2024, most in November 2024 (2)."
    assert [(row.name, row.cells) for row in found.rows] == [
        ("September 2024", ("1",)), ("October 2024", ("0",)), ("November 2024", ("2",)),
    ]  # fmt: skip


def test_coverage_without_a_peak_says_so() -> None:
    assert coverage("2024-09-02", "2024-10-08", "2024-11-20").description.endswith(
        "never more than 1 at a time."
    )


def test_coverage_goes_on_to_the_newest_document_of_the_site() -> None:
    found = coverage("2024-09-02", "2024-10-08", "2024-10-20", later="2024-12-24")
    assert [row.cells for row in found.rows] == [("1",), ("2",), ("0",), ("0",)]
    assert found.description.endswith("None since then.")


def test_long_coverage_is_told_by_quarter_or_year() -> None:
    assert coverage("2019-01-02", "2024-10-08", "2024-10-20").rows[0].name == "Q1 2019"
    assert coverage("2004-01-02", "2024-10-08", "2024-10-20").rows[0].name == "2004"
    decades = coverage("1964-01-02", "2024-10-08", "2024-10-20")
    assert (decades.title, decades.rows[0].name) == ("Documents per decade", "1960–1969")


def test_periods_are_words_of_the_page_s_language() -> None:
    found = coverage("2024-09-02", "2024-11-08", "2024-11-20", language="de")
    assert found.rows[0].name == "September 2024"
    assert "Nov. 2024" in texts(found.svg)
    assert "Q1 2019" not in coverage("2019-01-02", "2024-10-08", "2024-11-20", language="uk").rows[0].name


def test_a_page_without_coverage_does_not_depend_on_the_newest_document() -> None:
    noted = reader(dated("2024-11-08"))
    coverage_picture(noted, "topic:ports")
    assert noted.keys() == ("months:topic:ports",)


# Networks.


def met(*partners: tuple[str, str, int], ties: tuple[tuple[str, str, int], ...] = ()) -> Reader:
    """Return a desk where Ada is seen with these (slug, name, count)."""
    actors = (
        subject("actor", "ada-vale", "Ada"),
        *(subject("actor", slug, name) for slug, name, _ in partners),
    )
    seen: dict[str, list[Count]] = {one.ref: [] for one in actors}
    seen[ADA] = [Count(f"actor:{slug}", count) for slug, _, count in partners]
    for slug, _, count in partners:
        seen[f"actor:{slug}"].append(Count(ADA, count))
    for first, second, count in ties:
        seen[f"actor:{first}"].append(Count(f"actor:{second}", count))
        seen[f"actor:{second}"].append(Count(f"actor:{first}", count))
    members = {
        ref: ("x",) * max((count.count for count in counts), default=0) for ref, counts in seen.items()
    }
    known = msgspec.structs.replace(
        catalog((), actors), seen_with={ref: tuple(counts) for ref, counts in seen.items()}, members=members
    )
    planned = plan(msgspec.structs.replace(known, members=dict.fromkeys(members, ())))
    return Reader(
        SiteValues(planned, known, settings(), built_in(), {}), relative_linker("/x/", "pretty"), "en"
    )


BO, CY, DI = ("bo", "Bo", 4), ("cy", "Cy", 4), ("di", HOSTILE, 1)


def test_fewer_than_three_partners_make_no_picture() -> None:
    assert partners_picture(met(BO, CY), ADA) is None
    assert partners_picture(met(), ADA) is None


def test_an_actor_stands_in_the_middle_of_its_partners() -> None:
    found = partners_picture(met(BO, CY, DI, ties=(("bo", "cy", 2),)), ADA)
    assert found
    names = [one.text for one in by_class(found.svg, "pic-name")]
    assert names.index("Bo") < names.index("Ada") < names.index("Cy")
    assert [one.text for one in by_class(found.svg, "pic-strong")] == ["Ada"]
    assert (
        found.description
        == "Most documents in common with Bo, Cy (4). Grey lines: others who share 1 or more."
    )
    assert [(row.name, row.cells) for row in found.rows][:2] == [
        ("Bo", ("4", "Cy (2)")),
        ("Cy", ("4", "Bo (2)")),
    ]
    assert [row.subject and row.subject.ref for row in found.rows] == ["actor:bo", "actor:cy", "actor:di"]


def test_hostile_names_stay_words_in_a_network() -> None:
    found = partners_picture(met(BO, CY, DI), ADA)
    assert found
    assert list(parsed(found.svg).iter("script")) == []


def test_only_actors_have_a_network() -> None:
    topic = profile_view(reader(), "topic:ports")
    assert topic
    assert topic.network is None


def network_of(noted: Reader, kind: str = "actors") -> PictureView | None:
    return PageView(noted, PagePlan("/actors/", "actors.html", kind)).network


def test_the_index_of_actors_has_a_network_and_no_other_page() -> None:
    noted = met(BO, CY, DI, ties=(("bo", "cy", 2),))
    found = network_of(noted)
    assert found
    assert (
        found.description == "Ada and Bo appear together most often (4). Lines: 1 or more shared documents."
    )
    assert network_of(noted, "topics") is None


def test_actors_that_are_never_seen_together_make_no_network() -> None:
    assert network_of(reader(dated("2024-11-08"))) is None


def test_of_very_many_ties_the_weak_ones_are_not_drawn() -> None:
    partners = tuple((f"p{n}", f"P{n}", 30) for n in range(20))
    ties = tuple((f"p{a}", f"p{b}", 1 + (a == 0)) for a in range(20) for b in range(a + 1, 20))
    found = network_of(met(*partners, ties=ties))
    assert found
    assert found.description.endswith("Lines: 2 or more shared documents.")
    assert len(by_class(found.svg, "pic-arc")) == 20 + 19


# Careers.


def career(details: ActorFields, **changes: Any) -> PictureView | None:
    one = piece(
        "actor",
        "ada-vale",
        "Ada Vale",
        date="",
        details=details,
        field_targets=(("roles[1].org", Target("page", "actor:harbour")),),
    )
    profile = profile_view(reader((one,), **changes), ADA)
    assert profile
    assert profile.actor
    return profile.actor.career


MAYOR = Role(title="Mayor", from_=when("2010-05"), to=when("2014"))
MINISTER = Role(title="Minister", org="Harbor", from_=when("2015-01-01"))
CLERK = Role(title="Clerk", to=when("2009"))
UNDATED = Role(title="Member")


def test_a_career_needs_two_rows_with_dates() -> None:
    assert career(ActorFields()) is None
    assert career(ActorFields(roles=(MAYOR, UNDATED))) is None


def test_a_career_is_told_from_its_begin_to_the_present_year() -> None:
    found = career(
        ActorFields(
            roles=(MAYOR, MINISTER, UNDATED),
            memberships=(Membership(org="League", from_=when("2001"), status="observer"),),
        )
    )
    assert found
    assert found.description == (
        "3 offices and memberships between 2001 and 2025. Still held: League, observer; Minister, Harbour."
    )
    assert [(row.name, row.cells) for row in found.rows] == [
        ("League, observer", ("2001", "still held")),
        ("Mayor", ("May 2010", "2014")),
        ("Minister, Harbour", ("1 Jan 2015", "still held")),
    ]


def test_an_unknown_begin_comes_first_and_is_called_so() -> None:
    found = career(ActorFields(roles=(MAYOR, CLERK)))
    assert found
    assert found.rows[0].cells == ("unknown", "2009")
    assert found.description == "2 offices and memberships between 2009 and 2014."
    assert len(by_class(found.svg, "pic-unknown")) == 1


def test_nothing_is_held_beyond_death() -> None:
    found = career(ActorFields(roles=(MAYOR, MINISTER), died=when("2020-02-01")))
    assert found
    assert "Still held" not in found.description
    assert by_class(found.svg, "pic-open") == []


def test_a_career_depends_on_the_year_and_not_on_the_day() -> None:
    details = ActorFields(roles=(MAYOR, MINISTER))
    assert career(details, today="2025-03-01") == career(details, today="2025-12-31")
    assert career(details, today="2026-01-01") != career(details, today="2025-12-31")


# The matrix.


def matrix(counts: dict[str, dict[str, int]], actors: int) -> MatrixView:
    columns = tuple(f"actor:a{n:02d}" for n in range(actors))
    subjects = (
        *(subject("topic", ref[6:], ref[6:]) for ref in counts),
        *(subject("actor", ref[6:], ref[6:]) for ref in columns),
    )
    known = msgspec.structs.replace(
        catalog((), subjects),
        matrix={
            topic: tuple(Count(ref, count) for ref, count in its.items()) for topic, its in counts.items()
        },
    )
    values = SiteValues(plan(known), known, settings(), built_in(), {})
    page = PagePlan(
        "/matrix/", "matrix.html", "matrix", subjects=tuple(counts), groups=(Group("actors", columns),)
    )
    return MatrixView(Reader(values, relative_linker("/matrix/", "pretty"), "en"), page)


COUNTS = {
    "topic:a": {"actor:a00": 25, "actor:a01": 1},
    "topic:b": {"actor:a01": 4, "actor:a02": 9},
    "topic:c": {"actor:a00": 16},
}


def test_cells_have_a_level_on_the_scale_of_the_whole_matrix() -> None:
    levels = [[cell.level for cell in row.cells] for row in matrix(COUNTS, 3).rows]
    assert levels == [[5, 1, 0], [0, 2, 3], [4, 0, 0]]


def test_the_grid_shows_what_has_most_in_common_first() -> None:
    found = matrix(COUNTS, 3).picture
    assert found
    assert found.wide
    assert found.description.startswith("a and a00 have most in common (25).")
    assert [(row.name, row.cells) for row in found.rows] == [
        ("a", ("a00 (25), a01 (1)",)), ("c", ("a00 (16)",)), ("b", ("a02 (9), a01 (4)",)),
    ]  # fmt: skip


@pytest.mark.parametrize(("topics", "actors"), [(0, 0), (2, 3), (3, 2)])
def test_a_tiny_matrix_has_no_picture(topics: int, actors: int) -> None:
    counts = {f"topic:t{n}": {f"actor:a{m:02d}": 1 for m in range(actors)} for n in range(topics)}
    assert matrix(counts, actors).picture is None


def test_a_large_matrix_is_shown_in_part() -> None:
    counts = {f"topic:t{n:02d}": {f"actor:a{m:02d}": 1 + n * m for m in range(40)} for n in range(30)}
    found = matrix(counts, 40).picture
    assert found
    assert len(found.rows) == 16
    assert len(by_class(found.svg, "pic-cell")) >= 16 * 24


# The words stand in a page of any direction.


@pytest.mark.parametrize("language", ["ar", "he", "uk", "zh"])
def test_a_picture_says_the_same_twice(language: str) -> None:
    days = ("2024-09-02", "2024-11-08", "2024-11-20")
    assert coverage(*days, language=language) == coverage(*days, language=language)
    assert ('direction="ltr"' in coverage(*days, language=language).svg) is (language in {"ar", "he"})
