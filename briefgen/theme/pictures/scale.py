"""Five steps from few to many."""

LEVELS = 5


def level(count: int, largest: int) -> int:
    """Return 0 for none, else 1 to 5: a count's square root, as a share of that of the largest.

    Most counts of a record are small beside the largest. By the root, a quarter of the largest
    already reaches step 3, and the small ones can be told apart.
    """
    if count <= 0:
        return 0
    return next((step for step in range(1, LEVELS) if step * step * largest >= LEVELS**2 * count), LEVELS)


def ranges(largest: int) -> tuple[tuple[int, int, int], ...]:
    """Return each step that counts can have, with its smallest and its largest count."""
    ends = [step * step * largest // LEVELS**2 for step in range(LEVELS + 1)]
    found = ((step, ends[step - 1] + 1, ends[step]) for step in range(1, LEVELS + 1))
    return tuple((step, low, high) for step, low, high in found if low <= high)
