"""Times briefgen on made-up corpora, as whole processes, and writes what it measured.

    python benchmarks/run.py --count 100 1000 10000          a table on the terminal
    python benchmarks/run.py --count 100 1000 --write        and into docs/performance.md

Each figure is the median of the runs. Wall time and processor time are those of all processes; memory is
the highest sum of the resident memory of all of them, sampled ten times a second (Linux).
"""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus import ACTORS, write_corpus

CHECKOUT = Path(__file__).parents[1]
REPORT = CHECKOUT / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
WORK = ("clean", "nothing changed", "one body edited", "one title edited", "one new actor")


@dataclass(frozen=True)
class Measured:
    """One run of a command: seconds, and bytes at the peak."""

    wall: float
    cpu: float
    memory: int


def resident(session: int) -> int:
    """Return the resident memory of all processes of a session, in bytes."""
    total = 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = Path(entry.path, "stat").read_bytes().rpartition(b")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return total


def measure(folder: Path, *arguments: str) -> Measured:
    """Run ``briefgen build`` on a site and return what it took.

    Raises:
        SystemExit: the build failed.
    """
    command = [sys.executable, "-m", "briefgen", "-C", str(folder), "-q", "build", *arguments]
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    begin, peak, done = time.perf_counter(), 0, threading.Event()
    process = subprocess.Popen(command, env=environ, start_new_session=True)

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.1):
            peak = max(peak, resident(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    done.set()
    watcher.join()
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} failed")
    return Measured(wall, usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss * 1024))


def edit(note: Path, work: str, run: int) -> None:
    """Change the newest note in the way that ``work`` names."""
    text = note.read_text(encoding="utf-8")
    if work == "one body edited":
        text += f"\nOne more sentence, number {run}.\n"
    elif work == "one title edited":
        text = re.sub(r"(?m)^title: .*$", f"title: Another title, number {run}", text, count=1)
    elif work == "one new actor":
        named = re.search(r"(?m)^actors: \[(.*)\]$", text)
        others = [name for name in ACTORS if named and name not in named[1]]
        text = re.sub(r"(?m)^actors: \[(.*)\]$", rf'actors: [\1, "{others[-1 - run]}"]', text, count=1)
    note.write_text(text, encoding="utf-8")


def benchmark(count: int, runs: int, arguments: tuple[str, ...]) -> dict[str, Measured]:
    """Measure all kinds of work on a corpus of ``count`` documents; return medians by kind."""
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="briefgen-benchmark-") as folder:
        root = Path(folder)
        note = write_corpus(root, count)
        for work in WORK:
            taken = []
            for run in range(runs):
                if work == "clean":
                    for name in ("site", ".briefgen"):
                        shutil.rmtree(root / name, ignore_errors=True)
                else:
                    edit(note, work, run)
                taken.append(measure(root, *arguments))
            found[work] = Measured(
                statistics.median(one.wall for one in taken),
                statistics.median(one.cpu for one in taken),
                max(one.memory for one in taken),
            )
            print(
                f"{count:>8} {work:<18} {found[work].wall:8.2f} s {found[work].memory / 2**20:8.0f} MB",
                flush=True,
            )
    return found


def table(results: dict[int, dict[str, Measured]]) -> str:
    """Return the results as Markdown."""
    lines = [
        "| documents | work | wall s | processor s | ms per document | peak MB |",
        "|---:|---|---:|---:|---:|---:|",
    ]
    for count, found in results.items():
        lines += [
            f"| {count:,} | {work} | {one.wall:.2f} | {one.cpu:.2f} | {one.wall / count * 1000:.2f} | "
            f"{one.memory / 2**20:.0f} |"
            for work, one in found.items()
        ]
    if len(results) > 1:
        small, large = min(results), max(results)
        ratio = (results[large]["clean"].wall / large) / (results[small]["clean"].wall / small)
        lines += [
            "",
            f"Growth: a document of a clean build takes {ratio:.2f} times as long at {large:,} as at {small:,}.",
        ]
    return "\n".join(lines)


def machine() -> str:
    """Return one line about where and when."""
    cores = len(os.sched_getaffinity(0))
    today = datetime.now(UTC).date()
    return f"{today}, Python {platform.python_version()}, {cores} cores, {platform.system()} {platform.machine()}"


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write the table into docs/performance.md")
    parser.add_argument("arguments", nargs="*", help="further words for briefgen build, after --")
    chosen = parser.parse_args()
    results = {
        count: benchmark(count, chosen.runs, tuple(chosen.arguments)) for count in sorted(chosen.count)
    }
    text = f"{machine()}; median of {chosen.runs} runs.\n\n{table(results)}"
    print(text)
    if chosen.write:
        page = REPORT.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN, 1)
        after = rest.split(END, 1)[1]
        REPORT.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
