import pytest

from briefgen.theme.views.credit import licence_address

CC = "https://creativecommons.org/licenses/"


@pytest.mark.parametrize(
    ("rights", "address"),
    [
        ("CC BY 4.0", f"{CC}by/4.0/"),
        ("CC-BY-NC-ND-2.5", f"{CC}by-nc-nd/2.5/"),
        ("CC BY-SA 3.0 DE", f"{CC}by-sa/3.0/de/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("OGL-UK-3.0", "https://spdx.org/licenses/OGL-UK-3.0.html"),
        ("https://example.org/licence", "https://example.org/licence"),
        ("javascript:alert(1)", ""),
        ("own", ""),
        ("CC BY 9.9", ""),
    ],
)
def test_a_licence_leads_to_its_text_where_one_is_known(rights: str, address: str) -> None:
    assert licence_address(rights) == address
