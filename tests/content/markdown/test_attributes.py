import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.markdown.attributes import Attributes, Fault, read
from briefgen.content.markdown.rules.attributes import ATTRIBUTES


def test_classes_id_and_values_are_told_apart() -> None:
    attributes, faults = read('.a .b #c lang=uk title="x \\"y\\""', picture=False)
    assert attributes == Attributes("c", ("a", "b"), (("lang", "uk"), ("title", 'x "y"')))
    assert faults == ()


@pytest.mark.parametrize(
    "item", ["style=x", "onclick=go", "href=x", "src=x", "data-x=y", "role=none", "credit=me"]
)
def test_other_names_are_left_out(item: str) -> None:
    assert read(item, picture=False) == (Attributes(), (Fault(item, "name"),))


def test_pictures_may_have_more() -> None:
    attributes, faults = read(
        "width=640 height=480 credit=Desk rights='CC BY' caption=x decorative", picture=True
    )
    assert faults == ()
    assert attributes.value("rights") == "CC BY"


@pytest.mark.parametrize(
    "item", ["width=50%", "height=1em", "width=123456", "lang=x", "dir=up", 'lang="uk ua"']
)
def test_values_of_the_wrong_form_are_left_out(item: str) -> None:
    assert read(item, picture=True)[1] == (Fault(item, "value"),)


@pytest.mark.parametrize("identity", ["_own", "1st", "é", "a b", "a/b", 'x"y'])
def test_ids_of_the_wrong_form_are_left_out(identity: str) -> None:
    attributes, faults = read(f"id='{identity}'", picture=False)
    assert attributes.id == ""
    assert [fault.reason for fault in faults] == ["id"]


def test_the_last_id_counts_and_classes_stand_once() -> None:
    assert read("#a #b .x .x class='y x'", picture=False)[0] == Attributes("b", ("x", "y"))


def test_values_are_escaped_in_a_tag() -> None:
    attributes, _ = read("title='<\"&>' .a", picture=False)
    assert attributes.html("title") == ' class="a" title="&lt;&quot;&amp;&gt;"'
    assert attributes.html("lang") == ' class="a"'


@pytest.mark.parametrize(
    "text", ["{}", "{a}", "{a b}", "{.}", "{#}", "{=x}", "{.a", "{a=}", "{{.a}}", "{% x %}", "{1=2}"]
)
def test_braces_of_another_form_are_no_attributes(text: str) -> None:
    assert not ATTRIBUTES.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["{.a}", "{ .a }", "{#a.b}", "{.a.b#c}", "{a=b}", '{a="}"}', "{decorative}", "{.a\n.b}"]
)
def test_braces_of_this_form_are_attributes(text: str) -> None:
    assert ATTRIBUTES.fullmatch(text)


@given(st.text(alphabet="{}.#a=\"' \\1b", max_size=60))
def test_nothing_that_is_read_ends_its_tag(text: str) -> None:
    attributes, _ = read(text, picture=True)
    assert not set("<>") & set(attributes.html("title", "credit"))
    assert attributes.html("title").count('"') % 2 == 0
