"""Markdown bodies converted to HTML with placeholders, plain text, outline and references.

Nothing of the Markdown library leaves this package.
"""

from briefgen.content.markdown.conversion import Converted, convert, rule_problems
from briefgen.content.markdown.typography import typographic

__all__ = ["Converted", "convert", "rule_problems", "typographic"]
