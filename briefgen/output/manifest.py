"""The list of files that we wrote, kept outside the site."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from shlex import quote

import msgspec

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.output.location import STATE, Location
from briefgen.output.routes import defect

SCHEMA = 1
_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in an output folder and for whom it was built.

    ``files`` leads from path below the output folder to the digest of its bytes (BLAKE2b, 16
    bytes, hexadecimal), ``folders`` are those that we made; both are sorted. While a write is
    under way ``whole`` is false and both lists hold old and new together. ``output`` is the folder
    as briefgen's messages name it; ``flavour`` tells what else than published documents was let in.
    """

    output: str
    audience: str
    flavour: str
    whole: bool
    files: dict[str, str]
    folders: tuple[str, ...]


class _Envelope(msgspec.Struct, frozen=True):
    """What stands in the file; ``digest`` is that of the manifest's encoding."""

    schema: int
    digest: str = ""
    manifest: msgspec.Raw = msgspec.Raw()


def digest(data: bytes) -> str:
    """Return the digest under which a file's bytes stand in the manifest."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def load(location: Location) -> tuple[Manifest | None, Diagnostic | None]:
    """Return the manifest of an output folder, or the problem that makes it useless.

    Neither, when there is none. A manifest counts only if its digest agrees and every path in
    it is one that we would write: on the word of any other nothing is ever deleted, and what
    stands in the folder is as foreign as without one.
    """
    try:
        descriptor = os.open(location.manifest, _READ)
    except FileNotFoundError:
        return None, None
    except OSError:
        return None, _damaged(location, "it cannot be opened")
    try:
        with os.fdopen(descriptor, "rb") as file:
            envelope = msgspec.json.decode(file.read(), type=_Envelope)
        return _checked(envelope, location)
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return None, _damaged(location, "it is damaged")


def save(location: Location, manifest: Manifest) -> None:
    """Write the manifest: whole, and on the disk before anything that relies on it happens.

    Raises:
        OSError: the system refused; the earlier manifest still stands.
    """
    raw = msgspec.json.encode(manifest)
    data = msgspec.json.encode(_Envelope(SCHEMA, digest(raw), msgspec.Raw(raw)))
    temporary = location.new_manifest
    try:
        with os.fdopen(os.open(temporary, _CREATE, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(location.manifest)
    except OSError:
        discard(temporary)
        raise
    with suppress(OSError):  # not every file system can sync a folder
        _sync_folder(location.state)


def discard(path: str) -> None:
    """Remove a file if it is there."""
    Path(path).unlink(missing_ok=True)


def _checked(envelope: _Envelope, location: Location) -> tuple[Manifest | None, Diagnostic | None]:
    if envelope.schema != SCHEMA:
        return None, _damaged(location, "another version of briefgen wrote it")
    if envelope.digest != digest(bytes(envelope.manifest)):
        return None, _damaged(location, "it is damaged")
    manifest = msgspec.json.decode(envelope.manifest, type=Manifest)
    if manifest.output != location.shown or any(map(defect, (*manifest.files, *manifest.folders))):
        return None, _damaged(location, "it belongs to another folder")
    return manifest, None


def _sync_folder(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _damaged(location: Location, reason: str) -> Diagnostic:
    return problem(
        "BG713",
        f'the list of files written to "{location.shown}" cannot be used: {reason}',
        Span(f"{STATE}/manifest-{location.id}"),
        help=_way_out(location),
    )


def _way_out(location: Location) -> str:
    """Return commands that keep every file: which of them are old pages of ours, nobody knows any more."""
    names = (f"{location.shown}.old", *(f"{location.shown}.old-{number}" for number in range(2, 100)))
    aside = next((name for name in names if not os.path.lexists(Path(location.root, name))), names[0])
    build = "briefgen build" if location.shown == "site" else f"briefgen build -o {quote(location.shown)}"
    move = f"mv {quote(location.shown)} {quote(aside)}"
    return f"in the site's folder: {move} && {build} (or empty it, then build)"
