"""A bare repository in which a branch is put together: git's plumbing, with an index of its own."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from briefgen.deploy.failures import changing, failed, last_line, said
from briefgen.deploy.programs import Ran, run
from briefgen.deploy.site import BuiltSite

_SHA1 = 40
_NEAR = 200
# What users set for their own repositories must not reach into this one.
_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX")
_OPTIONS = ("-c", "gc.auto=0", "-c", "core.hooksPath=/dev/null", "-c", "protocol.version=2")


class Entry(msgspec.Struct, frozen=True):
    """A file of a tree: its mode, the id of its bytes, and their number (0: not known)."""

    mode: str
    id: str
    size: int = 0


class Repository:
    """A bare repository that fetches one branch and pushes to it."""

    def __init__(
        self, folder: Path, remote: str, shown: str, environ: Mapping[str, str], lock: int | None = None
    ) -> None:
        """Make the repository if it is not there; what a killed git left locked is freed.

        ``lock`` is a descriptor that each git shares with us.

        Raises:
            BriefgenError: the disk refuses.
        """
        self._folder, self._remote, self._shown = folder, remote, shown
        self._sharing = () if lock is None else (lock,)
        self._environ = {name: value for name, value in environ.items() if name not in _OWN}
        self._environ.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=20")
        with changing(shown):
            for left in folder.rglob("*.lock"):
                left.unlink()
        if self._git("rev-parse", "--is-bare-repository").out.strip() != b"true":
            with changing(shown):
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
            self._done("init", "--quiet", "--bare")

    def fetch(self, branch: str) -> str:
        """Return the commit at the tip of a branch of the remote, fetched alone; empty if it is not there.

        Raises:
            BriefgenError: the remote cannot be reached.
        """
        found = self._remotely("ls-remote", "--", self._remote, f"refs/heads/{branch}").out.split()
        if not found:
            return ""
        reference = f"+refs/heads/{branch}:refs/deploy/tip"
        options = ("--quiet", "--depth=1", "--no-tags", "--no-write-fetch-head")
        self._remotely("fetch", *options, "--", self._remote, reference)
        return self._done("rev-parse", "refs/deploy/tip").out.decode().strip()

    def last_with(self, line: str, branch: str) -> str:
        """Return the newest commit of the fetched branch whose message has a line; empty without one near."""
        words = ("log", "-1", "--fixed-strings", f"--grep={line}", "--format=%H", "refs/deploy/tip")
        found = self._done(*words).out.decode().strip()
        if not found:
            reference = f"+refs/heads/{branch}:refs/deploy/tip"
            options = ("--quiet", f"--deepen={_NEAR}", "--no-tags", "--no-write-fetch-head")
            self._remotely("fetch", *options, "--", self._remote, reference)
            found = self._done(*words).out.decode().strip()
        return found

    def entries(self, commit: str) -> dict[str, Entry]:
        """Return the files of a commit by path."""
        listed = self._done("ls-tree", "-r", "-z", "-l", commit).out.decode("utf-8", "surrogateescape")
        return dict(_entry(line) for line in listed.split("\0") if line)

    def message(self, commit: str) -> str:
        """Return a commit's message."""
        return self._done("log", "-1", "--format=%B", commit).out.decode("utf-8", "replace")

    def tree_of(self, commit: str) -> str:
        """Return the id of a commit's tree."""
        return self._done("rev-parse", f"{commit}^{{tree}}").out.decode().strip()

    def blob_of(self, data: bytes, length: int) -> str:
        """Return the id that git gives to bytes; ``length`` tells the repository's hash."""
        digest = hashlib.sha1 if length == _SHA1 else hashlib.sha256
        return digest(b"blob %d\0" % len(data) + data).hexdigest()

    def store(self, site: BuiltSite, beside: Mapping[str, bytes]) -> dict[str, Entry]:
        """Store all files of a site and those ``beside`` them; return them as files of a tree.

        Raises:
            BriefgenError: a file is not what was built, or the disk is full.
        """
        given = "".join(f"{site.folder}/{path}\n" for path in site.files).encode()
        ids = (
            self._done("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).out.decode().split()
        )
        for path, stored in zip(site.files, ids, strict=True):
            # git read the file itself: its id tells whether these were the bytes that were checked.
            if self.blob_of(site.read(path), len(stored)) != stored:
                site.check((path,))
                raise failed("BG767", f'git stored other bytes for "{path}"', self._shown, "deploy again")
        found = {path: Entry("100644", stored) for path, stored in zip(site.files, ids, strict=True)}
        for path, data in beside.items():
            stored = self._done("hash-object", "-w", "--stdin", given=data).out.decode().strip()
            found[path] = Entry("100644", stored)
        return found

    def tree(self, entries: Mapping[str, Entry]) -> str:
        """Write a tree with an index of its own; return its id."""
        index = self._folder / "deploy-index"
        index.unlink(missing_ok=True)
        lines = "".join(f"{entry.mode} {entry.id}\t{path}\0" for path, entry in entries.items())
        own = {"GIT_INDEX_FILE": str(index)}
        self._done(
            "update-index", "-z", "--index-info", given=lines.encode("utf-8", "surrogateescape"), own=own
        )
        return self._done("write-tree", "--missing-ok", own=own).out.decode().strip()

    def commit(self, tree: str, parent: str, message: str) -> str:
        """Make a commit; its author is that of git's own configuration, else briefgen."""
        own: dict[str, str] = {}
        if self._git("var", "GIT_COMMITTER_IDENT").code:
            for role in ("AUTHOR", "COMMITTER"):
                own |= {f"GIT_{role}_NAME": "briefgen", f"GIT_{role}_EMAIL": "briefgen@localhost"}
        parents = ("-p", parent) if parent else ()
        words = ("commit-tree", *parents, "-F", "-", tree)
        return self._done(*words, given=message.encode(), own=own).out.decode().strip()

    def push(self, commit: str, branch: str, tip: str) -> None:
        """Push a commit to a branch of which ``tip`` was seen.

        Raises:
            BriefgenError: somebody else pushed meanwhile, or the remote refuses.
        """
        # The lease also holds for a branch that was not there: it must not be there now.
        lease = f"--force-with-lease=refs/heads/{branch}:{tip}"
        words = (
            "push",
            "--porcelain",
            "--no-verify",
            lease,
            "--",
            self._remote,
            f"{commit}:refs/heads/{branch}",
        )
        pushed = self._git(*words)
        if not pushed.code:
            return
        text = f"{pushed.out.decode('utf-8', 'replace')}\n{pushed.said}"
        if any(word in text for word in ("stale info", "fetch first", "non-fast-forward", "cannot lock ref")):
            message = f'somebody else pushed to "{branch}" meanwhile; nothing was overwritten'
            raise failed(
                "BG770", message, self._shown, "deploy again: the plan is made anew from what is there now"
            )
        raise said(text, self._shown, self._environ)

    def _remotely(self, *words: str) -> Ran:
        ran = self._git(*words)
        if ran.code:
            raise said(ran.said, self._shown, self._environ)
        return ran

    def _done(self, *words: str, given: bytes = b"", own: Mapping[str, str] | None = None) -> Ran:
        """Run git on this repository; that it fails means a full disk or a damaged copy."""
        ran = self._git(*words, given=given, own=own)
        if ran.code:
            if "No space left" in ran.said:
                raise said(ran.said, self._shown, self._environ)
            way_out = f"delete {self._folder}, which is only a copy, and deploy again"
            raise failed("BG767", last_line(ran.said, self._environ), self._shown, way_out)
        return ran

    def _git(self, *words: str, given: bytes = b"", own: Mapping[str, str] | None = None) -> Ran:
        place = f"--git-dir={self._folder}"
        return run(("git", place, *_OPTIONS, *words), {**self._environ, **(own or {})}, given, self._sharing)


def _entry(line: str) -> tuple[str, Entry]:
    head, _, path = line.partition("\t")
    mode, _, stored, size = head.split()
    return path, Entry(mode, stored, int(size) if size.isdecimal() else 0)
