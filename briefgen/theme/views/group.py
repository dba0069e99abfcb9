"""A labelled part of a page."""

from briefgen.model.site import Group
from briefgen.theme.dates import heading_in_words, month_in_words
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_views
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.subject import SubjectView


class GroupView:
    """A labelled part of a page: a letter, a year, a month, a topic."""

    __slots__ = ("_group", "_reader")

    def __init__(self, reader: Reader, group: Group) -> None:
        """Keep the group."""
        self._reader = reader
        self._group = group

    __str__ = refuse_text

    @property
    def label(self) -> str:
        """Its label as planned: ``K``, ``2024``, ``2024-11``, ``topic:nato``, ``subtopics``."""
        return self._group.label

    @property
    def title(self) -> str:
        """A month in words with its year ("November 2024"); of any other label the label."""
        return heading_in_words(self.label, self._reader.language) if self.is_month else self.label

    @property
    def is_month(self) -> bool:
        """Whether the label is a month."""
        return len(self.label) == len("2024-11") and self.label[4] == "-" and self.label[:4].isdigit()

    @property
    def month(self) -> str:
        """The month's name alone: "November"."""
        return month_in_words(self.label, self._reader.language) if self.is_month else self.label

    @property
    def anchor(self) -> str:
        """The id of this part: ``_topic-nato``, ``_K``."""
        return f"_{self.label.replace(':', '-')}"

    @property
    def subject(self) -> SubjectView | None:
        """The subject that the label names; None for other labels."""
        return SubjectView(self._reader, self.label) if ":" in self.label else None

    @property
    def href(self) -> str:
        """The address of the subject, year or month that the label names; empty for other labels."""
        if ":" in self.label:
            return self._reader.href(self.label)
        return self._reader.linker.href(f"/archive/{self.label.replace('-', '/')}/") if self._is_date else ""

    @property
    def documents(self) -> tuple[CardView, ...]:
        """Its documents."""
        return card_views(self._reader, self._group.items)

    @property
    def subjects(self) -> tuple[SubjectView, ...]:
        """Its subjects."""
        return tuple(SubjectView(self._reader, ref) for ref in self._group.items)

    @property
    def months(self) -> tuple["GroupView", ...]:
        """The months of a year of the archive."""
        return tuple(GroupView(self._reader, Group(label=month, items=())) for month in self._group.items)

    @property
    def total(self) -> int:
        """How many documents belong to it, those that are not listed included."""
        return self._group.total

    @property
    def _is_date(self) -> bool:
        return self.is_month or (len(self.label) == len("2024") and self.label.isdigit())
