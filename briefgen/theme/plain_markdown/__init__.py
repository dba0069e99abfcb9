"""HTML of a text as Markdown (CommonMark with GitHub's tables, tasks, alerts and footnotes)."""

from briefgen.theme.plain_markdown.blocks import as_markdown
from briefgen.theme.plain_markdown.escaping import link, plain_line

__all__ = ["as_markdown", "link", "plain_line"]
