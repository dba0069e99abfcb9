import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.target import decoded_path, encoded_location, encoded_path, target_path


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (b"/", "/"),
        (b"/a/b.html?x=%2e%2e/#", "/a/b.html"),
        (b"/a?", "/a"),
        (b"/%D0%BA%D0%B8%D0%B5%D0%B2/", "/киев/"),
        ("/киев/".encode(), "/киев/"),
        (b"/a%20b+c", "/a b+c"),
        (b"/%252e%252e/", "/%2e%2e/"),
        (b"/...", "/..."),
        (b"/.well-known/a..b/", "/.well-known/a..b/"),
        (b"http://localhost:80/a", "/a"),
        (b"HTTP://LocalHost:80?a", "/"),
        (b"http://localhost:80", "/"),
    ],
)
def test_a_path_is_decoded_once_and_the_query_is_left_out(target: bytes, path: str) -> None:
    assert target_path(target, "localhost:80") == path


@pytest.mark.parametrize(
    "target",
    [
        b"",
        b"*",
        b"a",
        b"?a",
        b"/..",
        b"/../",
        b"/a/../b",
        b"/./a",
        b"/a/.",
        b"/%2e%2E/etc/passwd",
        b"/.%2e/",
        b"/%2e",
        b"/a%2fb",
        b"/a%2Fb",
        b"/..%2f..%2fetc",
        b"/a\\b",
        b"/a%5cb",
        b"/a%00",
        b"/a%0d%0aX: y",
        b"/a%09",
        b"/a%7f",
        b"/a%C2%85",
        b"//",
        b"//localhost/",
        b"/a//b",
        b"/a%",
        b"/a%4",
        b"/a%zz",
        b"/a%u0041",
        b"/%ff",
        b"/%c0%ae%c0%ae/",
        b"/%ed%a0%80",
        b"/\xff",
        b"/a#b",
        b"http://other/",
        b"http://localhost:80@other/",
        b"http://localhost/",
        b"http://localhost:80//",
        b"https://localhost:80/",
        b"file:///etc/passwd",
        b"localhost:80",
    ],
)
def test_a_path_that_could_lead_elsewhere_is_refused(target: bytes) -> None:
    with pytest.raises(RefusedError) as refusal:
        target_path(target, "localhost:80")
    assert refusal.value.status == 400


@given(st.binary(max_size=40))
def test_a_path_is_safe_or_refused(raw: bytes) -> None:
    try:
        path = decoded_path(b"/" + raw)
    except RefusedError:
        return
    assert path.startswith("/")
    assert not {".", ".."} & set(path.split("/"))
    assert not [character for character in "\\\0\r\n" if character in path]
    assert "//" not in path


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\%?#."), max_size=20))
def test_an_encoded_path_leads_to_where_it_came_from(name: str) -> None:
    encoded = encoded_path(f"/{name}/") if name else "/"
    assert encoded.isascii()
    assert decoded_path(encoded.encode()) == (f"/{name}/" if name else "/")


def test_a_location_cannot_begin_another_header_line() -> None:
    assert encoded_location("/a\r\nX: y?b=c d#é") == "/a%0D%0AX:%20y?b=c%20d#%C3%A9"
