import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.settings.audiences import LABELS, admitted, audience_faults, ceiling, undeclared
from briefgen.settings.values import Audience

AUDIENCES = {
    "public": Audience("CLEAR"),
    "clients": Audience("AMBER", ("public",)),
    "internal": Audience("GREEN", ("clients",)),
    "board": Audience("RED"),
}


def test_an_audience_includes_what_those_that_it_includes_include() -> None:
    assert admitted("internal", AUDIENCES) == ("clients", "internal", "public")
    assert admitted("board", AUDIENCES) == ("board",)


def test_an_audience_sees_what_those_that_it_includes_see() -> None:
    assert ceiling("internal", AUDIENCES) == "AMBER"
    assert ceiling("public", AUDIENCES) == "CLEAR"
    assert ceiling("board", AUDIENCES) == "RED"


def test_an_unknown_audience_is_admitted_to_nothing() -> None:
    assert admitted("nobody", AUDIENCES) == ()
    assert ceiling("nobody", AUDIENCES) == "CLEAR"


def test_sound_audiences_have_no_faults() -> None:
    assert audience_faults(AUDIENCES) == []
    assert undeclared("clients", AUDIENCES) is None


def test_circles_and_unknown_names_are_faults_of_the_audience_that_has_them() -> None:
    found = audience_faults(
        {
            "a": Audience(includes=("b",)),
            "b": Audience(includes=("c",)),
            "c": Audience(includes=("a", "nobody")),
        }
    )
    assert [each.key for each in found] == ["a", "b", "c", "c"]
    assert {each.code for each in found} == {"BG010"}


def test_a_misspelt_audience_gets_a_suggestion() -> None:
    found = undeclared("clents", AUDIENCES)
    assert found is not None
    assert 'did you mean "clients"?' in found.help


@pytest.mark.parametrize("name", ["Board", "the board", "a_b", ""])
def test_an_audiences_name_is_a_slug(name: str) -> None:
    assert [each.code for each in audience_faults({name: Audience()})] == ["BG015"]


NAMES = st.sampled_from(["a", "b", "c", "d"])


@given(
    st.dictionaries(
        NAMES,
        st.builds(Audience, st.sampled_from(LABELS), st.lists(NAMES, max_size=3).map(tuple)),
        max_size=4,
    ),
    NAMES,
)
def test_circles_never_hang_and_a_wider_audience_sees_no_less(
    audiences: dict[str, Audience], name: str
) -> None:
    audience_faults(audiences)
    for other in admitted(name, audiences):
        assert LABELS.index(ceiling(other, audiences)) <= LABELS.index(ceiling(name, audiences))
        assert set(admitted(other, audiences)) <= set(admitted(name, audiences))
