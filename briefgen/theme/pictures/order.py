"""In which order actors stand, so that those that share most are neighbours."""

from collections.abc import Iterable, Mapping, Sequence

Weights = Mapping[tuple[str, str], int]
ROUNDS = 24


def around(hub: str, others: Sequence[str]) -> tuple[str, ...]:
    """Return the hub in the middle, the first of ``others`` next to it on both sides, and so on."""
    return (*reversed(others[::2]), hub, *others[1::2])


def neighbourly(names: Sequence[str], weights: Weights) -> tuple[str, ...]:
    """Return the names as a chain: each time whoever shares most with one of its ends.

    Neighbours then change places as long as that makes the ties shorter. ``weights`` has each pair
    once, in any order. Equal names of ``names`` come in its order, so that the result is the same
    for the same input.
    """
    both = {**weights, **{(second, first): count for (first, second), count in weights.items()}}
    return _shortened(_chain(names, both), both)


def _chain(names: Sequence[str], both: Weights) -> list[str]:
    chain, left = [names[0]], list(names[1:])
    while left:
        last = max(left, key=lambda name: both.get((chain[-1], name), 0))
        first = max(left, key=lambda name: both.get((chain[0], name), 0))
        if both.get((chain[-1], last), 0) >= both.get((chain[0], first), 0):
            chain.append(last)
            left.remove(last)
        else:
            chain.insert(0, first)
            left.remove(first)
    return chain


def _shortened(chain: list[str], both: Weights) -> tuple[str, ...]:
    for _ in range(ROUNDS):
        changed = False
        for at in range(len(chain) - 1):
            if _gain(chain, at, both) > 0:
                chain[at], chain[at + 1] = chain[at + 1], chain[at]
                changed = True
        if not changed:
            break
    return tuple(chain)


def _gain(chain: list[str], at: int, both: Weights) -> int:
    """Return by how much the ties become shorter when ``at`` and its neighbour change places."""
    upper, lower = chain[at], chain[at + 1]
    return _pull(lower, chain[:at], upper, both) + _pull(upper, chain[at + 2 :], lower, both)


def _pull(name: str, others: Iterable[str], rival: str, both: Weights) -> int:
    return sum(both.get((name, other), 0) - both.get((rival, other), 0) for other in others)
