"""Finding the sources: which files below ``content/`` there are, and what each is for."""

from briefgen.content.discover.reading import read_source
from briefgen.content.discover.tree import SourceTree, content_folder, discover

__all__ = ["SourceTree", "content_folder", "discover", "read_source"]
