"""The text of a document or profile."""

from markupsafe import Markup

from briefgen.model.document import Body
from briefgen.model.site import Target
from briefgen.theme.body import TOC_LEVELS, contents_list, outside_addresses, ref_kind, resolved
from briefgen.theme.links import encoded_fragment
from briefgen.theme.picture_element import picture_tag
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.subject import role_in_words


class BodyView:
    """A converted text, its links resolved for the page that shows it."""

    __slots__ = ("_body", "_day", "_html", "_plain", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, body: Body, day: str, *, plain: bool = False) -> None:
        """Keep the body; ``day`` is that of the roles shown on links to actors.

        With ``plain`` a picture is one tag with one address, as readers of feeds need it.
        """
        self._plain = plain
        self._reader = reader
        self._ref = ref
        self._body = body
        self._day = day
        self._html: Markup | None = None

    __str__ = refuse_text

    @property
    def html(self) -> Markup:
        """The text as HTML."""
        if self._html is None:
            targets: tuple[Target, ...] = self._reader.read(f"targets:{self._ref}")
            self._html = resolved(
                self._body, targets, _Page(self._reader, self._body, self._day, plain=self._plain)
            )
        return self._html

    @property
    def addresses(self) -> tuple[str, ...]:
        """Web addresses that its text links to, footnotes aside, in their order: endnotes for paper."""
        return outside_addresses(self.html)

    @property
    def toc(self) -> Markup:
        """Its contents list (second and third level) as nested lists; empty without headings."""
        return contents_list(self._body.outline)

    @property
    def headings(self) -> int:
        """How many headings the contents list holds."""
        return sum(heading.level in TOC_LEVELS for heading in self._body.outline)

    @property
    def has_toc_mark(self) -> bool:
        """Whether the author placed the contents list in the text."""
        return self._body.has_toc_mark

    @property
    def words(self) -> int:
        """How many words it has."""
        return self._body.words

    @property
    def is_empty(self) -> bool:
        """Whether there is no text at all."""
        return not self._body.html.strip()


def body_view(reader: Reader, ref: str, day: str, *, plain: bool = False) -> BodyView | None:
    """Return the view of the body that ``ref`` names; None when there is no such document."""
    body = reader.read(f"body:{ref}")
    return BodyView(reader, ref, body, day, plain=plain) if body else None


class _Page:
    """The page around a body, as its links see it."""

    __slots__ = ("_body", "_day", "_plain", "_reader")

    def __init__(self, reader: Reader, body: Body, day: str, *, plain: bool) -> None:
        self._reader = reader
        self._plain = plain
        self._body = body
        self._day = day

    def address(self, target: Target) -> str:
        """Return the address of a page, file or section; empty when there is none."""
        if target.kind == "page":
            return self._reader.href(target.ref, target.fragment)
        if target.kind == "asset":
            return self._reader.href(f"asset:{target.ref}", target.fragment)
        if target.kind == "inside":
            return f"#{encoded_fragment(target.fragment)}"
        return target.ref if target.kind == "outside" else ""

    def hint(self, ref: str) -> str:
        """Return an actor's offices as of the document's date; nothing for others."""
        return role_in_words(self._reader, ref, self._day) if ref_kind(ref) == "actor" else ""

    def image(self, tag: str, path: str) -> str:
        """Return the element that shows a picture; the tag as it is for what is no known picture."""
        picture = self._reader.read(f"picture:{path}")
        if picture is None:
            return tag
        return picture_tag(tag, picture, self._reader.linker.href, plain=self._plain)

    def contents(self) -> str:
        """Return the contents list in its landmark."""
        label = self._reader.text("toc")
        return f'<nav class="toc" aria-label="{label}">{contents_list(self._body.outline)}</nav>'
