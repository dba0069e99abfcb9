from briefgen.catalog.listing import listing
from briefgen.model.site import Listing
from tests.catalog.documents import make_document


def test_a_listing_has_the_card_and_what_lists_ask_for() -> None:
    one = make_document("articles/ice.md", genre="opinion", tlp="GREEN", unlisted=True)
    assert listing(one) == Listing(one.card, "opinion", "GREEN", unlisted=True)


def test_only_articles_have_a_genre() -> None:
    assert listing(make_document("notes/slip.md")).genre == ""
    assert listing(make_document("articles/ice.md")).genre == ""
