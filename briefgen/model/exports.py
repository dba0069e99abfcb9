"""The machine-readable forms of a document or subject: where each stands beside its page, and its type."""

from typing import Literal

import msgspec

ExportOutput = Literal["markdown", "json", "citations"]


class ExportForm(msgspec.Struct, frozen=True):
    """One form: the setting below ``outputs`` that asks for it, its file, its title in links."""

    name: str
    output: ExportOutput
    file: str
    title: str
    type: str


MARKDOWN = ExportForm("markdown", "markdown", "index.md", "Markdown", "text/markdown")
JSON = ExportForm("json", "json", "index.json", "JSON", "application/json")
BIBTEX = ExportForm("bibtex", "citations", "cite.bib", "BibTeX", "application/x-bibtex")
RIS = ExportForm("ris", "citations", "cite.ris", "RIS", "application/x-research-info-systems")
CSL = ExportForm("csl", "citations", "cite.json", "CSL-JSON", "application/vnd.citationstyles.csl+json")
LLMS = ExportForm("llms", "markdown", "llms.txt", "llms.txt", "text/plain")
CATALOGUE = ExportForm("catalogue", "json", "index.json", "JSON", "application/json")

DOCUMENT_FORMS = (MARKDOWN, JSON, BIBTEX, RIS, CSL)
SUBJECT_FORMS = (JSON,)
SITE_FORMS = (LLMS, CATALOGUE)
