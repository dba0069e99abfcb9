"""Where topics and actors meet, as a grid."""

from collections.abc import Iterable, Mapping

from briefgen.theme.pictures.grid import heat_grid
from briefgen.theme.reads import Reader
from briefgen.theme.views.captions import caption_of
from briefgen.theme.views.pictures import FiguresView, PictureView
from briefgen.theme.views.subject import SubjectView

TOPICS, ACTORS = 16, 24
LEAST = 3

Shared = Mapping[str, Mapping[str, int]]


def heat_picture(reader: Reader, shared: Shared, actors: Iterable[str]) -> PictureView | None:
    """Return the grid of the topics and actors that share most; None for fewer than three of either.

    ``shared`` has, for each topic, how many documents it shares with each actor.
    """
    topics = _first({ref: sum(counts.values()) for ref, counts in shared.items()}, TOPICS)
    totals = {ref: sum(counts.get(ref, 0) for counts in shared.values()) for ref in actors}
    columns = _first(totals, ACTORS)
    if len(topics) < LEAST or len(columns) < LEAST:
        return None
    counts = tuple(tuple(shared[topic].get(actor, 0) for actor in columns) for topic in topics)
    largest = max(map(max, counts))
    text = _finding(reader, topics, columns, counts, largest)
    caption = caption_of(reader, "heat", reader.plain("picture.heat"), text)
    names = tuple(map(reader.name, columns))
    return PictureView(
        kind=caption.kind,
        title=caption.title,
        description=caption.description,
        svg=heat_grid(caption, tuple(map(reader.name, topics)), names, counts, largest),
        columns=(reader.plain("picture.topic"), reader.plain("picture.actors")),
        rows=tuple(
            FiguresView(reader.name(topic), (_most(names, its_counts),), SubjectView(reader, topic))
            for topic, its_counts in zip(topics, counts, strict=True)
        ),
        wide=True,
    )


def _first(totals: dict[str, int], number: int) -> tuple[str, ...]:
    ordered = sorted((ref for ref, total in totals.items() if total), key=lambda ref: (-totals[ref], ref))
    return tuple(ordered[:number])


def _finding(
    reader: Reader,
    topics: tuple[str, ...],
    actors: tuple[str, ...],
    counts: tuple[tuple[int, ...], ...],
    largest: int,
) -> str:
    row = next(place for place, its_counts in enumerate(counts) if largest in its_counts)
    actor = actors[counts[row].index(largest)]
    return reader.plain(
        "picture.heat_most", topic=reader.name(topics[row]), actor=reader.name(actor), number=largest
    )


def _most(names: tuple[str, ...], counts: tuple[int, ...]) -> str:
    """Return the actors of a row with their numbers, the largest first: "Russia (5), NATO (3)"."""
    pairs = sorted(zip(counts, names, strict=True), key=lambda pair: -pair[0])
    return ", ".join(f"{name} ({count})" for count, name in pairs if count)
