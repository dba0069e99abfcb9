"""A document as citation managers know it."""

from briefgen.theme.exports.citation.bibtex import bibtex
from briefgen.theme.exports.citation.csl import csl_json
from briefgen.theme.exports.citation.meta_tags import meta_tags
from briefgen.theme.exports.citation.ris import ris
from briefgen.theme.exports.citation.work import work_of

__all__ = ["bibtex", "csl_json", "meta_tags", "ris", "work_of"]
