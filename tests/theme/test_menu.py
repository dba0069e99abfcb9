"""The menu: words are translated, titles stay as their author wrote them."""

from tests.conftest import MakeSite
from tests.sites import SETTINGS, document

GERMAN = "section:\n  topics: Themen\n  matrix: Themen und Akteure\n"


def test_titles_stay_and_words_take_the_language_of_the_site(site: MakeSite) -> None:
    made = site(
        {
            "briefgen.yaml": SETTINGS
            + "language: de\nmenu: [topics, matrix, {title: About, url: about}, {title: Hafen, url: actors}]\n",
            "themes/briefing/i18n/de.yaml": GERMAN,
            "content/about.md": document("About us"),
        }
    )
    assert made.refusal() == (0, ())
    header = made.page("/").partition("</header>")[0]
    found = [part.partition("</a>")[0] for part in header.split('">')]
    assert [title for title in ("Themen", "Themen und Akteure", "About", "Hafen") if title in found] == [
        "Themen",
        "Themen und Akteure",
        "About",
        "Hafen",
    ]
    assert "about" not in found
