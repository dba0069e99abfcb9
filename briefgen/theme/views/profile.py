"""The topic, actor, tag, author or series that a page is about."""

from markupsafe import Markup

from briefgen.model.direction import direction
from briefgen.model.fields import ActorFields, CommonFields, Details, TopicFields
from briefgen.model.site import Count, Subject
from briefgen.theme.reads import Reader
from briefgen.theme.views.actor import ActorView
from briefgen.theme.views.body import BodyView, body_view
from briefgen.theme.views.card import CardView, MentionView, card_views, mention_views
from briefgen.theme.views.coverage import coverage_picture
from briefgen.theme.views.network import partners_picture
from briefgen.theme.views.pictures import PictureView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView
from briefgen.theme.views.subject import CountedView, SubjectView
from briefgen.theme.views.topic import TopicView


class ProfileView:
    """The subject that the page is about."""

    __slots__ = ("_reader", "_subject")

    def __init__(self, reader: Reader, subject: Subject) -> None:
        """Keep the subject."""
        self._reader = reader
        self._subject = subject

    __str__ = refuse_text

    @property
    def ref(self) -> str:
        """Its reference, ``topic:nato``."""
        return self._subject.ref

    @property
    def kind(self) -> str:
        """``topic``, ``actor``, ``tag``, ``author`` or ``series``."""
        return self._subject.kind

    @property
    def kind_label(self) -> Markup:
        """Its kind in the page's language; an actor's own kind where it is known."""
        actor = self.actor
        sort = actor.actor_kind if actor else ""
        return self._reader.text(f"actor_kind.{sort}" if sort else f"kind.{self._subject.kind}")

    @property
    def name(self) -> str:
        """Its canonical name."""
        return self._subject.name

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of it."""
        return self._subject.aliases

    @property
    def summary(self) -> str:
        """One or two sentences; empty without any."""
        record = self._subject.record
        return self._subject.summary or (record.description if record else "")

    @property
    def has_own_summary(self) -> bool:
        """Whether somebody wrote the summary, so that it does not repeat the first paragraph of the text."""
        fields: tuple[CommonFields, Details] | tuple[()] = self._reader.read(f"fields:{self.ref}")
        return bool(self.summary) and not (fields and not fields[0].summary)

    @property
    def job(self) -> str:
        """What an author does at the desk; empty when unknown."""
        return self._subject.record.role if self._subject.record else ""

    @property
    def contact(self) -> str:
        """How to reach an author; empty when unknown."""
        return self._subject.record.contact if self._subject.record else ""

    @property
    def count(self) -> int:
        """How many documents it has, its subtopics' included."""
        return int(self._reader.read(f"count:{self.ref}"))

    @property
    def newest(self) -> DateView | None:
        """Day of its newest document; None without dated ones."""
        cards = card_views(self._reader, self._reader.read(f"latest:{self.ref}:1"))
        return cards[0].date if cards else None

    @property
    def lang(self) -> str:
        """Language of its profile; the site's without one."""
        card = self._reader.read(f"card:{self.ref}")
        return card.lang if card else self._reader.language

    @property
    def dir(self) -> str:
        """Direction of its profile, ``ltr`` or ``rtl``."""
        return direction(self.lang)

    @property
    def body(self) -> BodyView | None:
        """The text of its profile; None for a subject without file."""
        return body_view(self._reader, self.ref, "today")

    @property
    def parents(self) -> tuple[SubjectView, ...]:
        """What it is part of, the widest first."""
        found: list[str] = []
        parent = self._subject.parent
        while parent and parent not in found:
            found.insert(0, parent)
            parent = self._reader.read(f"parent:{parent}")
        return tuple(SubjectView(self._reader, ref) for ref in found)

    @property
    def children(self) -> tuple[SubjectView, ...]:
        """Its subtopics or parts."""
        return tuple(SubjectView(self._reader, ref) for ref in self._reader.read(f"children:{self.ref}"))

    @property
    def actors(self) -> tuple[CountedView, ...]:
        """Actors of a topic's documents, the most frequent first."""
        return self._counted("matrix")

    @property
    def topics(self) -> tuple[CountedView, ...]:
        """Topics of its documents, the most frequent first."""
        return self._counted("common_topics")

    @property
    def tags(self) -> tuple[CountedView, ...]:
        """Tags of its documents, the most frequent first."""
        return self._counted("common_tags")

    @property
    def seen_with(self) -> tuple[CountedView, ...]:
        """Actors that share documents with it, the most frequent first."""
        return self._counted("seen_with")

    @property
    def coverage(self) -> PictureView | None:
        """Its documents over time; None for fewer than three, or if all are of one month."""
        return coverage_picture(self._reader, self.ref)

    @property
    def network(self) -> PictureView | None:
        """An actor among those it is seen with most; None for other subjects and with fewer than three."""
        return partners_picture(self._reader, self.ref) if self.kind == "actor" else None

    @property
    def mentioned_in(self) -> tuple[MentionView, ...]:
        """Documents whose text names it without being about it, each with its sentence."""
        return mention_views(self._reader, self._reader.read(f"mentioned_in:{self.ref}"))

    @property
    def backlinks(self) -> tuple[MentionView, ...]:
        """Documents that link to its profile, each with its sentence."""
        return mention_views(self._reader, self._reader.read(f"backlinks:{self.ref}"))

    @property
    def parts(self) -> tuple[CardView, ...]:
        """The documents of a series in reading order; empty for other subjects."""
        return (
            card_views(self._reader, self._reader.read(f"parts:{self.ref}")) if self.kind == "series" else ()
        )

    @property
    def topic(self) -> TopicView | None:
        """What only a topic's profile has; None for others."""
        details = self._details()
        return TopicView(self._reader, self.ref, details) if isinstance(details, TopicFields) else None

    @property
    def actor(self) -> ActorView | None:
        """What only an actor's profile has; None for others."""
        details = self._details()
        return ActorView(self._reader, self.ref, details) if isinstance(details, ActorFields) else None

    def _details(self) -> Details | None:
        fields: tuple[CommonFields, Details] | tuple[()] = self._reader.read(f"fields:{self.ref}")
        return fields[1] if fields else None

    def _counted(self, kind: str) -> tuple[CountedView, ...]:
        counts: tuple[Count, ...] = self._reader.read(f"{kind}:{self.ref}")
        ordered = sorted(counts, key=lambda count: (-count.count, count.ref))
        return tuple(CountedView(SubjectView(self._reader, count.ref), count.count) for count in ordered)


def profile_view(reader: Reader, ref: str) -> ProfileView | None:
    """Return the view of the subject that ``ref`` names; None when there is no such subject."""
    subject = reader.read(f"subject:{ref}")
    return ProfileView(reader, subject) if subject else None
