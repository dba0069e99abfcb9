"""Documents that nothing leads to."""

from briefgen.model.document import document_ref
from briefgen.model.site import Catalog


def orphans(catalog: Catalog) -> tuple[str, ...]:
    """Return the keys of documents that no other document links to, sorted.

    Links in bodies and in front matter count. A profile is an orphan if moreover no document
    names its subject and no other subject is part of it. The text of the home page is none.
    """
    profiles = {subject.document: ref for ref, subject in catalog.subjects.items() if subject.document}
    linked: set[str] = set()
    refs = [(key, profiles.get(key, document_ref(key))) for key in catalog.documents]
    for key, own in refs:
        in_fields = (target for _, target in catalog.field_targets[key])
        linked |= {target.ref for target in (*catalog.targets[key], *in_fields) if target.ref != own}
    named = {ref for ref in catalog.subjects if catalog.members[ref] or catalog.children[ref]}
    found = linked | named
    return tuple(key for key, ref in refs if key != "index" and ref not in found)
