"""Pagefind's program as a service: records in, the files of an index out.

The program answers one message after the other over its standard input and output, each Base64 of JSON and
a comma (https://pagefind.app/docs/py-api/ describes the Python package that does the same). That package
waits a tenth of a second for each record and for ever for an answer of more than 2 MiB, which is why only
its search for the program is used.
"""

import base64
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO, Any

import msgspec

from briefgen.search.records import Record

_PIECE = 1 << 20
_FIRST_INDEX = 0


class PagefindError(Exception):
    """Pagefind is not there, or its work failed; the message says what happened."""


class NoPagefindError(PagefindError):
    """Pagefind is not installed."""


def program() -> Path:
    """Return the path of Pagefind's program.

    Raises:
        NoPagefindError: the package is not installed, or nothing to run came with it.
    """
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise NoPagefindError("the package pagefind is not installed") from None
    found = get_executable()
    if found is None:
        raise NoPagefindError("the package pagefind is there, but not its program (pagefind-bin)")
    return found


def indexed(records: Iterable[Record], language: str) -> dict[str, bytes]:
    """Return the files of an index of records by path, in one index whose words are read in ``language``.

    Raises:
        NoPagefindError: it is not installed.
        PagefindError: the program cannot be run, ended early, or refused a record.
    """
    messages = list(_messages(records, language))
    try:
        answers = list(_answers(program(), messages))
    except OSError as error:
        raise PagefindError(f"its program cannot be run: {error.strerror}") from None
    except ValueError:
        raise PagefindError("its answer cannot be read") from None
    failed = [answer for answer in answers if answer.get("type") == "Error"]
    if failed:
        raise PagefindError(str(failed[0].get("message")))
    if len(answers) < len(messages):
        raise PagefindError("its program ended before its work was done")
    return {file["path"]: base64.b64decode(file["content"]) for file in answers[-1]["files"]}


def _messages(records: Iterable[Record], language: str) -> Iterator[bytes]:
    config = {"force_language": language}
    yield _message(0, {"type": "NewIndex", "config": config})
    number = 0
    for number, record in enumerate(records, 1):
        told = msgspec.to_builtins(record)
        yield _message(number, {"type": "AddRecord", "index_id": _FIRST_INDEX, **told})
    yield _message(number + 1, {"type": "GetFiles", "index_id": _FIRST_INDEX})


def _message(number: int, payload: dict[str, Any]) -> bytes:
    return base64.b64encode(msgspec.json.encode({"message_id": number, "payload": payload})) + b","


def _answers(path: Path, messages: list[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what the program answers to each message, in their order."""
    pipe = subprocess.PIPE
    with subprocess.Popen([path, "--service"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:
        source, target = process.stdout, process.stdin
        if source is None or target is None:
            return
        # It answers while it is told, and stops when its input ends.
        teller = Thread(target=_tell, args=(target, messages), daemon=True)
        teller.start()
        try:
            for _, data in zip(messages, _pieces(source), strict=False):
                yield msgspec.json.decode(base64.b64decode(data))["payload"]
        finally:
            process.kill()
            teller.join()
            with suppress(OSError):
                target.close()


def _tell(target: IO[bytes], messages: list[bytes]) -> None:
    # A program that ended takes nothing more; that shows in its answers.
    with suppress(OSError):
        target.writelines(messages)
        target.flush()


def _pieces(source: Any) -> Iterator[bytes]:
    """Yield the parts of a stream between its commas."""
    rest: list[bytes] = []
    while data := source.read1(_PIECE):
        first, *others = data.split(b",")
        rest.append(first)
        for piece in others:
            yield b"".join(rest)
            rest = [piece]
