"""Finding the sources: which files below ``content/`` there are, and what each is for."""

from briefgen.content.discover.reading import read_source
from briefgen.content.discover.tree import SourceTree, discover

__all__ = ["SourceTree", "discover", "read_source"]
