import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.discover.names import defect, is_litter


@pytest.mark.parametrize(
    "name",
    [
        "talks.md~",
        "#talks.md#",
        "talks.md.swp",
        "talks.swo",
        "4913",
        "Thumbs.db",
        "thumbs.db",
        "desktop.ini",
        "x.tmp",
        "talks.md.bak",
        "TALKS.BAK",
        "talks.md.orig",
        "two\nlines~",
    ],
)
def test_what_editors_and_desktops_leave_is_litter(name: str) -> None:
    assert is_litter(name, folder=False)


@pytest.mark.parametrize(
    "name",
    [
        "talks.md",
        "4913.md",
        "#1 talks.md",
        "a~b.md",
        "tmp",
        "bak.md",
        "swp.md",
        "original",
        "template.tmp.md",
    ],
)
def test_names_that_only_look_like_litter_are_content(name: str) -> None:
    assert not is_litter(name, folder=False)


def test_a_folder_may_have_the_name_of_the_file_with_which_an_editor_probes() -> None:
    assert not is_litter("4913", folder=True)
    assert is_litter("old~", folder=True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("caf\udce9.md", "UTF-8"),
        ("two\nlines.md", "control"),
        ("bell\x07.md", "control"),
        ("c1\x85.md", "control"),
        ("line\u2028.md", "control"),
        ("back\\slash.md", "backslash"),
        ("mark\ufdd0a1\ufdd1.md", "stands for nothing"),
    ],
)
def test_names_that_no_address_can_carry_have_a_defect(name: str, reason: str) -> None:
    assert reason in defect(name)


@pytest.mark.parametrize(
    "name",
    [
        "talks.md",
        "What Moscow wants.md",
        "Путин.md",
        "北約.md",
        "ناتو.md",
        "a'b\"c&d<e>?#%.md",
        "e\u0301.md",
        "🌍.md",
    ],
)
def test_names_in_any_script_have_none(name: str) -> None:
    assert defect(name) == ""


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters="\\"), min_size=1
    )
)
def test_only_the_named_characters_are_defects(name: str) -> None:
    assert defect(name) == ""
