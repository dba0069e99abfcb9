"""What other pages show of a topic, actor, tag, author or series."""

from markupsafe import Markup

from briefgen.model.site import RoleAt
from briefgen.theme.body import ref_kind
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text


class SubjectView:
    """A subject as chips, lists and links show it."""

    __slots__ = ("_day", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, day: str = "today") -> None:
        """Keep the ref; ``day`` is when an actor's office is asked for."""
        self._reader = reader
        self._ref = ref
        self._day = day

    __str__ = refuse_text

    @property
    def ref(self) -> str:
        """Its reference, ``topic:nato``."""
        return self._ref

    @property
    def kind(self) -> str:
        """``topic``, ``actor``, ``tag``, ``author`` or ``series``."""
        return ref_kind(self._ref)

    @property
    def kind_label(self) -> Markup:
        """Its kind in the page's language."""
        return self._reader.text(f"kind.{ref_kind(self._ref)}")

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self._ref.partition(":")[2]

    @property
    def name(self) -> str:
        """Its canonical name."""
        return self._reader.name(self._ref)

    @property
    def lang(self) -> str:
        """Language of its name and role, that of its profile or the site; empty when it is the page's."""
        return self._reader.foreign(self._reader.named(self._ref).lang)

    @property
    def dir(self) -> str:
        """Direction of its name and role, ``ltr`` or ``rtl``; empty when it is the page's."""
        return self._reader.turned(self._reader.named(self._ref).lang)

    @property
    def marks(self) -> Markup:
        """Attributes that say in which language it is written; none where it is the page's."""
        return self._reader.marks(self._reader.named(self._ref).lang)

    @property
    def href(self) -> str:
        """The address of its page; empty when it has none."""
        return self._reader.href(self._ref)

    @property
    def count(self) -> int:
        """How many documents it has, its subtopics' included."""
        return int(self._reader.read(f"count:{self._ref}"))

    @property
    def parent(self) -> "SubjectView | None":
        """What it is part of; None at the top."""
        ref = self._reader.read(f"parent:{self._ref}")
        return SubjectView(self._reader, ref, self._day) if ref else None

    @property
    def children(self) -> tuple["SubjectView", ...]:
        """Its subtopics or parts."""
        refs: tuple[str, ...] = self._reader.read(f"children:{self._ref}")
        return tuple(SubjectView(self._reader, ref, self._day) for ref in refs)

    @property
    def anchor(self) -> str:
        """The id of its part of a page: ``_topic-nato``."""
        return f"_{self._ref.replace(':', '-')}"

    @property
    def role(self) -> str:
        """An actor's offices as of the document's date, or now on other pages: "President of Russia"."""
        return role_in_words(self._reader, self._ref, self._day)


def role_in_words(reader: Reader, ref: str, day: str) -> str:
    """Return an actor's offices on ``day``, a former one marked as such; empty when none is known."""
    roles: tuple[RoleAt, ...] = reader.read(f"role:{ref}@{day}")
    return "; ".join(_one_role(reader, ref, role) for role in roles)


def _one_role(reader: Reader, ref: str, role: RoleAt) -> str:
    """Return an office in one language throughout: that of the profile, which names it."""
    if not role.former and not role.acting:
        return role.title
    key = "role.former" if role.former else "role.acting"
    return reader.plain_in(reader.named(ref).lang, key, title=role.title)


class CountedView:
    """A subject and how many documents it shares with the one that the page is about."""

    __slots__ = ("_count", "_subject")

    def __init__(self, subject: SubjectView, count: int) -> None:
        """Keep both."""
        self._subject = subject
        self._count = count

    __str__ = refuse_text

    @property
    def subject(self) -> SubjectView:
        """The subject."""
        return self._subject

    @property
    def count(self) -> int:
        """The number of shared documents."""
        return self._count
