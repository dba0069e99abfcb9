import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.data_files import read_records
from briefgen.model.site import Record

PATH = "content/_data/authors.yaml"
DESK = Record(id="desk", name="Eastern Desk", description="Signs notes.", role="Desk")


@pytest.mark.parametrize(
    "text",
    [
        "- id: desk\n  name: Eastern Desk\n  role: Desk\n  bio: Signs notes.\n",
        "desk:\n  name: Eastern Desk\n  role: Desk\n  description: Signs notes.\n",
        "desk: {title: Eastern Desk, role: Desk, bio: Signs notes.}",
    ],
)
def test_records_are_a_list_or_a_map_by_id(text: str) -> None:
    assert read_records(PATH, text.encode()) == ((DESK,), ())


def test_records_keep_their_order_and_a_record_without_a_name_has_its_id() -> None:
    records, problems = read_records(PATH, b"- {id: b}\n- {id: a, contact: a@example.org}\n")
    assert [(record.id, record.name) for record in records] == [("b", "b"), ("a", "a")]
    assert records[1].contact == "a@example.org"
    assert problems == ()


def test_an_id_alone_is_a_record() -> None:
    assert read_records(PATH, b"desk:\nother: ~\n")[0] == (Record("desk", "desk"), Record("other", "other"))


@pytest.mark.parametrize("text", [b"", b"# none yet\n", b"~\n", b"[]\n", b"{}\n", b"---\n"])
def test_a_file_without_records_is_fine(text: bytes) -> None:
    assert read_records(PATH, text) == ((), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"- id: desk\n  nmae: X\n", [("BG104", 2, 3)]),
        (b"- name: Desk\n", [("BG109", 1, 3)]),
        (b"- id: The Desk\n", [("BG110", 1, 7)]),
        (b"- {id: a}\n- {id: a}\n", [("BG127", 2, 4)]),
        (b"- desk\n- {id: a, role: [x]}\n", [("BG105", 1, 3), ("BG105", 2, 17)]),
        (b"- {id: a, bio: x, description: y}\n", [("BG103", 1, 19)]),
        (b"a: {id: b}\n", [("BG103", 1, 5)]),
        (b"a: text\n", [("BG105", 1, 4)]),
        (b"a: {name: x}\na: {name: y}\n", [("BG103", 2, 1)]),
        (b"just text\n", [("BG102", 1, 1)]),
        (b"- id: [a\n", [("BG101", 1, 7)]),
        (b"- id: \xff\n", [("BG121", 1, 7)]),
    ],
)
def test_mistakes_are_placed(text: bytes, told: list[tuple[str, int, int]]) -> None:
    _, problems = read_records(PATH, text)
    assert [(each.code, each.span.line, each.span.column) for each in problems] == told
    assert {each.span.path for each in problems} == {PATH}


def test_an_unknown_key_gets_a_suggestion() -> None:
    _, problems = read_records(PATH, b"- {id: a, salary: X}\n")
    assert (problems[0].message, problems[0].help) == (
        'unknown key "salary"',
        "known keys: id, name, description, role, contact, sort_name",
    )
    _, problems = read_records(PATH, b"- {id: a, descripton: X}\n")
    assert problems[0].help == 'did you mean "description"?'


def test_a_faulty_record_does_not_hide_the_others() -> None:
    records, problems = read_records(PATH, b"- {id: A B}\n- {id: desk}\n- {id: a, x: 1}\n")
    assert [record.id for record in records] == ["desk", "a"]
    assert len(problems) == 2


@given(st.binary(max_size=120))
def test_no_bytes_ever_raise(data: bytes) -> None:
    records, problems = read_records(PATH, data)
    assert len({record.id for record in records}) == len(records)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= each.span.line <= len(lines) for each in problems)
