"""Short keys of documents."""

import pytest

from briefgen.search.keys import document_key


def test_keys_sort_by_day() -> None:
    days = ["1899-12-31", "1999-05-01", "2024-02", "2024-02-02", "2025"]
    assert [document_key(f"document:{day}", day)[:4] for day in days] == sorted(
        document_key("document:x", day)[:4] for day in days
    )


@pytest.mark.parametrize("day", ["", "0001-01-01", "2024", "2024-11", "2024-11-30", "9999-12-31"])
def test_every_key_has_twelve_digits(day: str) -> None:
    key = document_key("document:notes/a", day)
    assert len(key) == 12
    assert int(key, 16)
    assert key.startswith("00") == (not day)
