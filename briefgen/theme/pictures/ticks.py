"""Round numbers for axes."""

STEPS = (1, 2, 5)


def step_for(span: int, most: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, … that divides ``span`` into at most ``most`` parts."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * most >= span:
                return step * power
        power *= 10


def multiples(step: int, first: int, last: int) -> range:
    """Return the multiples of ``step`` from ``first`` to ``last``, both included."""
    return range(-(-first // step) * step, last + 1, step)
