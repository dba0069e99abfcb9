"""Work shared among processes and machines gives what one process gives, and never hangs."""

import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.stages import page_output, parse_work
from briefgen.workers import (
    Inline,
    Processes,
    Shared,
    default_jobs,
    give_memory_back,
    shared_bytes,
    tidy_young_garbage,
    workers_for,
)
from briefgen.workers.cluster import Cluster
from tests.sites import NOON, SiteFolder, document

CHECKOUT = Path(__file__).parents[1]
PRELOAD = ("tests.test_workers",)


def joined(shared: Shared, chunk: bytes) -> bytes:
    """Work that anyone can check: what is shared, then the chunk."""
    return shared_bytes(shared) + chunk


def failing(shared: Shared, chunk: bytes) -> bytes:
    raise ValueError(shared_bytes(shared) + chunk)


def dying(shared: Shared, chunk: bytes) -> bytes:
    del shared
    if chunk == b"3":
        os.kill(os.getpid(), signal.SIGKILL)
    return chunk


def chunks(count: int) -> Iterator[bytes]:
    return (str(number).encode() for number in range(count))


def test_results_come_in_the_order_of_the_chunks() -> None:
    expected = [b"x" + chunk for chunk in chunks(25)]
    assert list(Inline().map(joined, (b"x",), chunks(25))) == expected
    with workers_for(2, "", PRELOAD) as workers:
        assert list(workers.map(joined, (b"x",), chunks(25))) == expected
        assert list(workers.map(joined, (b"y",), chunks(2))) == [b"y0", b"y1"]


def test_giving_memory_back_harms_nothing() -> None:
    kept = [bytes(1000) for _ in range(1000)]
    give_memory_back()
    assert kept[-1] == bytes(1000)


class Ring:
    """Something that only a search for cycles can free."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_that_come_later_are_found() -> None:
    try:
        tidy_young_garbage()
        ring = weakref.ref(Ring())
        keep = [[] for _ in range(30_000)]  # type: ignore[var-annotated]
        assert ring() is None
        assert keep
    finally:
        gc.unfreeze()
        gc.set_threshold(700, 10, 10)


def test_one_job_needs_no_process() -> None:
    with workers_for(1, "", ()) as workers:
        assert isinstance(workers, Inline)
    assert default_jobs() >= 1


def test_an_exception_in_a_worker_reaches_the_caller() -> None:
    with workers_for(2, "", PRELOAD) as workers, pytest.raises(ValueError, match="x0"):
        list(workers.map(failing, (b"x",), chunks(3)))


def test_a_worker_that_is_killed_is_a_problem_and_no_hang() -> None:
    with workers_for(2, "", PRELOAD) as workers, pytest.raises(BriefgenError) as refusal:
        list(workers.map(dying, (b"",), chunks(30)))
    assert refusal.value.diagnostics[0].code == "BG910"
    assert refusal.value.diagnostics[0].help


def test_sharing_is_worth_less_once_processes_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.workers.processes.start_method", lambda: "forkserver")
    with workers_for(2, "", PRELOAD) as workers:
        before = workers.worth
        assert list(workers.map(joined, (b"x",), chunks(1))) == [b"x0"]
        assert workers.worth < before


def touching(shared: Shared, chunk: bytes) -> bytes:
    """Work that leaves a trace."""
    (Path(shared_bytes(shared).decode()) / chunk.decode()).touch()
    return chunk


def test_others_begin_before_a_result_is_asked_for(tmp_path: Path) -> None:
    with workers_for(2, "", PRELOAD) as workers:
        results = workers.map(touching, (str(tmp_path).encode(),), chunks(9))
        deadline = time.monotonic() + 60
        while not (tmp_path / "0").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert (tmp_path / "0").exists()
        assert not (tmp_path / "8").exists()
        assert list(results) == list(chunks(9))


def waiting(shared: Shared, chunk: bytes) -> bytes:
    """Work that goes on until somebody lets it end."""
    end = Path(shared_bytes(shared).decode())
    deadline = time.monotonic() + 60
    while not end.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return chunk if end.exists() else b"nobody came"


def test_waiting_for_others_is_filled_with_steps_of_ones_own(tmp_path: Path) -> None:
    def steps() -> Iterator[None]:
        yield
        (tmp_path / "end").touch()
        while True:
            taken.append(1)
            yield

    taken: list[int] = []
    with workers_for(2, "", PRELOAD) as workers:
        shared = (str(tmp_path / "end").encode(),)
        assert list(workers.map(waiting, shared, chunks(5), steps())) == list(chunks(5))
    assert taken
    assert list(workers_for_one(tmp_path)) == list(chunks(5))


def workers_for_one(folder: Path) -> Iterator[bytes]:
    """Yield what one process alone gives, which waits for nobody and takes no step."""

    def refused() -> Iterator[None]:
        yield from ()
        raise AssertionError

    return Inline().map(waiting, (str(folder / "end").encode(),), chunks(5), refused())


def test_what_was_begun_and_never_asked_for_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with workers_for(2, "", PRELOAD) as workers:
        workers.map(joined, (b"x",), chunks(9))
        assert list(tmp_path.glob("briefgen-*"))
    assert not list(tmp_path.glob("briefgen-*"))


SCRIPT = """
import multiprocessing, sys, threading, time
from contextlib import contextmanager
from briefgen.workers import workers_for
from briefgen.workers.processes import start_method
from tests.test_workers import PRELOAD, chunks, joined, sleeping

