"""What pages say in the words of schema.org."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib.namespace import SDO

from briefgen.model.fields import ActorFields, Correction, Identifiers, Origin
from briefgen.model.site import Terms
from tests.theme.desk import PIECES, VALE, catalog, page, piece, when

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_KNOWN = frozenset(SDO.__annotations__)


def data(route: str, known: Any = None, **changes: Any) -> dict[str, Any]:
    """Return the block of a page; its own node alone where it is a graph."""
    found = json.loads(_BLOCK.findall(page(route, known, **changes))[0])
    own: dict[str, Any] = found["@graph"][0] if "@graph" in found else found
    return own


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)


@pytest.mark.parametrize(
    "route",
    ["/", "/articles/ice/", "/notes/fees/", "/about/", "/topics/ports/", "/actors/ada-vale/", "/authors/m-orr/", "/tags/winter/",
     "/archive/2024/11/", "/matrix/"],
)  # fmt: skip
def test_every_type_and_property_is_one_of_the_vocabulary(route: str) -> None:
    found = json.loads(_BLOCK.findall(page(route))[0])
    assert found["@context"] == "https://schema.org"
    for node in nodes(found):
        if "@type" in node:
            assert node["@type"] in _KNOWN
        # An action's property may say how it is asked for: query-input is the one of query.
        names = {name.removesuffix("-input") for name in node if not name.startswith("@")}
        assert names - _KNOWN == set()


def test_a_document_tells_its_kind_dates_makers_and_subjects() -> None:
    found = data("/articles/ice/")
    assert found["@type"] == "AnalysisNewsArticle"
    assert (found["headline"], found["datePublished"], found["dateModified"]) == (
        "Who clears the ice",
        "2024-11-08",
        "2024-11-12",
    )
    assert found["author"]["name"] == "Mira Orr"
    assert [one["name"] for one in found["about"]] == ["Ports", "Tariffs"]
    assert found["mentions"]["name"] == "Ada Vale"
    assert found["correction"]["text"] == "The bay is deeper."
    assert found["url"] == "https://example.org/desk/articles/ice/"


def test_a_document_from_elsewhere_tells_from_where() -> None:
    origin = Origin(publisher="Quay Press", url="https://example.com/a")
    assert (
        data("/notes/n/", catalog((piece("note", "n", "N", origin=origin),)))["isBasedOn"]
        == "https://example.com/a"
    )


def test_an_actor_is_told_by_its_sort_with_its_keys_in_registers() -> None:
    details = ActorFields(
        actor_kind="person", identifiers=Identifiers(wikidata="Q1", website="https://example.com/")
    )
    vale = piece("actor", "ada-vale", "Ada Vale", details=details)
    known = catalog((*(one for one in PIECES if one is not VALE), vale))
    entity = data("/actors/ada-vale/", known)["mainEntity"]
    assert entity["@type"] == "Person"
    assert entity["sameAs"] == ["https://www.wikidata.org/wiki/Q1", "https://example.com/"]


def test_no_title_ends_the_block() -> None:
    hostile = '</script><script>alert("1")</script><!-- & ]]>'
    fault = Correction(date=when("2024-11-01"), text=hostile)
    known = catalog((piece("note", "n", hostile, terms=Terms(), corrections=(fault,), summary=hostile),))
    assert data("/notes/n/", known)["headline"] == hostile
    assert "alert" not in "".join(
        re.sub(r"(?s)<script type=.*?</script>", "", part)
        for part in re.findall(r"<script.*?</script>", page("/notes/n/", known), re.DOTALL)
    )


def test_the_way_to_a_page_is_told() -> None:
    found = json.loads(_BLOCK.findall(page("/articles/ice/"))[0])["@graph"][1]
    assert found["@type"] == "BreadcrumbList"
    assert [(one["position"], one["name"]) for one in found["itemListElement"]] == [
        (1, "Home"),
        (2, "Articles"),
    ]


def test_without_a_public_address_there_is_none() -> None:
    assert _BLOCK.findall(page("/articles/ice/", base_url="")) == []
