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


BLOCK = "---\nauthor: desk\ndraft: true\n---\nText"


@pytest.mark.parametrize(
    "lead",
    [
        "<!-- from the template -->\n",
        "<!-- from\n\nthe template -->\n\n",
        "<!-- a --><!-- b -->",
        "# Title\n",
        "# a comment\n# another\n\n",
        "%YAML 1.2\n",
        "#!/usr/bin/env note\n",
        "\n" * 500,
        " \n" * 20_000,
        "\u2028\u2028",
        "\n<!-- a -->\n# Title\n\n",
    ],
)
@pytest.mark.parametrize("field", ["draft: true", "publishDate: 2099-01-01", "private: true", "embargo: x"])
def test_a_block_behind_comments_headings_and_directives_is_found(lead: str, field: str) -> None:
    text = f"{lead}---\ntitle: X\n{field}\n---\nText"
    assert strays(text)
    assert parsed(text).gate is None


@pytest.mark.parametrize(
    "text",
    [
        "--- # fm\ndraft: true\n---\nText",
        "--- !!map\ndraft: true\n---\nText",
        "---\t# fm\ndraft: true\n---\nText",
        "--- {draft: true}\nText",
        "--- yaml\n\ndraft: true\n\n--- # end\nText",
        "\n---\n\ntitle: X\n\ndraft: true\n---\nText",
        "\n---\ntitle: X\ntags:\n  - a\n- b\n# more\n\nstatus: draft\n---\nText",
        "date: 2099-01-01\n\nText",
        "title: X\npublishDate: 2099-01-01\n\nText",
        "title: X\ntags:\n- a\n\nexpires_action: remove\n\nText",
        "title: X\n\nPublish date: 2099-01-01\n",
        "embargo_until: 2099-01-01\nText",
        "private: true\nText",
        "<!-- c -->\ndraft: true\n\nText",
        "---\n---\ndraft: true\n\nText",
        "---\ntitle: X\n---\n---\npublishDate: 2099-01-01\n---\nText",
        "---\ntitle: X\n---\n<!-- c -->\n\n--- # 2\nstatus: draft\n---\nText",
        "---\ntitle: X\n---\npublishDate: 2099-01-01\n---\nText",
    ],
)
def test_untidy_fences_and_missing_ones_are_found(text: str) -> None:
    assert strays(text)
    assert parsed(text).gate is None


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_fields_with_unusual_line_ends_are_never_published(end: str) -> None:
    assert parsed("---\ntitle: X\ndraft: true\n---\nText".replace("\n", end)).document is None
    assert parsed(f"---\ntitle: X{end}draft: true\n---\nText").document is None
    assert parsed(f"---\ntitle: X\n---\n---{end}draft: true{end}---{end}Text").document is None


def test_a_line_separator_in_a_summary_is_no_field() -> None:
    assert parsed('---\nsummary: "One.\u2028Two: three."\ndate: 2024-01-01\n---\nText').document


PROSE = """# Where the talks stand

The delegations met for the third time on Tuesday: no date: no text: no photograph.

---

Status of the talks: unclear. The draft: seven pages, in brackets.

Date and place of the next round are open.

---

The [council](https://example.org) has the last word. Its state: quiet.
"""


@pytest.mark.parametrize("lead", ["", "\n\n", "<!-- a comment -->\n", "---\ntitle: X\n---\n"])
@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        PROSE.partition("---\n")[2],
        "# Minutes\n\nDate: 7 November\n\nWe met in the hall.\n\n---\n\nPresent: nobody.\n",
        "# Title\n\n---\n\nA rule, then prose on the draft: it is long.\n\n---\n\nMore.",
        "Access: the port is closed to the public.\n\nState: the council is silent on it.\n",
        "The council has set a new\ndate: 7 November.\n",
        "- Date: 7 November\n- Place: the hall\n",
        "> Status: draft\n\nsays the paper.",
        "* * *\n\nText: more.",
        "Kyiv — no embargo was agreed: the sides differ.\n\n---\n",
    ],
)
def test_real_prose_with_rules_and_colons_is_let_through(lead: str, text: str) -> None:
    assert not strays(lead + text)


def test_a_field_behind_many_lines_stands_at_its_line() -> None:
    found = stray_problem(split("\n\n<!-- a\n -->\n# T\n---\n  draft: true\n---\n"), "content/x.md")
    assert found is not None
    assert (found.span.line, found.span.column, found.span.end_column) == (7, 3, 8)


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
