"""Lead pictures, and the credits of all pictures."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.document import Document, document_ref
from briefgen.model.focal_point import CENTRE, focal_point
from briefgen.model.pictures import Credit, Lead
from briefgen.model.site import Catalog, PagePlan
from briefgen.pages.redirects import field_span

CREDITS = "/credits/"


def leads(catalog: Catalog, problems: list[Diagnostic]) -> tuple[Lead, ...]:
    """Return the lead pictures of all documents that are files of this site, each once, sorted."""
    found = {lead for document in catalog.documents.values() for lead in _lead(catalog, document, problems)}
    return tuple(sorted(found, key=lambda lead: (lead.path, lead.focal)))


def _lead(catalog: Catalog, document: Document, problems: list[Diagnostic]) -> Iterator[Lead]:
    image = document.card.image
    if image is None:
        return
    focal = focal_point(image.focal)
    if focal is None:
        problems.append(_no_point(document))
    for field, target in catalog.field_targets.get(document.key, ()):
        if field == "image.src" and target.kind == "asset":
            yield Lead(target.ref, focal or CENTRE)


def _no_point(document: Document) -> Diagnostic:
    return problem(
        "BG857",
        "the focal point of the lead picture is no point of it",
        field_span(document, "image.focal"),
        help="write two fractions or percentages, from the left and from the top: focal: [0.5, 0.3]",
    )


def picture_credits(catalog: Catalog) -> tuple[Credit, ...]:
    """Return the pictures of listed documents that name their maker or rights, by title, each once."""
    users: dict[tuple[str, str, str], list[str]] = {}
    owners = {subject.document: ref for ref, subject in catalog.subjects.items() if subject.document}
    for key, document in catalog.documents.items():
        if catalog.listings[key].unlisted:
            continue
        ref = owners.get(key, document_ref(key))
        for row in dict.fromkeys(_credited(document)):
            users.setdefault(row, []).append(ref)
    rows = (Credit(*row, users=tuple(refs)) for row, refs in users.items())
    return tuple(sorted(rows, key=lambda row: (row.title.casefold(), row.title, row.credit, row.rights)))


def _credited(document: Document) -> Iterator[tuple[str, str, str]]:
    image = document.card.image
    if image and (image.credit or image.rights):
        yield image.caption or image.alt or document.card.title, image.credit, image.rights
    for figure in document.body.figures:
        if figure.credit or figure.rights:
            yield figure.caption or figure.alt or document.card.title, figure.credit, figure.rights


def credits_pages(credited: tuple[Credit, ...]) -> Iterator[PagePlan]:
    """Yield the page of picture credits, where there are any."""
    if credited:
        yield PagePlan(route=CREDITS, template="credits.html", kind="credits")
