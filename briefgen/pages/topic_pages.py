"""Topic pages: a topic's own documents, then the newest of its subtopics."""

from collections.abc import Iterator

from briefgen.model.site import Catalog, Group, PagePlan, Subject
from briefgen.pages.addresses import subject_route
from briefgen.pages.lists import list_pages, template_of

SUBTOPICS = "subtopics"


def topic_pages(catalog: Catalog, topic: Subject, page_size: int) -> Iterator[PagePlan]:
    """Yield a topic's page and its older pages.

    The list holds what names the topic itself; the group ``subtopics`` holds the newest documents
    that only its subtopics name, and their number.
    """
    own = catalog.own_members.get(topic.ref, ())
    listed = frozenset(own)
    rolled_up = tuple(key for key in catalog.members.get(topic.ref, ()) if key not in listed)
    group = Group(label=SUBTOPICS, items=rolled_up[:page_size], total=len(rolled_up))
    plan = PagePlan(
        route=subject_route(topic),
        template=template_of(catalog, topic.document, "topic.html"),
        kind="topic",
        about=topic.ref,
        groups=(group,) if rolled_up else (),
    )
    yield from list_pages(plan, own, page_size)
