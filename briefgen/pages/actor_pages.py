"""Actor pages: coverage by topic, and all documents that name the actor."""

from collections.abc import Iterable, Iterator

from briefgen.model.site import Catalog, Group, PagePlan, Subject
from briefgen.pages.addresses import subject_route
from briefgen.pages.lists import list_pages, template_of


def actor_pages(catalog: Catalog, actor: Subject, page_size: int) -> Iterator[PagePlan]:
    """Yield an actor's page and its older pages.

    The groups hold, for each topic that the actor shares documents with (most shared first), the
    newest shared ones and their number. A broader topic counts what its subtopics have, as on its
    own page and in the matrix.
    """
    members = catalog.members.get(actor.ref, ())
    plan = PagePlan(
        route=subject_route(actor),
        template=template_of(catalog, actor.document, "actor.html"),
        kind="actor",
        about=actor.ref,
        groups=tuple(_by_topic(catalog, members, page_size)),
    )
    yield from list_pages(plan, members, page_size)


def _by_topic(catalog: Catalog, members: tuple[str, ...], page_size: int) -> Iterator[Group]:
    shared: dict[str, list[str]] = {}
    for key in members:
        for topic in _with_broader(catalog, catalog.terms[key].topics):
            shared.setdefault(topic, []).append(key)
    for topic, keys in sorted(shared.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Group(label=topic, items=tuple(keys[:page_size]), total=len(keys))


def _with_broader(catalog: Catalog, topics: Iterable[str]) -> tuple[str, ...]:
    """Return topics and all that they are a part of, each once, as topic pages count documents."""
    found: dict[str, None] = {}
    for topic in topics:
        ref = topic
        while ref and ref not in found:
            found[ref] = None
            ref = catalog.subjects[ref].parent
    return tuple(found)
