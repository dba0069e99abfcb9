import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.output import read_manifest
from briefgen.output.location import Location, locate
from briefgen.output.manifest import Manifest, _Envelope, digest, load, save
from tests.output.desks import Desk, refusal


def place(tmp_path: Path) -> Location:
    desk = Desk(tmp_path / "desk")
    (desk.root / ".briefgen").mkdir(exist_ok=True)
    return locate(desk.root, Path("site"))


def manifest(**changes: object) -> Manifest:
    plain = Manifest(
        output="site",
        audience="clients",
        flavour="drafts",
        whole=True,
        files={"index.html": digest(b"home"), "порт/index.html": digest(b"port")},
        folders=("порт",),
    )
    return msgspec.structs.replace(plain, **changes)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    where = place(tmp_path)
    save(where, manifest())
    assert load(where) == (manifest(), None)
    assert [path.name for path in Path(where.state).iterdir()] == ["manifest-site"]


def test_no_manifest_is_no_problem(tmp_path: Path) -> None:
    assert load(place(tmp_path)) == (None, None)


def test_a_manifest_that_was_cut_off_anywhere_is_never_believed(tmp_path: Path) -> None:
    where = place(tmp_path)
    save(where, manifest())
    whole = Path(where.manifest).read_bytes()
    for length in range(len(whole)):
        Path(where.manifest).write_bytes(whole[:length])
        found, problem = load(where)
        assert found is None
        assert problem is not None
        assert problem.code == "BG713"


def test_a_manifest_with_one_wrong_letter_is_never_believed(tmp_path: Path) -> None:
    where = place(tmp_path)
    save(where, manifest())
    whole = Path(where.manifest).read_bytes()
    for at in range(len(whole)):
        Path(where.manifest).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert load(where)[0] is None


def forge(where: Location, made: Manifest, schema: int = 1) -> None:
    raw = msgspec.json.encode(made)
    Path(where.manifest).write_bytes(msgspec.json.encode(_Envelope(schema, digest(raw), msgspec.Raw(raw))))


@pytest.mark.parametrize(
    "path",
    ["../content/index.md", "/etc/passwd", "a/../../b", "", "a//b", ".git/config", "a\\b", "a\0b", "C:/x"],
)
def test_a_manifest_with_a_path_that_we_never_write_is_not_believed(tmp_path: Path, path: str) -> None:
    where = place(tmp_path)
    forge(where, manifest(files={path: digest(b"")}))
    assert load(where)[0] is None
    forge(where, manifest(folders=(path,)))
    assert load(where)[0] is None


def test_the_manifest_of_another_folder_is_not_believed(tmp_path: Path) -> None:
    where = place(tmp_path)
    forge(where, manifest(output="other"))
    found, problem = load(where)
    assert found is None
    assert problem is not None
    assert "another folder" in problem.message


def test_the_manifest_of_a_later_version_is_told_as_such(tmp_path: Path) -> None:
    where = place(tmp_path)
    forge(where, manifest(), schema=2)
    found, problem = load(where)
    assert found is None
    assert problem is not None
    assert "another version" in problem.message


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_manifest_that_is_no_file_is_not_believed_and_blocks_nothing(tmp_path: Path, kind: str) -> None:
    where = place(tmp_path)
    if kind == "link":
        save(where, manifest())
        Path(where.manifest).rename(tmp_path / "elsewhere")
        Path(where.manifest).symlink_to(tmp_path / "elsewhere")
    elif kind == "pipe":
        os.mkfifo(where.manifest)
    else:
        Path(where.manifest).mkdir()
    found, problem = load(where)
    assert found is None
    assert problem is not None
    assert problem.help


def test_a_save_that_fails_leaves_the_earlier_manifest_and_no_litter(tmp_path: Path) -> None:
    where = place(tmp_path)
    save(where, manifest())
    Path(f"{where.manifest}.new").mkdir()
    with pytest.raises(OSError, match="directory"):
        save(where, manifest(audience="public"))
    assert load(where)[0] == manifest()


@settings(deadline=None, max_examples=30)
@given(
    files=st.dictionaries(st.text("abc", min_size=1), st.binary(max_size=9).map(digest)),
    whole=st.booleans(),
    flavour=st.text(max_size=20),
)
def test_any_manifest_survives_the_disk(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str], *, whole: bool, flavour: str
) -> None:
    where = place(tmp_path_factory.mktemp("any"))
    made = manifest(files=files, whole=whole, flavour=flavour)
    save(where, made)
    assert load(where) == (made, None)


def test_readers_of_the_manifest_learn_for_whom_the_site_was_built(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    assert read_manifest(desk.root, desk.site) is None
    desk.write({"/": "home", "/a/": "a"}, audience="clients", flavour="drafts future")
    found = read_manifest(desk.root, desk.site)
    assert found is not None
    assert (found.audience, found.flavour, found.whole) == ("clients", "drafts future", True)
    assert found.files == {"a/index.html": digest(b"a"), "index.html": digest(b"home")}
    assert found.folders == ("a",)


def test_readers_of_a_damaged_manifest_are_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    desk.manifest_file().write_text("{")
    exit_code, (found,) = refusal(lambda: read_manifest(desk.root, desk.site))
    assert (exit_code, found.code) == (1, "BG713")


def test_the_manifest_stands_outside_the_site(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.write({"/": "home"})
    assert list(desk.tree()) == ["index.html"]
    assert desk.manifest_file() == desk.root / ".briefgen" / "manifest-site"
