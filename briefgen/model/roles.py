"""Which offices somebody held on a day."""

from collections.abc import Iterable

from briefgen.model.fields import Role
from briefgen.model.site import RoleAt
from briefgen.model.when import When


def roles_on(roles: Iterable[tuple[Role, str]], day: str, *, died: When | None = None) -> tuple[RoleAt, ...]:
    """Return the offices held on ``day``, latest first; else the last one that had ended.

    ``roles`` are offices with the refs of their organisations (empty where unknown). ``day`` is an
    ISO date in the site's zone; it and the dates of offices may be partial: ``2024-11`` and
    ``2024`` stand for any of their days, so that an office "to 2017" was held until the end of
    2017. First and last day count as held, an office without dates as held, and after the actor's
    death none is. Offices taken up later than ``day`` are not known yet.
    """
    begun = [(role, org) for role, org in roles if not _begins_after(role, day)]
    has_died = _is_over(died, day)
    current = [pair for pair in begun if not has_died and not _is_over(pair[0].to, day)]
    if current:
        ordered = sorted(current, key=lambda pair: _day(pair[0].from_), reverse=True)
        return tuple(_role_at(role, org, former=False) for role, org in ordered)
    last = sorted(begun, key=lambda pair: (_day(pair[0].to) or "9999", _day(pair[0].from_)))[-1:]
    return tuple(_role_at(role, org, former=True) for role, org in last)


def _role_at(role: Role, org: str, *, former: bool) -> RoleAt:
    return RoleAt(title=role.title, org=org, former=former, acting=role.acting)


def _begins_after(role: Role, day: str) -> bool:
    return role.from_ is not None and role.from_.day[: len(day)] > day[: len(role.from_.day)]


def _is_over(end: When | None, day: str) -> bool:
    return end is not None and end.day[: len(day)] < day[: len(end.day)]


def _day(when: When | None) -> str:
    return when.day if when else ""
