"""Pictures of figures after an edit: what a clean build gives, and no page more than it takes."""

import pytest

from tests.conftest import MakeSite
from tests.sites import SiteFolder, document
from tests.stages.clean import rebuilt

PART = '{% import "parts/picture.html" as pictures with context %}{{ page.heading }}'
SHOWN = {
    "topic": f"{PART}{{{{ pictures.figure(subject.coverage) }}}}",
    "actor": f"{PART}{{{{ pictures.figure(subject.coverage) }}}}{{{{ pictures.figure(subject.network) }}}}"
    "{% if subject.actor %}{{ pictures.figure(subject.actor.career) }}{% endif %}",
    "actors": f"{PART}{{{{ pictures.figure(page.network) }}}}",
    "matrix": f"{PART}{{{{ pictures.figure(matrix.picture) }}}}"
    "{% for row in matrix.rows %}{% for cell in row.cells %}{{ cell.level }}{% endfor %}{% endfor %}",
}
ACTORS = ("Ada", "Bo", "Cy", "Di")
TOPICS = ("Ports", "Fees", "Ice")
YEAR = 365 * 86_400


def note(
    number: int, day: str, actors: str = "[Ada, Bo, Cy, Di]", topics: str = "[Ports, Fees, Ice]"
) -> dict[str, str]:
    """Return a note."""
    text = document(f"Note {number}", f"date: {day}", f"topics: {topics}", f"actors: {actors}", body="Words.")
    return {f"content/notes/n{number}.md": text}


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    career = "roles: [{title: Mayor, from: 2001, to: 2004}, {title: Minister, from: 2004-05}]"
    made = site(
        {
            **{f"themes/briefing/templates/{name}.html": text for name, text in SHOWN.items()},
            **note(1, "2024-09-01"),
            **note(2, "2024-11-02"),
            **note(3, "2024-11-03", "[Ada, Bo]", "[Ports]"),
            "content/actors/ada.md": document("Ada", career, body="She."),
        }
    )
    assert made.build().exit_code == 0
    return made


def rendered(desk: SiteFolder, files: dict[str, str | None], **options: object) -> set[str]:
    report = rebuilt(desk.edit(files), **options)
    assert report
    return set(report.rendered)


def test_all_pictures_are_there(desk: SiteFolder) -> None:
    assert desk.page("/topics/ports/").count("<svg") == 1
    assert desk.page("/actors/ada/").count("<svg") == 3
    assert desk.page("/actors/").count("<svg") == desk.page("/matrix/").count("<svg") == 1


def test_a_new_document_changes_coverage_network_and_grid(desk: SiteFolder) -> None:
    before = (
        desk.page("/topics/ports/"),
        desk.page("/actors/ada/"),
        desk.page("/actors/"),
        desk.page("/matrix/"),
    )
    assert {"/topics/ports/", "/actors/ada/", "/actors/", "/matrix/"} <= rendered(
        desk, dict(note(4, "2024-11-10"))
    )
    after = (
        desk.page("/topics/ports/"),
        desk.page("/actors/ada/"),
        desk.page("/actors/"),
        desk.page("/matrix/"),
    )
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert "4 documents from September 2024 to November 2024" in desk.page("/topics/ports/")


def test_a_document_of_a_newer_month_moves_the_end_of_all_bars(desk: SiteFolder) -> None:
    """The site's clock stands in November 2024; the others' newest month is September then."""
    desk.edit({"content/notes/n2.md": None, "content/notes/n3.md": None})
    rendered(desk, {**note(2, "2024-08-02"), **note(3, "2024-08-03")})
    assert "None since then." not in desk.page("/topics/ports/")
    found = rendered(desk, dict(note(5, "2024-11-01", "[Ed]", "[Lights]")))
    assert {"/topics/ports/", "/actors/bo/"} <= found
    assert "None since then." in desk.page("/topics/ports/")


def test_a_retitled_document_leaves_the_pictures_alone(desk: SiteFolder) -> None:
    text = note(1, "2024-09-01")["content/notes/n1.md"].replace("Note 1", "Another")
    found = rendered(desk, {"content/notes/n1.md": text})
    assert not found & {"/topics/fees/", "/actors/cy/", "/actors/", "/matrix/"}


def test_a_removed_document_takes_the_picture_with_it(desk: SiteFolder) -> None:
    rendered(desk, {"content/notes/n3.md": None})
    assert "<svg" not in desk.page("/topics/ports/")


def test_a_new_year_makes_careers_longer_and_renders_nothing_else(desk: SiteFolder) -> None:
    report = rebuilt(desk, at=1_732_190_400 + YEAR)
    assert report
    assert set(report.rendered) == {"/actors/ada/"}
    assert "between 2001 and 2025" in desk.page("/actors/ada/")


def test_another_day_of_the_same_year_renders_nothing(desk: SiteFolder) -> None:
    report = rebuilt(desk, at=1_732_190_400 + 86_400)
    assert report
    assert report.rendered == ()
