import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.front_matter.lines import Line

LINES = st.text(alphabet='-+;{\u2010\u2212\u200b\ufeff\u2060 \t\u00a0\x1cya#]}:=m"le', max_size=12)
INVISIBLE = "[\\s\ufeff\u200b-\u200f\u2060]+"
FENCE = r"-{2,}|[\u2010-\u2015\u2212-]{1,3}|\+{3,}|;{3,}|\{|-{3}(?:yaml|toml|json)?"


@given(LINES | st.text(max_size=12))
def test_a_line_is_judged_by_what_is_visible_of_it(text: str) -> None:
    line, bare = Line(text, 0), re.sub(INVISIBLE, "", text)
    assert (line.bare, line.first) == (bare, bare[:1])
    with_words = re.match(r"[\s\ufeff\u200b-\u200f\u2060]*---[ \t\u00a0]+(?=\S)", text)
    assert line.is_fence is bool(re.fullmatch(FENCE, bare) or with_words)
