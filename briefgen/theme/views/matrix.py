"""Topics × actors."""

from typing import Annotated

import msgspec

from briefgen.model.fields import described
from briefgen.model.site import Count, PagePlan
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.subject import SubjectView


class CellView(msgspec.Struct, frozen=True):
    """What one topic and one actor have in common."""

    count: Annotated[int, described("How many documents; 0 for none.")]
    href: Annotated[str, described("Where they are listed; empty for none.")]

    __str__ = refuse_text


class RowView(msgspec.Struct, frozen=True):
    """One topic."""

    topic: Annotated[SubjectView, described("The topic.")]
    cells: Annotated[tuple[CellView, ...], described("A cell for each actor, in the columns' order.")]

    __str__ = refuse_text


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
        return tuple(RowView(SubjectView(self._reader, ref), self._cells(ref)) for ref in self._plan.subjects)

    def _cells(self, topic: str) -> tuple[CellView, ...]:
        counts: tuple[Count, ...] = self._reader.read(f"matrix:{topic}")
        shared = {count.ref: count.count for count in counts}
        anchor = f"_{topic.replace(':', '-')}"
        return tuple(
            CellView(shared[ref], self._reader.href(ref, anchor)) if shared.get(ref) else CellView(0, "")
            for ref in self._columns
        )

    @property
    def _columns(self) -> tuple[str, ...]:
        return self._plan.groups[0].items if self._plan.groups else ()
