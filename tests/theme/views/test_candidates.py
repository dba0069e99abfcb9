"""Pictures that a srcset offers."""

import pytest

from briefgen.theme.views.candidates import with_whole_candidates

PAGE = "https://example.org/desk/notes/ice/"


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ("bay.png", f"{PAGE}bay.png"),
        ("bay.png 1x, ../big.png 2x", f"{PAGE}bay.png 1x, https://example.org/desk/notes/big.png 2x"),
        ("a,b.png 320w,/c.png 640w", f"{PAGE}a,b.png 320w, https://example.org/c.png 640w"),
        ("https://example.net/x.png 2x", "https://example.net/x.png 2x"),
        ("x.png?a=1&amp;b=2 1.5x", f"{PAGE}x.png?a=1&amp;b=2 1.5x"),
        ("", ""),
    ],
)
def test_every_candidate_gets_a_whole_address(given: str, whole: str) -> None:
    html = f'<p>srcset="kept"</p><img src="x" srcset="{given}" alt=""><source media="print" srcset="{given}">'
    wanted = (
        f'<p>srcset="kept"</p><img src="x" srcset="{whole}" alt=""><source media="print" srcset="{whole}">'
    )
    assert with_whole_candidates(html, PAGE) == wanted
