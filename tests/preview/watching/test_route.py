from pathlib import Path

from briefgen.preview.watching.route import MOST_LINKS, Step, route_of


def test_a_plain_file_depends_on_its_own_entry(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    route = route_of(str(tmp_path / "a"))
    assert (route.real, route.is_folder) == (str(tmp_path / "a"), False)
    assert route.steps == (Step(str(tmp_path), "a"),)
    assert route.passed[0] == "/"
    assert route.passed[-1] == str(tmp_path)


def test_each_link_on_the_way_is_a_step(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "deep").mkdir()
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to(tmp_path / "real")
    route = route_of(f"{tmp_path}/one/./deep")
    folder = str(tmp_path)
    assert (route.real, route.is_folder) == (f"{folder}/real/deep", True)
    assert route.steps == (Step(folder, "one"), Step(folder, "two"), Step(f"{folder}/real", "deep"))


def test_two_dots_after_a_link_lead_above_its_target(tmp_path: Path) -> None:
    (tmp_path / "far" / "off").mkdir(parents=True)
    (tmp_path / "link").symlink_to("far/off")
    assert route_of(f"{tmp_path}/link/..").real == f"{tmp_path}/far"


def test_the_root_leads_to_itself() -> None:
    route = route_of("/")
    assert (route.real, route.is_folder, route.steps, route.passed) == ("/", True, (), ())


def test_what_is_missing_is_told_by_the_first_entry_that_is(tmp_path: Path) -> None:
    route = route_of(f"{tmp_path}/far/off/a")
    assert (route.real, route.steps) == ("", (Step(str(tmp_path), "far"),))


def test_below_a_file_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    assert route_of(f"{tmp_path}/a/b").steps == (Step(str(tmp_path), "a"),)
    assert route_of(f"{tmp_path}/a/b").real == ""


def test_a_link_to_itself_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    route = route_of(f"{tmp_path}/a")
    assert (route.real, route.steps) == ("", (Step(str(tmp_path), "a"),))


def test_as_many_links_are_followed_as_the_system_follows(tmp_path: Path) -> None:
    (tmp_path / "0").write_text("")
    for at in range(MOST_LINKS + 1):
        (tmp_path / str(at + 1)).symlink_to(str(at))
    assert route_of(f"{tmp_path}/{MOST_LINKS}").real == f"{tmp_path}/0"
    assert route_of(f"{tmp_path}/{MOST_LINKS + 1}").real == ""


def test_a_device_is_no_step() -> None:
    assert route_of("/dev/null").steps == ()
