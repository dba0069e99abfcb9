"""A shell on another computer, kept open for a deploy: what is to be done there is told to it step by step.

It holds the lock of the folder as long as it lives, and it lives as long as the connection: if we are killed,
it reads the end of its input, removes the lock and ends.
"""

import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from secrets import token_hex

from briefgen.deploy.failures import last_line, said
from briefgen.deploy.programs import surroundings

_PROLOGUE = "PATH=$PATH:/usr/local/bin; export PATH; LC_ALL=C; export LC_ALL; trap '' PIPE\n"
_PATIENCE = 10


class Shell:
    """A POSIX shell that answers one script after the other."""

    def __init__(self, process: "subprocess.Popen[bytes]", shown: str, environ: Mapping[str, str]) -> None:
        """Take the running process, and how messages name the place."""
        self._process, self._shown, self._environ = process, shown, environ
        self._said = bytearray()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def run(self, script: str, *, aside: bool = True) -> bytes:
        """Run a script and return what it prints.

        ``aside`` runs it in a shell of its own, so that it leaves nothing behind.

        Raises:
            BriefgenError: it failed, or the connection was lost.
        """
        code, output = self.tried(script, aside=aside)
        if code:
            raise said(self._words(output), self._shown, self._environ)
        return output

    def tried(self, script: str, *, aside: bool = True) -> tuple[int, bytes]:
        """Run a script and return its exit code and what it prints, errors included.

        Raises:
            BriefgenError: the connection was lost.
        """
        mark = f"briefgen-{token_hex(8)}"
        opening, closing = ("(", ")") if aside else ("{", "}")
        framed = f"{opening}\n{script}\n{closing} </dev/null 2>&1\nprintf '\\n%s %d\\n' {mark} $?\n"
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return 1, b""
        try:
            stdin.write(framed.encode())
            stdin.flush()
        except OSError:
            raise self._lost() from None
        found = bytearray()
        start = f"{mark} ".encode()
        for line in iter(stdout.readline, b""):
            if line.startswith(start):
                return int(line[len(start) :]), bytes(found[:-1])
            found += line
        raise self._lost()

    def _listen(self) -> None:
        for line in self._process.stderr or ():
            self._said += line

    def _lost(self) -> Exception:
        self._process.wait(_PATIENCE)
        self._listener.join(_PATIENCE)
        words = self._said.decode("utf-8", "replace")
        return said(words or "the connection was closed", self._shown, self._environ)

    def _words(self, output: bytes) -> str:
        return last_line(output.decode("utf-8", "replace")[-4000:], self._environ)


@contextmanager
def remote_shell(words: Sequence[str], shown: str, environ: Mapping[str, str]) -> Iterator[Shell]:
    """Reach a shell with a command such as ``ssh host sh`` for the block.

    Raises:
        BriefgenError: it cannot be reached.
    """
    process = subprocess.Popen(
        [*words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(environ),
    )
    try:
        shell = Shell(process, shown, environ)
        shell.run(_PROLOGUE, aside=False)
        yield shell
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let the shell read the end of its input, and wait until it has tidied up."""
    with suppress(OSError):
        process.stdin.close() if process.stdin else None
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdout, process.stderr):
        stream.close() if stream else None
