"""Which office an actor held on a day."""

from collections.abc import Iterable

from briefgen.model.document import Document
from briefgen.model.fields import ActorFields, Role
from briefgen.model.site import RoleAt, Target
from briefgen.model.when import When


def role_at(actor: Document, day: str, links: Iterable[tuple[str, Target]] = ()) -> RoleAt | None:
    """Return the office that an actor held on ``day``, else the last one held before it.

    ``day`` is an ISO date in the site's zone; ``2024-11`` and ``2024`` stand for any of their
    days, and so do such dates in the profile. First and last day count as held. Of several
    offices held at once the one taken up last counts, then the one listed first. ``links`` are
    the profile's ``Catalog.field_targets``, from which the organisation's ref is taken. Offices
    taken up later than ``day`` are not known yet. After the actor's death no office is held.
    """
    if not isinstance(actor.details, ActorFields):
        return None
    begun = [(n, role) for n, role in enumerate(actor.details.roles) if _has_begun(role.from_, day)]
    has_died = _is_over(actor.details.died, day)
    held = [(n, role) for n, role in begun if not has_died and not _is_over(role.to, day)]
    if held:
        number, role = max(held, key=lambda one: (_day(one[1].from_), -one[0]))
        return _office(number, role, links, former=False)
    if not begun:
        return None
    number, role = max(begun, key=lambda one: (_day(one[1].to) or "9999", _day(one[1].from_), -one[0]))
    return _office(number, role, links, former=True)


def _office(number: int, role: Role, links: Iterable[tuple[str, Target]], *, former: bool) -> RoleAt:
    org = next((target.ref for field, target in links if field == f"roles[{number}].org"), "")
    return RoleAt(title=role.title, org=org, former=former, acting=role.acting)


def _day(when: When | None) -> str:
    return when.day if when else ""


def _has_begun(begin: When | None, day: str) -> bool:
    return begin is None or begin.day[: len(day)] <= day[: len(begin.day)]


def _is_over(end: When | None, day: str) -> bool:
    return end is not None and end.day[: len(day)] < day[: len(end.day)]
