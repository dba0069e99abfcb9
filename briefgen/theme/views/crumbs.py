"""The way from the home page to a page."""

from briefgen.model.site import PagePlan
from briefgen.theme.reads import Reader

SECTION_OF = {
    "article": "/articles/",
    "note": "/notes/",
    "brief": "/briefs/",
    "topic": "/topics/",
    "actor": "/actors/",
    "tag": "/tags/",
    "author": "/authors/",
    "series": "/series/",
    "archive-year": "/archive/",
    "archive-month": "/archive/",
}


def crumbs(reader: Reader, plan: PagePlan) -> tuple[tuple[str, str], ...]:
    """Return names and routes of the pages above a page, from the home page down."""
    found = [(reader.plain("home"), "/")]
    section = SECTION_OF.get(plan.kind, "")
    if section and reader.read(f"exists:{section}"):
        found.append((reader.plain(f"section.{section.strip('/')}"), section))
    if plan.kind == "archive-month":
        year = plan.label[:4]
        found.append((year, f"/archive/{year}/"))
    return tuple(found)
