"""A page for each document that is not a profile."""

from collections.abc import Iterator

from briefgen.model.document import document_ref
from briefgen.model.site import Catalog, PagePlan
from briefgen.pages.addresses import HOME


def document_pages(catalog: Catalog, routes: dict[str, str]) -> Iterator[PagePlan]:
    """Yield the pages of articles, notes, briefs and plain pages.

    The file ``content/index.md`` has none of its own: it introduces the home page.
    """
    for document in catalog.documents.values():
        ref = document_ref(document.key)
        route = routes.get(ref, HOME)
        if route != HOME:
            template = document.fields.template or f"{document.kind}.html"
            yield PagePlan(route=route, template=template, kind=document.kind, about=ref)
