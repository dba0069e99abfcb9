from typing import Any

import pytest

from briefgen.search import cbor


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1_000_000, "1a000f4240"),
        (1_000_000_000_000, "1b000000e8d4a51000"),
        (-500, "3901f3"),
        ("ü", "62c3bc"),
        ([], "80"),
        ([1, [2, "a"]], "8201820261" + "61"),
    ],
)
def test_values_are_written_as_in_the_appendix_of_the_standard(value: Any, data: str) -> None:
    assert cbor.encoded(value).hex() == data
    assert cbor.decoded(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["", "18", "6261", "8201", "a0", "f6", "1f", "0000", "62ffff"])
def test_what_is_cut_off_or_of_another_kind_is_refused(data: str) -> None:
    with pytest.raises(ValueError):
        cbor.decoded(bytes.fromhex(data))
