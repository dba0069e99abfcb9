"""Any history of site versions and of files that others put into the output folder."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import BriefgenError
from tests.output.desks import Desk, outcome, tree_of

Kind = Literal["file", "folder", "link to a folder", "link to a file"]
Write = tuple[Literal["write"], dict[str, bytes]]
Plant = tuple[Literal["plant"], str, Kind]
Lift = tuple[Literal["lift"], str]

PATHS = st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map("/".join)
BYTES = st.sampled_from([b"", b"one", b"two"])


def above(path: str) -> set[str]:
    parts = path.split("/")
    return {"/".join(parts[:count]) for count in range(1, len(parts))}


def without_clashes(pages: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out files that stand where another file needs a folder."""
    folders = {folder for path in pages for folder in above(path)}
    return {path: data for path, data in pages.items() if path not in folders}


WRITES = st.tuples(st.just("write"), st.dictionaries(PATHS, BYTES, max_size=5).map(without_clashes))
PLANTS = st.tuples(
    st.just("plant"), PATHS, st.sampled_from(["file", "folder", "link to a folder", "link to a file"])
)
LIFTS = st.tuples(st.just("lift"), PATHS)


class World:
    """An output folder, and what a careful observer knows of it."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "desk")
        self.outside = folder / "outside"
        self.outside.mkdir()
        (self.outside / "a").write_text("precious")
        (self.outside / "b").mkdir()
        self.desk.write({"/start.html": "start"})
        self.ours: dict[str, bytes] = {}
        self.strangers: dict[str, bytes | None] = {}
        self.folders: set[str] = set()

    def write(self, pages: dict[str, bytes]) -> None:
        before = self.desk.tree()
        routes: dict[str, str | bytes] = {f"/{path}": data for path, data in pages.items()}
        result = outcome(lambda: self.desk.write({**routes, "/start.html": "start"}))
        if isinstance(result, BriefgenError):
            assert int(result.exit_code) == 3
            assert self.obstacles(pages)
            assert self.desk.tree() == before
            return
        assert not self.obstacles(pages)
        for path in pages:
            self.strangers.pop(path, None)
        self.ours = dict(pages)
        self.check()

    def obstacles(self, pages: dict[str, bytes]) -> set[str]:
        theirs = self.folders | {
            folder for path in {*self.strangers, *self.folders} for folder in above(path)
        }
        found = {path for path in pages if path in theirs}
        found |= {
            path for path, data in pages.items() if path in self.strangers and self.strangers[path] != data
        }
        return found | {folder for path in pages for folder in above(path) if folder in self.strangers}

    def check(self) -> None:
        """Wanted files, files and folders of strangers, the folders that they need, and nothing else."""
        tree = self.desk.tree()
        assert tree.pop("start.html") == ("file", b"start")
        files = {path: data for path, (what, data) in tree.items() if what == "file"}
        assert files == self.ours | {path: data for path, data in self.strangers.items() if data is not None}
        links = {path for path, (what, _) in tree.items() if what == "link"}
        assert links == {path for path, data in self.strangers.items() if data is None}
        folders = {path for path, (what, _) in tree.items() if what == "folder"}
        needed = {folder for path in {*self.ours, *self.strangers, *self.folders} for folder in above(path)}
        assert folders == needed | self.folders

    def plant(self, path: str, kind: Kind) -> None:
        file = self.desk.site / path
        if file.is_symlink() or file.exists() or self.is_closed(path):
            return
        missing = {folder for folder in above(path) if not (self.desk.site / folder).exists()}
        self.folders |= missing | ({path} if kind == "folder" else set())
        file.parent.mkdir(parents=True, exist_ok=True)
        if kind == "folder":
            file.mkdir()
        elif kind == "file":
            file.write_bytes(b"two")
            self.strangers[path] = b"two"
            self.ours.pop(path, None)
        else:
            file.symlink_to(self.outside / ("b" if kind == "link to a folder" else "a"))
            self.strangers[path] = None

    def is_closed(self, path: str) -> bool:
        """Tell whether no file can be put there, since one of the folders above is a file or a link."""
        return any(
            (self.desk.site / folder).is_symlink() or (self.desk.site / folder).is_file()
            for folder in above(path)
        )

    def lift(self, path: str) -> None:
        if path in self.strangers:
            (self.desk.site / path).unlink()
            del self.strangers[path]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(WRITES, PLANTS, LIFTS), min_size=2, max_size=12))
@example(
    [
        ("write", {"a/a": b""}),
        ("plant", "a/b", "link to a file"),
        ("write", {}),
        ("lift", "a/b"),
        ("write", {}),
    ]
)
@example([("write", {"a/a": b""}), ("plant", "a/b", "folder"), ("write", {"a": b""}), ("write", {})])
@example([("write", {"a": b""}), ("write", {"a/b": b""}), ("plant", "a/a", "file"), ("write", {"a": b""})])
def test_any_history_ends_in_the_wanted_site_with_all_files_of_others(
    history: Sequence[Write | Plant | Lift],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        outside = tree_of(world.outside)
        for event in history:
            if event[0] == "write":
                world.write(event[1])
            elif event[0] == "plant":
                world.plant(event[1], event[2])
            else:
                world.lift(event[1])
        assert tree_of(world.outside) == outside


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(PATHS, BYTES, max_size=6).map(without_clashes), min_size=1, max_size=5))
def test_the_way_to_a_version_leaves_no_trace(versions: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wandering, direct = Desk(Path(folder, "wandering")), Desk(Path(folder, "direct"))
        for pages in versions:
            wandering.write({f"/{path}": data for path, data in pages.items()})
        last: dict[str, str | bytes] = {f"/{path}": data for path, data in versions[-1].items()}
        report = direct.write(last)
        assert wandering.tree() == direct.tree()
        assert wandering.write(last).written == ()
        assert report.written == tuple(sorted(versions[-1]))
        if last:
            assert wandering.manifest_file().read_bytes() == direct.manifest_file().read_bytes()
