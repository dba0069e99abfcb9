import pytest

from briefgen.preview.watching.paths import above, all_above, below, holds


def test_an_entry_of_the_root_has_one_slash() -> None:
    assert (below("/", "a"), below("/a", "b")) == ("/a", "/a/b")


def test_the_root_lies_above_itself() -> None:
    assert (above("/a/b"), above("/a"), above("/")) == ("/a", "/", "/")


def test_folders_above_come_nearest_first() -> None:
    assert list(all_above("/a/b/c")) == ["/a/b", "/a", "/"]
    assert list(all_above("/")) == []


@pytest.mark.parametrize(("folder", "path"), [("/a", "/a"), ("/a", "/a/b"), ("/", "/a"), ("/", "/")])
def test_a_folder_holds_itself_and_all_below(folder: str, path: str) -> None:
    assert holds(folder, path)


def test_a_folder_does_not_hold_what_only_begins_like_it() -> None:
    assert not holds("/a", "/ab")
    assert not holds("/a/b", "/a")
