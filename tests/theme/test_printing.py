"""What ``{{ … }}`` puts into a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

from briefgen.theme.printing import printed
from tests.theme.desk import render_template


class Word(str):
    """A text of another type."""

    __slots__ = ()


@given(
    st.text() | st.integers() | st.none() | st.lists(st.text()) | st.text().map(Markup) | st.text().map(Word)
)
def test_a_value_is_printed_as_jinja_would(value: object) -> None:
    assert str(printed(value)) == str(escape(value))


def test_markup_is_printed_as_it_is() -> None:
    assert printed(Markup("<b>&amp;</b>")) == "<b>&amp;</b>"


def test_a_function_is_not_printed() -> None:
    with pytest.raises(SecurityError, match="cannot be printed"):
        printed(len)


def test_a_name_that_nobody_gave_is_not_printed() -> None:
    with pytest.raises(UndefinedError, match="gone"):
        printed(StrictUndefined(name="gone"))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ '<' ~ 1 }}", b"&lt;1"),
        ("{% set x = '<' %}{{ x }}{{ x | safe }}", b"&lt;<"),
        ("{% autoescape false %}{% set x = '<' %}{{ x }}{% endautoescape %}", b"<"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('&') }}", b"<i>&amp;</i>"),
        ("{% set x %}{{ '\"' }}{{ page.number }}{% endset %}{{ x }}", b"&#34;1"),
        ("{% filter upper %}{{ '<' }}{% endfilter %}", b"&LT;"),
    ],
)
def test_templates_escape_what_they_print(template: str, expected: bytes) -> None:
    assert render_template(template).data == expected
