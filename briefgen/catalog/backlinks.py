"""Who links here, and in which sentence."""

from briefgen.catalog.chronology import newest_first
from briefgen.catalog.shelf import Shelf
from briefgen.model.document import Document
from briefgen.model.site import Backlink, Subject, Target, Terms


def backlinks(shelf: Shelf, targets: dict[str, tuple[Target, ...]]) -> dict[str, tuple[Backlink, ...]]:
    """Return the documents that link to each ref, each once with the sentence of its first link.

    The newest come first, profiles after all other documents. A document's links to itself do not
    count, nor do those of an unlisted document, which would be listed by them.
    """
    refs = {*map(shelf.ref, shelf.documents), *shelf.subjects.by_ref}
    found: dict[str, list[Backlink]] = {ref: [] for ref in sorted(refs)}
    shown = [one for one in shelf.documents.values() if not one.fields.unlisted]
    others = newest_first(one for one in shown if one.kind not in ("topic", "actor"))
    profiles = newest_first(one for one in shown if one.kind in ("topic", "actor"))
    for document in (*others, *profiles):
        for ref, sentence in _first_sentences(document, targets[document.key]).items():
            if ref != shelf.ref(document.key):
                found[ref].append(Backlink(document.key, sentence))
    return {ref: tuple(links) for ref, links in found.items()}


def _first_sentences(document: Document, targets: tuple[Target, ...]) -> dict[str, str]:
    sentences: dict[str, str] = {}
    for reference, target in zip(document.body.references, targets, strict=True):
        if target.kind == "page":
            sentences.setdefault(target.ref, reference.sentence)
    return sentences


def mentioned_in(
    subjects: dict[str, Subject],
    links: dict[str, tuple[Backlink, ...]],
    terms: dict[str, Terms],
    members: dict[str, tuple[str, ...]],
) -> dict[str, tuple[Backlink, ...]]:
    """Return, for each topic and actor, the documents that link to it without being about it.

    Profiles are left out: they stand in ``backlinks`` only.
    """
    profiles = {subject.document for subject in subjects.values()}
    found: dict[str, tuple[Backlink, ...]] = {}
    for ref, subject in subjects.items():
        if subject.kind in ("topic", "actor"):
            apart = profiles.union(members[ref])
            found[ref] = tuple(
                link for link in links[ref] if link.source not in apart and ref in terms[link.source].mentions
            )
    return found
