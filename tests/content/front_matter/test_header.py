import pytest

from briefgen.content.defaults import FolderDefaults
from briefgen.content.front_matter import split
from briefgen.content.front_matter.header import Header, read_header, unreadable
from briefgen.model.document import SourceFile
from briefgen.model.fields import ActorFields, CommonFields
from tests.content.front_matter.golden import SETTINGS, SOURCE


def header(front: str, source: SourceFile = SOURCE) -> Header:
    return read_header(split(f"---\n{front}\n---\n"), source, SETTINGS, FolderDefaults())


def test_an_empty_header_has_the_kind_of_the_folder_and_an_open_gate() -> None:
    found = header("")
    assert (found.kind, found.problems, found.custom, found.marks) == ("article", (), (), ())
    assert found.gate is not None


def test_values_that_can_be_read_are_kept_beside_those_that_cannot() -> None:
    found = header("title: X\ntoc: maybe\ntags: [a]\nslug: A B")
    assert (found.fields.title, found.fields.tags, found.fields.slug) == ("X", ("a",), "")
    assert [problem.code for problem in found.problems] == ["BG105", "BG110"]


@pytest.mark.parametrize("front", ["a: b: c", "just text", "- a", "[", "\ttitle: x", "a: *b: c"])
def test_what_is_no_map_closes_the_gate(front: str) -> None:
    found = header(front)
    assert found.gate is None
    assert found.problems


@pytest.mark.parametrize(
    ("front", "is_open"),
    [
        ("tags: !x [a]", True),
        ("draft: !x true", False),
        ("tags: [a]\ntags: [b]", True),
        ("tlp: RED\ntlp: CLEAR", False),
        ("<<: x", False),
        ("? [x]\n: y", False),
        ("title: *x", True),
        ("embargo: *x", False),
        ("image: {<<: x}", True),
    ],
)
def test_mistakes_of_the_yaml_close_the_gate_where_they_touch_it(front: str, is_open: bool) -> None:  # noqa: FBT001
    assert (header(front).gate is not None) is is_open


def test_a_header_that_cannot_be_read_still_has_the_details_of_its_kind() -> None:
    source = SourceFile("content/actors/a.md", "actors/a", "actor")
    found = unreadable(source, [])
    assert (found.kind, found.gate, found.fields) == ("actor", None, CommonFields())
    assert isinstance(found.details, ActorFields)
