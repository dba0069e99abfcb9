"""What would make an incremental build differ from a clean one, and the rule against it."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import MakeSite
from tests.properties.lean_theme import lean_theme
from tests.sites import NOON, SETTINGS, SiteFolder, document
from tests.stages.clean import attempt, rebuilt

HOUR, DAY = 3_600, 86_400
LEAN = {**lean_theme(), "briefgen.yaml": f"{SETTINGS}theme: lean\n"}
THEME = "themes/lean/templates"
FOG = document("Fog", "date: 2024-11-03", "topics: [Ports]", body="On the [[Slip]].")
SLIP = document("Slip", "date: 2024-11-01", "topics: [Ports]", body="A slip.")
UNDATED = document("Slip", "topics: [Ports]", body="A slip.")


@pytest.fixture
def desk(site: MakeSite) -> SiteFolder:
    made = site({**LEAN, "content/articles/fog.md": FOG, "content/notes/slip.md": SLIP})
    assert made.build().exit_code == 0
    return made


def rendered(site: SiteFolder, files: Mapping[str, str | bytes | None], **options: object) -> set[str]:
    """Edit, build, require what a clean build gives, and return what was rendered."""
    report = rebuilt(site.edit(files), **options)
    assert report
    return set(report.rendered)


# Templates.


def test_what_an_imported_template_reads_at_its_top_counts_for_each_page_that_imports_it(
    desk: SiteFolder,
) -> None:
    top = '{% set name = site.title %}{% set word = t("feed") %}{% macro sign() %}{{ name }} {{ word }}{% endmacro %}'
    page = '{% import "top.html" as top with context %}{{ top.sign() }}'
    desk.edit({f"{THEME}/top.html": top, f"{THEME}/note.html": page, f"{THEME}/article.html": page}).build()
    renamed = f"{SETTINGS.replace('Harbour', 'Quay')}theme: lean\n"
    assert {"/articles/fog/", "/notes/slip/"} <= rendered(desk, {"briefgen.yaml": renamed})
    assert desk.page("/notes/slip/") == desk.page("/articles/fog/") == "Quay Desk Feed"
    assert {"/articles/fog/", "/notes/slip/"} <= rendered(desk, {"themes/lean/i18n/en.yaml": "feed: News\n"})
    assert desk.page("/notes/slip/") == "Quay Desk News"


def test_an_imported_template_without_context_has_nothing_to_read(desk: SiteFolder) -> None:
    files = {
        f"{THEME}/top.html": "{% set name = site.title %}",
        f"{THEME}/note.html": '{% import "top.html" as top %}',
    }
    assert attempt(desk.edit(files))[0] == 1


@pytest.mark.parametrize(
    "use", ["{{ lipsum() }}", "{{ [1, 2, 3] | random }}", "{{ range(5) | random }}", "{{ now() }}"]
)
def test_templates_have_neither_chance_nor_a_clock(desk: SiteFolder, use: str) -> None:
    assert attempt(desk.edit({f"{THEME}/note.html": use}))[0] == 1


@pytest.mark.parametrize("view", ["document", "site", "page", "document.topics[0]", "document.state", "m"])
def test_a_view_that_is_printed_whole_is_refused_since_nothing_would_be_recorded(
    desk: SiteFolder, view: str
) -> None:
    code, problems = attempt(desk.edit({f"{THEME}/note.html": f"{{{{ {view} }}}}"}))
    assert (code, len(problems)) == (1, 1)


@pytest.mark.parametrize("function", ["t", "asset", "site.latest", "site.option"])
def test_a_function_that_is_printed_has_the_same_text_in_each_process(
    desk: SiteFolder, function: str
) -> None:
    code, _ = attempt(desk.edit({f"{THEME}/note.html": f"{{{{ {function} }}}}"}))
    assert code == 1 or " at 0x" not in desk.page("/notes/slip/")


def test_a_template_that_an_include_did_not_find_is_noticed_when_it_appears(desk: SiteFolder) -> None:
    assert "/notes/slip/" in rendered(desk, {f"{THEME}/parts/extra.html": "extra"})
    assert "extra" in desk.page("/notes/slip/")
    assert "/notes/slip/" in rendered(desk, {f"{THEME}/parts/extra.html": None})


def test_one_of_several_names_of_an_include_is_noticed_when_it_appears(desk: SiteFolder) -> None:
    both = '{% include ["parts/first.html", "parts/second.html"] %}'
    desk.edit({f"{THEME}/note.html": both, f"{THEME}/parts/second.html": "second"}).build()
    assert rendered(desk, {f"{THEME}/parts/first.html": "first"}) == {"/notes/slip/"}
    assert desk.page("/notes/slip/") == "first"


def test_a_file_of_the_parent_theme_counts_until_one_of_the_theme_hides_it(desk: SiteFolder) -> None:
    ground = "themes/ground/templates/note.html"
    assert rendered(desk, {ground: "ground"}) == {"/notes/slip/"}
    assert rendered(desk, {f"{THEME}/note.html": "lean"}) == {"/notes/slip/"}
    assert rendered(desk, {ground: "hidden"}) == set()
    assert rendered(desk, {f"{THEME}/note.html": None}) == {"/notes/slip/"}
    assert desk.page("/notes/slip/") == "hidden"


def test_a_computed_name_depends_on_the_whole_theme(desk: SiteFolder) -> None:
    desk.edit({f"{THEME}/note.html": '{% include "parts/" ~ page.kind ~ ".html" ignore missing %}'}).build()
    assert "/notes/slip/" in rendered(desk, {f"{THEME}/parts/note.html": "computed"})
    assert desk.page("/notes/slip/") == "computed"


def test_a_document_may_choose_a_template_that_changes_later(desk: SiteFolder) -> None:
    chosen = document("Slip", "date: 2024-11-01", "template: own.html", body="A slip.")
    desk.edit({"content/notes/slip.md": chosen, f"{THEME}/own.html": "one"}).build()
    assert "/notes/slip/" in rendered(desk, {f"{THEME}/own.html": "two"})
    assert desk.page("/notes/slip/") == "two"


# Versions.


def test_another_version_of_any_package_makes_everything_anew(
    desk: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packages" / "nh3-99.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "packages")])
    report = desk.build()
    assert len(report.parsed) == 2
    assert len(report.rendered) == report.pages


def test_another_version_of_python_makes_everything_anew(
    desk: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version", "4.0")
    assert len(desk.build().parsed) == 2


# Problems.


def test_problems_of_files_that_are_not_parsed_again_are_told_again(desk: SiteFolder) -> None:
    desk.edit({"content/notes/slip.md": UNDATED})
    first = rebuilt(desk)
    again = rebuilt(desk)
    later = rebuilt(desk.edit({"content/about.md": document("About")}))
    assert first
    assert again
    assert later
    assert first.problems == again.problems == later.problems != ()
    assert (again.parsed, later.parsed) == ((), ("content/about.md",))


def test_strictness_fails_where_a_clean_build_fails_and_leaves_the_site(desk: SiteFolder) -> None:
    desk.edit({"content/notes/slip.md": UNDATED})
    assert rebuilt(desk)
    for strict in (True, True, False, True):
        rebuilt(desk, strict=strict)
    assert attempt(desk, strict=True)[0] == 1


def test_a_problem_moves_with_its_line(desk: SiteFolder) -> None:
    desk.edit({"content/notes/slip.md": SLIP.replace("title", "titel: x\ntitle")})
    first = rebuilt(desk)
    moved = rebuilt(desk.edit({"content/notes/slip.md": SLIP.replace("title", "# note\n\ntitel: x\ntitle")}))
    assert first
    assert moved
    lines = [
        found.span.line for report in (first, moved) for found in report.problems if "titel" in found.message
    ]
    assert lines[1] == lines[0] + 2


def test_a_reason_for_which_a_file_is_withheld_may_change_while_it_stays_withheld(desk: SiteFolder) -> None:
    hidden = document("Secret", "date: 2024-11-01", "embargo: 2024-11-21T13:00:00Z", "status: draft")
    desk.edit({"content/notes/hid.md": hidden, "content/about.md": document("About", body="[[Secret|It]].")})
    before = rebuilt(desk)
    after = rebuilt(desk, at=NOON + HOUR)
    assert before
    assert after
    assert "(embargo)" in str(before.problems)
    assert "(draft)" in str(after.problems)
    assert after.rendered == ()


def test_a_broken_file_fails_until_it_is_mended_and_the_site_stands_meanwhile(desk: SiteFolder) -> None:
    for text in ("---\ntitle: [\n---\n", "---\ntitle: [\n---\nmore\n", SLIP):
        rebuilt(desk.edit({"content/notes/slip.md": text}))
    assert desk.report
    assert desk.report.rendered == ()


# Lists.


def test_a_new_document_shifts_no_other_from_page_to_page_of_a_list(desk: SiteFolder) -> None:
    notes = {f"content/notes/n{day}.md": document(f"N{day}", f"date: 2024-10-{day}") for day in range(10, 17)}
    desk.edit({**notes, "briefgen.yaml": f"{SETTINGS}theme: lean\npage_size: 3\n"}).build()
    before = desk.text("/notes/page/1/")
    found = rendered(desk, {"content/notes/new.md": document("New", "date: 2024-11-02")})
    # A page of a list knows the total, so that all of them are rendered.
    assert {route for route in found if "/page/" in route} >= {"/notes/page/1/", "/notes/page/2/"}
    assert [word for word in desk.text("/notes/page/1/").split() if word[0] == "N"] == [
        word for word in before.split() if word[0] == "N"
    ]


def test_a_count_is_a_value_of_its_own(desk: SiteFolder) -> None:
    desk.edit({f"{THEME}/404.html": "{% for it in site.sections %}{{ it.title }}{% endfor %}"}).build()
    new = {"content/notes/new.md": document("New", "date: 2024-11-02", "topics: [Ports]")}
    found = rendered(desk, new)
    assert "/topics/" in found
    assert "/404.html" not in found


# Time.


def test_two_moments_of_one_day_give_the_same_site(desk: SiteFolder) -> None:
    before = desk.tree()
    assert rendered(desk, {}, at=NOON + 1) == set()
    assert rendered(desk, {}, at=NOON + 11 * HOUR) == set()
    assert desk.tree() == before


def test_what_is_due_comes_in_and_goes_out_again_with_the_clock(desk: SiteFolder) -> None:
    desk.edit({"content/notes/soon.md": document("Soon", "date: 2024-11-21T13:00:00Z")}).build()
    for at in (NOON, NOON + HOUR - 1, NOON + HOUR, NOON + DAY, NOON, NOON + 2 * HOUR):
        rebuilt(desk, at=at)
        assert (desk.output / "notes/soon/index.html").exists() == (at >= NOON + HOUR)


def test_the_day_changes_at_midnight_of_the_sites_zone(desk: SiteFolder) -> None:
    zone = {"briefgen.yaml": f"{SETTINGS}theme: lean\ntime_zone: Asia/Kolkata\n"}
    review = SLIP.replace("title", "review_by: 2024-11-21\ntitle")
    rebuilt(desk.edit({**zone, "content/notes/slip.md": review}))
    midnight = NOON + 6 * HOUR + HOUR // 2
    assert rendered(desk, {}, at=midnight - 1) == set()
    assert rendered(desk, {}, at=midnight) == {"/notes/slip/"}
    assert rendered(desk, {}, at=NOON) == {"/notes/slip/"}


# Feeds and the site map.


def test_a_feed_changes_with_its_entries_not_with_the_clock(desk: SiteFolder) -> None:
    before = desk.page("/feed.atom")
    rebuilt(desk, at=NOON + DAY)
    assert desk.page("/feed.atom") == before
    assert "/feed.atom" in rendered(desk, {"content/notes/slip.md": SLIP.replace("A slip.", "Long slip.")})
    assert "<updated>2024-11-03T00:00:00Z</updated>" in desk.page("/feed.atom")


def test_the_site_map_changes_with_dates_and_addresses_not_with_words(desk: SiteFolder) -> None:
    longer = SLIP.replace("A slip.", "A slip.\n\nLonger.")
    assert "/sitemap.xml" not in rendered(desk, {"content/notes/slip.md": longer})
    updated = longer.replace("title", "updated: 2024-11-05\ntitle")
    assert "/sitemap.xml" in rendered(desk, {"content/notes/slip.md": updated})
    assert "2024-11-05" in desk.page("/sitemap.xml")


# Assets and strings.


def test_a_picture_that_a_style_sheet_names_changes_the_style_sheets_name_and_all_pages(
    desk: SiteFolder,
) -> None:
    dot = {"themes/lean/assets/css/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg' id='new'/>"}
    before = set(desk.tree())
    assert {"/", "/404.html", "/notes/slip/"} <= rendered(desk, dot)
    assert len([name for name in before - set(desk.tree()) if name.startswith("assets/")]) == 2


def test_style_sheets_that_refer_to_each_other_are_an_error_each_time(desk: SiteFolder) -> None:
    sheets = {
        "themes/lean/assets/css/site.css": '@import "other.css";',
        "themes/lean/assets/css/other.css": '@import "site.css";',
    }
    rebuilt(desk.edit(sheets))
    rebuilt(desk)
    assert attempt(desk)[0] == 1


def test_a_string_of_one_language_renders_the_pages_in_it(desk: SiteFolder) -> None:
    uk = {"themes/lean/i18n/uk.yaml": "kind: {note: Нотатка}\n"}
    desk.edit({**uk, "content/notes/uk.md": document("Uk", "date: 2024-11-02", "lang: uk")}).build()
    new = {"themes/lean/i18n/uk.yaml": "kind: {note: Записка}\n"}
    assert rendered(desk, new) == {"/notes/uk/"}


def test_a_language_that_the_theme_learns_or_forgets_changes_the_pages_in_it(desk: SiteFolder) -> None:
    desk.edit({"content/notes/it.md": document("It", "date: 2024-11-02", "lang: it")}).build()
    assert "/notes/it/" in rendered(desk, {"themes/lean/i18n/it.yaml": "moved: Avanti\n"})
    assert '<html lang="it">' in desk.page("/notes/it/")
    assert "/notes/it/" in rendered(desk, {"themes/lean/i18n/it.yaml": None})
    assert '<html lang="en">' in desk.page("/notes/it/")


def test_a_template_that_is_endless_for_one_page_is_told_as_in_a_clean_build(desk: SiteFolder) -> None:
    loop = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}"
    desk.edit({f"{THEME}/note.html": f'{{% if document.title == "Endless" %}}{loop}{{% endif %}}'})
    later = {"content/notes/z.md": document("Later", "date: 2024-11-01")}
    assert attempt(desk.edit(later))[0] == 0
    rebuilt(desk.edit({"content/notes/slip.md": SLIP.replace("Slip", "Endless")}))
