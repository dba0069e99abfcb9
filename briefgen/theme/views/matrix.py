"""Topics × actors."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from briefgen.model.fields import described
from briefgen.model.site import Count, PagePlan
from briefgen.theme.pictures.scale import level
from briefgen.theme.reads import Reader
from briefgen.theme.views.heat import heat_picture
from briefgen.theme.views.pictures import PictureView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.subject import SubjectView


class CellView(msgspec.Struct, frozen=True):
    """What one topic and one actor have in common."""

    count: Annotated[int, described("How many documents; 0 for none.")]
    href: Annotated[str, described("Where they are listed; empty for none.")]
    level: Annotated[
        int, described("0 for none, else 1 to 5: the square root of the count, as a share of the largest's.")
    ] = 0

    __str__ = refuse_text


class RowView(msgspec.Struct, frozen=True):
    """One topic."""

    topic: Annotated[SubjectView, described("The topic.")]
    cells: Annotated[tuple[CellView, ...], described("A cell for each actor, in the columns' order.")]

    __str__ = refuse_text


NOTHING = CellView(0, "")


class MatrixView:
    """How many documents each topic shares with each actor."""

    __slots__ = ("_plan", "_reader")

    def __init__(self, reader: Reader, plan: PagePlan) -> None:
        """Keep the plan."""
        self._reader = reader
        self._plan = plan

    __str__ = refuse_text

    @property
    def actors(self) -> tuple[SubjectView, ...]:
        """The columns."""
        return tuple(SubjectView(self._reader, ref) for ref in self._columns)

    @property
    def rows(self) -> tuple[RowView, ...]:
        """The rows."""
        counts = self._counts()
        levels = _levels(count for shared in counts.values() for count in shared.values())
        return tuple(
            RowView(SubjectView(self._reader, ref), self._cells(ref, shared, levels))
            for ref, shared in counts.items()
        )

    @property
    def picture(self) -> PictureView | None:
        """The topics and actors that have most in common, as a grid; None where it would be tiny."""
        return heat_picture(self._reader, self._counts(), self._columns)

    def _counts(self) -> dict[str, dict[str, int]]:
        return {ref: self._shared(ref) for ref in self._plan.subjects}

    def _shared(self, topic: str) -> dict[str, int]:
        counts: tuple[Count, ...] = self._reader.read(f"matrix:{topic}")
        return {count.ref: count.count for count in counts}

    def _cells(self, topic: str, shared: dict[str, int], levels: dict[int, int]) -> tuple[CellView, ...]:
        anchor = f"_{topic.replace(':', '-')}"
        return tuple(
            CellView(count, self._reader.href(ref, anchor), levels[count])
            if (count := shared.get(ref, 0))
            else NOTHING
            for ref in self._columns
        )

    @property
    def _columns(self) -> tuple[str, ...]:
        return self._plan.groups[0].items if self._plan.groups else ()


def _levels(counts: Iterable[int]) -> dict[int, int]:
    different = set(counts)
    largest = max(different, default=0)
    return {count: level(count, largest) for count in different}
