"""A folder of another computer."""

import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from briefgen.deploy.places.remote import RemotePlace
from briefgen.deploy.places.shell import Shell, remote_shell
from briefgen.deploy.programs import need
from briefgen.deploy.target import Session
from briefgen.deploy.targets.in_place import InPlace
from briefgen.deploy.targets.releases import InReleases
from briefgen.settings.deployment import RsyncTarget

_PATIENT = ("-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15")
# Bytes are compared, not times: a fresh checkout has all times new. Times are those of the target.
_RSYNC = ("rsync", "-r", "-c", "-p", "-s", "-0", "--files-from=-", "--chmod=D755,F644", "--out-format=%i %n")


class RsyncDeploy:
    """Deploys with ssh and rsync, whose own configuration has keys, known hosts and jumps."""

    def __init__(self, target: RsyncTarget, environ: Mapping[str, str], keep: int | None) -> None:
        """Take the settings, the environment and how many releases stay.

        Raises:
            BriefgenError: rsync or ssh is not installed.
        """
        self._target, self._keep, self._environ = target, keep or target.keep, environ
        self._folder = target.path.removeprefix("~/").rstrip("/") or "/"
        self.shown = f"{target.host}:{target.path}"
        # RSYNC_RSH is rsync's own variable for another remote shell, or ssh with options.
        program = shlex.split(environ.get("RSYNC_RSH", "")) or ["ssh"]
        port = ["-p", str(target.port)] if target.port else []
        self._ssh = [*program, *_PATIENT, *port]
        need("rsync", self.shown)
        need(program[0], self.shown)

    @contextmanager
    def opened(self, *, writing: bool) -> Iterator[Session]:
        """Keep a shell open there, with a lock on the folder if anything is to be changed."""
        host = self._target.host.replace("[", "").replace("]", "")
        with remote_shell([*self._ssh, "--", host, "sh"], self.shown, self._environ) as shell:
            place = self._place(shell)
            if not writing:
                yield self._session(place)
                return
            with place.locked():
                yield self._session(place)

    def _session(self, place: RemotePlace) -> Session:
        return InReleases(place, self._keep) if self._target.releases else InPlace(place)

    def _place(self, shell: Shell) -> RemotePlace:
        address = f"{self._target.host}:{self._folder}"
        upload = [*_RSYNC, "-e", shlex.join(self._ssh)]
        return RemotePlace(shell, self._folder, upload, address, self.shown, self._environ)
