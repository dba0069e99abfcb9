"""What many pages are told is found out once."""

from collections.abc import Callable

from briefgen.theme.links import relative_linker
from briefgen.theme.values.known import Addresses, Keyed, Known
from tests.theme.desk import ICE

LINKER = relative_linker("/topics/ports/", "pretty")


def counting(values: dict[str, object]) -> tuple[Callable[[str], object], list[str]]:
    asked: list[str] = []

    def value(key: str) -> object:
        asked.append(key)
        return values.get(key, "")

    return value, asked


def test_a_key_that_many_pages_read_is_made_once() -> None:
    make, asked = counting({"card:document:x": "card"})
    known = Known(make)
    assert [known["card:document:x"], known["card:document:x"]] == ["card", "card"]
    assert asked == ["card:document:x"]


def test_a_key_that_one_page_reads_is_not_kept() -> None:
    make, asked = counting({"body:document:x": "long text"})
    known = Known(make)
    assert [known["body:document:x"], known["body:document:x"]] == ["long text", "long text"]
    assert asked == ["body:document:x"] * 2
    assert not known


def test_a_card_comes_with_its_key() -> None:
    make, asked = counting({"card:document:articles/ice": ICE.document.card})
    cards = Keyed("card", make)
    assert cards["document:articles/ice"] == ("card:document:articles/ice", ICE.document.card)
    assert cards["document:articles/ice"] is cards["document:articles/ice"]
    assert asked == ["card:document:articles/ice"]


def test_an_address_comes_with_key_and_route() -> None:
    make, asked = counting({"route:document:a b": "/a b/"})
    addresses = Addresses(LINKER, make)
    assert addresses["document:a b"] == ("route:document:a b", "/a b/", "../../a%20b/")
    assert addresses["document:a b"] is addresses["document:a b"]
    assert asked == ["route:document:a b"]


def test_what_has_no_route_has_no_address() -> None:
    make, _ = counting({})
    assert Addresses(LINKER, make)["topic:gone"] == ("route:topic:gone", "", "")
