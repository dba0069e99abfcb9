"""Short keys of documents: the same in every build, and in the order of their dates."""

from datetime import date

from briefgen.incremental.digest import digest

KEY_LENGTH = 12
"""Hexadecimal digits of a key."""
_UNDATED = "00"
_FIRST = 0x100
_LAST = 0xFFFF
_EPOCH = date(1970, 1, 1).toordinal()


def document_key(ref: str, day: str) -> str:
    """Return the key of a document or subject: twelve hexadecimal digits.

    Four tell the day: 256 and the days since 1970-01-01, so that sorted keys are sorted by date and
    need few bytes when compressed. The others are a digest of ``ref``. Without a ``day`` (an ISO day,
    month or year) two zeros stand before ten digits of the digest.
    """
    name = digest(ref.encode()).hex()
    if not day:
        return _UNDATED + name[: KEY_LENGTH - 2]
    whole = f"{day}-01-01"[:10] if len(day) == len("2025") else f"{day}-01"[:10]
    number = _FIRST + date.fromisoformat(whole).toordinal() - _EPOCH
    return f"{min(max(number, _FIRST), _LAST):04x}{name[: KEY_LENGTH - 4]}"
