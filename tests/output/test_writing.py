import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.model.site import Artifact
from briefgen.output import read_manifest
from tests.output.desks import Desk, codes, refusal, stamps_of, tree_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


PAGES = {"/": "home", "/a/": "a", "/a/b/": "b", "/feed.atom": "<feed/>", "/порт/": "port"}


def test_each_route_gets_its_bytes(desk: Desk) -> None:
    report = desk.write(PAGES)
    assert desk.files() == {
        "index.html": b"home",
        "a/index.html": b"a",
        "a/b/index.html": b"b",
        "feed.atom": b"<feed/>",
        "порт/index.html": b"port",
    }
    assert report.written == tuple(sorted(desk.files()))
    assert (report.unchanged, report.removed, report.strangers, report.problems) == ((), (), (), ())
    assert report.bytes == sum(map(len, desk.files().values()))


def test_a_second_write_touches_nothing_at_all(desk: Desk) -> None:
    desk.write(PAGES)
    before = stamps_of(desk.root)
    report = desk.write(PAGES)
    after = stamps_of(desk.root)
    lock = str(desk.root / ".briefgen" / "lock-site")
    assert {path for path in before if before[path] != after[path]} <= {lock}
    assert (report.written, report.unchanged, report.removed) == ((), tuple(sorted(desk.files())), ())


def test_only_what_differs_is_replaced(desk: Desk) -> None:
    desk.write(PAGES)
    before = stamps_of(desk.site)
    report = desk.write({**PAGES, "/a/": "A"})
    after = stamps_of(desk.site)
    assert report.written == ("a/index.html",)
    changed = {path for path in after if before[path] != after[path]}
    assert changed == {str(desk.site / "a"), str(desk.site / "a" / "index.html")}


def test_a_page_that_is_gone_is_removed_with_its_empty_folders(desk: Desk) -> None:
    desk.write(PAGES)
    report = desk.write({"/": "home"})
    assert report.removed == ("a/b/index.html", "a/index.html", "feed.atom", "порт/index.html")
    assert desk.tree() == {"index.html": ("file", b"home")}


def test_a_folder_stays_while_a_page_below_it_does(desk: Desk) -> None:
    desk.write(PAGES)
    desk.write({"/a/b/": "b"})
    assert desk.tree() == {"a": ("folder", ""), "a/b": ("folder", ""), "a/b/index.html": ("file", b"b")}


def test_files_of_others_are_reported_and_stay(desk: Desk) -> None:
    desk.write(PAGES)
    desk.put("site/a/notes.txt", "mine")
    desk.put("site/other/deep/one.txt", "mine")
    desk.put("site/other/two.txt", "mine")
    (desk.site / "empty").mkdir()
    (desk.site / "way").symlink_to("/nowhere")
    report = desk.write({"/": "new home"})
    assert report.strangers == ("a/notes.txt", "empty/", "other/", "way")
    assert codes(report.problems) == ["BG714"]
    assert '"a/notes.txt", "empty/", "other/" and 1 more' in report.problems[0].message
    assert desk.tree() == {
        "a": ("folder", ""),
        "a/notes.txt": ("file", b"mine"),
        "empty": ("folder", ""),
        "index.html": ("file", b"new home"),
        "other": ("folder", ""),
        "other/deep": ("folder", ""),
        "other/deep/one.txt": ("file", b"mine"),
        "other/two.txt": ("file", b"mine"),
        "way": ("link", "/nowhere"),
    }


def test_a_folder_of_ours_is_removed_once_the_file_of_another_has_left_it(desk: Desk) -> None:
    desk.write(PAGES)
    notes = desk.put("site/a/notes.txt")
    desk.write({"/": "home"})
    notes.unlink()
    desk.write({"/": "home"})
    assert desk.tree() == {"index.html": ("file", b"home")}


def test_an_empty_folder_of_another_stays_even_after_a_page_of_ours_was_in_it(desk: Desk) -> None:
    desk.write({"/": "home"})
    (desk.site / "mine").mkdir()
    desk.write({"/": "home", "/mine/": "page"})
    desk.write({"/": "home"})
    assert desk.tree() == {"index.html": ("file", b"home"), "mine": ("folder", "")}


