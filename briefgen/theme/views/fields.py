"""Links that stand in front matter."""

from briefgen.model.site import Target
from briefgen.theme.body import ref_kind
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_view
from briefgen.theme.views.subject import SubjectView


def targets_of(reader: Reader, ref: str, field: str) -> tuple[Target, ...]:
    """Return where a field's links lead: ``parent``, or all items of ``start_here``."""
    pairs: tuple[tuple[str, Target], ...] = reader.read(f"field_targets:{ref}")
    return tuple(target for name, target in pairs if name == field or name.startswith(f"{field}["))


def linked_cards(reader: Reader, ref: str, field: str) -> tuple[CardView, ...]:
    """Return the documents that a field of front matter names, in its order."""
    views = (
        card_view(reader, target.ref) for target in targets_of(reader, ref, field) if target.kind == "page"
    )
    return tuple(view for view in views if view)


def linked_subjects(reader: Reader, ref: str, field: str) -> tuple[SubjectView, ...]:
    """Return the subjects that a field of front matter names, in its order."""
    targets = targets_of(reader, ref, field)
    return tuple(SubjectView(reader, target.ref) for target in targets if is_subject(target))


def linked_subject(reader: Reader, ref: str, field: str) -> SubjectView | None:
    """Return the subject that a field names; None when it names none."""
    return next(iter(linked_subjects(reader, ref, field)), None)


def is_subject(target: Target) -> bool:
    """Tell whether a link leads to a subject's page."""
    return target.kind == "page" and ref_kind(target.ref) != "document"
