"""Copies of pages for machines: the copies themselves, and the links to them."""

from typing import Annotated

import msgspec
from markupsafe import Markup

from briefgen.model.exports import DOCUMENT_FORMS, SUBJECT_FORMS, ExportForm
from briefgen.model.fields import described
from briefgen.model.site import PagePlan
from briefgen.theme.page_kinds import DOCUMENT_PAGES, SUBJECT_PAGES
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text


class ExportView:
    """The copy for machines that the file is."""

    __slots__ = ("_plan", "_reader")

    def __init__(self, reader: Reader, plan: PagePlan) -> None:
        """Keep the plan."""
        self._reader = reader
        self._plan = plan

    __str__ = refuse_text

    @property
    def text(self) -> Markup:
        """The whole file: Markdown, JSON, BibTeX, RIS, CSL-JSON or llms.txt."""
        # Sites without such files load nothing that makes them.
        from briefgen.theme.exports import export_text

        return Markup(export_text(self._reader, self._plan))  # noqa: S704, none of these formats is HTML


class ExportLinkView(msgspec.Struct, frozen=True):
    """A link to what the page says in a form for machines."""

    title: Annotated[str, described("Name of the form: Markdown, JSON, BibTeX, RIS, CSL-JSON.")]
    href: Annotated[str, described("Its address.")]
    type: Annotated[str, described("Its media type.")]
    is_citation: Annotated[bool, described("Whether it is a record for citation managers.")] = False

    __str__ = refuse_text


class CitationTagView(msgspec.Struct, frozen=True):
    """One ``<meta>`` element that citation managers read (Highwire Press tags)."""

    name: Annotated[str, described("Its name: ``citation_title``.")]
    content: Annotated[str, described("What it says.")]

    __str__ = refuse_text


def export_links(reader: Reader, plan: PagePlan) -> tuple[ExportLinkView, ...]:
    """Return the links to a page's copies for machines; none where the settings ask for none."""
    wanted: tuple[str, ...] = reader.read("exports:")
    if not wanted:
        return ()
    folder = plan.base or plan.route
    return tuple(_link(reader, form, folder) for form in _forms(plan) if form.output in wanted)


def citation_tags(reader: Reader, plan: PagePlan) -> tuple[CitationTagView, ...]:
    """Return what citation managers read of a document's page; nothing elsewhere, or when not asked for."""
    if plan.kind not in DOCUMENT_PAGES or "citations" not in reader.read("exports:"):
        return ()
    from briefgen.theme.exports import meta_tags

    return tuple(CitationTagView(name, content) for name, content in meta_tags(reader, plan.about))


def _forms(plan: PagePlan) -> tuple[ExportForm, ...]:
    if plan.kind in DOCUMENT_PAGES:
        return DOCUMENT_FORMS
    return SUBJECT_FORMS if plan.kind in SUBJECT_PAGES and plan.number == plan.pages else ()


def _link(reader: Reader, form: ExportForm, folder: str) -> ExportLinkView:
    href = reader.linker.href(f"{folder}{form.file}")
    return ExportLinkView(form.title, href, form.type, form.output == "citations")
