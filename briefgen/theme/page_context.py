"""What a template is given: the only way in for settings, strings and views."""

from collections.abc import Callable
from typing import Any

from briefgen.model.site import PagePlan
from briefgen.theme.links import relative_linker
from briefgen.theme.page_kinds import DOCUMENT_PAGES, SUBJECT_PAGES
from briefgen.theme.reads import Reader
from briefgen.theme.views.credit import credit_views
from briefgen.theme.views.document import DocumentView
from briefgen.theme.views.export import ExportView
from briefgen.theme.views.feed import FeedView
from briefgen.theme.views.hosting import redirects
from briefgen.theme.views.listings import feed_links, sitemap_pages
from briefgen.theme.views.matrix import MatrixView
from briefgen.theme.views.page import PageView
from briefgen.theme.views.profile import profile_view
from briefgen.theme.views.site import SiteView

PAGE_TEMPLATES = (
    *("home.html", "article.html", "note.html", "brief.html", "page.html", "list.html"),
    *("topic.html", "actor.html", "tag.html", "author.html", "series.html"),
    *("topics.html", "actors.html", "tags.html", "authors.html", "series_index.html"),
    *("matrix.html", "archive.html", "archive_year.html", "archive_month.html", "credits.html"),
    *("search.html", "404.html", "redirect.html", "sitemap.xml", "sitemap_index.xml"),
    *("robots.txt", "host_headers.txt", "host_redirects.txt", "host_nojekyll.txt"),
    *("feed.atom.xml", "feed.rss.xml", "feed.json", "feeds.opml.xml", "export.txt"),
)
"""One for each kind of page that a site may have."""

CONTEXT: tuple[tuple[str, str, str], ...] = (
    ("site", "SiteView", "The site."),
    ("page", "PageView", "The page."),
    ("t", "function", 'An interface string: ``t("documents", n=3)``; n chooses the plural.'),
    ("asset", "function", 'The address of a theme asset: ``asset("css/site.css")``.'),
    ("document", "DocumentView", "On pages of articles, notes, briefs and plain pages: the document."),
    ("subject", "ProfileView", "On pages of topics, actors, tags, authors and series: the subject."),
    ("introduction", "DocumentView or None", "On the home page: the text of content/index.md."),
    ("matrix", "MatrixView", "On the page of topics × actors."),
    ("credits", "list of CreditView", "On the page of picture credits."),
    ("feed", "FeedView", "In a feed."),
    ("feeds", "list of FeedLinkView", "In the list of all feeds."),
    ("redirects", "list of RedirectView", "In files for hosts: the old addresses."),
    ("sitemap", "list of SitemapPageView", "In the site map; in its index the parts of it."),
    ("export", "ExportView", "In copies for machines: Markdown, JSON, citations."),
)


def context_of(reader: Reader, plan: PagePlan) -> dict[str, Any]:
    """Return the names of a template: ``site``, ``page``, ``t``, ``asset``, and what its kind adds.

    ``document`` on document pages (and ``introduction`` on the home page), ``subject`` on pages of
    topics, actors, tags, authors and series, ``matrix``, ``credits``, ``feed``, ``redirects``, ``sitemap``
    and ``export`` on theirs.
    """
    # A feed names its style sheet relatively: only that of its own host may be used.
    linker = relative_linker(plan.route, "pretty") if plan.kind == "feed" else reader.linker
    names: dict[str, Any] = {
        "site": SiteView(reader, plan.route),
        "page": PageView(reader, plan),
        "t": reader.text,
        "asset": lambda path: linker.href(_asset(reader, path)),
    }
    if plan.kind in DOCUMENT_PAGES:
        names["document"] = _document(reader, plan.about)
    elif plan.kind in SUBJECT_PAGES:
        names["subject"] = profile_view(reader, plan.about)
    elif plan.kind == "home":
        names["introduction"] = _document(reader, plan.about) if plan.about else None
    elif plan.kind in _OF_KIND:
        name, view = _OF_KIND[plan.kind]
        names[name] = view(reader, plan)
    return names


_OF_KIND: dict[str, tuple[str, Callable[[Reader, PagePlan], Any]]] = {
    "matrix": ("matrix", MatrixView),
    "credits": ("credits", lambda reader, _: credit_views(reader)),
    "feed": ("feed", FeedView),
    "feed-list": ("feeds", lambda reader, plan: feed_links(reader, plan.items)),
    "host": ("redirects", lambda reader, _: redirects(reader)),
    "sitemap": ("sitemap", sitemap_pages),
    "sitemap-index": ("sitemap", sitemap_pages),
    "export": ("export", ExportView),
}


def _document(reader: Reader, ref: str) -> DocumentView | None:
    card = reader.read(f"card:{ref}")
    return DocumentView(reader, ref, card) if card else None


def _asset(reader: Reader, path: str) -> str:
    route = reader.read(f"asset:{path}")
    if not route:
        raise LookupError(f'the theme has no asset "{path}"')
    return str(route)
