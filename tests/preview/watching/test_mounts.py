from pathlib import Path

import pytest

from briefgen.preview.watching.mounts import Silence, read_mounts, silence

ROOT = "27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw"


def mounted(point: str, kind: str) -> str:
    return f"31 27 0:28 / {point} rw,relatime shared:2 master:1 - {kind} server:/x rw"


def of(folder: str, *lines: str) -> Silence | None:
    return silence([folder], "\n".join((ROOT, *lines, "")))


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone"])
def test_a_network_mount_is_silent(kind: str) -> None:
    assert of("/home/desk/content", mounted("/home/desk", kind)) == Silence(
        "/home/desk/content", f"a network mount ({kind})"
    )


@pytest.mark.parametrize(
    "kind", ["drvfs", "vboxsf", "fuse.vmhgfs-fuse", "fuse.grpcfuse", "fuse.osxfs", "virtiofs"]
)
def test_a_folder_shared_with_another_system_is_silent(kind: str) -> None:
    found = of("/home/desk", mounted("/home/desk", kind))
    assert found == Silence("/home/desk", f"a folder shared with another system ({kind})")


@pytest.mark.parametrize("kind", ["ext4", "tmpfs", "overlay", "btrfs", "fuse.gocryptfs"])
def test_a_local_disk_is_not(kind: str) -> None:
    assert of("/home/desk", mounted("/home/desk", kind)) is None


def test_the_nearest_mount_counts() -> None:
    assert of("/home/desk/content", mounted("/home", "nfs"), mounted("/home/desk", "ext4")) is None
    assert of("/home/desk/content", mounted("/home/desk", "ext4"), mounted("/home", "nfs")) is None


def test_a_name_that_only_begins_like_a_mount_lies_elsewhere() -> None:
    assert of("/home/desk2", mounted("/home/desk", "nfs")) is None


def test_a_later_mount_at_the_same_point_hides_the_earlier() -> None:
    assert of("/home/desk", mounted("/home/desk", "nfs"), mounted("/home/desk", "ext4")) is None


def test_escaped_names_are_read() -> None:
    assert of("/my desk\t\\/content", mounted(r"/my\040desk\011\134", "nfs")) is not None


def test_a_name_with_odd_line_ends_is_one_name() -> None:
    assert of("/my\x85\u2028desk\r", mounted("/my\x85\u2028desk\r", "nfs")) is not None


def test_a_root_on_the_network_is_silent() -> None:
    assert silence(["/content"], mounted("/", "nfs")) is not None


@pytest.mark.parametrize("text", ["", "\n", "garbage", "1 2 3 - nfs", " - ", "a b c d e - ", "\0\0\n - \n"])
def test_what_cannot_be_read_says_nothing(text: str) -> None:
    assert silence(["/content", "/"], text) is None


def test_the_system_is_asked_if_it_has_an_answer(tmp_path: Path) -> None:
    (tmp_path / "mountinfo").write_bytes(b"27 1 254:0 / /\xff rw - nfs x rw\n")
    assert silence(["/\udcff/content"], read_mounts(tmp_path / "mountinfo")) is not None
    assert read_mounts(tmp_path / "none") == ""
