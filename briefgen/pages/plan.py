"""All pages of the site."""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.extensions import Extensions, Module, planned_pages
from briefgen.model.document import document_ref
from briefgen.model.site import Catalog, Copy, PagePlan, SitePlan
from briefgen.pages.actor_pages import actor_pages
from briefgen.pages.addresses import addresses, subject_route
from briefgen.pages.cards import card_pages, card_ref
from briefgen.pages.claims import Claim, clashes
from briefgen.pages.copies import asset_routes, copies
from briefgen.pages.document_pages import document_pages
from briefgen.pages.exports import export_pages
from briefgen.pages.feeds import feed_list, feed_pages
from briefgen.pages.index_pages import archive_pages, index_pages, search_page
from briefgen.pages.leads import credits_pages, leads, picture_credits
from briefgen.pages.lists import home_pages, kind_lists, list_pages
from briefgen.pages.redirects import field_span, redirect_pages
from briefgen.pages.series_pages import series_pages
from briefgen.pages.site_map import site_map
from briefgen.pages.standing import standing_files
from briefgen.pages.topic_pages import topic_pages
from briefgen.settings.values import Outputs, PageSettings

_NONE = Extensions()
SECTIONS = (
    "/articles/",
    "/notes/",
    "/briefs/",
    "/topics/",
    "/actors/",
    "/tags/",
    "/authors/",
    "/series/",
    "/matrix/",
    "/archive/",
    "/credits/",
)


def plan(
    catalog: Catalog, settings: PageSettings, extensions: Extensions = _NONE
) -> tuple[SitePlan, tuple[Diagnostic, ...]]:
    """Return every page, route and copied file, and each clash between two that want one route.

    The planners of ``extensions`` see the plan without their own pages.
    """
    page_routes, found = addresses(catalog, settings)
    problems = list(found)
    routes = page_routes | asset_routes(catalog, page_routes)
    redirects = list(redirect_pages(catalog, problems))
    credited = picture_credits(catalog)
    pages = [
        *_own_pages(catalog, settings, routes),
        *credits_pages(credited),
        *(page for page, _, _ in redirects),
    ]
    files = copies(catalog, routes)
    added, failures = planned_pages(catalog, _site_plan(pages, routes, files), extensions)
    problems += failures
    taken = {*(copy.route for copy in files), *(page.route for _, page in added)}
    pages += [page for page in standing_files(settings.outputs, pages) if page.route not in taken]
    if settings.base_url:
        cards = tuple(card_pages(pages, settings.outputs))
        routes |= {card_ref(card.about): card.route for card in cards}
        pages += [card for card in cards if card.route not in taken]
    if settings.base_url and settings.outputs.sitemap:
        pages += site_map([*pages, *(page for _, page in added)], catalog, settings.base_url)
    problems += clashes(
        [
            *_page_claims(catalog, pages),
            *(_added_claim(module, page) for module, page in added),
            *(
                Claim(page.route, f"{document.path} (redirect_from)", span)
                for page, document, span in redirects
            ),
            *(Claim(copy.route, copy.path, Span(copy.path)) for copy in files),
        ]
    )
    if not settings.base_url:
        problems.append(_no_base_url())
    planned = _site_plan([*pages, *(page for _, page in added)], routes, files)
    lead = leads(catalog, problems)
    planned = msgspec.structs.replace(planned, leads=lead, credits=credited, asked=_asked(catalog))
    return planned, tuple(problems)


def _asked(catalog: Catalog) -> tuple[tuple[str, Span], ...]:
    return tuple(
        (document.fields.template, field_span(document, "template"))
        for document in catalog.documents.values()
        if document.fields.template
    )


def _site_plan(pages: Iterable[PagePlan], routes: dict[str, str], files: tuple[Copy, ...]) -> SitePlan:
    by_route = {page.route: page for page in sorted(pages, key=lambda page: page.route)}
    return SitePlan(
        pages=by_route,
        routes=dict(sorted(routes.items())),
        copies=files,
        sections=tuple(route for route in SECTIONS if route in by_route),
    )


def _own_pages(catalog: Catalog, settings: PageSettings, routes: dict[str, str]) -> Iterator[PagePlan]:
    yield from home_pages(catalog, settings.page_size)
    yield from kind_lists(catalog, settings.page_size)
    yield from document_pages(catalog, routes)
    yield from _subject_pages(catalog, settings, routes)
    yield from index_pages(catalog, tag_pages=settings.tag_pages)
    yield from archive_pages(catalog)
    yield PagePlan(route="/404.html", template="404.html", kind="404")
    if settings.outputs.search:
        yield search_page()
    yield from export_pages(catalog, settings.outputs, routes)
    if settings.base_url:
        yield from _for_machines(catalog, settings.outputs, routes)


def _for_machines(catalog: Catalog, outputs: Outputs, routes: dict[str, str]) -> Iterator[PagePlan]:
    feeds = tuple(feed_pages(catalog, outputs, routes))
    yield from feeds
    if feeds:
        yield feed_list(feeds)


def _subject_pages(catalog: Catalog, settings: PageSettings, routes: dict[str, str]) -> Iterator[PagePlan]:
    for ref, subject in catalog.subjects.items():
        if ref not in routes:
            continue
        match subject.kind:
            case "topic":
                yield from topic_pages(catalog, subject, settings.page_size)
            case "actor":
                yield from actor_pages(catalog, subject, settings.page_size)
            case "series":
                yield from series_pages(catalog, subject, settings.page_size)
            case kind:
                page = PagePlan(route=subject_route(subject), template=f"{kind}.html", kind=kind, about=ref)
                yield from list_pages(page, catalog.members.get(ref, ()), settings.page_size)


def _page_claims(catalog: Catalog, pages: Iterable[PagePlan]) -> Iterator[Claim]:
    for page in pages:
        if page.kind != "redirect":
            yield _claim(catalog, page)


def _added_claim(module: Module, page: PagePlan) -> Claim:
    return Claim(page.route, f'the page of extension "{module.name}"', Span(module.path))


def _claim(catalog: Catalog, page: PagePlan) -> Claim:
    """Return a page's claim in the name of the file that it is made from, if there is one."""
    key = page.about.removeprefix(document_ref("")) if page.about.startswith(document_ref("")) else ""
    if page.about in catalog.subjects:
        key = catalog.subjects[page.about].document
    document = catalog.documents.get(key)
    if document is None or page.kind in ("home", "feed", "feed-list"):
        return Claim(page.route, _own_name(catalog, page), Span(""))
    span = field_span(document, "slug" if _has_mark(catalog, key, "slug") else "title")
    return Claim(page.route, document.path, span)


def _has_mark(catalog: Catalog, key: str, field: str) -> bool:
    return any(mark.field == field for mark in catalog.documents[key].marks)


def _own_name(catalog: Catalog, page: PagePlan) -> str:
    if page.about in catalog.subjects:
        subject = catalog.subjects[page.about]
        return f'the {page.kind} page of {subject.kind} "{subject.name}"'
    return f"the page that briefgen makes there ({page.kind})"


def _no_base_url() -> Diagnostic:
    return problem(
        "BG505",
        "no base_url: feeds, sitemap and canonical links are left out",
        Span("briefgen.yaml"),
        help="set `base_url: https://…/` to the site's public address, or pass --base-url",
    )
