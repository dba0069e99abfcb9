"""What a target holds, and the list of it that is kept there."""

import hashlib
from collections.abc import Mapping

import msgspec

from briefgen.deploy.site import SiteFile
from briefgen.output.routes import defect

SCHEMA = 1
UNKNOWN = ""
"""Digest of a file of ours of whose bytes nothing is known: it is sent again."""


class Holding(msgspec.Struct, frozen=True):
    """What a target holds, before anything is done to it.

    ``files`` are ours by path; ``foreign`` is what is not, a folder of others with ``/`` at its end;
    ``release`` is the one that readers see, where there are releases. ``blocked`` are foreign things that
    stand where the site needs to write. ``known`` tells whether a list of ours was found.
    """

    files: dict[str, SiteFile] = {}
    foreign: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    release: str = ""
    known: bool = False


class Record(msgspec.Struct, frozen=True):
    """The list of our files that is kept on a target; it names nothing that is not public there.

    ``files`` lead from path to digest and size. ``carried`` are files of earlier releases that a release
    still has. ``live`` tells whether a release was ever switched to; in place, whether a deploy finished.
    ``owner`` is who deploys meanwhile, where a target has no other lock.
    """

    files: dict[str, SiteFile]
    carried: dict[str, SiteFile] = {}
    live: bool = True
    owner: str = ""
    schema: int = SCHEMA


class _Envelope(msgspec.Struct, frozen=True):
    digest: str
    record: msgspec.Raw


def encoded(record: Record) -> bytes:
    """Return a record as it is stored: JSON in ASCII letters, with a digest of itself."""
    raw = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.encode(_Envelope(_digest(raw), msgspec.Raw(raw)))


def decoded(data: bytes | None) -> Record | None:
    """Return a stored record; None for anything that is not whole, ours and of this form.

    On its word files are deleted, so that every path in it must be one that a site can have.
    """
    if data is None:
        return None
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        record = msgspec.json.decode(envelope.record, type=Record)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    if envelope.digest != _digest(bytes(envelope.record)) or record.schema != SCHEMA:
        return None
    return None if any(map(defect, (*record.files, *record.carried))) else record


def unfinished(old: Mapping[str, SiteFile], new: Mapping[str, SiteFile]) -> dict[str, SiteFile]:
    """Return the files of ours while a deploy changes them from ``old`` to ``new``."""
    return {
        path: old[path] if old.get(path) == new.get(path) else SiteFile(UNKNOWN, 0)
        for path in sorted({*old, *new})
    }


def outermost(paths: set[str], ours: set[str]) -> tuple[str, ...]:
    """Return foreign files, sorted; of a folder in which nothing is ours only its name."""
    folders = {folder for path in ours for folder in _folders(path)}
    return tuple(sorted({_outermost(path, folders) for path in paths}))


def _outermost(path: str, ours: set[str]) -> str:
    return next((f"{folder}/" for folder in _folders(path) if folder not in ours), path)


def _folders(path: str) -> list[str]:
    """Return the folders above a file, the outermost first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
