"""Who may see what: audiences, whom they include, and the highest label each may see."""

from collections.abc import Mapping

from briefgen.model.names import slugify
from briefgen.settings.fault import Fault
from briefgen.settings.values import Audience
from briefgen.typed_yaml import nearest, short

LABELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


def admitted(name: str, audiences: Mapping[str, Audience]) -> tuple[str, ...]:
    """Return an audience and all that it includes, directly or not, sorted."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in audiences and current not in found:
            found.add(current)
            waiting += audiences[current].includes
    return tuple(sorted(found))


def ceiling(name: str, audiences: Mapping[str, Audience]) -> str:
    """Return the highest TLP label that an audience may see, those it includes counted in."""
    labels = (audiences[each].tlp for each in admitted(name, audiences))
    return max(labels, key=LABELS.index, default="CLEAR")


def audience_faults(audiences: Mapping[str, Audience]) -> list[Fault]:
    """Return unknown audiences that others include, and circles; ``key`` is the audience."""
    found = []
    for name, audience in audiences.items():
        found += _unfit_name(name)
        found += [_unknown(name, other, audiences) for other in audience.includes if other not in audiences]
        if any(name in admitted(other, audiences) for other in audience.includes):
            message = f'the audience "{name}" includes itself'
            found.append(
                Fault("BG010", message, "let one of the audiences in the circle include no other", name)
            )
    return found


def undeclared(name: str, audiences: Mapping[str, Audience]) -> Fault | None:
    """Return why one cannot build for an audience, None if it is declared."""
    if name in audiences:
        return None
    return Fault("BG010", f'unknown audience "{name[:60]}"', _declared(name, audiences))


def _unfit_name(name: str) -> list[Fault]:
    if name and slugify(name) == name:
        return []
    message = f'the audience "{short(name)}" needs a name of lower-case letters, digits and dashes'
    return [Fault("BG015", message, f'write "{slugify(name) or "readers"}"', name)]


def _unknown(name: str, other: str, audiences: Mapping[str, Audience]) -> Fault:
    message = f'the audience "{name}" includes "{other[:60]}", which is not declared'
    return Fault("BG010", message, _declared(other, audiences), name)


def _declared(name: str, audiences: Mapping[str, Audience]) -> str:
    near = nearest(name, tuple(audiences))
    meant = f'did you mean "{near}"? ' if near else ""
    return f"{meant}declared are {', '.join(sorted(audiences))}"
