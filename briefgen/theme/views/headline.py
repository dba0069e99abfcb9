"""What pages are called and how they are described."""

from briefgen.model.site import PagePlan
from briefgen.theme.dates import day_in_words, heading_in_words
from briefgen.theme.page_kinds import DOCUMENT_PAGES, SUBJECT_PAGES
from briefgen.theme.reads import Reader
from briefgen.theme.views.small import FeedLinkView

FEED_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}
LONGEST_DESCRIPTION = 300


def headline(reader: Reader, plan: PagePlan) -> str:
    """Return what a page is called, without the site's name; empty for the home page itself."""
    if plan.kind == "home":
        return reader.plain("latest") if plan.number < plan.pages else ""
    if plan.about:
        return name_of(reader, plan.about)
    if plan.kind == "archive-month":
        return heading_in_words(plan.label, reader.language)
    if plan.kind == "archive-year":
        return plan.label
    if plan.label and plan.kind != "list":
        return plan.label
    key = f"list.{plan.label}" if plan.kind == "list" else f"heading.{plan.kind}"
    return reader.plain(key)


def page_title(reader: Reader, plan: PagePlan) -> str:
    """Return the words of a page's ``<title>``: no two pages that search engines may list share them."""
    site = str(reader.read("setting:title"))
    number = reader.plain("page_number", number=plan.number) if plan.number < plan.pages else ""
    head = " – ".join(part for part in (_own_name(reader, plan), number) if part)
    return f"{head} · {site}" if head and head != site else head or site


def _own_name(reader: Reader, plan: PagePlan) -> str:
    """Return what a page is called, with what tells it from others of that name."""
    kind = reader.plain(f"kind.{plan.kind}") if plan.kind in SUBJECT_PAGES else ""
    return " – ".join(part for part in (headline(reader, plan), _apart(reader, plan), kind) if part)


def _apart(reader: Reader, plan: PagePlan) -> str:
    """Return what tells a document from others of its title: its day, and its slug where need be."""
    others: tuple[str, ...] = reader.read(f"namesakes:{plan.about}") if plan.kind in DOCUMENT_PAGES else ()
    card = reader.card(plan.about) if others else None
    if card is None:
        return ""
    day = card.date.day if card.date else ""
    words = day_in_words(day, reader.language, "long") if day else ""
    slug = plan.route.strip("/").rpartition("/")[2]
    return words if words and day not in others else " – ".join(part for part in (words, slug) if part)


def name_of(reader: Reader, ref: str) -> str:
    """Return a document's headline or a subject's name; empty when there is none."""
    if not ref.startswith("document:"):
        return reader.name(ref)
    card = reader.read(f"card:{ref}")
    return card.title if card else ""


def description(reader: Reader, plan: PagePlan) -> str:
    """Return one or two sentences about a page; never empty."""
    text = _summary(reader, plan.about) if plan.about and plan.kind != "home" else ""
    if plan.kind == "home":
        text = str(reader.read("setting:description"))
    site = str(reader.read("setting:title"))
    if not text:
        title = _own_name(reader, plan) or site
        text = reader.plain("description", title=title, site=site) if title != site else site
    if plan.number < plan.pages:
        text = f"{reader.plain('page_number', number=plan.number)}: {text}"
    return _shortened(text)


def feed_link(reader: Reader, ref: str, folder: str = "/") -> FeedLinkView | None:
    """Return the feed of a subject, or for an empty ref that of a folder; None where there is none."""
    base = reader.read(f"route:{ref}") if ref else folder
    route = reader.read(f"feed:{base}") if base.endswith("/") else ""
    if not route:
        return None
    name = reader.read(f"feed_name:{route}") or str(reader.read("setting:title"))
    return FeedLinkView(name, reader.linker.href(route), FEED_TYPES[route.rpartition(".")[2]])


def _summary(reader: Reader, ref: str) -> str:
    card = reader.read(f"card:{ref}")
    if card and card.summary:
        return str(card.summary)
    subject = None if ref.startswith("document:") else reader.read(f"subject:{ref}")
    if subject is None:
        return ""
    return str(subject.summary or (subject.record.description if subject.record else ""))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return text[:LONGEST_DESCRIPTION].rpartition(" ")[0] + "…"
