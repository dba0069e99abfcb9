"""What a site says in forms for machines: Markdown copies, JSON twins, citations, lists of all of them."""

from briefgen.theme.exports.citation import meta_tags
from briefgen.theme.exports.forms import export_text

__all__ = ["export_text", "meta_tags"]
