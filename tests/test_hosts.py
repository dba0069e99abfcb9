"""Files of rules that hosts read."""

import pytest

from tests.conftest import MakeSite
from tests.sites import SETTINGS, SiteFolder, document
from tests.stages.clean import rebuilt

OLD = "redirect_from: [/2020/old, '/a b/*', '/:year/', /2019/page.html, \"/it's/\", /стара/]"
FILES = {
    "content/notes/ice.md": document("Ice", "date: 2024-11-01", OLD),
    "content/notes/kept-back.md": document(
        "Kept back", "date: 2024-11-01", "status: draft", "redirect_from: [/zqx/]"
    ),
}
NAMES = (".nojekyll", "_headers", "_redirects")


def built(site: MakeSite, outputs: str = "{}", **more: str) -> SiteFolder:
    folder = site(FILES | {"briefgen.yaml": f"{SETTINGS}outputs: {outputs}\n"} | more)
    assert folder.build(strict=True).exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("hosts", "names"),
    [
        ("github", (".nojekyll",)),
        ("gitlab", ("_redirects",)),
        ("netlify", ("_headers", "_redirects")),
        ("cloudflare, github", NAMES),
        ("", ()),
    ],
)
def test_each_host_has_the_files_that_it_reads(site: MakeSite, hosts: str, names: tuple[str, ...]) -> None:
    tree = built(site, f"{{hosts: [{hosts}]}}").tree()
    assert tuple(name for name in NAMES if name in tree) == names


def test_redirects_count_from_the_hosts_root_and_hold_no_pattern(site: MakeSite) -> None:
    folder = built(site)
    assert folder.page("/_redirects").splitlines() == [
        "/desk/2019/page.html /desk/notes/ice/ 301",
        "/desk/2020/old/ /desk/notes/ice/ 301",
        "/desk/%3Ayear/ /desk/notes/ice/ 301",
        "/desk/a%20b/%2A/ /desk/notes/ice/ 301",
        "/desk/it%27s/ /desk/notes/ice/ 301",
        "/desk/%D1%81%D1%82%D0%B0%D1%80%D0%B0/ /desk/notes/ice/ 301",
    ]
    assert folder.page("/2020/old/")
    rebuilt(folder.edit({"content/notes/ice.md": document("Ice", "date: 2024-11-01")}))
    assert "_redirects" not in folder.tree()


def test_for_netlify_alone_a_rule_comes_before_the_page_of_the_old_address(site: MakeSite) -> None:
    short = document("Ice", "date: 2024-11-01", "redirect_from: [/a/]")
    folder = built(site, "{hosts: [netlify]}", **{"content/notes/ice.md": short})
    assert folder.page("/_redirects") == "/desk/a/ /desk/notes/ice/ 301!\n"


def rules(text: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        name, _, value = line.strip().partition(": ")
        if line.startswith(" "):
            assert name not in found[path]
            found[path][name] = value
        else:
            path = line
            found[path] = {}
    return found


def test_headers_give_one_strict_policy_and_lasting_caches_to_what_never_changes(site: MakeSite) -> None:
    found = rules(built(site).page("/_headers"))
    assert list(found)[:3] == ["/desk/*", "/desk/assets/*", "/desk/feed.atom"]
    assert found["/desk/:section/:name/feed.rss"] == {"Content-Type": "application/xml; charset=utf-8"}
    policy = dict(
        part.strip().split(" ", 1) for part in found["/desk/*"]["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    assert found["/desk/*"]["X-Content-Type-Options"] == "nosniff"
    assert {"Referrer-Policy", "Permissions-Policy"} <= found["/desk/*"].keys()
    assert found["/desk/assets/*"] == {"Cache-Control": "public, max-age=31536000, immutable"}
    assert "X-Robots-Tag" not in found["/desk/*"]


def test_a_site_for_few_tells_hosts_so(site: MakeSite) -> None:
    audiences = f"{SETTINGS}audience: few\naudiences:\n  public: {{}}\n  few: {{includes: [public]}}\n"
    folder = site(FILES | {"briefgen.yaml": audiences})
    folder.build()
    assert rules(folder.page("/_headers"))["/desk/*"]["X-Robots-Tag"] == "noindex"


def test_the_authors_own_files_count(site: MakeSite) -> None:
    own = {f"content/static/{name}": "mine\n" for name in NAMES[1:]}
    folder = built(site, **own)
    assert [folder.page(f"/{name}") for name in NAMES[1:]] == ["mine\n", "mine\n"]
    rebuilt(folder.edit(dict.fromkeys(own)))
    assert folder.page("/_headers") != "mine\n"


def test_the_file_with_a_dot_is_ours_and_goes_with_the_setting(site: MakeSite) -> None:
    folder = built(site)
    assert not [problem for problem in folder.build(full=True).problems if problem.code == "BG714"]
    folder.edit({"briefgen.yaml": f"{SETTINGS}outputs: {{hosts: []}}\n"})
    report = folder.build()
    assert report.written is not None
    assert set(report.written.removed) == set(NAMES)