events = []

@contextmanager
def apart():
    events.append("closed")
    yield
    events.append("opened")

if __name__ == "__main__":
    end = threading.Event()
    if "threads" in sys.argv:
        threading.Thread(target=end.wait).start()
    print(start_method())
    with workers_for(2, "", PRELOAD, apart) as workers:
        print(*(result.decode() for result in workers.map(joined, (b"x",), chunks(4))))
        print(*events)
        if "sleep" in sys.argv:
            results = workers.map(sleeping, (), chunks(2))
            print("working", flush=True)
            list(results)
    end.set()
"""


def sleeping(shared: Shared, chunk: bytes) -> bytes:
    """Work that takes longer than any test."""
    del shared
    time.sleep(300)
    return chunk


def script(tmp_path: Path, *words: str) -> "subprocess.Popen[str]":
    """Start a program that shares work, as nothing but itself."""
    program = tmp_path / "program.py"
    program.write_text(SCRIPT, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(program), *words],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes copies of processes without harm")
def test_a_process_without_threads_copies_itself_and_closes_what_no_copy_may_have(tmp_path: Path) -> None:
    out, _ = script(tmp_path).communicate(timeout=60)
    assert out.splitlines() == ["fork", "x0 x1 x2 x3", "closed opened"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere all processes are new")
def test_a_process_with_threads_starts_new_ones(tmp_path: Path) -> None:
    out, _ = script(tmp_path, "threads").communicate(timeout=60)
    assert out.splitlines() == ["forkserver", "x0 x1 x2 x3", ""]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("words", [(), ("threads",)])
def test_processes_do_not_outlive_the_one_that_asked_for_work(tmp_path: Path, words: tuple[str, ...]) -> None:
    process = script(tmp_path, "sleep", *words)
    assert process.stdout
    assert "working" in [next(process.stdout).strip() for _ in range(4)]
    assert len(session_members(process.pid)) > 2
    process.kill()
    process.wait(timeout=20)
    process.stdout.close()
    end = time.monotonic() + 20
    while session_members(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    left = session_members(process.pid)
    for each in left:
        os.kill(each, signal.SIGKILL)
    assert left == []


def test_processes_are_gone_when_the_work_is_left_undone() -> None:
    processes = Processes(2, PRELOAD)
    results = processes.map(joined, (b"x",), chunks(100))
    next(results)
    pool = processes._pool
    assert pool is not None
    started = list((pool._processes or {}).values())
    processes.stop()
    assert started
    assert not any(process.is_alive() for process in started)


def test_processes_rest_and_start_again() -> None:
    with workers_for(2, "", PRELOAD) as workers:
        assert isinstance(workers, Processes)
        for _ in range(2):
            assert list(workers.map(joined, (b"x",), chunks(3))) == [b"x0", b"x1", b"x2"]
            workers.rest()
            assert workers._pool is None


@pytest.mark.parametrize("address", ["localhost:8786", "ray://x", "dask://"])
def test_an_executor_that_is_none_is_wrong_use(address: str) -> None:
    with pytest.raises(BriefgenError) as refusal, workers_for(1, address, ()):
        pass
    assert (refusal.value.diagnostics[0].code, refusal.value.exit_code) == ("BG911", 2)


def notes(count: int) -> dict[str, str | bytes]:
    """Notes that link to each other, one of them broken when asked for."""
    files: dict[str, str | bytes] = {
        f"content/notes/n{at:03}.md": document(
            f"Note {at}",
            f"date: 2024-{1 + at % 9:02}-{1 + at % 28:02}",
            f"topics: [Ports, Topic {at % 7}]",
            f"actors: [Port Union, Actor {at % 5}]",
            body=f"After [[Note {(at * 7) % count}]].[^a]\n\n[^a]: A source.",
        )
        for at in range(count)
    }
    files["content/notes/_defaults.yaml"] = "authors: [Ada Marten]\n"
    return files


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share even little work."""
    for module in (parse_work, page_output):
        monkeypatch.setattr(module, "CHUNK", 7)
    for kind in (Processes, Cluster):
        monkeypatch.setattr(kind, "worth", 2)


