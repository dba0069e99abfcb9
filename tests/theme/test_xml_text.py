"""What an XML document can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.theme.xml_text import xml_bytes

ODD = st.sampled_from(["\0", "\x08", "\t", "\n", "\x0b", "\r", "\x1f", "\x7f", "\ud800", "\ufffe", "\uffff"])


def is_held(character: str) -> bool:
    """Tell whether XML 1.0 has a character (production 2)."""
    code = ord(character)
    return (
        code in {0x9, 0xA, 0xD}
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )


@given(st.lists(st.text() | ODD).map("".join))
def test_what_xml_cannot_hold_is_left_out(text: str) -> None:
    assert xml_bytes(text) == "".join(filter(is_held, text)).encode()


@pytest.mark.parametrize("text", ["", "plain", "Київ · “quoted”", "line\n\ttab\r\n", "\U0001f6a2"])
def test_what_xml_can_hold_stays(text: str) -> None:
    assert xml_bytes(text) == text.encode()
