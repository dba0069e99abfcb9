"""Rendering in other processes: what they are given, and what they give back."""

import os
from array import array
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from briefgen.extensions import reopened
from briefgen.incremental import Bytes, FilePart, Packed, Piece, digest_of, pack, pack_parts
from briefgen.model.document import Prose
from briefgen.model.pictures import Pictures
from briefgen.model.site import SitePlan
from briefgen.settings.values import ThemeSettings
from briefgen.stages.packing import pack_catalog, pack_plan, unpack_catalog, unpack_plan
from briefgen.stages.parsing import stored_prose
from briefgen.stages.reading import Site
from briefgen.theme import Known, Renderer, SiteValues, Theme, theme_assets
from briefgen.workers import Shared, tidy_young_garbage

BODY = "body:"
MISSING = b"\0"


class KeyDigests:
    """The digest of the present value of each key that a page can read.

    That of a body is made of the digest of its bulk, so that the bulk need not be read for it.
    """

    def __init__(self, values: SiteValues, prose: Callable[[str], bytes]) -> None:
        """Take the site's values, and what gives the digest of a body's bulk by its name."""
        self._values = values
        self._prose = prose

    def of(self, key: str) -> bytes:
        """Return the digest of a key's value; that of nothing for a key that no longer exists."""
        try:
            if not key.startswith(BODY):
                return digest_of(self._values.value(key))
        except KeyError:
            return digest_of(MISSING)
        document = self._values.document(key[len(BODY) :])
        body = document.body if document else None
        return digest_of((body, self._prose(body.prose) if body and body.prose else b""))


class Shown(msgspec.Struct, frozen=True):
    """What pages show of the bulk of a body; its plain text is not even decoded for them."""

    html: str = ""
    words: int = 0


_SHOWN = msgspec.msgpack.Decoder(Shown)


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Rendered pages: names of all keys that they read with their digests.

    ``pages`` have route, bytes, and the places of the keys that they read in ``names``, four bytes each;
    ``failed`` are the routes of pages that could not be rendered.
    """

    names: list[str]
    digests: list[bytes]
    pages: list[tuple[str, bytes, bytes]]
    failed: list[str]


def job(site: Site, settings: ThemeSettings, theme: Theme, *, shares_files: bool) -> list[Piece]:
    """Return everything that rendering needs, as pieces of bytes.

    The bulk of bodies is left in the store where the processes that render can read it.
    """
    parsed = site.parsed
    store = parsed.file() if shares_files else None
    prose = {} if store else {path: msgspec.Raw(parsed.prose_bytes(path)) for path in parsed.notes}
    encode = msgspec.msgpack.encode
    return pack_parts(
        {
            "settings": encode(settings),
            "theme": encode(theme),
            "extensions": site.sources.extensions.packed(),
            "store": encode(str(store or "")),
            "digests": encode({path: note.prose for path, note in parsed.notes.items()}),
            "prose": pack(prose),
            "pictures": encode(site.pictured.pictures),
            **{f"catalog:{name}": data for name, data in pack_catalog(site.catalog).items()},
            **{f"plan:{name}": data for name, data in pack_plan(site.plan).items()},
        }
    )


def render_chunk(shared: Shared, chunk: bytes) -> bytes:
    """Render the pages at some routes; return a ``Batch``, encoded."""
    renderer, digests, plan = _opened(shared)
    routes = msgspec.msgpack.decode(chunk, type=list[str])
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    pages: list[tuple[str, bytes, bytes]] = []
    failed: list[str] = []
    for route in routes:
        rendered, failure = renderer.page(plan.pages[route])
        if failure is not None:
            failed.append(route)
            continue
        reads = array("I", map(numbers.__getitem__, rendered.reads))
        pages.append((route, rendered.data, reads.tobytes()))
    batch = Batch(list(numbers), list(map(digests.__getitem__, numbers)), pages, failed)
    return msgspec.msgpack.encode(batch)


@lru_cache(maxsize=1)
def _opened(shared: Shared) -> tuple[Renderer, Known[bytes], SitePlan]:
    """Return what a process needs to render; made once for each job.

    The digests of keys that many pages read are kept from chunk to chunk.
    """
    parts: Packed[Any] = Packed(_part_of(shared), Any)
    settings = msgspec.msgpack.decode(parts.raw("settings")[:], type=ThemeSettings)
    theme = msgspec.msgpack.decode(parts.raw("theme")[:], type=Theme)
    plan = unpack_plan(parts.raw("plan:pages"), parts.raw("plan:rest"))
    catalog = unpack_catalog(lambda name: parts.raw(f"catalog:{name}"))
    digests: dict[str, bytes] = parts["digests"]
    values = SiteValues(
        plan,
        catalog,
        settings,
        theme,
        theme_assets(theme).routes,
        prose=_prose(parts, digests),
        pictures=msgspec.msgpack.decode(parts.raw("pictures")[:], type=Pictures),
    )
    renderer = Renderer(values, settings, theme, reopened(bytes(parts.raw("extensions")[:])))
    tidy_young_garbage()
    return renderer, Known(KeyDigests(values, lambda path: digests.get(path, b"")).of), plan


def _prose(parts: Packed[Any], digests: dict[str, bytes]) -> Callable[[str], Prose]:
    """Return what gives what pages show of the bulk of a body.

    Nothing is kept: a body stands on its own page and in some feeds, and all of them would be much.
    """
    store: str = parts["store"]
    encoded = stored_prose(Path(store), digests) if store else Packed(parts.raw("prose"), Any).raw

    def bulk(path: str) -> Prose:
        shown = _SHOWN.decode(encoded(path)[:])
        return Prose(html=shown.html, words=shown.words)

    return bulk


def _part_of(shared: Shared) -> Bytes:
    """Return what is shared, unread where it lies in a file; that stays open as long as the process."""
    if not isinstance(shared, Path):
        return shared
    descriptor = os.open(shared, os.O_RDONLY | os.O_CLOEXEC)
    return FilePart(descriptor, 0, os.fstat(descriptor).st_size)
