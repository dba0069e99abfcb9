"""Which documents are about, by or part of a subject, and which subjects they share."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from briefgen.catalog.hierarchy import ancestors
from briefgen.model.document import Document
from briefgen.model.site import Count, Subject, Terms

Counts = dict[str, tuple[Count, ...]]


class Membership(msgspec.Struct, frozen=True):
    """The fields of ``Catalog`` of the same names."""

    members: dict[str, tuple[str, ...]]
    own_members: dict[str, tuple[str, ...]]
    seen_with: Counts
    common_topics: Counts
    common_tags: Counts
    matrix: Counts


def membership(
    listed: Iterable[Document], terms: dict[str, Terms], subjects: dict[str, Subject]
) -> Membership:
    """Return the documents of each subject, in the order of ``listed``, and what subjects share.

    A topic's members are those of its subtopics as well, each once. Counts are those of shared
    members, the highest first, then by ref.
    """
    parent_of = {ref: one.parent for ref, one in subjects.items() if one.kind == "topic" and one.parent}
    own: dict[str, list[str]] = {ref: [] for ref in subjects}
    rolled_up: dict[str, list[str]] = {ref: [] for ref in subjects}
    actors = [ref for ref, one in subjects.items() if one.kind == "actor"]
    topics = [ref for ref, one in subjects.items() if one.kind == "topic"]
    seen_with: dict[str, Counter[str]] = {ref: Counter() for ref in actors}
    common_topics: dict[str, Counter[str]] = {ref: Counter() for ref in actors}
    common_tags: dict[str, Counter[str]] = {ref: Counter() for ref in topics}
    matrix: dict[str, Counter[str]] = {ref: Counter() for ref in topics}
    for document in listed:
        its = terms[document.key]
        within = tuple(dict.fromkeys(up for ref in its.topics for up in (ref, *ancestors(ref, parent_of))))
        others = (*its.actors, *its.tags, *its.authors, *its.series)
        for ref in (*its.topics, *others):
            own[ref].append(document.key)
        for ref in (*within, *others):
            rolled_up[ref].append(document.key)
        for ref in its.actors:
            seen_with[ref].update(its.actors)
            common_topics[ref].update(within)
        for ref in within:
            common_tags[ref].update(its.tags)
            matrix[ref].update(its.actors)
    return Membership(
        members={ref: tuple(keys) for ref, keys in rolled_up.items()},
        own_members={ref: tuple(keys) for ref, keys in own.items()},
        seen_with=_ranked(seen_with),
        common_topics=_ranked(common_topics),
        common_tags=_ranked(common_tags),
        matrix=_ranked(matrix),
    )


def _ranked(counters: dict[str, Counter[str]]) -> Counts:
    return {
        ref: tuple(
            Count(other, count)
            for other, count in sorted(counter.items(), key=lambda one: (-one[1], one[0]))
            if other != ref
        )
        for ref, counter in counters.items()
    }
