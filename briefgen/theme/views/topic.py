"""What only a topic's profile has."""

from briefgen.model.fields import TopicFields
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView
from briefgen.theme.views.fields import linked_cards, linked_subject, linked_subjects
from briefgen.theme.views.furniture import WatchView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import date_view
from briefgen.theme.views.subject import SubjectView


class TopicView:
    """The furniture of a topic."""

    __slots__ = ("_details", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, details: TopicFields) -> None:
        """Keep the fields."""
        self._reader = reader
        self._ref = ref
        self._details = details

    __str__ = refuse_text

    @property
    def scope(self) -> str:
        """What belongs here and what does not; empty when not told."""
        return self._details.scope

    @property
    def state(self) -> str:
        """``active``, ``watch``, ``dormant``, ``closed``, or empty."""
        return self._details.state or ""

    @property
    def owner(self) -> SubjectView | None:
        """The author who keeps it; None when nobody is named."""
        return linked_subject(self._reader, self._ref, "owner")

    @property
    def start_here(self) -> tuple[CardView, ...]:
        """What to read first, in order."""
        return linked_cards(self._reader, self._ref, "start_here")

    @property
    def related_topics(self) -> tuple[SubjectView, ...]:
        """Topics to see also, broader ones outside the tree included."""
        broader = linked_subjects(self._reader, self._ref, "broader")
        return broader + linked_subjects(self._reader, self._ref, "related_topics")

    @property
    def questions(self) -> tuple[str, ...]:
        """Standing questions of the desk."""
        return tuple(question.text for question in self._details.questions)

    @property
    def watch(self) -> tuple[WatchView, ...]:
        """What to look for next."""
        language = self._reader.language
        return tuple(WatchView(item.text, date_view(item.date, language)) for item in self._details.watch)
