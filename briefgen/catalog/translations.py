"""Which documents are the same one in other languages."""

from collections.abc import Iterator, Mapping

from briefgen.catalog.marks import place, span_of
from briefgen.diagnostics import Diagnostic, problem
from briefgen.model.document import Document, document_ref
from briefgen.model.site import Target

_DOCUMENT = document_ref("")
FieldTargets = Mapping[str, tuple[tuple[str, Target], ...]]


def translations(
    documents: Mapping[str, Document], field_targets: FieldTargets
) -> tuple[dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """Return the others of each document's group by key, and what is wrong with translations.

    A group is an original and all that translates it, a translation's translation included. The
    others are sorted by language, then by key. An unlisted document sees its group and is not seen
    by it. ``documents`` are the admitted ones: what is withheld is in no group, and parts one that
    it would have joined.
    """
    originals = {key: found for key in documents if (found := _original(key, documents, field_targets))}
    if not originals:
        return {}, ()
    groups: dict[str, list[str]] = {}
    problems: list[Diagnostic] = []
    for key in documents:
        root, is_circle = _root(key, originals)
        if is_circle:
            problems.append(_circle(documents[key], documents[originals[key]]))
        else:
            groups.setdefault(root, []).append(key)
    shared = {root: _by_language(keys, documents) for root, keys in groups.items() if len(keys) > 1}
    problems += [one for keys in shared.values() for one in _clashes(keys, documents, originals)]
    others = {
        key: rest for keys in shared.values() for key in keys if (rest := _others(key, keys, documents))
    }
    return dict(sorted(others.items())), tuple(problems)


def _original(key: str, documents: Mapping[str, Document], field_targets: FieldTargets) -> str:
    """Return the key of the document that one says it translates; empty when there is none."""
    for field, target in field_targets.get(key, ()):
        if field == "translation_of" and target.kind == "page" and target.ref.startswith(_DOCUMENT):
            found = target.ref.removeprefix(_DOCUMENT)
            return found if found in documents else ""
    return ""


def _root(key: str, originals: Mapping[str, str]) -> tuple[str, bool]:
    """Return the first original behind a document, and whether the way to it is a circle."""
    seen = {key}
    while key in originals:
        key = originals[key]
        if key in seen:
            return key, True
        seen.add(key)
    return key, False


def _by_language(keys: list[str], documents: Mapping[str, Document]) -> list[str]:
    return sorted(keys, key=lambda key: (documents[key].card.lang, key))


def _others(key: str, keys: list[str], documents: Mapping[str, Document]) -> tuple[str, ...]:
    return tuple(other for other in keys if other != key and not documents[other].fields.unlisted)


def _clashes(
    keys: list[str], documents: Mapping[str, Document], originals: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield a problem for each translation without a language of its own, or with that of another."""
    first: dict[str, Document] = {
        documents[key].card.lang: documents[key] for key in reversed(keys) if key not in originals
    }
    for key in keys:
        document = documents[key]
        if key not in originals:
            continue
        if not document.fields.lang:
            yield _without_language(document)
        elif (other := first.setdefault(document.card.lang, document)) is not document:
            yield _same_language(document, other)


def _without_language(document: Document) -> Diagnostic:
    return problem(
        "BG319",
        f'a translation without `lang` counts as a text in "{document.card.lang}", the site\'s language',
        span_of(document, "translation_of"),
        help="give it the language that it is written in, such as `lang: uk`",
    )


def _same_language(document: Document, other: Document) -> Diagnostic:
    return problem(
        "BG320",
        f'the same document is there in "{document.card.lang}" already: {place(span_of(other, "lang"))}',
        span_of(document, "lang", "translation_of"),
        help="correct `lang` of one of the two, or let `translation_of` name another document",
    )


def _circle(document: Document, original: Document) -> Diagnostic:
    return problem(
        "BG321",
        f"translations in a circle: no original stands behind {place(span_of(original, 'translation_of'))}",
        span_of(document, "translation_of"),
        help="take `translation_of` out of the document that was written first",
    )