def test_names_of_others_that_are_no_utf8_are_reported_readably(desk: Desk) -> None:
    desk.write({"/": "home"})
    Path(os.fsdecode(os.fsencode(desk.site) + b"/caf\xe9\n.txt")).write_bytes(b"mine")
    report = desk.write({"/": "new home"})
    assert report.strangers == ("caf\\xe9\\x0a.txt",)
    report.problems[0].message.encode()
    assert Path(os.fsdecode(os.fsencode(desk.site) + b"/caf\xe9\n.txt")).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("stranger", "route"),
    [
        ("a/index.html", "/a/"),
        ("a", "/a/"),
        ("a/b", "/a/b/c/"),
        ("about/notes.txt", "/about"),
    ],
)
def test_nothing_is_overwritten_that_is_not_ours(desk: Desk, stranger: str, route: str) -> None:
    desk.write({"/": "home"})
    desk.put(f"site/{stranger}", "mine")
    before = desk.tree(), desk.manifest_file().read_bytes()
    exit_code, (found,) = refusal(lambda: desk.write({"/": "new home", route: "page"}))
    assert (exit_code, found.code) == (3, "BG705")
    assert found.span.path in {f"site/{stranger}", f"site{route}"}
    assert (desk.tree(), desk.manifest_file().read_bytes()) == before
    assert (desk.root / ".briefgen" / "staging-site").exists() is False


def test_an_empty_folder_of_another_is_not_replaced_by_a_file(desk: Desk) -> None:
    desk.write({"/": "home"})
    (desk.site / "about").mkdir()
    assert refusal(lambda: desk.write({"/": "home", "/about": "page"}))[0] == 3
    assert (desk.site / "about").is_dir()


def test_all_obstacles_are_named_at_once(desk: Desk) -> None:
    desk.write({"/": "home"})
    for name in ("a", "b/index.html", "c"):
        desk.put(f"site/{name}", "mine")
    found = refusal(lambda: desk.write({"/a/": "a", "/b/": "b", "/c/d/": "c"}))[1]
    assert [problem.span.path for problem in found] == ["site/a", "site/b/index.html", "site/c"]


def test_a_file_of_another_that_equals_the_page_becomes_ours(desk: Desk) -> None:
    desk.write({"/": "home"})
    desk.put("site/a/index.html", "a")
    report = desk.write({"/": "home", "/a/": "a"})
    assert (report.written, report.strangers) == ((), ())
    desk.write({"/": "home"})
    assert list(desk.files()) == ["index.html"]


