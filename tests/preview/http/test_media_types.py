import mimetypes

import pytest

from briefgen.preview.http import media_type

UTF_8 = "; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/index.html", "text/html" + UTF_8),
        ("/a/style.css", "text/css" + UTF_8),
        ("/a/x.js", "text/javascript" + UTF_8),
        ("/a/x.mjs", "text/javascript" + UTF_8),
        ("/search.json", "application/json"),
        ("/map.geojson", "application/geo+json"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/sitemap.xml", "application/xml" + UTF_8),
        ("/feed.xsl", "application/xslt+xml" + UTF_8),
        ("/feed.atom", "application/xml" + UTF_8),
        ("/topics/x/feed.rss", "application/xml" + UTF_8),
        ("/copied.atom", "application/atom+xml" + UTF_8),
        ("/podcast.rss", "application/rss+xml" + UTF_8),
        ("/topics/x/feed.json", "application/feed+json"),
        ("/a.svg", "image/svg+xml" + UTF_8),
        ("/a.png", "image/png"),
        ("/a.jpg", "image/jpeg"),
        ("/a.jpeg", "image/jpeg"),
        ("/a.gif", "image/gif"),
        ("/a.webp", "image/webp"),
        ("/a.avif", "image/avif"),
        ("/favicon.ico", "image/x-icon"),
        ("/a.woff2", "font/woff2"),
        ("/a.woff", "font/woff"),
        ("/a.ttf", "font/ttf"),
        ("/a.pdf", "application/pdf"),
        ("/robots.txt", "text/plain" + UTF_8),
        ("/a.csv", "text/csv" + UTF_8),
        ("/a.md", "text/markdown" + UTF_8),
        ("/a.mp3", "audio/mpeg"),
        ("/a.mp4", "video/mp4"),
        ("/a.webm", "video/webm"),
        ("/a.zip", "application/zip"),
    ],
)
def test_a_file_has_the_type_of_its_suffix(path: str, expected: str) -> None:
    assert media_type(path) == expected


@pytest.mark.parametrize("path", ["", "/", "/CNAME", "/.html", "/a.unheard-of", "/a.html/b", "/a.", "/\0"])
def test_what_has_no_known_suffix_is_bytes(path: str) -> None:
    assert media_type(path) == "application/octet-stream"


def test_the_case_of_a_suffix_does_not_matter() -> None:
    assert media_type("/PHOTO.JPG") == "image/jpeg"


def test_the_tables_of_the_machine_do_not_matter() -> None:
    mimetypes.add_type("text/x-wrong", ".css")
    try:
        assert media_type("/a.css") == "text/css" + UTF_8
    finally:
        mimetypes.init()
