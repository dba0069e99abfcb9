"""Pictures of whole sites: what is published, refused, kept and told."""

from typing import Any

import pytest

from briefgen.diagnostics import ExitCode
from briefgen.stages import picture_work
from tests.conftest import MakeSite
from tests.photos import SECRET, photo, shown
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import clean, rebuilt

BAY = "content/articles/bay/index.md"
PHOTO = "content/articles/bay/bay.jpg"
SMALL = f"{SETTINGS}images: {{widths: [16, 32], formats: [avif, webp], quality: 60}}\n"
FILES: dict[str, str | bytes] = {
    "briefgen.yaml": SMALL,
    BAY: document(
        "Bay",
        "date: 2024-11-03",
        "image: {src: bay.jpg, alt: The bay, credit: V. Palin, rights: CC BY 4.0, focal: [0.1, 0.5]}",
        body='![A plan](plan.svg)\n\n![Gulls](gulls.png){credit="M. Orr" width=20}\n\n[the photo](bay.jpg)',
    ),
    PHOTO: photo(size=(640, 360), orientation=6),
    "content/articles/bay/gulls.png": photo("PNG"),
    "content/articles/bay/plan.svg": '<svg viewBox="0 0 40 30"><script>1</script></svg>',
}


def sizes(made: SiteFolder, suffix: str) -> set[tuple[int, int]]:
    return {shown(data).size for name, data in made.tree().items() if name.endswith(suffix)}


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pictures of which something was made, as they are made."""
    seen: list[str] = []
    make = picture_work._files_of

    def noting(job: Any) -> Any:
        seen.extend(file.path for file in job.files)
        return make(job)

    monkeypatch.setattr(picture_work, "_files_of", noting)
    return seen


def test_photos_are_published_in_sizes_and_formats_and_tell_nothing(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    files = made.tree()
    assert [name for name, data in files.items() if SECRET in data or b"Exif" in data] == []
    assert sizes(made, ".avif") == {(16, 28), (32, 57), (16, 9), (32, 18)}
    assert sizes(made, ".png") == {(64, 36), (16, 9), (32, 18)}
    assert {(360, 640), (360, 189)} <= sizes(made, ".jpg")
    page = made.page("/articles/bay/")
    assert page.count("<picture>") == 2
    assert 'width="360" height="640" loading="eager"' in page
    assert 'width="20" height="11" loading="lazy"' in page
    assert 'width="40" height="30"' in page
    assert '<meta property="og:image:width" content="360">' in page
    assert 'href="../../articles/bay/bay.jpg"' in page


def test_feeds_have_plain_pictures_with_whole_addresses(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    feed = (made.output / "feed.json").read_text()
    assert "<picture" not in feed
    assert "srcset" not in feed
    assert 'src=\\"https://example.org/desk/articles/bay/gulls.' in feed


def test_a_second_build_encodes_nothing_even_where_the_site_was_deleted(
    site: MakeSite, encoded: list[str]
) -> None:
    made = site(FILES)
    made.build()
    first = made.tree()
    assert encoded
    encoded.clear()
    made.edit({BAY: FILES[BAY].replace("# ", "") + "\nMore words.\n"})  # type: ignore[operator, arg-type]
    made.build()
    for name in first:
        (made.output / name).unlink()
    made.build()
    assert encoded == []
    assert {name for name in first if not name.endswith(("html", "atom", "json"))} <= made.tree().keys()


def test_after_edits_the_site_is_that_of_a_clean_build(site: MakeSite, encoded: list[str]) -> None:
    made = site(FILES)
    made.build()
    edits: list[dict[str, str | bytes | None]] = [
        {PHOTO: photo(size=(320, 180))},
        {"briefgen.yaml": SMALL.replace("60", "70")},
        {BAY: str(FILES[BAY]).replace("focal: [0.1, 0.5]", "focal: 90% 50%")},
        {"content/articles/bay/gulls.png": photo("PNG", size=(20, 20))},
        {"briefgen.yaml": SMALL.replace("formats: [avif, webp]", "formats: []")},
        {BAY: document("Bay", body="No picture.")},
    ]
    for edit in edits:
        made.edit(edit)
        assert rebuilt(made)
        encoded.clear()
        made.build()
        assert encoded == []
    left = made.tree()
    assert not any(name.endswith((".avif", ".jpg", ".png")) for name in left)
    assert "credits/index.html" not in left


def test_without_formats_only_the_cleaned_picture_is_published(site: MakeSite) -> None:
    made = site(FILES | {"briefgen.yaml": "images: {formats: []}\n"})
    made.build()
    names = {name for name in made.tree() if name.startswith("articles/bay/")}
    assert names == {f"articles/bay/{name}" for name in ("index.html", "bay.jpg", "gulls.png", "plan.svg")}
    assert SECRET not in made.tree()["articles/bay/bay.jpg"]
    assert "<picture" not in made.page("/articles/bay/")


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (photo()[:-40], "BG850", "cut short"),
        (b"no picture", "BG850", "no JPEG"),
        (photo("PNG"), "BG851", "it is PNG"),
        (photo().replace(b"\xff\xda", b"\xff\xda\0\x02\xff\xda", 1), "BG850", "decoded"),
    ],
)
def test_a_hostile_picture_is_an_error_where_it_is_shown_and_nothing_is_published(
    site: MakeSite, data: bytes, code: str, words: str
) -> None:
    made = site(FILES | {BAY: document("Bay", body="Text.\n\n![The bay](bay.jpg)"), PHOTO: data})
    report = made.build()
    (found,) = [one for one in report.problems if one.code == code]
    assert report.exit_code is ExitCode.CONTENT
    assert words in found.message
    assert f'"{PHOTO}"' in found.message
    assert (found.span.path, found.span.line) == (BAY, 7)
    assert found.help
    assert not made.tree()
    assert code in {one.code for one in made.check()}


def test_what_is_left_out_of_a_drawing_is_told_at_its_line(site: MakeSite) -> None:
    report = site(FILES).build()
    (found,) = [one for one in report.problems if one.code == "BG852"]
    assert (found.span.path, found.span.line) == ("content/articles/bay/plan.svg", 1)


def test_static_pictures_and_papers_that_tell_of_their_making_are_named(site: MakeSite) -> None:
    files = {
        "content/static/press.jpg": photo(),
        "content/static/plain.jpg": photo(plain=True),
        "content/static/tariff.pdf": b"%PDF-1.7\n<< /Author (A. Vale) >>",
        "content/static/broken.png": b"no picture",
    }
    made = site(files)
    report = made.build()
    told = {(one.code, one.span.path) for one in report.problems}
    assert told >= {("BG855", "content/static/press.jpg"), ("BG856", "content/static/tariff.pdf")}
    assert not any("plain" in path or "broken" in path for _, path in told)
    assert made.tree()["press.jpg"] == files["content/static/press.jpg"]


def test_pictures_with_credits_are_listed_and_those_of_unlisted_documents_are_not(site: MakeSite) -> None:
    hidden = document(
        "Hidden", "date: 2024-11-02", "unlisted: true", body='![x](bay/bay.jpg){credit="Nobody"}'
    )
    made = site(FILES | {"content/articles/hidden.md": hidden})
    made.build()
    page = made.page("/credits/")
    assert '<a href="https://creativecommons.org/licenses/by/4.0/"' in page
    assert "V. Palin" in page
    assert "M. Orr" in page
    assert "Nobody" not in page
    assert 'href="../../credits/"' in made.page("/articles/bay/")


def test_other_processes_make_the_same_pictures(site: MakeSite) -> None:
    photos = {f"content/articles/p{n}.jpg": photo(size=(64 + n, 36)) for n in range(4)}
    shows = "\n\n".join(f"![Bay {n}](p{n}.jpg)" for n in range(4))
    made = site({"briefgen.yaml": SMALL, "content/articles/p.md": document("P", body=shows), **photos})
    made.build(jobs=2)
    shared = made.tree()
    assert shared == clean(made)[2]
    assert sum(name.endswith(".avif") for name in shared) == 8
