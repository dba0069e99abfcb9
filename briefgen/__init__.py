"""briefgen: briefings in Markdown, compiled into a cross-linked static site."""

__version__ = "0.1.0"
