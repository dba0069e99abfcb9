import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.typed_yaml import Entry, Mapping, Node, Place, Scalar, Sequence, compose
from briefgen.typed_yaml.scalars import plain_value


def root(text: str) -> Node:
    found = compose(text)
    assert found.mistakes == ()
    assert found.root is not None
    return found.root


def messages(text: str) -> list[str]:
    return [mistake.message for mistake in compose(text).mistakes]


def test_nodes_know_where_they_stand() -> None:
    assert root("a: b") == Mapping(
        (Entry(Scalar("a", Place(1, 1, 1, 2)), Scalar("b", Place(1, 4, 1, 5))),), Place(1, 1, 1, 5)
    )


def test_lines_count_from_the_number_that_is_given() -> None:
    mapping = compose("a: b\nc: d", first_line=7).root
    assert isinstance(mapping, Mapping)
    assert [entry.key.place.line for entry in mapping.entries] == [7, 8]


def test_columns_count_code_points() -> None:
    mapping = root("я: [ж, 😀, x]")
    assert isinstance(mapping, Mapping)
    items = mapping.entries[0].value
    assert isinstance(items, Sequence)
    assert [item.place.column for item in items.items] == [5, 8, 11]


def test_quotes_are_remembered_and_words_stay_text() -> None:
    mapping = root("a: NO\nb: 'NO'\nc: |\n  12:30\n")
    assert isinstance(mapping, Mapping)
    values = [entry.value for entry in mapping.entries]
    assert [(each.text, each.plain) for each in values if isinstance(each, Scalar)] == [
        ("NO", True),
        ("NO", False),
        ("12:30\n", False),
    ]


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "~", "null", "---\n", "--- # x\n...\n"])
def test_a_text_without_a_value_has_no_root(text: str) -> None:
    assert compose(text).root is None
    assert compose(text).readable


def test_a_repeated_key_keeps_its_first_value() -> None:
    found = compose("a: 1\nb: 2\na: 3")
    assert [mistake.field for mistake in found.mistakes] == ["a"]
    assert plain_value(found.root or root("x")) == {"a": 1, "b": 2}


def test_a_repeated_key_is_found_in_any_depth_and_told_under_its_outer_key() -> None:
    found = compose("x:\n  - y: {z: 1, z: 2}\n")
    assert [(mistake.kind, mistake.field, mistake.place.line) for mistake in found.mistakes] == [
        ("repeated", "x", 2)
    ]


def test_two_spellings_of_one_quoted_key_are_one_key() -> None:
    assert len(compose("a: 1\n'a': 2\n").mistakes) == 1


def test_aliases_share_their_node() -> None:
    mapping = root("a: &x [1, 2]\nb: *x")
    assert isinstance(mapping, Mapping)
    assert mapping.entries[0].value is mapping.entries[1].value


def test_an_anchor_may_be_set_anew() -> None:
    assert plain_value(root("a: &x 1\nb: &x 2\nc: *x")) == {"a": 1, "b": 2, "c": 2}


def test_merge_keys_give_what_the_map_itself_does_not() -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], z: 3}\nd: {<<: ~}"
    assert plain_value(root(text)) == {
        "a": {"x": 1, "y": 1},
        "b": {"y": 2, "z": 2},
        "c": {"z": 3, "x": 1, "y": 1},
        "d": {},
    }


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert plain_value(root("'<<': 1")) == {"<<": 1}


@pytest.mark.parametrize("width", [2, 10])
def test_aliases_that_unfold_without_end_stop_at_once(width: int) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, 40)]
    found = compose("\n".join(lines))
    assert not found.readable
    assert [mistake.kind for mistake in found.mistakes] == ["expansion"]


def test_a_long_text_repeated_by_aliases_counts_by_its_length() -> None:
    text = f"a: &a {'x' * 50_000}\nb: [{', '.join(['*a'] * 10)}]"
    assert [mistake.kind for mistake in compose(text).mistakes] == ["expansion"]


