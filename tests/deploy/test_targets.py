"""What holds for every target, against the real programs."""

import pytest

from tests.deploy.conftest import KINDS, MakeDesk
from tests.deploy.desks import note

OLD, NEW = "notes/n1/index.html", "notes/renamed/index.html"


@pytest.mark.parametrize("kind", KINDS)
def test_a_target_gets_what_changed_and_nothing_else(kind: str, desk: MakeDesk) -> None:
    made = desk(kind)
    before = made.state()
    code, plan = made.deploy("--dry-run")
    assert (code, plan["sent"], plan["removed"]) == (0, 0, [])
    assert made.state() == before
    assert set(plan["added"]) == set(made.site.tree())

    code, first = made.deploy("--skip-build")
    assert (code, first["added"], first["sent"]) == (0, plan["added"], len(plan["added"]))
    assert made.is_up()
    assert bool(first["release"]) == ("releases" in kind)

    after = made.state()
    code, same = made.deploy()
    assert (code, same["added"] + same["changed"] + same["removed"], same["sent"]) == (0, [], 0)
    assert same["release"] == first["release"]
    assert made.state() == after

    earlier = made.site.tree()
    made.site.edit({"content/notes/n1.md": note(1, "second")})
    code, edited = made.deploy()
    now = made.site.tree()
    differing = sorted(path for path in now if earlier.get(path) != now[path])
    assert (code, edited["changed"], edited["added"]) == (0, differing, [])
    assert edited["sent"] == len(differing) < len(now)
    assert edited["bytes"] == sum(len(now[path]) for path in differing)
    assert made.is_up()

    made.site.edit({"content/notes/n1.md": None, "content/notes/renamed.md": note(1, "second")})
    code, refused = made.deploy()
    assert (code, [found["code"] for found in refused["problems"]]) == (3, ["BG755"])
    assert made.tree()[OLD] == now[OLD]

    made.site.edit({"content/notes/renamed.md": note(1, "second", "redirect_from: [/notes/n1/]")})
    code, renamed = made.deploy()
    assert (code, renamed["added"], renamed["removed"]) == (0, ["_redirects", NEW], [])
    assert OLD in renamed["changed"]
    assert made.is_up()


@pytest.mark.parametrize("kind", ["folder", "rsync", "git", "s3"])
def test_files_of_others_are_named_and_stay(kind: str, desk: MakeDesk) -> None:
    made = desk(kind)
    assert made.deploy()[0] == 0
    made.put("wiki/page.txt", b"of others")
    made.site.edit({"content/notes/n1.md": None})
    code, done = made.deploy("--allow-removed")
    assert (code, done["foreign"], done["removed"]) == (0, ["wiki/"], [OLD])
    assert made.tree().pop("wiki/page.txt") == b"of others"
    if kind == "git":  # which has to tell from its own commit whose they are
        assert made.deploy()[1]["foreign"] == ["wiki/"]


@pytest.mark.parametrize("kind", ["folder-releases", "rsync-releases"])
def test_readers_can_be_given_an_earlier_release_again(kind: str, desk: MakeDesk) -> None:
    made = desk(kind)
    releases, trees = [], []
    for words in ("first", "second", "third"):
        made.site.edit({"content/notes/n1.md": note(1, words)})
        releases.append(made.deploy("--keep", "2")[1]["release"])
        trees.append(made.tree())
    assert made.told("rollback", "live").code == 0
    assert made.tree() == trees[1]
    gone = made.told("rollback", "live", "--to", releases[0])
    assert (gone.code, releases[2] in gone.err) == (2, True), "only two releases are kept"
    assert made.told("rollback", "live", "--to", releases[2]).code == 0
    assert made.tree() == trees[2]
