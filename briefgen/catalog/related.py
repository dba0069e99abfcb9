"""Documents to read next: those that share the rarest subjects.

The weight of a subject that n of N documents have is about 2·log2(N/n), the information in half bits
that the subject carries (Spärck Jones, 1972), as an integer from integer arithmetic, so that it is
the same on every machine. A document's score for another is the sum of the weights that they share.

Scores are held as bit-sliced counters: digit d of the scores of all documents is one big integer
with a bit for each document. Adding a subject's weight to all documents that have it costs a few
operations on such integers, and the best are found from the highest digit down (O'Neil and Quass,
"Improved query performance with variant indexes", SIGMOD 1997).
"""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.model.document import Document
from briefgen.model.site import Terms

TOTAL = 5
WINDOW = 16_384
"""How many documents are looked at for each one: all of them, or the nearest in the order of dates."""

KINDS = ("article", "note", "brief")
NOT_SUGGESTED = ("superseded", "withdrawn")


def related(
    listed: Sequence[Document],
    picked: Mapping[str, tuple[str, ...]],
    terms: Mapping[str, Terms],
    *,
    apart: Mapping[str, tuple[str, ...]] | None = None,
    window: int = WINDOW,
) -> dict[str, tuple[str, ...]]:
    """Return the keys of documents to read next: all that were picked by hand, then computed ones.

    ``listed`` are the documents of all lists, newest first: of equally near ones the newer comes
    first. Computed ones fill up to five; they are articles, notes and briefs that share at least
    one topic, actor or tag, and neither superseded nor withdrawn. What ``apart`` has for a document,
    the same in other languages, is not suggested by it. At most ``window`` of them, the nearest in
    the order of dates, are compared, so that the work grows with their number only.
    """
    candidates = [one for one in listed if one.kind in KINDS]
    subjects = [(*terms[one.key].topics, *terms[one.key].actors, *terms[one.key].tags) for one in candidates]
    postings = _postings(subjects)
    weights = {ref: _weight(len(candidates), bits.bit_count()) for ref, bits in postings.items()}
    allowed = _bits(n for n, one in enumerate(candidates) if one.gate.status not in NOT_SUGGESTED)
    numbers = {one.key: number for number, one in enumerate(candidates)}
    found = dict(picked)
    for number, document in enumerate(candidates):
        by_hand = picked.get(document.key, ())
        wanted = TOTAL - len(by_hand)
        if wanted > 0:
            unwanted = (*by_hand, *(apart or {}).get(document.key, ()))
            left_out = [number, *(numbers[key] for key in unwanted if key in numbers)]
            start = max(0, min(number - window // 2, len(candidates) - window))
            shared = ((_cut(postings[ref], start, window), weights[ref]) for ref in subjects[number])
            open_to = _without(_cut(allowed, start, window), left_out, start)
            best = _best(_scores(shared), open_to, wanted)
            found[document.key] = (*by_hand, *(candidates[start + n].key for n in best))
    return found


def _cut(bits: int, start: int, window: int) -> int:
    """Return the ``window`` bits from ``start`` on."""
    if not start and bits.bit_length() <= window:
        return bits
    return bits >> start & (1 << window) - 1


def _without(bits: int, numbers: Iterable[int], start: int) -> int:
    for number in numbers:
        if number >= start:
            bits &= ~(1 << number - start)
    return bits


def _postings(subjects: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Return, for each subject, the documents that have it, as the bits of one integer."""
    having: dict[str, list[int]] = {}
    for number, refs in enumerate(subjects):
        for ref in refs:
            having.setdefault(ref, []).append(number)
    return {ref: _bits(numbers) for ref, numbers in having.items()}


def _bits(numbers: Iterable[int]) -> int:
    """Return the integer whose bits at ``numbers`` are set."""
    present = tuple(numbers)
    array = bytearray(max(present, default=0) // 8 + 1)
    for number in present:
        array[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(array, "little")


def _weight(total: int, having: int) -> int:
    return ((total * total) // (having * having)).bit_length()


def _scores(shared: Iterable[tuple[int, int]]) -> list[int]:
    """Return the digits, lowest first, of the sum of weights at each bit of the postings."""
    digits: list[int] = []
    for documents, weight in shared:
        place = 0
        while weight >> place:
            if weight >> place & 1:
                _add(documents, place, digits)
            place += 1
    return digits


def _add(carry: int, place: int, digits: list[int]) -> None:
    """Add 2 to the power of ``place`` to the counters whose bits are set in ``carry``."""
    while carry:
        if place >= len(digits):
            digits.extend([0] * (place + 1 - len(digits)))
        digits[place], carry = digits[place] ^ carry, digits[place] & carry
        place += 1


def _best(digits: list[int], allowed: int, wanted: int) -> list[int]:
    """Return the numbers of the counters with the highest sums above zero, the highest first."""
    best: list[int] = []
    remaining = allowed
    while len(best) < wanted:
        highest = remaining
        for digit in reversed(digits):
            highest = (highest & digit) or highest
        if not any(highest & digit for digit in digits):
            break
        remaining &= ~highest
        best += _lowest_bits(highest, wanted - len(best))
    return best


def _lowest_bits(bits: int, wanted: int) -> list[int]:
    numbers: list[int] = []
    while bits and len(numbers) < wanted:
        lowest = bits & -bits
        numbers.append(lowest.bit_length() - 1)
        bits ^= lowest
    return numbers
