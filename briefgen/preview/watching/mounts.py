"""File systems on which changes are not told."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from briefgen.preview.watching.paths import all_above

MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {"9p", "afs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs"}
    | {"nfs", "nfs4", "ocfs2", "smb3", "smbfs", "fuse.ceph-fuse", "fuse.davfs2", "fuse.gcsfuse"}
    | {"fuse.glusterfs", "fuse.goofys", "fuse.gvfsd-fuse", "fuse.juicefs", "fuse.mount-s3", "fuse.rclone"}
    | {"fuse.s3fs", "fuse.sshfs"}
)
_SHARED = frozenset(
    {"drvfs", "fakeowner", "osxfs", "prl_fs", "vboxsf", "virtiofs", "vmhgfs"}
    | {"fuse.grpcfuse", "fuse.osxfs", "fuse.vmhgfs-fuse"}
)
_OCTAL = re.compile(r"\\([0-7]{3})")


class Silence(msgspec.Struct, frozen=True):
    """A folder whose changes make no events, and why."""

    folder: str
    reason: str


def silence(folders: Iterable[str], mountinfo: str) -> Silence | None:
    """Return the first of some real folders that lies on a file system that other machines write to.

    Args:
        folders: real paths.
        mountinfo: the text of ``/proc/self/mountinfo`` (proc(5)); empty where there is none.
    """
    types = _types(mountinfo)
    for folder in folders:
        if described := _described(_type_at(folder, types)):
            return Silence(folder, described)
    return None


def read_mounts(path: Path = MOUNTS) -> str:
    """Return the system's mounts as a text, empty where the system has none to read."""
    try:
        return os.fsdecode(path.read_bytes())
    except OSError:
        return ""


def _types(mountinfo: str) -> dict[str, str]:
    """Return file system types by mount point. A later mount hides an earlier one at the same point."""
    types = {}
    for line in mountinfo.split("\n"):
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if separator and len(fields) > 4 and kind:
            types[_decoded(fields[4])] = kind
    return types


def _decoded(field: str) -> str:
    """Undo the kernel's octal escapes of space, tab, newline and backslash, byte by byte."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), field)


def _type_at(folder: str, types: Mapping[str, str]) -> str:
    """Return the type of what is mounted nearest above a folder."""
    return next((types[at] for at in (folder, *all_above(folder)) if at in types), "")


def _described(kind: str) -> str:
    if kind in _NETWORK:
        return f"a network mount ({kind})"
    return f"a folder shared with another system ({kind})" if kind in _SHARED else ""
