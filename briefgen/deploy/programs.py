"""Programs that targets need: run without a terminal, in one language, with their words kept for errors."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence

import msgspec

from briefgen.deploy.failures import failed

_PACKAGES = {"rsync": "rsync", "ssh": "openssh-client", "git": "git"}


class Ran(msgspec.Struct, frozen=True):
    """How a program ended: its exit code, what it gave, and what it said."""

    code: int
    out: bytes
    said: str


def need(program: str, place: str) -> None:
    """Make sure that a program is installed.

    Raises:
        BriefgenError: it is not.
    """
    if shutil.which(program) is None:
        way_out = f"install it, for example: apt install {_PACKAGES.get(program, program)}"
        raise failed("BG766", f'the program "{program}" is not installed', place, way_out)


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for programs whose words we read: nobody is asked, nothing is translated."""
    return {
        **environ,
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "SSH_ASKPASS_REQUIRE": "never",
    }


def run(
    words: Sequence[str], environ: Mapping[str, str], given: bytes = b"", sharing: tuple[int, ...] = ()
) -> Ran:
    """Run a program to its end; ``given`` is what it reads, ``sharing`` are locks that it holds with us."""
    done = subprocess.run(
        list(words),
        input=given,
        capture_output=True,
        env=surroundings(environ),
        check=False,
        pass_fds=sharing,
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
