"""The audit itself: every file of the output against every withheld file."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.leaks.containers import SealedError
from briefgen.leaks.findings import Audit, Spilled
from briefgen.leaks.ledger import Ledger
from briefgen.leaks.needles import Common, Needle, needles_of
from briefgen.leaks.passages import Passages
from briefgen.leaks.readings import APART, Piece, texts
from briefgen.leaks.search import Hits, Search, merged
from briefgen.leaks.sides import Hidden, Public, Said
from briefgen.leaks.words import words

PUBLISHED_KINDS = frozenset({"title", "alias", "id"})
"""Names that no published text should have by accident; others may be said anywhere."""


def digest_of_copy(data: bytes) -> bytes:
    """Return the digest under which ``Public.spilled`` knows a file."""
    return hashlib.blake2b(data, digest_size=16).digest()


def audit(hidden: Sequence[Hidden], public: Public, files: Iterable[tuple[str, bytes]]) -> Audit:
    """Look through the output's files for anything that only withheld files say.

    Args:
        hidden: what the gate keeps back.
        public: what may stand in the output.
        files: path below the output folder and bytes of each file.
    """
    counts: Counter[bytes] = Counter()
    for source in public.said:
        counts.update(words(source.texts[0]))
    needles, common = needles_of(hidden, Common(public.neutral, public.names))
    said = _said(public.said, Search(needles, Passages((), ()), counts))
    wanted = [one for one in needles if one.kind in PUBLISHED_KINDS or one not in said]
    ledger = Ledger(hidden, public.said, said)
    search = Search(wanted, Passages(hidden, public.said), counts)
    seen = 0
    for path, data in files:
        seen += 1
        ledger.enter(path, _in_file(path, data, search, ledger))
        if public.spilled and (origin := public.spilled.get(digest_of_copy(data))):
            ledger.copies.append(Spilled(path, origin))
    return ledger.closed(files=seen, names=len(needles), common=common)


def _in_file(path: str, data: bytes, search: Search, ledger: Ledger) -> Hits:
    found = [search.in_text(path.encode("utf-8", "replace"))]
    for text in texts(path, data):
        if isinstance(text, SealedError):
            ledger.opaque.append((path, str(text)))
        else:
            found.append(search.in_text(text))
    return merged(found)


def _said(sources: Sequence[Said], search: Search) -> dict[Needle, list[int]]:
    """Return which admitted sources have each name themselves."""
    found: dict[Needle, list[int]] = {}
    for at, source in enumerate(sources):
        parted = (text.replace(b"\n\n", APART) for text in source.texts)
        readings = (reading for text in parted for reading in Piece(text).in_places())
        here = set().union(*(search.needles_in(words(reading)) for reading in readings))
        for needle in here:
            found.setdefault(needle, []).append(at)
    return found
