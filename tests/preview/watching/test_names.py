import pytest

from briefgen.preview.watching.names import is_ignored


@pytest.mark.parametrize("name", [".git", ".cache", ".obsidian"])
def test_folders_with_a_dot_in_front_are_ignored(name: str) -> None:
    assert is_ignored(name, folder=True)


@pytest.mark.parametrize("name", ["4913", "a~", "a.swp", "#a#", "_data", "static"])
def test_other_folders_are_not(name: str) -> None:
    assert not is_ignored(name, folder=True)


@pytest.mark.parametrize("name", ["a\n~", "a.swo", "a___jb_tmp___", "a.md___jb_old___", ".~lock.a.odt#"])
def test_what_editors_leave_is_ignored(name: str) -> None:
    assert is_ignored(name, folder=False)


@pytest.mark.parametrize("name", ["a.tmp", "a.bak", "a.sw", "#a", "a.md", "49130"])
def test_what_may_be_content_is_not(name: str) -> None:
    assert not is_ignored(name, folder=False)