def test_merging_in_turns_stays_within_the_budget() -> None:
    text = "m0: &m0 {a: 1}\n" + "\n".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}" for n in range(1, 60))
    assert compose(text).mistakes[-1].kind == "expansion"


def test_an_honest_number_of_aliases_is_fine() -> None:
    assert compose("a: &a [x, y, z]\n" + "\n".join(f"b{n}: *a" for n in range(1000))).mistakes == ()


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_without_end_stops_at_once(opening: str) -> None:
    found = compose(opening * 20_000)
    assert [mistake.kind for mistake in found.mistakes] == ["expansion"]


def test_aliases_cannot_nest_deeper_than_brackets_may() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 60))]
    assert compose("\n".join(lines)).mistakes[-1].kind == "expansion"


def test_a_long_plain_file_is_read() -> None:
    mapping = root("\n".join(f"key{n}: value" for n in range(20_000)))
    assert isinstance(mapping, Mapping)
    assert len(mapping.entries) == 20_000


@pytest.mark.parametrize(
    "tag", ["!!python/object:os.system", "!!str", "!x", "!<tag:example.org,2024:x>", "!"]
)
def test_tags_are_mistakes_and_make_nothing(tag: str) -> None:
    found = compose(f"a: {tag} x\nb: y")
    assert [(mistake.kind, mistake.field) for mistake in found.mistakes] == [("tag", "a")]


@pytest.mark.parametrize("text", ["? [a]\n: b", "{a: b}: c", "{{x}}: y"])
def test_a_key_that_is_no_text_is_a_mistake(text: str) -> None:
    assert "a key must be a text" in messages(text)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: \x07b", 1, 4), ("é: 1\nb: \x7f", 2, 4), ("a: 1\nb: \ud800", 2, 4), ("\x01", 1, 1)],
)
def test_characters_that_no_text_holds_are_placed(text: str, line: int, column: int) -> None:
    found = compose(text)
    assert not found.readable
    assert (found.mistakes[0].place.line, found.mistakes[0].place.column) == (line, column)


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\e", "\\u0001"])
def test_control_characters_by_escape_are_a_mistake(escape: str) -> None:
    assert "control character" in messages(f'a: "x{escape}y"')[0]


@pytest.mark.parametrize("char", ["\ufdd0", "\ufdd1", "\ufdef"])
def test_characters_that_mark_placeholders_cannot_be_smuggled_in(char: str) -> None:
    assert plain_value(root(f"a: x{char}y")) == {"a": "x\ufffdy"}
    assert plain_value(root(f'a: "x\\u{ord(char):04x}y"')) == {"a": "x\ufffdy"}


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_unusual_line_separators_do_not_shift_lines(char: str) -> None:
    mapping = root(f"a: x{char}y\nb: z")
    assert isinstance(mapping, Mapping)
    assert mapping.entries[1].key.place == Place(2, 1, 2, 2)
    assert plain_value(mapping) == {"a": "x y", "b": "z"}


def test_a_second_document_is_a_mistake() -> None:
    assert messages("a: 1\n---\nb: 2") == ["a second YAML document begins here"]


@given(st.text(max_size=80))
def test_no_text_ever_raises_and_places_lie_within_it(text: str) -> None:
    clean = text.replace("\r", "\n")
    lines = clean.split("\n")
    for mistake in compose(clean).mistakes:
        assert 1 <= mistake.place.line <= len(lines)
        assert 1 <= mistake.place.column <= len(lines[mistake.place.line - 1]) + 1
        assert mistake.help


TREES = st.recursive(
    st.one_of(st.integers(-999, 999), st.booleans(), st.none(), st.text(alphabet="abc é:#'\"-", max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(alphabet="abcd", min_size=1, max_size=4), inner, max_size=4),
    ),
    max_leaves=15,
)


@given(TREES, st.booleans())
def test_what_another_program_writes_is_read_back(tree: object, flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump({"root": tree}, allow_unicode=True, default_flow_style=flow)
    assert plain_value(root(text)) == {"root": tree}
