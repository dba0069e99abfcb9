"""After any sequence of edits an incremental build leaves what a clean build would.

``python -m tests.properties.test_incremental 1000 --seed 7`` does a thousand edits in one sequence.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.properties import edits
from tests.properties.edits import Desk, Edit, run

seeds = st.integers(0, 999)


class Editing(RuleBasedStateMachine):
    """A site under any edits; each state of it is built incrementally and anew."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder)
        self.done: list[str] = []

    @initialize()
    def build(self) -> None:
        self.desk.compare()

    @rule(edit=st.sampled_from(edits.DOCUMENTS), seed=seeds)
    def documents(self, edit: Edit, seed: int) -> None:
        self._do(edit, seed)

    @rule(edit=st.sampled_from(edits.DATA), seed=seeds)
    def data(self, edit: Edit, seed: int) -> None:
        self._do(edit, seed)

    @rule(edit=st.sampled_from(edits.LOOKS), seed=seeds)
    def looks(self, edit: Edit, seed: int) -> None:
        self._do(edit, seed)

    @rule(edit=st.sampled_from(edits.FILES), seed=seeds)
    def files(self, edit: Edit, seed: int) -> None:
        self._do(edit, seed)

    @rule(edit=st.sampled_from(edits.CHOICES), seed=seeds)
    def choices(self, edit: Edit, seed: int) -> None:
        self._do(edit, seed)

    @invariant()
    def incremental_equals_clean(self) -> None:
        if self.done:
            self.desk.compare()

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _do(self, edit: Edit, seed: int) -> None:
        self.done.append(edits.apply(self.desk, edit, seed))


Editing.TestCase.settings = settings(
    max_examples=4, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.slow
class TestEditing(Editing.TestCase):  # type: ignore[misc, name-defined, valid-type, unused-ignore]
    """The state machine, shortly; ``make edits`` runs it long."""


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "number", "seed"), [("lean", 16, 4), ("briefing", 5, 11)])
def test_edits_one_after_the_other_leave_what_a_clean_build_leaves(
    tmp_path: Path, theme: str, number: int, seed: int
) -> None:
    desk = Desk(tmp_path, theme)
    desk.compare()
    run(desk, number, seed)


def test_every_edit_does_something(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.build(desk.root)
    for edit in dict.fromkeys(edit for family in edits.FAMILIES for edit in family):
        desk.restore()
        before = state_of(desk)
        told = [edits.apply(desk, edit, seed) for seed in range(6)]
        assert all(told), edit.__name__
        assert state_of(desk) != before, edit.__name__


def test_a_difference_is_found_and_told_with_the_edits_that_led_to_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.compare()
    desk.copy = lambda: other_site(desk)  # type: ignore[method-assign]
    with pytest.raises(AssertionError) as found:
        run(desk, 1, 0)
    assert "seed 0, after 1 edits" in "".join(found.value.__notes__)


def other_site(desk: Desk) -> Path:
    copied = Desk.copy(desk)
    (copied / "content" / "static" / "robots.txt").write_text("other\n", encoding="utf-8")
    return copied


def state_of(desk: Desk) -> object:
    names = [path for path in sorted(desk.root.rglob("*")) if path.is_file() and "-shm" not in path.name]
    files = {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in names}
    return files, desk.at, dict(desk.options), desk.output


def main() -> None:
    """Do a number of edits and say what they were; end with an error at the first difference."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("edits", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sequences", type=int, default=1, help="each with a seed of its own")
    parser.add_argument("--theme", choices=("lean", "briefing"), default="briefing")
    wanted = parser.parse_args()
    for seed in range(wanted.seed, wanted.seed + wanted.sequences):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder), wanted.theme)
            desk.compare()
            run(desk, wanted.edits, seed, print)
        print(f"seed {seed}: {wanted.edits} edits, no difference")  # noqa: T201


if __name__ == "__main__":
    main()
