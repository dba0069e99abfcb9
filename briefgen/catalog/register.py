"""The subjects of one kind and the names that lead to them."""

from collections.abc import Iterable

import msgspec

from briefgen.diagnostics import Span
from briefgen.model.names import fold
from briefgen.model.site import Subject, SubjectKind


class Register(msgspec.Struct, frozen=True):
    """The subjects of one kind by ref, the ref of each folded name, and where each subject stands."""

    kind: SubjectKind
    subjects: dict[str, Subject]
    names: dict[str, str]
    places: dict[str, Span]

    def find(self, name: str) -> str:
        """Return the ref of the subject that has this name, an empty text if there is none."""
        return self.names.get(fold(name), "")

    def spellings(self) -> Iterable[str]:
        """Return all names by which the subjects are known, as their authors spell them."""
        return (name for subject in self.subjects.values() for name in (subject.name, *subject.aliases))


def ref_of(kind: SubjectKind, slug: str) -> str:
    """Return the site-wide reference of a subject."""
    return f"{kind}:{slug}"
