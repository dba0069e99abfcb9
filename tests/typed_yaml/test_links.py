import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.typed_yaml.links import link_item, names_in, unquoted_link
from briefgen.typed_yaml.nodes import Place, Scalar, Sequence

PLACE = Place(1, 1)


def seq(*items: Scalar | Sequence) -> Sequence:
    return Sequence(items, PLACE)


def word(text: str) -> Scalar:
    return Scalar(text, PLACE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NATO", ("NATO",)),
        (" NATO ", ("NATO",)),
        ("[[NATO]]", ("NATO",)),
        ("[[NATO|the Alliance]]", ("NATO",)),
        (r"[[NATO\|the Alliance]]", ("NATO",)),
        ("[[NATO#History]]", ("NATO",)),
        ("[[NATO#History|then]]", ("NATO",)),
        ("[[topic:NATO]]", ("topic:NATO",)),
        ("[[A]], [[B]]", ("A", "B")),
        ("[[A]] [[B]]", ("A", "B")),
        ("Terms, June 2024", ("Terms, June 2024",)),
        ("see [[A]]", ("see [[A]]",)),
        ("[[]]", ()),
        ("", ()),
        ("  ", ()),
        ("[[A", ("[[A",)),
    ],
)
def test_links_give_their_names(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_a_list_in_a_list_is_an_unquoted_link() -> None:
    found = unquoted_link(seq(seq(word("Terms"), word("June"))))
    assert found is not None
    assert names_in(found.text) == ("Terms, June",)


@pytest.mark.parametrize(
    "node", [word("x"), seq(), seq(word("x")), seq(seq(word("a")), seq(word("b"))), seq(seq(seq()))]
)
def test_other_nodes_are_no_unquoted_link(node: Scalar | Sequence) -> None:
    assert unquoted_link(node) is None


def test_an_item_of_a_list_of_links_is_one_or_two_lists_deep() -> None:
    assert link_item(seq(word("A"))) == link_item(seq(seq(word("A"))))
    assert link_item(seq()) is None


@given(st.text(max_size=60))
def test_no_text_raises_and_no_name_is_empty(text: str) -> None:
    assert all(name.strip() == name and name for name in names_in(text))


@given(st.text(alphabet="[]|#\\, ab", max_size=400))
def test_odd_brackets_take_no_time(text: str) -> None:
    names_in("[[" + text)
