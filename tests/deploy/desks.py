"""A small site and the targets that it is deployed to, each as its readers see it."""

import io
import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.conftest import Cli, Outcome
from tests.sites import SiteFolder, document

Tree = dict[str, bytes]
SETTINGS = "title: Harbour Desk\nbase_url: https://example.org/desk/\noutputs: {feeds: [site], feed_formats: [atom], search: false}\n"


def note(number: int, words: str = "first", *more: str) -> str:
    return document(f"Note {number}", f"date: 2024-10-{number + 1:02}", *more, body=f"The {words} words.")


@dataclass
class Desk:
    """A site with one target called ``live``."""

    site: SiteFolder
    cli: Cli
    target: str
    tree: Callable[[], Tree]
    state: Callable[[], Tree]
    put: Callable[[str, bytes], object]
    own: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.aim(self.target)
        self.site.edit({f"content/notes/n{number}.md": note(number) for number in range(4)})

    def aim(self, target: str, more: str = "") -> None:
        self.site.edit({"briefgen.yaml": f"{SETTINGS}{more}deploy:\n  targets:\n    live: {target}\n"})

    def deploy(self, *words: str) -> tuple[int, dict[str, Any]]:
        done = self.cli("-C", str(self.site.root), "deploy", "live", "--json", *words)
        return done.code, json.loads(done.out)

    def told(self, *words: str) -> Outcome:
        return self.cli("-C", str(self.site.root), *words)

    def is_up(self) -> bool:
        """Whether readers see just the site, besides what the host wants."""
        return self.tree() == {**self.own, **self.site.tree()}


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def files_in(folder: Path) -> Tree:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def served(folder: Path) -> Tree:
    """Return what readers see: nothing that deploys keep for themselves."""
    return {path: data for path, data in files_in(folder).items() if not path.startswith(".briefgen")}


def packed(path: Path) -> Tree:
    if not path.exists():
        return {}
    with tarfile.open(path) as tar:
        return {member.name: (tar.extractfile(member) or io.BytesIO()).read() for member in tar}


def git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True).stdout


def push(bare: Path, branch: str, path: str, data: bytes) -> None:
    """Add a file to a branch, as somebody else would."""
    clone = bare.with_name("clone")
    subprocess.run(["git", "clone", "-q", "-b", branch, str(bare), str(clone)], check=True)
    write(clone / path, data)
    git(clone, "add", "-A")
    git(clone, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "Mine")
    git(clone, "push", "-q")
    shutil.rmtree(clone)


def on_branch(bare: Path, branch: str) -> Tree:
    if not git(bare, "branch", "--list", branch).strip():
        return {}
    # A push that outlives its deploy may move the branch meanwhile: one commit is read.
    commit = git(bare, "rev-parse", branch).decode().strip()
    names = git(bare, "ls-tree", "-r", "-z", "--name-only", commit).decode().split("\0")
    return {name: git(bare, "show", f"{commit}:{name}") for name in names if name}
