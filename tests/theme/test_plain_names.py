"""Names without a page, on sites that make no stubs."""

from tests.conftest import MakeSite
from tests.sites import SETTINGS, document


def test_a_topic_without_a_page_is_still_named_on_the_document(site: MakeSite) -> None:
    made = site(
        {
            "briefgen.yaml": SETTINGS + "stubs: false\n",
            "content/notes/a.md": document("A", "date: 2024-11-01", "topics: [Tidal mills]"),
        }
    )
    assert made.refusal() == (0, ())
    assert "Tidal mills" in made.text("/notes/a/")
    assert not (made.output / "topics/tidal-mills").exists()
