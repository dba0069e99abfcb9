"""Machine-readable files beside the pages: Markdown copies, JSON twins, citations, and the lists of them."""

from collections.abc import Iterator

from briefgen.model.document import document_ref
from briefgen.model.exports import DOCUMENT_FORMS, LLMS, SITE_FORMS, SUBJECT_FORMS, ExportForm
from briefgen.model.site import Catalog, PagePlan
from briefgen.pages.addresses import HOME
from briefgen.settings.values import Outputs

KINDS = ("article", "note", "brief", "page")
LISTED_IN_LLMS = 200
"""How many documents of a kind ``llms.txt`` names, so that it stays something to be read as a whole."""


def export_pages(catalog: Catalog, outputs: Outputs, routes: dict[str, str]) -> Iterator[PagePlan]:
    """Yield the files that the settings ask for; none costs anything where its output is off."""
    documents = _wanted(DOCUMENT_FORMS, outputs)
    if documents:
        refs = map(document_ref, catalog.documents)
        placed = ((ref, routes[ref]) for ref in refs if routes.get(ref, HOME) != HOME)
        yield from (_beside(form, ref, route) for ref, route in placed for form in documents)
    for form in _wanted(SUBJECT_FORMS, outputs):
        yield from (_of_subject(form, ref, catalog, routes[ref]) for ref in catalog.subjects if ref in routes)
    for form in _wanted(SITE_FORMS, outputs):
        yield _of_site(form, catalog, routes)


def _wanted(forms: tuple[ExportForm, ...], outputs: Outputs) -> tuple[ExportForm, ...]:
    return tuple(form for form in forms if getattr(outputs, form.output))


def _beside(form: ExportForm, ref: str, folder: str, items: tuple[str, ...] = ()) -> PagePlan:
    return PagePlan(
        route=f"{folder}{form.file}",
        template="export.txt",
        kind="export",
        about=ref,
        items=items,
        base=folder,
        label=form.name,
    )


def _of_subject(form: ExportForm, ref: str, catalog: Catalog, folder: str) -> PagePlan:
    return _beside(form, ref, folder, catalog.members.get(ref, ()))


def _of_site(form: ExportForm, catalog: Catalog, routes: dict[str, str]) -> PagePlan:
    """Return the plan of a list of the whole site; unlisted documents stand in none."""
    most = LISTED_IN_LLMS if form is LLMS else len(catalog.documents)
    keys = (key for kind in KINDS for key in catalog.by_date.get(kind, ())[:most])
    return PagePlan(
        route=f"/{form.file}",
        template="export.txt",
        kind="export",
        items=tuple(key for key in keys if routes.get(document_ref(key), HOME) != HOME),
        subjects=tuple(ref for ref in catalog.subjects if ref in routes),
        base="/",
        label=form.name,
    )
