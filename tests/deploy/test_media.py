import pytest

from briefgen.deploy.media import FOREVER, SHORTLY, cache_control, media_type, redirect_of

REFRESH = b'<!doctype html><meta http-equiv="refresh" content="0; url=%s"><p>Moved</p>'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feed.atom", "application/xml; charset=utf-8"),
        ("topics/ports/feed.rss", "application/xml; charset=utf-8"),
        ("copied.atom", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/json; charset=utf-8"),
        ("assets/site.cb8b1fc958.css", "text/css; charset=utf-8"),
        ("images/quay.WEBP", "image/webp"),
        ("plan.pdf", "application/pdf"),
        ("odd.zzz", "application/octet-stream"),
    ],
)
def test_a_type_depends_on_the_name_alone(path: str, expected: str) -> None:
    assert media_type(path) == expected


def test_only_fingerprinted_files_are_kept_for_ever() -> None:
    assert cache_control("assets/site.cb8b1fc958.css") == FOREVER
    assert cache_control("index.html") == cache_control("feed.atom") == SHORTLY
    assert "immutable" not in cache_control("images/quay.svg")


@pytest.mark.parametrize(
    ("path", "target", "expected"),
    [
        ("old/index.html", b"../notes/new/", "/desk/notes/new/"),
        ("old.html", b"notes/new/", "/desk/notes/new/"),
        ("old/index.html", b"https://example.org/x", "https://example.org/x"),
        ("old/index.html", b"javascript:alert(1)", ""),
        ("old/plan.txt", b"../new/", ""),
    ],
)
def test_a_page_that_leads_elsewhere_is_a_redirect(path: str, target: bytes, expected: str) -> None:
    assert redirect_of(path, REFRESH % target, "desk/") == expected


def test_a_page_that_only_mentions_one_is_none() -> None:
    assert redirect_of("a/index.html", b"<p>http-equiv is an attribute of meta</p>", "") == ""
