"""What other pages show of a document."""

from markupsafe import Markup

from briefgen.model.document import Card
from briefgen.model.fields import LeadImage
from briefgen.model.pictures import Picture
from briefgen.model.site import Backlink
from briefgen.theme.picture_element import image_element, shown_route
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView, ImageView, TlpView, date_view, tlp_view
from briefgen.theme.views.subject import SubjectView


class CardView:
    """A document as lists and links show it. Its body cannot be read from here."""

    __slots__ = ("_card", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, card: Card) -> None:
        """Keep the card."""
        self._reader = reader
        self._ref = ref
        self._card = card

    __str__ = refuse_text

    @property
    def ref(self) -> str:
        """Its reference, ``document:articles/x``."""
        return self._ref

    @property
    def href(self) -> str:
        """The address of its page."""
        return self._reader.href(self._ref)

    @property
    def kind(self) -> str:
        """``article``, ``note``, ``brief`` or ``page``."""
        return self._card.kind

    @property
    def kind_label(self) -> Markup:
        """An article's genre or the document's kind, in the page's language."""
        return kind_label(self._reader, self._ref, self._card.kind)

    @property
    def title(self) -> str:
        """Headline."""
        return self._card.title

    @property
    def summary(self) -> str:
        """One or two sentences."""
        return self._card.summary

    @property
    def lang(self) -> str:
        """Language of its text (BCP 47); empty when it is that of the page."""
        return "" if self._card.lang == self._reader.language else self._card.lang

    @property
    def dir(self) -> str:
        """Direction of its text, ``ltr`` or ``rtl``; empty when it is that of the page."""
        return self._reader.turned(self._card.lang)

    @property
    def marks(self) -> Markup:
        """Attributes that say in which language it is written; none where it is the page's."""
        return self._reader.marks(self._card.lang)

    @property
    def date(self) -> DateView | None:
        """Day of publication; None when it has no date."""
        return date_view(self._card.date, self._reader.language)

    @property
    def updated(self) -> DateView | None:
        """Day of the last substantive change; None when there was none."""
        return date_view(self._card.updated, self._reader.language)

    @property
    def kicker(self) -> SubjectView | None:
        """Its primary topic; None without topics."""
        topic = self._reader.read(f"kicker:{self._ref}")
        return SubjectView(self._reader, topic) if topic else None

    @property
    def image(self) -> ImageView | None:
        """Its lead picture; None without one."""
        return lead_image(self._reader, self._ref, self._card)

    @property
    def tlp(self) -> TlpView | None:
        """Its sharing label where it has one above CLEAR; else None."""
        word = self._reader.read(f"tlp:{self._ref}")
        return tlp_view(word) if word != "CLEAR" else None


def kind_label(reader: Reader, ref: str, kind: str) -> Markup:
    """Return an article's genre or a document's kind in the page's language."""
    genre = reader.read(f"genre:{ref}") if kind == "article" else ""
    return reader.text(f"genre.{genre}" if genre else f"kind.{kind}")


def lead_image(reader: Reader, ref: str, card: Card) -> ImageView | None:
    """Return a document's lead picture, None without one (or when its file is missing)."""
    if card.image is None:
        return None
    route = reader.read(f"image:{ref}")
    if not route:
        return None
    path = reader.read(f"lead:{ref}")
    picture = reader.read(f"picture:{path}") if path else None
    return image_view(reader, picture, route, card.image)


def image_view(reader: Reader, picture: Picture | None, route: str, image: LeadImage) -> ImageView:
    """Return the view of a picture of this site, or of one at a web address (``route``)."""
    href = reader.linker.href
    src = href(shown_route(picture) if picture else route) if route.startswith("/") else route
    return ImageView(
        src,
        image.alt,
        image.caption,
        image.credit,
        image.rights,
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        html=image_element(picture, src, image.alt, href, lazy=True),
        eager=image_element(picture, src, image.alt, href, lazy=False),
    )


def card_view(reader: Reader, ref: str) -> CardView | None:
    """Return the view of the document that ``ref`` names; None when there is no such document."""
    card = reader.card(ref)
    return CardView(reader, ref, card) if card else None


def card_views(reader: Reader, keys: tuple[str, ...]) -> tuple[CardView, ...]:
    """Return the views of documents by key; a key without document is left out."""
    return ref_cards(reader, tuple(f"document:{key}" for key in keys))


def ref_cards(reader: Reader, refs: tuple[str, ...]) -> tuple[CardView, ...]:
    """Return the views of documents and profiles by ref; what does not exist is left out."""
    return tuple([CardView(reader, ref, card) for ref in refs if (card := reader.card(ref))])


class MentionView:
    """A document that links here, and the sentence in which it does."""

    __slots__ = ("_document", "_sentence")

    def __init__(self, document: CardView, sentence: str) -> None:
        """Keep both."""
        self._document = document
        self._sentence = sentence

    __str__ = refuse_text

    @property
    def document(self) -> CardView:
        """The document that links here."""
        return self._document

    @property
    def sentence(self) -> str:
        """The sentence around its first link."""
        return self._sentence


def mention_views(reader: Reader, backlinks: tuple[Backlink, ...]) -> tuple[MentionView, ...]:
    """Return the views of backlinks, in their order."""
    pairs = ((card_view(reader, link.source), link.sentence) for link in backlinks)
    return tuple(MentionView(card, sentence) for card, sentence in pairs if card)
