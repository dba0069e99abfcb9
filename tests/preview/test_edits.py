"""After any edits while it is served, each page of a site is what a clean build writes.

``python -m tests.preview.test_edits 500 --seed 7`` does five hundred.
"""

import argparse
import gc
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.preview.served import Preview, eventually, handles, preview
from tests.properties import edits
from tests.properties.edits import Desk, apply, files_of

SHOWN: dict[str, Any] = {"drafts": True, "future": True, "expired": True}
FAMILIES = (
    edits.DOCUMENTS,
    edits.DOCUMENTS,
    edits.DATA,
    edits.LOOKS,
    (edits.touch, edits.same_size_and_mtime),
)


class Watch:
    """Compares a preview with clean builds; ``seen`` are the files that any of them had."""

    def __init__(self, desk: Desk, served: Preview) -> None:
        self.desk = desk
        self.served = served
        self.seen: set[str] = set()

    def compare(self) -> None:
        """Wait until the preview shows what a clean build writes; a failed build says nothing of pages."""
        self.desk.options = SHOWN
        code, _, _ = self.desk.build(self.desk.copy(), full=True)
        self.desk.failures = self.desk.failures + 1 if code else 0
        if code:
            eventually(self._shows_errors)
            return
        wanted = files_of(self.desk.fresh / self.desk.output)
        try:
            eventually(lambda: self._differs(wanted) is None)
        except AssertionError as late:
            late.add_note(str(self._differs(wanted)))
            raise
        self.seen |= wanted.keys()

    def _shows_errors(self) -> bool:
        """Tell whether there are errors once every page was looked at."""
        for name in sorted(self.seen):
            self.served.get(f"/{name}")
        return bool(self.served.state()["errors"])

    def _differs(self, wanted: dict[str, bytes]) -> str | None:
        if self.served.state()["errors"]:
            return f"errors: {self.served.state()['problems']}"
        for name, data in wanted.items():
            status, _, _ = self.served.get(f"/{name}")
            if status != 200 or self.served.file(name) != data:
                return name
        gone = (name for name in sorted(self.seen - wanted.keys()) if self.served.get(f"/{name}")[0] == 200)
        return next(gone, None)


def run(
    folder: Path, theme: str, number: int, seed: int, told: Callable[[str], object] = lambda _: None
) -> None:
    """Do a number of edits, some of them in one go, and compare now and then, and at the end."""
    desk, chance = Desk(folder, theme), Random(seed)
    done: list[str] = []
    with preview(desk.root) as served:
        watch = Watch(desk, served)
        watch.compare()
        sizes: list[int] = []
        while len(done) < number:
            for _ in range(chance.choice((1, 1, 1, 2, 5))):
                done.append(apply(desk, chance.choice(chance.choice(FAMILIES)), chance.randrange(1 << 30)))
                told(f"{len(done):4} {done[-1]}")
            try:
                watch.compare()
            except AssertionError as difference:
                difference.add_note(f"seed {seed}, after {len(done)} edits:\n" + "\n".join(done[-8:]))
                raise
            assert not served.failures
            gc.collect()
            sizes.append(_resident())
        told(f"resident: {sizes[len(sizes) // 4] >> 20} MB after a quarter, {sizes[-1] >> 20} MB at the end")


def _resident() -> int:
    """Return the bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "number", "seed"), [("lean", 14, 4), ("briefing", 4, 5)])
def test_after_edits_while_it_is_served_each_page_is_that_of_a_clean_build(
    tmp_path: Path, theme: str, number: int, seed: int
) -> None:
    before = handles()
    run(tmp_path, theme, number, seed)
    eventually(lambda: handles() <= before)


def main() -> None:
    """Do a number of edits and say what they were; end with an error at the first difference."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("edits", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--theme", choices=("lean", "briefing"), default="briefing")
    wanted = parser.parse_args()
    before = handles()
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), wanted.theme, wanted.edits, wanted.seed, print)
    print(f"threads and files: {before} before, {handles()} after")  # noqa: T201


if __name__ == "__main__":
    main()
