"""Actors that are seen together."""

from briefgen.model.site import Count
from briefgen.theme.pictures.arcs import Arc, Node, arc_picture
from briefgen.theme.pictures.order import around, neighbourly
from briefgen.theme.reads import Reader
from briefgen.theme.values.ties import Circle, Tie
from briefgen.theme.views.captions import caption_of
from briefgen.theme.views.pictures import FiguresView, PictureView
from briefgen.theme.views.subject import SubjectView

LEAST = 3
PARTNERS, COVERED = 12, 24
BETWEEN_PARTNERS, BETWEEN_COVERED = 24, 60
"""About as many lines as can still be told apart."""
NAMED = 5


def partners_picture(reader: Reader, ref: str) -> PictureView | None:
    """Return an actor among those it shares most documents with; None with fewer than three of them."""
    circle: Circle = reader.read(f"partners:{ref}:{PARTNERS}")
    if len(circle.actors) < LEAST:
        return None
    least = _least(circle.ties, BETWEEN_PARTNERS)
    others = tuple(tie for tie in circle.ties if tie.count >= least)
    own = tuple(Tie(ref, actor.ref, actor.count) for actor in circle.actors)
    most = circle.actors[0].count
    names = ", ".join(reader.name(actor.ref) for actor in circle.actors if actor.count == most)
    text = reader.plain("picture.partners", names=names, number=most)
    if others:
        text += " " + reader.plain("picture.partners_lines", number=least)
    order = around(ref, [actor.ref for actor in circle.actors])
    return _picture(reader, order, (*own, *others), circle, text, hub=ref)


def covered_picture(reader: Reader) -> PictureView | None:
    """Return the most covered actors, those that share most next to each other.

    One without a line to any other is left out. None with fewer than three.
    """
    circle: Circle = reader.read(f"most_covered:{COVERED}")
    least = _least(circle.ties, BETWEEN_COVERED)
    drawn = tuple(tie for tie in circle.ties if tie.count >= least)
    joined = {ref for tie in drawn for ref in (tie.first, tie.second)}
    names = [actor.ref for actor in circle.actors if actor.ref in joined]
    if len(names) < LEAST:
        return None
    order = neighbourly(names, {(tie.first, tie.second): tie.count for tie in drawn})
    most = max(drawn, key=lambda tie: tie.count)
    pair = {"first": reader.name(most.first), "second": reader.name(most.second), "number": most.count}
    text = reader.plain("picture.most_covered", **pair) + " " + reader.plain("picture.lines", number=least)
    return _picture(reader, order, drawn, circle, text)


def _least(ties: tuple[Tie, ...], most: int) -> int:
    """Return the smallest count that is drawn, so that there are at most ``most`` lines where that can be."""
    counts = sorted((tie.count for tie in ties), reverse=True)
    if len(counts) <= most:
        return 1
    return min(counts[most] + 1, counts[0])


def _picture(
    reader: Reader, order: tuple[str, ...], ties: tuple[Tie, ...], circle: Circle, text: str, hub: str = ""
) -> PictureView:
    caption = caption_of(reader, "network", reader.plain("picture.together"), text)
    counts = {actor.ref: actor.count for actor in circle.actors}
    place = {ref: number for number, ref in enumerate(order)}
    nodes = tuple(
        Node(reader.name(ref), reader.href(ref), counts.get(ref, 0), hub=ref == hub) for ref in order
    )
    arcs = tuple(Arc(place[tie.first], place[tie.second], tie.count) for tie in ties)
    counted = reader.plain("picture.shared" if hub else "picture.documents")
    return PictureView(
        kind=caption.kind,
        title=caption.title,
        description=caption.description,
        svg=arc_picture(caption, nodes, arcs, counted),
        columns=(reader.plain("picture.actor"), counted, reader.plain("picture.also_with")),
        rows=tuple(_row(reader, actor, circle.ties) for actor in circle.actors),
    )


def _row(reader: Reader, actor: Count, ties: tuple[Tie, ...]) -> FiguresView:
    cells = (str(actor.count), _company(reader, actor.ref, ties))
    return FiguresView(reader.name(actor.ref), cells, SubjectView(reader, actor.ref))


def _company(reader: Reader, ref: str, ties: tuple[Tie, ...]) -> str:
    """Return with whom an actor is seen most: "Russia (5), NATO (3)"."""
    its = (tie for tie in ties if ref in {tie.first, tie.second})
    pairs = ((tie.second if tie.first == ref else tie.first, tie.count) for tie in its)
    ordered = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{reader.name(other)} ({count})" for other, count in ordered[:NAMED])
