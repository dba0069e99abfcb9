from briefgen.deploy.holding import Holding, Record, decoded, encoded, outermost, unfinished
from briefgen.deploy.plan import plan_of, refusals
from briefgen.deploy.site import BuiltSite, SiteFile, is_fingerprinted
from briefgen.pages import planned_card, planned_picture
from briefgen.settings.values import Images

CSS, OLD_CSS = "assets/site.cb8b1fc958.css", "assets/site.aaaaaaaaaa.css"


def site(*paths: str) -> BuiltSite:
    return BuiltSite("/site", "site", "public", {path: SiteFile("new", 5) for path in sorted(paths)})


def holding(*paths: str, digest: str = "old") -> Holding:
    return Holding({path: SiteFile(digest, 3) for path in paths})


def test_assets_go_first_then_new_pages_then_those_that_link_to_them_and_feeds_last() -> None:
    plan = plan_of(
        site("index.html", "a/index.html", "a/new/index.html", "feed.atom", "sitemap.xml", CSS, "a/plan.pdf"),
        holding("index.html", "a/index.html", "feed.atom", OLD_CSS, "gone/index.html", "gone/feed.json"),
    )
    assert plan.sent == (
        "a/plan.pdf",
        CSS,
        "a/new/index.html",
        "a/index.html",
        "index.html",
        "sitemap.xml",
        "feed.atom",
    )
    assert plan.dropped == ("gone/feed.json", "gone/index.html", OLD_CSS)


def test_vanishing_pages_and_many_deletions_are_refused_but_old_assets_are_not_counted() -> None:
    held = holding(*(f"n{number}/index.html" for number in range(12)), OLD_CSS)
    plan = plan_of(site("n0/index.html", CSS), held)
    found = refusals(plan, held, "live", allow_removed=False, max_delete=None)
    assert [problem.code for problem in found] == ["BG755"] * 11 + ["BG756"]
    assert found[0].message == 'the address "/n1/" would lead nowhere'
    assert not refusals(plan, held, "live", allow_removed=True, max_delete=11)
    assert refusals(plan, held, "live", allow_removed=True, max_delete=10)


def test_a_record_that_is_not_whole_or_names_odd_paths_counts_for_nothing() -> None:
    data = encoded(Record({"a/index.html": SiteFile("x", 1)}))
    assert decoded(data) == Record({"a/index.html": SiteFile("x", 1)})
    for bad in (b"", b"[]", data[:-3], data.replace(b"a/index", b"b/index"), None):
        assert decoded(bad) is None
    for path in ("../x", "/etc/passwd", "a/../../x", ".ssh/keys", "a\\b", ""):
        assert decoded(encoded(Record({path: SiteFile("x", 1)}))) is None


def test_what_a_deploy_was_about_to_change_counts_as_ours_and_unknown() -> None:
    old, new = {"a": SiteFile("1", 1), "b": SiteFile("1", 1)}, {"a": SiteFile("1", 1), "c": SiteFile("1", 1)}
    assert unfinished(old, new) == {"a": SiteFile("1", 1), "b": SiteFile("", 0), "c": SiteFile("", 0)}


def test_of_a_folder_of_others_only_the_name_is_told() -> None:
    assert outermost({"wiki/a/b", "wiki/c", "notes/x", "y"}, {"notes/n1/index.html"}) == (
        "notes/x",
        "wiki/",
        "y",
    )


def test_only_names_that_tell_the_bytes_count_as_fingerprinted() -> None:
    picture = planned_picture(
        "/notes/ice/Bay.JPG", "jpeg", (2000, 1200), "0123456789", Images(), whole_only=False
    )
    card = planned_card(picture, (0.5, 0.25))
    assert card
    routes = (*(variant.route for variant in picture.variants), card.route)
    made = [route.removeprefix("/") for route in routes]
    assert len(made) > 6
    index = ("pagefind/fragment/en_0a1b2c3d.pf_fragment", "pagefind/pagefind.en_0a1b2c3d4e.pf_meta")
    assert all(map(is_fingerprinted, (CSS, "assets/woff2.0123456789", *made, *index)))
    assert not any(
        map(
            is_fingerprinted,
            (
                "assets/site.css",
                "notes/site.cb8b1fc958.css",
                "notes/ice/Bay.JPG",
                "pagefind/pagefind.js",
                "assets/deadbeef.txt.css",
            ),
        )
    )
