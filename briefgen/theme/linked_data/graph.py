"""The block of linked data of one page."""

import json

from markupsafe import Markup

from briefgen.model.site import PagePlan
from briefgen.theme.linked_data.things import Node, node, thing
from briefgen.theme.linked_data.works import work
from briefgen.theme.links import Linker, absolute_linker
from briefgen.theme.page_kinds import DOCUMENT_PAGES
from briefgen.theme.reads import Reader

# In a script element only these could end it, or begin a comment.
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def linked_data(reader: Reader, plan: PagePlan, title: str, crumbs: tuple[tuple[str, str], ...]) -> Markup:
    """Return a page's data as JSON-LD, ready for a ``<script type="application/ld+json">``.

    ``title`` is what the page is called, ``crumbs`` are the names and routes of the pages above it.
    Empty without ``base_url``, since data for others needs whole addresses.
    """
    base_url = reader.read("setting:base_url")
    if not base_url:
        return Markup()
    linker = absolute_linker(base_url, reader.read("setting:links"))
    own = _own(reader, plan, title, linker)
    own["url"] = linker.href(plan.route)
    if len(crumbs) > 1:
        own_list = [_crumb(place, name, linker.href(route)) for place, (name, route) in enumerate(crumbs, 1)]
        own = {"@graph": [own, node("BreadcrumbList", itemListElement=own_list)]}
    text = json.dumps({"@context": "https://schema.org"} | own, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))  # noqa: S704, nothing in it can end the element


def _own(reader: Reader, plan: PagePlan, title: str, linker: Linker) -> Node:
    if plan.kind in DOCUMENT_PAGES:
        return work(reader, plan.about, linker)
    language = reader.language
    if plan.kind == "home":
        description = reader.read("setting:description")
        search = _search(reader, linker)
        return node(
            "WebSite", name=title, description=description, inLanguage=language, potentialAction=search
        )
    if plan.kind in {"author", "actor"}:
        return _profile(reader, plan, language)
    about = thing(reader, plan.about) if plan.kind in {"topic", "tag", "series"} else None
    return node("CollectionPage", name=title, inLanguage=language, about=about)


def _search(reader: Reader, linker: Linker) -> Node | None:
    """Return how to search the site by an address, as Google reads it; None where there is no search."""
    if not reader.read("exists:/search/"):
        return None
    template = {"@type": "EntryPoint", "urlTemplate": f"{linker.href('/search/')}?q={{search_term_string}}"}
    asked = {"@type": "SearchAction", "target": template}
    return asked | {"query-input": "required name=search_term_string"}


def _profile(reader: Reader, plan: PagePlan, language: str) -> Node:
    """Return a page about a person or organisation, or about what has no profile in that sense."""
    if plan.kind == "author":
        return node(
            "ProfilePage", inLanguage=language, mainEntity=node("Person", name=reader.name(plan.about))
        )
    entity = thing(reader, plan.about)
    entity |= {"description": summary} if (summary := reader.read(f"subject:{plan.about}").summary) else {}
    if entity["@type"] in {"Person", "Organization"}:
        return node("ProfilePage", inLanguage=language, mainEntity=entity)
    return node("CollectionPage", name=entity["name"], inLanguage=language, about=entity)


def _crumb(place: int, name: str, address: str) -> Node:
    return node("ListItem", position=place, name=name, item=address)
