"""Whole sites in each language that the built-in theme speaks, and in several at once."""

import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from briefgen.theme.dates import month_in_words
from tests.conftest import MakeSite
from tests.sites import SETTINGS, SiteFolder, document
from tests.theme.desk import built_in

LANGUAGES = ("ar", "de", "en", "es", "fr", "pl", "ru", "uk")
# Nothing of this is a word of any of the languages, so that each English word found is the theme's.
FILES = {
    "content/_data/authors.yaml": "- {id: zaq, name: Zaq Wux, role: Vox, contact: zaq@example.org, bio: Zib zob.}\n",
    "content/_data/series.yaml": "- {id: qux, name: Qux, description: Zib.}\n",
    "content/index.md": document("Zoz", body="Zib zob."),
    "content/kux.md": document("Kux", body="Zib."),
    "content/topics/wix.md": document(
        "Wix", "scope: Zob zib", "state: watch", "owner: zaq", "questions: [{id: q1, text: Zib}]", "watch: [{date: 2024-12-01, text: Zob}]",
        "start_here: [vux]",
    ),
    "content/topics/wixlet.md": document("Wixlet", "parent: Wix"),
    "content/actors/yaz.md": document(
        "Yaz", "actor_kind: person", "native_name: Ÿaz", "aliases: [Yaq]", "standing: former", "born: 1950-05-01",
        "roles: [{title: Zub, org: Xoq, from: 2001, to: 2003}, {title: Zob, from: 2020-03, acting: true}, {title: Vib, to: 1999}]",
        "memberships: [{org: Xoq, status: zib, from: 2004-05-01}]", "relations: [{to: Xoq, type: ally_of}]",
        "identifiers: {wikidata: Q1}",
    ),
    "content/actors/xoq.md": document("Xoq", "actor_kind: organisation", "founded: 1949-04-04"),
    "content/articles/vux.md": document(
        "Vux", "date: 2024-11-03", "updated: 2024-11-05", "as_of: 2024-11-02T10:00Z", "topics: [Wix]", "actors: [Yaz, Xoq]",
        "tags: [zig]", "authors: [zaq]", "series: qux", "part: 1", "genre: analysis", "question: Zib?", "bottom_line: Zob.",
        "key_points: [Zib, Zob]", "summary: Zub.", "contributors: [Vib]", "reviewers: [Vob]", "editors: [Vub]",
        "corrections: [{date: 2024-11-05, text: Zib zob., class: correction}]", "chatham_house: true",
        "origin: {publisher: Zaz, url: https://example.org/z, published: 2024-11-01, author: Wuz, license: CC}",
        "redirect_from: [/vax/]",
        body="Zib [[Yaz]] zob.[^1]\n\n## Zab\n\n## Zeb\n\n## Zyb\n\n> [!warning]\n> Zob.\n\n| Zi | Zo |\n|---|---|\n| 1 | 2 |\n\n[^1]: Zub.",
    ),
    "content/articles/vax.md": document(
        "Vax", "date: 2024-10-03", "topics: [Wixlet]", "actors: [Yaz]", "series: qux", "part: 2", "status: superseded",
        "superseded_by: vux", "review_by: 2024-11-01", body="Zib [[Vux]] zob.",
    ),
    "content/notes/vox.md": document("Vox", "date: 2023-05-03", "actors: [Yaz]", "status: archived", body="[[Xoq]] zob [[Wix]]."),
    "content/notes/vix.md": document("Vix", "date: 2023-05-01", "status: withdrawn", "expires: 2024-01-01", "topics: [Wix]"),
    "content/briefs/vyx.md": document(
        "Vyx", "date: 2024-11-10", "issue: 7", "period: {from: 2024-11-03, to: 2024-11-09}", "topics: [Wix]",
        "watch: [{date: 2024-12-01, text: Zib}]",
    ),
}  # fmt: skip
SHOWN = ("aria-label", "title", "alt", "content")


def shown(html: str) -> Iterator[str]:
    """Yield all that a reader sees or hears of a page, piece by piece."""
    tree = LexborHTMLParser(html)
    for node in tree.css("*"):
        yield from (str(node.attributes[name] or "") for name in SHOWN if name in node.attributes)
    for hidden in tree.css("script, style"):
        hidden.decompose()
    assert tree.root is not None
    yield tree.root.text(separator="\n")


def words_only_english(language: str) -> list[str]:
    """Return the phrases of the English interface that the language's own does not have too."""
    strings = built_in().strings
    months = " ".join(month_in_words(f"2024-{number:02}", language) for number in range(1, 13))
    own = " ".join((*strings[language].values(), months)).casefold()
    phrases = {
        part.strip(" .:,") for text in strings["en"].values() for part in re.split(r"\{[a-z_]+\}", text)
    }
    besides = {"January", "March", "May", "October", "November", "December", "Footnotes", "Warning", "Table"}
    return sorted(one for one in phrases | besides if len(one) > 2 and one.casefold() not in own)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    found = {}
    for language in LANGUAGES:
        made = SiteFolder(tmp_path_factory.mktemp(language), FILES)
        made.edit({"briefgen.yaml": f"{SETTINGS.replace('Harbour Desk', 'Qoq')}language: {language}\n"})
        report = made.build()
        assert report.exit_code == 0, report.problems
        found[language] = {
            path: data.decode() for path, data in made.tree().items() if path.endswith(".html")
        }
    return found


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_english_word_of_the_interface_is_left(sites: dict[str, dict[str, str]], language: str) -> None:
    phrases = words_only_english(language)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
    left = {
        (path, word)
        for path, html in sites[language].items()
        for text in shown(html)
        for word in pattern.findall(text)
    }
    assert left == set()
    assert len(phrases) > 100


