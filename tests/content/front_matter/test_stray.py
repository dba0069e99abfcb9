import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content.front_matter import split
from briefgen.content.front_matter.stray import stray_problem
from tests.content.front_matter.golden import parsed


def strays(text: str) -> bool:
    return stray_problem(split(text), "content/x.md") is not None


@pytest.mark.parametrize("lead", ["\n", "\n\n\n", " ", "\t", "\u200b", "\ufeff\ufeff", "\u00a0\n"])
@pytest.mark.parametrize("field", ["draft: true", "title: X\ndraft: true", "embago: soon", "author: desk"])
def test_front_matter_behind_anything_invisible_is_found(lead: str, field: str) -> None:
    assert strays(f"{lead}---\n{field}\n---\nText")


@pytest.mark.parametrize(
    "text",
    [
        "+++\ndraft = true\n+++\nText",
        ';;;\n"draft": true\n;;;\nText',
        '{\n"draft": true\n}\nText',
        '{"title": "X", "draft": true}\nText',
        '{"mood": "calm", "draft": true}\nText',
        "---yaml\ndraft: true\n---\nText",
        "--\ndraft: true\n--\nText",
        "draft: true\n\nText",
        "Title: X\nStatus: draft\n\nText",
        "TLP:RED\nText",
        "  Embargo : 6 a.m.\n\nText",
        "---\ntitle: X\n---\n---\ndraft: true\n---\nText",
        "---\ntitle: X\n---\n\n---\ndraft: true\n---\nText",
        "---\ntitle: X\n---\ndraft: true\n---\nText",
    ],
)
def test_fields_in_other_places_and_languages_are_found(text: str) -> None:
    assert strays(text)
    assert parsed(text).gate is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Text",
        "# Title\n\ndraft: true\n",
        "Summary: the talks failed.\n\nMore.",
        "Note: the draft: is ready.\n",
        "The status: unclear.\n",
        "Title\n---\nText",
        "---\ntitle: X\n---\nTLP:AMBER is a label.\n\nMore",
        "---\ntitle: X\n---\nStatus: unclear.\n\nMore",
        "---\ntitle: X\n---\n\n---\n\nA rule first.",
        "---\ntitle: X\n---\n- draft: one\n- status: two\n",
        "---\ntitle: X\n---\n```yaml\ndraft: true\n```\n",
        "{.wide}\nText",
        "[[status]]: a link",
        "***\nPlain: text",
    ],
)
def test_ordinary_texts_are_let_through(text: str) -> None:
    assert not strays(text)


def test_the_problem_stands_at_the_field() -> None:
    found = stray_problem(split("---\ntitle: X\n---\n\n---\n  draft: true\n---\n"), "content/x.md")
    assert found is not None
    assert (found.code, found.span.line, found.span.column, found.span.end_column) == ("BG128", 6, 3, 8)


@given(st.text(alphabet='-+{}:= \ndraftus\u200b"', max_size=80))
def test_no_body_raises_and_the_place_lies_within_it(text: str) -> None:
    found = stray_problem(split(text), "content/x.md")
    if found is not None:
        line = text.split("\n")[found.span.line - 1]
        assert line[found.span.column - 1 : found.span.end_column - 1] in found.message


@given(st.text(alphabet="abcdefghij klmnop.,\n", max_size=200))
def test_prose_without_colons_is_never_taken_for_fields(text: str) -> None:
    assert not strays(text)
