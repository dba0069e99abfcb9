"""Paginated lists of documents: home, kinds, and the lists on subjects' pages."""

from collections.abc import Iterator
from heapq import nsmallest

from briefgen.model.document import document_ref
from briefgen.model.site import Catalog, Group, PagePlan
from briefgen.pages.addresses import HOME
from briefgen.pages.pagination import paginate, route_of_slice

LISTED_KINDS = ("article", "note", "brief")
MOST_COVERED = 12


def list_pages(first: PagePlan, items: tuple[str, ...], page_size: int) -> Iterator[PagePlan]:
    """Yield the pages of one list, oldest first.

    ``first`` is the plan of the list's own address without items; older pages leave out its
    subjects, groups and the total, so that a new document leaves them as they are.
    """
    for part in paginate(items, page_size):
        newest = part.number == part.pages
        yield PagePlan(
            route=route_of_slice(first.route, part),
            template=first.template,
            kind=first.kind,
            about=first.about,
            label=first.label,
            base=first.route,
            items=part.items,
            number=part.number,
            pages=part.pages,
            total=len(items) if newest else 0,
            subjects=first.subjects if newest else (),
            groups=first.groups if newest else (),
        )


def template_of(catalog: Catalog, key: str, default: str) -> str:
    """Return the template that the document asks for, if there is such a document and it asks for one."""
    document = catalog.documents.get(key)
    return document.fields.template or default if document else default


def home_pages(catalog: Catalog, page_size: int) -> Iterator[PagePlan]:
    """Yield the home page: the newest documents, main topics, most covered actors; then its older pages."""
    introduction = document_ref("index") if "index" in catalog.documents else ""
    top = tuple(
        ref for ref, subject in catalog.subjects.items() if subject.kind == "topic" and not subject.parent
    )
    template = template_of(catalog, "index", "home.html")
    groups = (Group(label="actors", items=_most_covered(catalog)),)
    home = PagePlan(
        route=HOME, template=template, kind="home", about=introduction, subjects=top, groups=groups
    )
    yield from list_pages(home, catalog.by_date.get("all", ()), page_size)


def _most_covered(catalog: Catalog) -> tuple[str, ...]:
    """Return the actors with the most documents, by name within the same number."""
    actors = [
        (-len(members), subject.sort_name, ref)
        for ref, subject in catalog.subjects.items()
        if subject.kind == "actor" and (members := catalog.members.get(ref))
    ]
    return tuple(ref for _, _, ref in nsmallest(MOST_COVERED, actors))


def kind_lists(catalog: Catalog, page_size: int) -> Iterator[PagePlan]:
    """Yield the lists of articles, notes and briefs; a kind without documents has none."""
    for kind in LISTED_KINDS:
        items = catalog.by_date.get(kind, ())
        if items:
            plan = PagePlan(route=f"/{kind}s/", template="list.html", kind="list", label=kind)
            yield from list_pages(plan, items, page_size)
