"""The files of a Pagefind index that a site needs, the same for the same records.

Pagefind writes filters, and the values of each, in the order of a hash table that differs in every run, and
names files by their bytes. Here they are put in order and named anew. A file of Pagefind is gzip of a mark
and a value in CBOR: of a filter ``[name, [[value, pages], ...]]``, of a language
``[version, pages, chunks, [[name of filter, its file], ...], ...]``.
"""

import gzip
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from briefgen.incremental import digest
from briefgen.search import cbor

ENTRY = "pagefind-entry.json"
_NEEDED = re.compile(r"(index|fragment|filter)/.+|wasm\..+|pagefind(-worker)?\.js|pagefind\..+\.pf_meta")
_MARK = b"pagefind_dcd"
_FILTERS = 3
_ENCODER = msgspec.json.Encoder(order="deterministic")


def bundle(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index by path, without Pagefind's own interface.

    Raises:
        ValueError: they are not written as those of Pagefind 1.5 are.
    """
    made = {path: data for path, data in files.items() if _NEEDED.fullmatch(path)}
    try:
        entry = msgspec.json.decode(files[ENTRY])
        for language in entry["languages"].values():
            language["hash"] = _renew_language(language["hash"], made)
    except (AttributeError, LookupError, TypeError, EOFError, OSError) as error:
        raise ValueError(str(error)) from None
    return {**made, ENTRY: _ENCODER.encode(entry)}


def _renew_language(name: str, made: dict[str, bytes]) -> str:
    """Put the file of a language, and its filters, in order; return its new name."""
    facts = _read(made.pop(f"pagefind.{name}.pf_meta"))
    facts[_FILTERS] = sorted([label, _renew_filter(file, made)] for label, file in facts[_FILTERS])
    data = _written(facts)
    renewed = _named(name, data)
    made[f"pagefind.{renewed}.pf_meta"] = data
    return renewed


def _renew_filter(name: str, made: dict[str, bytes]) -> str:
    label, values = _read(made.pop(f"filter/{name}.pf_filter"))
    data = _written([label, sorted(values)])
    renewed = _named(name, data)
    made[f"filter/{renewed}.pf_filter"] = data
    return renewed


def _named(name: str, data: bytes) -> str:
    """Return a name as long as the one that a file had, made of its bytes."""
    language, _, old = name.rpartition("_")
    return f"{language}_{digest(data).hex()[: len(old)]}"


def _read(data: bytes) -> Any:
    plain = gzip.decompress(data)
    if not plain.startswith(_MARK):
        raise ValueError("a file of the index does not begin as it should")
    return cbor.decoded(plain.removeprefix(_MARK))


def _written(value: Any) -> bytes:
    return gzip.compress(_MARK + cbor.encoded(value), mtime=0)