def test_a_page_that_was_replaced_by_a_link_is_neither_followed_nor_removed(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write({"/": "home", "/a/": "a"})
    precious = tmp_path / "precious"
    precious.write_text("a")
    (desk.site / "a" / "index.html").unlink()
    (desk.site / "a" / "index.html").symlink_to(precious)
    for text in ("a", "A"):
        exit_code, (found,) = refusal(lambda text=text: desk.write({"/": "home", "/a/": text}))  # type: ignore[misc]
        assert (exit_code, found.span.path) == (3, "site/a/index.html")
    assert desk.write({"/": "home"}).strangers == ("a/index.html",)
    assert precious.read_text() == "a"
    assert (desk.site / "a" / "index.html").is_symlink()


def test_a_folder_that_was_replaced_by_a_link_is_neither_written_nor_pruned_through(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write({"/": "home", "/a/": "a", "/a/b/": "b"})
    elsewhere = tmp_path / "elsewhere"
    (desk.site / "a").rename(elsewhere)
    (desk.site / "a").symlink_to(elsewhere)
    before = tree_of(elsewhere)
    for text in ("a", "A"):
        exit_code, (found,) = refusal(lambda text=text: desk.write({"/": "home", "/a/": text}))  # type: ignore[misc]
        assert (exit_code, found.code, found.span.path) == (3, "BG705", "site/a")
    assert desk.write({"/": "home"}).strangers == ("a",)
    assert tree_of(elsewhere) == before


def test_a_pipe_where_a_page_must_go_is_refused_and_not_waited_for(desk: Desk) -> None:
    desk.write({"/": "home"})
    os.mkfifo(desk.site / "404.html")
    assert refusal(lambda: desk.write({"/": "home", "/404.html": "lost"}))[0] == 3


def test_a_file_of_ours_gives_way_to_a_folder_and_back(desk: Desk) -> None:
    desk.write({"/map": "file", "/plan/x/": "x", "/plan/": "plan"})
    report = desk.write({"/map/": "page", "/plan": "file"})
    assert report.removed == ("map", "plan/index.html", "plan/x/index.html")
    assert desk.tree() == {
        "map": ("folder", ""),
        "map/index.html": ("file", b"page"),
        "plan": ("file", b"file"),
    }
    desk.write({"/map": "file", "/plan/x/": "x", "/plan/": "plan"})
    assert desk.files() == {"map": b"file", "plan/index.html": b"plan", "plan/x/index.html": b"x"}


def test_a_folder_of_ours_with_a_file_of_another_gives_way_to_no_file(desk: Desk) -> None:
    desk.write({"/plan/": "plan"})
    desk.put("site/plan/notes.txt", "mine")
    assert refusal(lambda: desk.write({"/plan": "file"}))[0] == 3
    assert desk.files() == {"plan/index.html": b"plan", "plan/notes.txt": b"mine"}


def test_a_damaged_and_a_deleted_page_are_written_again(desk: Desk) -> None:
    desk.write(PAGES)
    (desk.site / "index.html").write_text("HOME")
    (desk.site / "a" / "index.html").unlink()
    (desk.site / "feed.atom").write_text("")
    assert desk.write(PAGES).written == ("a/index.html", "feed.atom", "index.html")
    assert desk.files()["index.html"] == b"home"


def test_an_error_while_pages_are_made_leaves_the_earlier_site(desk: Desk) -> None:
    desk.write(PAGES)
    before = stamps_of(desk.site), desk.manifest_file().read_bytes()

    def pages() -> Iterator[Artifact]:
        yield Artifact("/", b"new home")
        yield Artifact("/new/", b"new")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.write_from(pages(), {})
    assert (stamps_of(desk.site), desk.manifest_file().read_bytes()) == before
    assert not (desk.root / ".briefgen" / "staging-site").exists()


def test_an_error_of_the_system_while_pages_are_made_is_not_taken_for_ours(desk: Desk) -> None:
    def pages() -> Iterator[Artifact]:
        yield Artifact("/", b"home")
        raise FileNotFoundError("a template")

    with pytest.raises(FileNotFoundError, match="a template"):
        desk.write_from(pages(), {})
    assert not desk.site.exists()


def test_nothing_changes_before_the_last_page_is_made(desk: Desk) -> None:
    desk.write(PAGES)
    before = stamps_of(desk.site / "a")
    seen = []

    def pages() -> Iterator[Artifact]:
        yield Artifact("/", b"new home")
        yield Artifact("/new/", b"new")
        seen.append((desk.files(), stamps_of(desk.site / "a")))

    old = desk.files()
    desk.write_from(pages(), {})
    assert seen == [(old, before)]
    assert desk.files() == {"index.html": b"new home", "new/index.html": b"new"}


def test_two_claims_to_one_file_are_an_error_before_anything_changes(desk: Desk) -> None:
    desk.write({"/": "home"})
    twice = [Artifact("/a/", b"one"), Artifact("/a/index.html", b"two"), Artifact("/", b"new home")]
    exit_code, found = refusal(lambda: desk.write_from(twice, {}))
    assert (exit_code, codes(found)) == (1, ["BG711"])
    assert '"a/index.html"' in found[0].message
    assert desk.files() == {"index.html": b"home"}


def test_a_file_where_another_needs_a_folder_is_an_error_before_anything_changes(desk: Desk) -> None:
    desk.write({"/": "home"})
    exit_code, found = refusal(lambda: desk.write({"/map": "file", "/map/": "page", "/": "new home"}))
    assert (exit_code, codes(found)) == (1, ["BG711"])
    assert desk.files() == {"index.html": b"home"}


def test_all_routes_that_can_be_no_file_are_named_at_once(desk: Desk) -> None:
    exit_code, found = refusal(
        lambda: desk.write({"/../x": "1", "/a/": "2", "/b\0": "3", "/" + "n" * 300: "4"})
    )
    assert (exit_code, codes(found)) == (1, ["BG710"] * 3)
    assert sorted(path.name for path in desk.root.iterdir()) == [".briefgen", "content"]


def test_a_path_that_is_too_long_for_the_system_leaves_the_earlier_site(desk: Desk) -> None:
    desk.write({"/": "home"})
    before = desk.manifest_file().read_bytes()
    exit_code, (found,) = refusal(
        lambda: desk.write({"/": "new home", "/" + "/".join(["n" * 250] * 20): "deep"})
    )
    assert (exit_code, found.code) == (1, "BG708")
    assert desk.tree() == {"index.html": ("file", b"home")}
    assert desk.manifest_file().read_bytes() == before


def test_a_first_write_that_fails_leaves_neither_folder_nor_manifest(desk: Desk) -> None:
    refusal(lambda: desk.write({"/": "home", "/" + "/".join(["n" * 250] * 20): "deep"}))
    assert not desk.site.exists()
    assert read_manifest(desk.root, desk.site) is None


def test_files_and_folders_have_the_rights_that_the_umask_leaves(desk: Desk) -> None:
    before = os.umask(0o027)
    try:
        desk.put("content/run.sh", "#!/bin/sh").chmod(0o700)
        desk.write({"/a/": "a"}, {"/run.sh": "content/run.sh"})
    finally:
        os.umask(before)
    modes = {
        path: stat.S_IMODE((desk.site / path).stat().st_mode) for path in ("a", "a/index.html", "run.sh")
    }
    assert modes == {"a": 0o750, "a/index.html": 0o640, "run.sh": 0o640}


def test_another_name_of_a_page_keeps_the_earlier_bytes(desk: Desk, tmp_path: Path) -> None:
    desk.write({"/": "home"})
    (tmp_path / "kept").hardlink_to(desk.site / "index.html")
    desk.write({"/": "new home"})
    assert (tmp_path / "kept").read_text() == "home"


def test_who_has_a_page_open_reads_it_to_its_end(desk: Desk) -> None:
    desk.write({"/": "old " * 9})
    with (desk.site / "index.html").open() as reader:
        start = reader.read(4)
        desk.write({"/": "new"})
        assert start + reader.read() == "old " * 9


def test_for_whom_was_built_is_kept_although_no_page_changed(desk: Desk) -> None:
    desk.write({"/": "home"})
    before = stamps_of(desk.site)
    desk.write({"/": "home"}, audience="clients", flavour="drafts")
    found = read_manifest(desk.root, desk.site)
    assert found is not None
    assert (found.audience, found.flavour) == ("clients", "drafts")
    assert stamps_of(desk.site) == before


def test_outputs_of_one_site_do_not_disturb_each_other(desk: Desk, tmp_path: Path) -> None:
    beside, outside = Desk(desk.root, "site-2"), Desk(desk.root)
    outside.site = tmp_path / "www"
    for at, made in enumerate((desk, beside, outside)):
        made.write({"/": f"home {at}", f"/{at}/": "x"})
    desk.write({})
    assert desk.files() == {}
    assert beside.files() == {"index.html": b"home 1", "1/index.html": b"x"}
    assert outside.files() == {"index.html": b"home 2", "2/index.html": b"x"}


def test_an_empty_site_is_written_and_pruned(desk: Desk) -> None:
    assert desk.write({}).written == ()
    assert not desk.site.exists()
    desk.write(PAGES)
    assert desk.write({}).removed == (
        "a/b/index.html",
        "a/index.html",
        "feed.atom",
        "index.html",
        "порт/index.html",
    )
    assert desk.tree() == {}


def test_empty_and_large_files_are_written_and_compared(desk: Desk) -> None:
    large = bytes(range(256)) * 40_000
    desk.write({"/empty": b"", "/large": large})
    assert desk.write({"/empty": b"", "/large": large}).written == ()
    assert desk.write({"/empty": b"", "/large": large[:-1] + b"!"}).written == ("large",)
    assert desk.files() == {"empty": b"", "large": large[:-1] + b"!"}


@pytest.mark.parametrize("name", [".briefgen/staging-site", "site/.briefgen-staging"])
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_a_killed_build_had_staged_is_removed(desk: Desk, tmp_path: Path, name: str, kind: str) -> None:
    desk.site.mkdir()
    (desk.root / ".briefgen").mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("mine")
    if kind == "folder":
        desk.put(f"{name}/17", "half a pa")
    else:
        (desk.root / name).symlink_to(elsewhere)
    assert desk.write({"/": "home"}).strangers == ()
    assert desk.tree() == {"index.html": ("file", b"home")}
    assert not os.path.lexists(desk.root / name)
    assert (elsewhere / "kept").read_text() == "mine"


def test_a_manifest_that_was_half_written_is_removed_and_a_link_in_its_place_not_followed(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write({"/": "home"})
    half = desk.put(".briefgen/manifest-site.new", '{"schema"')
    desk.write({"/": "home"})
    assert not half.exists()
    (tmp_path / "precious").write_text("mine")
    half.symlink_to(tmp_path / "precious")
    desk.write({"/": "new home"})
    assert not os.path.lexists(half)
    assert (tmp_path / "precious").read_text() == "mine"


def test_without_a_usable_manifest_nothing_is_taken_over_deleted_or_overwritten(desk: Desk) -> None:
    desk.write(PAGES)
    desk.manifest_file().write_bytes(desk.manifest_file().read_bytes()[:-20])
    before = desk.tree(), desk.manifest_file().read_bytes()
    for pages in ({**PAGES, "/new/": "new"}, {"/": "home"}, {**PAGES, "/": "new home"}):
        exit_code, found = refusal(lambda pages=pages: desk.write(pages))  # type: ignore[misc]
        assert (exit_code, codes(found)) == (3, ["BG713"])
        assert (desk.tree(), desk.manifest_file().read_bytes()) == before


def test_a_page_that_vanishes_while_pages_are_made_is_an_error(desk: Desk) -> None:
    desk.write(PAGES)

    def pages() -> Iterator[Artifact]:
        for route, text in PAGES.items():
            yield Artifact(route, text.encode())
        (desk.site / "index.html").unlink()

    exit_code, (found,) = refusal(lambda: desk.write_from(pages(), {}))
    assert (exit_code, found.code) == (1, "BG709")
    assert desk.write(PAGES).written == ("index.html",)


def test_the_order_in_which_pages_are_made_makes_no_difference(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    one = desk.write(PAGES)
    two = other.write(dict(reversed(PAGES.items())))
    assert one == two
    assert desk.manifest_file().read_bytes() == other.manifest_file().read_bytes()
