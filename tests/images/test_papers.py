import pytest

from briefgen.images import paper_tells


@pytest.mark.parametrize(
    ("data", "tells"),
    [
        (b"%PDF-1.7\n<< /Author (A. Vale) /Producer (x) >>", ("Author", "Producer")),
        (b"%PDF-1.7\n<< /Author <feff0041> >> <x:xmpmeta/>", ("Author", "XMP")),
        (b"%PDF-1.7\n<< /Author () /Title 4 0 R >>", ()),
        (b"/Author (no PDF)", ()),
    ],
)
def test_what_a_pdf_tells_of_its_making_is_named(data: bytes, tells: tuple[str, ...]) -> None:
    assert paper_tells(data) == tells
