"""Which form an export has."""

from collections.abc import Callable

from briefgen.model.exports import BIBTEX, CATALOGUE, CSL, JSON, LLMS, MARKDOWN, RIS
from briefgen.model.site import PagePlan
from briefgen.theme.exports.catalogue import catalogue_json
from briefgen.theme.exports.citation import bibtex, csl_json, ris, work_of
from briefgen.theme.exports.document_json import document_json
from briefgen.theme.exports.document_markdown import document_markdown
from briefgen.theme.exports.llms import llms_text
from briefgen.theme.exports.subject_json import subject_json
from briefgen.theme.reads import Reader
from briefgen.theme.views.document import DocumentView

_DOCUMENT = "document:"


def export_text(reader: Reader, plan: PagePlan) -> str:
    """Return the text of an export.

    Raises:
        LookupError: the plan names no form, or what it is about does not exist.
    """
    return _FORMS[plan.label](reader, plan)


def _document(reader: Reader, plan: PagePlan) -> DocumentView:
    card = reader.card(plan.about)
    if card is None:
        raise LookupError(f'there is no document "{plan.about}"')
    return DocumentView(reader, plan.about, card)


def _markdown(reader: Reader, plan: PagePlan) -> str:
    return document_markdown(reader, _document(reader, plan))


def _json(reader: Reader, plan: PagePlan) -> str:
    if plan.about.startswith(_DOCUMENT):
        return document_json(reader, _document(reader, plan))
    return subject_json(reader, plan)


_FORMS: dict[str, Callable[[Reader, PagePlan], str]] = {
    MARKDOWN.name: _markdown,
    JSON.name: _json,
    BIBTEX.name: lambda reader, plan: bibtex(work_of(reader, plan.about)),
    RIS.name: lambda reader, plan: ris(work_of(reader, plan.about)),
    CSL.name: lambda reader, plan: csl_json(work_of(reader, plan.about)),
    LLMS.name: llms_text,
    CATALOGUE.name: catalogue_json,
}
