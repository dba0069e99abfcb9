"""Which kinds of page are about a document, and which about a subject."""

DOCUMENT_PAGES = frozenset({"article", "note", "brief", "page"})
SUBJECT_PAGES = frozenset({"topic", "actor", "tag", "author", "series"})
