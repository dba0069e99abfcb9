"""Write two versions of a site by turns until somebody kills the process.

Run as ``python -m tests.output.alternating ROOT``; prints a line once the first version stands.
"""

import itertools
import sys
from pathlib import Path

from tests.output.desks import Desk


def version(name: str) -> dict[str, str]:
    """Three hundred files; a third is the same in both versions, a third is in one of them only."""
    pages = {f"/notes/{at}/": f"note {at} of {name} " * (at % 50 + 1) for at in range(100)}
    pages |= {f"/fixed/{at % 10}/{at}.css": f"fixed {at}" for at in range(100)}
    pages |= {f"/only/{name}/{at}/": f"{at} in {name}" for at in range(90)}
    swaps = {"a": "", "b": "/"}[name]
    return pages | {f"/swap/{at}{swaps}": f"swap {at} of {name}" for at in range(10)}


if __name__ == "__main__":
    desk = Desk(Path(sys.argv[1]))
    for name in itertools.cycle("ab"):
        desk.write(version(name))
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
