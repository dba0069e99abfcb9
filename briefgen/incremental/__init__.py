"""The incremental engine: keys, digests, traces and files. It knows nothing of sites.

In the words of "Build Systems à la Carte" (Mokhov, Mitchell, Peyton Jones, ICFP 2018,
https://doi.org/10.1145/3236774): results that can be stored whole have *constructive traces* (the
digest of all inputs leads to the result itself), results that stand elsewhere have *verifying
traces* (the digests of what was read tell whether the result still holds), and a value that comes
out equal wakes nobody (*early cutoff*).
"""

from briefgen.incremental.digest import digest, digest_of
from briefgen.incremental.files import FileState, is_like, is_proven, is_unchanged, state_of
from briefgen.incremental.kept_map import KeptMap
from briefgen.incremental.packed import Bytes, FilePart, Packed, Piece, pack, pack_parts
from briefgen.incremental.store import DamagedError, Store, opened, reading, remove, store_name
from briefgen.incremental.traces import Recorder, Trace, Traces, numbers, renumbered

__all__ = [
    "Bytes",
    "DamagedError",
    "FilePart",
    "FileState",
    "KeptMap",
    "Packed",
    "Piece",
    "Recorder",
    "Store",
    "Trace",
    "Traces",
    "digest",
    "digest_of",
    "is_like",
    "is_proven",
    "is_unchanged",
    "numbers",
    "opened",
    "pack",
    "pack_parts",
    "reading",
    "remove",
    "renumbered",
    "state_of",
    "store_name",
]
