"""Which office somebody held on a day."""

from collections.abc import Iterable

from briefgen.model.fields import Role
from briefgen.model.site import RoleAt


def roles_on(roles: Iterable[tuple[Role, str]], day: str) -> tuple[RoleAt, ...]:
    """Return the offices held on ``day`` (ISO), latest first; else the last one that had ended.

    ``roles`` are offices with the refs of their organisations (empty where unknown). Partial dates
    count as whole periods: an office "to 2017" was held until the end of 2017. An office without
    any date counts as held. Before the first office there is none.
    """
    held = [(role, org) for role, org in roles if not _begins_after(role, day)]
    current = [pair for pair in held if not _ended_before(pair[0], day)]
    if current:
        ordered = sorted(current, key=lambda pair: _begin(pair[0]), reverse=True)
        return tuple(_role_at(role, org, former=False) for role, org in ordered)
    last = sorted(held, key=lambda pair: (_end(pair[0]), _begin(pair[0])))[-1:]
    return tuple(_role_at(role, org, former=True) for role, org in last)


def _role_at(role: Role, org: str, *, former: bool) -> RoleAt:
    return RoleAt(title=role.title, org=org, former=former, acting=role.acting)


def _begins_after(role: Role, day: str) -> bool:
    return role.from_ is not None and role.from_.day > day[: len(role.from_.day)]


def _ended_before(role: Role, day: str) -> bool:
    return role.to is not None and role.to.day < day[: len(role.to.day)]


def _begin(role: Role) -> str:
    return role.from_.day if role.from_ else ""


def _end(role: Role) -> str:
    return role.to.day if role.to else ""