@pytest.mark.usefixtures("few")
def test_two_processes_give_the_bytes_and_problems_of_one(tmp_path: Path) -> None:
    one, two = SiteFolder(tmp_path / "one", notes(40)), SiteFolder(tmp_path / "two", notes(40))
    first, second = one.build(), two.build(jobs=2)
    assert one.tree() == two.tree()
    assert (first.parsed, first.rendered, first.problems) == (second.parsed, second.rendered, second.problems)


@pytest.mark.usefixtures("few")
def test_an_edit_after_a_shared_build_renders_what_it_renders_after_an_own_one(tmp_path: Path) -> None:
    one, two = SiteFolder(tmp_path / "one", notes(40)), SiteFolder(tmp_path / "two", notes(40))
    one.build()
    two.build(jobs=2)
    for made in (one, two):
        text = (made.root / "content/notes/n003.md").read_text(encoding="utf-8")
        made.edit({"content/notes/n003.md": text.replace("Note 3", "Another note")})
    assert one.build().rendered == two.build(jobs=2).rendered
    assert one.tree() == two.tree()


@pytest.mark.usefixtures("few")
def test_problems_found_in_workers_have_their_places(tmp_path: Path) -> None:
    made = SiteFolder(tmp_path / "desk", notes(20))
    made.edit({"content/notes/n004.md": document("Bad", "date: 2025-13-01")})
    made.edit({"themes/briefing/templates/tag.html": "{{ nothing.at.all }}"})
    code, problems = made.refusal(jobs=2)
    assert code == 1
    assert [found.span.path for found in problems] == ["content/notes/n004.md"]


@pytest.mark.usefixtures("few")
def test_a_template_error_in_a_worker_is_told_once_with_its_place(tmp_path: Path) -> None:
    made = SiteFolder(tmp_path / "desk", notes(20))
    made.edit({"themes/briefing/templates/note.html": "{{ document.titel }}"})
    code, problems = made.refusal(jobs=2)
    assert code == 1
    assert [(found.span.path, found.span.line) for found in problems] == [
        ("themes/briefing/templates/note.html", 1)
    ]
    assert not made.output.exists() or made.tree() == {}


@pytest.mark.slow
@pytest.mark.parametrize("presses", [1, 25])
def test_an_interrupt_ends_all_processes_and_leaves_the_earlier_site(tmp_path: Path, presses: int) -> None:
    made = SiteFolder(tmp_path / "desk", notes(700))
    command = [
        sys.executable,
        "-m",
        "briefgen",
        "-C",
        str(made.root),
        "build",
        "-j",
        "2",
        "--at",
        "2024-11-21T12:00:00Z",
    ]
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    process = subprocess.Popen(
        command,
        env=environ,
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
        # A test run in the background ignores interrupts, and its children would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(session_members(process.pid)) < 3:
        time.sleep(0.02)
    for _ in range(presses):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.01)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    end = time.monotonic() + 10
    while session_members(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert session_members(process.pid) == []
    assert not made.output.exists() or made.tree() == {}
    assert made.refusal(jobs=2, at=NOON) == (0, ())


def session_members(session: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A real Dask scheduler with two workers on this machine."""
    pytest.importorskip("distributed", reason="dask[distributed] is not installed")
    dask = Path(sys.executable).with_name("dask")
    program = [str(dask)] if dask.exists() else [shutil.which("dask") or "dask"]
    port = free_port()
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT)}

    def started(*words: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [*program, *words, "--host", "127.0.0.1", "--no-dashboard"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environ,
            cwd=tmp_path,
        )

    processes = [started("scheduler", "--port", str(port))]
    processes += [
        started("worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-nanny") for _ in range(2)
    ]
    yield f"dask://127.0.0.1:{port}"
    for process in reversed(processes):
        process.kill()
        process.wait(timeout=20)


@pytest.mark.slow
@pytest.mark.usefixtures("few")
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_gives_the_bytes_of_one_process(tmp_path: Path, scheduler: str) -> None:
    one, cluster = SiteFolder(tmp_path / "one", notes(40)), SiteFolder(tmp_path / "cluster", notes(40))
    one.build()
    assert cluster.refusal(executor=scheduler) == (0, ())
    assert one.tree() == cluster.tree()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_scheduler_that_does_not_answer_is_wrong_use() -> None:
    pytest.importorskip("distributed", reason="dask[distributed] is not installed")
    with pytest.raises(BriefgenError) as refusal, workers_for(1, f"dask://127.0.0.1:{free_port()}", ()):
        pass
    assert refusal.value.diagnostics[0].code == "BG911"
