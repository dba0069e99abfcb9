import pytest

from briefgen.images import NoDrawingError, drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 3"'


def cleaned(inside: str, more: str = "") -> tuple[str, list[str]]:
    found = drawing(f"{HEAD}{more}>{inside}</svg>".encode())
    text = found.data.decode()
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    return text, [one.what for one in found.removed]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>fetch('//evil.example')</script>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml' onclick='evil()'>evil</p></foreignObject>",
        "<g onload='evil()'/>",
        "<g ONCLICK='evil()'/>",
        "<image href='https://evil.example/a.png'/>",
        "<image xlink:href='//evil.example/a.png'/>",
        "<use href='evil.svg#a'/>",
        "<use href='data:image/svg+xml,evil'/>",
        "<g style='fill:url(//evil.example/#a)'/>",
        "<g style='fill:u\\72l(//evil.example)'/>",
        "<g fill='url( \"https://evil.example\" )'/>",
        "<style>@import '//evil.example'; a { fill: red }</style>",
        "<style>a { background: image-set('//evil.example') }</style>",
        "<style>/*</style><g style='x:/*'/><style>*/ a { fill: url(//evil.example) }</style>",
        "<style><![CDATA[@font-face { src: url(evil) }]]></style>",
        "<animate attributeName='href' to='https://evil.example'/>",
        "<set attributeName='xlink:href' to='evil'/>",
        "<iframe src='evil'/>",
    ],
)
def test_what_runs_or_is_fetched_from_elsewhere_is_left_out_and_told(hostile: str) -> None:
    text, removed = cleaned(hostile)
    assert "evil" not in text
    assert removed


@pytest.mark.parametrize(
    "private",
    [
        "<metadata><author>secret</author></metadata>",
        "<!-- secret -->",
        "<x:layer xmlns:x='urn:editor'>secret</x:layer>",
        "<g x:label='secret' xmlns:x='urn:editor'/>",
        "<?editor secret?>",
        "<g data-name='secret'/>",
    ],
)
def test_what_editors_note_goes_without_a_word(private: str) -> None:
    text, removed = cleaned(private)
    assert "secret" not in text
    assert removed == []


def test_shapes_words_and_own_styles_stay() -> None:
    inside = (
        '<title>A &amp; B</title><defs><path d="M0 0h2" id="p"/></defs><style>#p{fill:red}</style>'
        '<use href="#p" stroke="url(#g)"/><text xml:space="preserve">1 &lt; 2</text>'
    )
    text, removed = cleaned(inside)
    assert inside in text
    assert removed == []


def test_a_style_is_written_as_attributes_which_a_strict_policy_lets_pass() -> None:
    text, removed = cleaned(
        """<path fill="red" style="fill: #00f!important;font-family:'A;B';-x-note:1;stroke:url(#g)"/>"""
    )
    assert '<path fill="#00f" font-family="\'A;B\'" stroke="url(#g)"/>' in text.replace("&#39;", "'").replace(
        "&apos;", "'"
    )
    assert removed == []


def test_a_cleaned_drawing_stays_as_it_is() -> None:
    once = drawing(f"{HEAD}><g b='1' a='2&#10;'><text>é</text></g></svg>".encode())
    assert drawing(once.data).data == once.data


@pytest.mark.parametrize(
    "bad",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://evil.example"> %a;]><svg/>',
        b"<svg>",
        b"<html/>",
        b"",
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
    ],
)
def test_entities_and_what_is_no_drawing_are_refused(bad: bytes) -> None:
    with pytest.raises(NoDrawingError):
        drawing(bad)


def test_the_doctype_of_old_drawing_programs_is_left_out() -> None:
    old = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>'
    assert drawing(old).data == b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="40px" viewBox="0 0 4 3"', (40, 30)),
        ('viewBox="0,0,400.4,300"', (400, 300)),
        ('width="100%" viewBox="0 0 4 3"', (4, 3)),
        ('width="1e9" height="-4"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_size_is_what_the_drawing_says(head: str, size: tuple[int, int]) -> None:
    found = drawing(f"<svg {head}/>".encode())
    assert (found.width, found.height) == size
