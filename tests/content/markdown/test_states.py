from hypothesis import given
from hypothesis import strategies as st
from markdown_it.rules_inline import StateInline

from briefgen.content.markdown.parser import parser_for
from briefgen.content.markdown.states import InlineState


@given(
    text=st.text(alphabet="*_~a1 .-\n\u00a0\u2003«é会\u0301$\U0001f600") | st.text(max_size=8),
    start=st.integers(0, 20),
    end=st.integers(1, 20),
    split=st.booleans(),
)
def test_runs_of_marks_open_and_close_as_in_the_library(
    text: str, *, start: int, end: int, split: bool
) -> None:
    parser = parser_for(frozenset(), markup=False)
    states = [state(text, parser, {}, []) for state in (InlineState, StateInline)]
    for state in states:
        state.posMax = min(end, len(text))
    if start < states[0].posMax:
        assert states[0].scanDelims(start, split) == states[1].scanDelims(start, split)
