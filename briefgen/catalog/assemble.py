"""Stage 2: all admitted documents together."""

from collections.abc import Iterable, Iterator

from briefgen.catalog.backlinks import backlinks, mentioned_in
from briefgen.catalog.chronology import by_date, is_listed, neighbours, newest_first
from briefgen.catalog.gate import Excluded
from briefgen.catalog.hierarchy import children_of
from briefgen.catalog.identity import by_key, shared_ids
from briefgen.catalog.link_table import LinkTable, link_table
from briefgen.catalog.listing import listing
from briefgen.catalog.membership import membership
from briefgen.catalog.related import related
from briefgen.catalog.shelf import Shelf
from briefgen.catalog.subjects import gather_subjects
from briefgen.catalog.terms import all_terms
from briefgen.catalog.translations import translations
from briefgen.catalog.withheld import problems_with
from briefgen.catalog.withheld_names import withheld_from
from briefgen.diagnostics import Diagnostic, sort_key
from briefgen.model.document import Document, document_ref
from briefgen.model.site import Catalog, Record, Target
from briefgen.settings.values import CatalogSettings


def assemble(
    documents: tuple[Document, ...],
    *,
    assets: tuple[str, ...],
    static: tuple[str, ...],
    authors: tuple[Record, ...],
    series: tuple[Record, ...],
    settings: CatalogSettings,
    excluded: tuple[Excluded, ...] = (),
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Join the admitted documents: subjects, links both ways, lists, related ones.

    ``assets`` and ``static`` are paths below ``content/``, the latter beginning with ``static/``.
    The order of ``documents`` makes no difference. ``excluded`` decides only how problems are
    worded and weighed; the catalog is the same without it.
    """
    admitted, twins = by_key(documents)
    subjects, clashes, unknown = gather_subjects(admitted, authors, series, settings)
    shelf = Shelf(admitted, subjects, assets, static)
    links = link_table(shelf, settings)
    terms, placeless = all_terms(shelf, links.targets)
    listed = newest_first(filter(is_listed, admitted.values()))
    shared = membership(listed, terms, subjects.by_ref)
    dated = by_date(listed)
    linked = backlinks(shelf, links.targets)
    translated, mistranslated = translations(admitted, links.field_targets)
    catalog = Catalog(
        documents=admitted,
        listings={key: listing(document) for key, document in admitted.items()},
        subjects=subjects.by_ref,
        terms=terms,
        members=shared.members,
        own_members=shared.own_members,
        mentioned_in=mentioned_in(subjects.by_ref, linked, terms, shared.members),
        children=children_of(subjects.by_ref),
        seen_with=shared.seen_with,
        common_topics=shared.common_topics,
        common_tags=shared.common_tags,
        matrix=shared.matrix,
        targets=links.targets,
        field_targets=links.field_targets,
        backlinks=linked,
        related=related(listed, _picked(links), terms, apart=translated),
        neighbours=neighbours(admitted, dated),
        translations=translated,
        by_date=dated,
        assets=links.assets,
        static=tuple(sorted(static)),
        unresolved=links.unresolved,
    )
    missed = problems_with((*unknown, *links.misses, *placeless), withheld_from(excluded))
    problems = (*twins, *shared_ids(admitted), *clashes, *links.problems, *missed, *mistranslated)
    return catalog, tuple(sorted(problems, key=sort_key))


def _picked(links: LinkTable) -> dict[str, tuple[str, ...]]:
    """Return the keys of the documents that each document's ``related`` names, each once."""
    return {key: tuple(_documents(key, fields)) for key, fields in links.field_targets.items()}


def _documents(key: str, fields: Iterable[tuple[str, Target]]) -> Iterator[str]:
    own = document_ref(key)
    refs = dict.fromkeys(target.ref for field, target in fields if field.startswith("related["))
    return (ref.removeprefix(document_ref("")) for ref in refs if ref.startswith("document:") and ref != own)
