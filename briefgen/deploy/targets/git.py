"""A branch of a repository, from which pages are served: one clean commit for each deploy.

Everything happens in a bare repository under ``.briefgen/``, which may be lost at any time: the tip of the
branch is fetched alone, a commit is put together in an index of its own, and pushed. What is on the branch
and not of the site stays. The commit's message lists it, by which the next deploy knows whose a file is.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from briefgen.deploy.failures import changing
from briefgen.deploy.holding import UNKNOWN, Holding, outermost
from briefgen.deploy.places.local_lock import folder_lock
from briefgen.deploy.plan import Plan
from briefgen.deploy.programs import need
from briefgen.deploy.site import BuiltSite, SiteFile
from briefgen.deploy.target import Outcome, Session
from briefgen.deploy.targets.repository import Entry, Repository
from briefgen.diagnostics import redacted
from briefgen.model.paths import printable
from briefgen.settings.deployment import GitTarget

_MARK = "Deployed-By: briefgen"
_FOREIGN = "Not-Of-The-Site: "


class GitDeploy:
    """Deploys to a branch with git, whose own configuration has credentials."""

    def __init__(self, target: GitTarget, root: Path, environ: Mapping[str, str]) -> None:
        """Take the settings, the site's folder and the environment.

        Raises:
            BriefgenError: git is not installed.
        """
        self._target, self._environ = target, environ
        self.shown = f"{printable(redacted(target.remote))} ({target.branch})"
        is_here = (root / target.remote).is_dir()
        self._remote = str(root / target.remote) if is_here else target.remote
        key = hashlib.blake2b(f"{self._remote}\0{target.branch}".encode(), digest_size=8).hexdigest()
        self._folder = root / ".briefgen" / f"git-{key}"
        need("git", self.shown)

    @contextmanager
    def opened(self, *, writing: bool) -> Iterator[Session]:
        """Fetch the tip of the branch; the remote itself keeps others from being overwritten."""
        del writing
        with changing(str(self._folder)):
            self._folder.mkdir(parents=True, exist_ok=True)
        with folder_lock(f"{self._folder}.lock", self.shown) as lock:
            repository = Repository(self._folder, self._remote, self.shown, self._environ, lock)
            yield _Branch(repository, self._target, repository.fetch(self._target.branch))


class _Branch:
    def __init__(self, repository: Repository, target: GitTarget, tip: str) -> None:
        self._repository, self._target, self._tip = repository, target, tip
        self._entries = repository.entries(tip) if tip else {}
        self._last = repository.last_with(_MARK, target.branch) if tip else ""

    def held(self, site: BuiltSite) -> Holding:
        """Return what is on the branch; its blobs tell whether a file is the site's."""
        ours = self._ours(site)
        same = {path: SiteFile(site.files[path].digest, site.files[path].size) for path in self._same(site)}
        files = {
            path: same.get(path, SiteFile(UNKNOWN, entry.size))
            for path, entry in self._entries.items()
            if path in ours
        }
        foreign = self._entries.keys() - files.keys() - self._beside(site).keys()
        return Holding(
            files, outermost(set(foreign), set(files)), self._blocked(site), known=bool(self._last)
        )

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Commit and push; nothing, if the branch has just these files."""
        repository, branch = self._repository, self._target.branch
        kept = {
            path: entry
            for path, entry in self._entries.items()
            if path not in holding.files and path not in self._beside(site)
        }
        wanted = {**kept, **repository.store(site, self._beside(site))}
        tree = repository.tree(wanted)
        if self._tip and tree == repository.tree_of(self._tip):
            return Outcome()
        parent = "" if self._target.force else self._tip
        commit = repository.commit(tree, parent, _message(site, kept))
        repository.push(commit, branch, self._tip)
        return Outcome(sent=len(plan.sent))

    def _ours(self, site: BuiltSite) -> set[str]:
        """Return the paths that the last deploy put there, or, had there been none, that the site wants.

        Others may have committed since: what they added is theirs.
        """
        if not self._last:
            return self._entries.keys() & site.files.keys()
        lines = self._repository.message(self._last).splitlines()
        foreign = {_decoded(line.removeprefix(_FOREIGN)) for line in lines if line.startswith(_FOREIGN)}
        put = self._entries if self._last == self._tip else self._repository.entries(self._last)
        return put.keys() - foreign - self._beside(site).keys()

    def _same(self, site: BuiltSite) -> Iterator[str]:
        for path in self._entries.keys() & site.files.keys():
            entry = self._entries[path]
            if entry.mode == "100644" and entry.size == site.files[path].size:
                data = site.read(path)
                if self._repository.blob_of(data, len(entry.id)) == entry.id:
                    yield path

    def _blocked(self, site: BuiltSite) -> tuple[str, ...]:
        """Return links and submodules in the way; a plain file is replaced, since its history stays."""
        odd = (path for path, entry in self._entries.items() if entry.mode not in ("100644", "100755"))
        return tuple(sorted(path for path in odd if path in site.files))

    def _beside(self, site: BuiltSite) -> dict[str, bytes]:
        """Return what the host wants and the site does not bring: no Jekyll, and the domain."""
        domain = {"CNAME": f"{self._target.cname}\n".encode()} if self._target.cname else {}
        return {path: data for path, data in {".nojekyll": b"", **domain}.items() if path not in site.files}


def _message(site: BuiltSite, kept: Mapping[str, Entry]) -> str:
    """Return the commit's message: the digest of the site, and whose the other files are."""
    foreign = "".join(f"{_FOREIGN}{_encoded(path)}\n" for path in sorted(kept))
    return f"Deploy the site {site.digest[:8]}\n\n{_MARK}\nSite: {site.digest}\n{foreign}"


def _encoded(path: str) -> str:
    return msgspec.json.encode(path.encode("utf-8", "surrogateescape").decode("latin-1")).decode()


def _decoded(text: str) -> str:
    try:
        return str(msgspec.json.decode(text, type=str)).encode("latin-1").decode("utf-8", "surrogateescape")
    except (msgspec.MsgspecError, UnicodeError):
        return ""