def test_the_search_for_english_words_finds_them(sites: dict[str, dict[str, str]]) -> None:
    pages = " ".join(text for html in sites["en"].values() for text in shown(html))
    missing = [one for one in words_only_english("uk") if one not in pages]
    assert {"Key points", "Also read", "Bottom line", "Warning", "November", "ally of"}.isdisjoint(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_tells_its_language_and_direction(sites: dict[str, dict[str, str]], language: str) -> None:
    assert len(sites[language]) > 25
    for path, html in sites[language].items():
        root = LexborHTMLParser(html).css_first("html")
        assert root is not None
        assert root.attributes["lang"] == language, path
        if path != "vax/index.html":
            assert root.attributes.get("dir") == ("rtl" if language == "ar" else None), path


PIECES = {
    "content/notes/dues.md": document("Dues", "date: 2024-11-03", "topics: [Ports]", body="Dues rise."),
    "content/notes/dues-uk.md": document(
        "Збори", "date: 2024-11-04", "lang: uk", "translation_of: dues", "topics: [Ports]", body="Збори зростають, [[Dues]]."
    ),
    "content/notes/dues-ar.md": document(
        "الرسوم", "date: 2024-11-05", "lang: ar", "translation_of: dues", "topics: [Ports]", body="ترتفع الرسوم."
    ),
    "content/notes/other.md": document("Other", "date: 2024-11-06", body="About [[Dues]] and [[dues-ar|الرسوم]]."),
}  # fmt: skip


def test_each_document_speaks_its_own_language(site: MakeSite) -> None:
    desk = site(PIECES)
    assert desk.build().problems == ()
    assert '<html lang="ar" dir="rtl">' in desk.page("/notes/dues-ar/")
    assert "الموضوعات" in desk.page("/notes/dues-ar/")
    assert "4 листопада 2024" in desk.page("/notes/dues-uk/")
    assert '<html lang="en">' in desk.page("/notes/dues/")
    assert '<html lang="en">' in desk.page("/topics/ports/")


@pytest.mark.parametrize(
    "edit",
    [
        {"content/notes/dues-uk.md": PIECES["content/notes/dues-uk.md"].replace("lang: uk", "lang: ru")},
        {"content/notes/dues-uk.md": PIECES["content/notes/dues-uk.md"].replace("lang: uk\n", "")},
        {"content/notes/dues-uk.md": PIECES["content/notes/dues-uk.md"].replace("translation_of: dues\n", "")},
        {"content/notes/dues-ar.md": PIECES["content/notes/dues-ar.md"].replace("lang: ar", "lang: ar\nstatus: draft")},
        {"content/notes/dues.md": None},
        {"content/notes/dues.md": PIECES["content/notes/dues.md"].replace("title: Dues", "title: Dues\nlang: pl\nid: dues")},
        {"content/topics/ports.md": document("Порти", "lang: uk", "aliases: [Ports]")},
        {"briefgen.yaml": f"{SETTINGS}language: uk\n"},
        {"briefgen.yaml": f"{SETTINGS}language: ar\nmenu: [topics, {{title: Dues, url: notes/dues}}]\n"},
        {"themes/briefing/i18n/be.yaml": "skip: Да зместу\n", "content/notes/other.md": document("Лёд", "lang: be", "date: 2024-11-06")},
    ],
)  # fmt: skip
def test_an_edit_of_a_language_leaves_what_a_clean_build_gives(
    site: MakeSite, edit: dict[str, str | None]
) -> None:
    desk = site({**PIECES, "content/notes/other.md": PIECES["content/notes/other.md"]})
    desk.build()
    desk.edit(edit)
    later = desk.build()
    tree = desk.tree()
    clean = desk.build(full=True)
    assert desk.tree() == tree
    assert [one.code for one in later.problems] == [one.code for one in clean.problems]


def test_a_theme_that_learns_a_language_renders_the_pages_in_it(site: MakeSite) -> None:
    desk = site({**PIECES, "content/notes/ice.md": document("Лёд", "lang: be", "date: 2024-11-07")})
    desk.build()
    assert '<html lang="en">' in desk.page("/notes/ice/")
    desk.edit({"themes/briefing/i18n/be.yaml": "skip: Да зместу\n"}).build()
    assert '<html lang="be">' in desk.page("/notes/ice/")
    assert "Да зместу" in desk.page("/notes/ice/")


def test_a_withheld_translation_leaves_no_trace(site: MakeSite) -> None:
    desk = site(
        {
            **PIECES,
            "content/notes/dues-pl.md": document(
                "Opłaty", "lang: pl", "translation_of: dues", "status: draft"
            ),
        }
    )
    desk.build()
    with_draft = desk.tree()
    desk.edit({"content/notes/dues-pl.md": None}).build()
    assert desk.tree() == with_draft
