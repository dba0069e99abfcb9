from typing import Any

import msgspec
import pytest

from briefgen.content.markdown import Converted, convert
from briefgen.model.document import Body, Figure


def converted(text: str, **settings: Any) -> Converted:
    chosen: dict[str, Any] = {
        "path": "content/x.md",
        "first_line": 1,
        "prefix": "x",
        "language": "en",
        "html": "sanitize",
    }
    return convert(text, **{**chosen, **settings})


def test_an_empty_text_gives_an_empty_body() -> None:
    assert converted("") == Converted(Body(), "", "", ())


def test_the_result_holds_values_only_and_can_be_stored() -> None:
    result = converted("# Title\n\n[[Vale]] ![a](a.svg)[^1]\n\n[^1]: x\n")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(result), type=Converted) == result


def test_the_heading_title_is_plain_text_with_typographic_marks() -> None:
    assert (
        converted('# The *"warm"* words of [[Anna Vale|Vale]] -- `now`\n').heading_title
        == "The “warm” words of Vale – now"
    )


@pytest.mark.parametrize("text", ["Text\n\n# Late", "## Terms", "> # Quoted", "- # Listed", "", "\\# none"])
def test_without_a_level_1_heading_at_the_top_there_is_no_heading_title(text: str) -> None:
    assert converted(text).heading_title == ""


def test_a_heading_that_opens_the_text_is_its_title_also_when_it_is_shown() -> None:
    result = converted("# Terms\n\nText", title="Something else")
    assert result.heading_title == "Terms"
    assert [heading.text for heading in result.body.outline] == ["Terms"]
    assert result.body.outline[0].level == 2


def test_a_removed_title_leaves_neither_anchor_nor_reference_nor_words() -> None:
    body = converted("# About [[Vale]]\n\nText.").body
    assert (body.anchors, body.references, body.text) == ((), (), "Text.")


def test_a_heading_knows_its_line_in_the_file_and_its_words_with_and_without_markup() -> None:
    text = "Text\n\n## The *terms* of [[Vale]] and [desk](https://x.example)[^1]{#x}\n\n[^1]: n\n"
    heading = converted(text, first_line=10).body.outline[0]
    assert (heading.line, heading.level, heading.id) == (12, 2, "the-terms-of-vale-and-desk-x")
    assert heading.html == "The <em>terms</em> of Vale and desk{#x}"
    assert heading.text == "The terms of Vale and desk{#x}"


def test_raw_html_in_a_heading_is_clean_in_the_outline_too() -> None:
    heading = converted("## The <b onclick=x>terms</b> <script>y</script>\n").body.outline[0]
    assert heading.html == "The <b>terms</b>"


def test_repeated_headings_inside_quotes_and_lists_are_in_the_outline() -> None:
    outline = converted("## A\n\n> ## A\n\n- ## A\n").body.outline
    assert [heading.id for heading in outline] == ["a", "a-2", "a-3"]


def test_the_summary_is_the_first_paragraph_without_marks_and_numbers() -> None:
    text = '## Heading\n\n![a](a.svg "Caption")\n\n> A quote.\n\nThe *terms* of [[Vale]].[^1]\n\nMore.\n\n[^1]: Note'
    assert converted(text).summary == "The terms of Vale."


def test_without_a_paragraph_of_its_own_a_list_gives_the_summary() -> None:
    assert converted("## Heading\n\n- first\n- second\n").summary == "first"


def test_the_more_mark_ends_the_summary_also_inside_a_paragraph() -> None:
    assert converted("One.\n\n- two\n\n<!--more-->\n\nThree.").summary == "One. two"
    assert converted("One.\n\nTwo <!-- more --> three.").summary == "One. Two"


def test_a_long_summary_is_cut_behind_a_word() -> None:
    summary = converted("word " * 200).summary
    assert summary.endswith("word…")
    assert len(summary) <= 301


def test_plain_text_has_words_of_all_blocks_and_no_numbers_of_footnotes() -> None:
    text = (
        "Para *one*[^1]\nline.\n\n- item\n\n> quote\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n"
        '![alt](a.svg "Caption"){credit=Desk}\n\nterm\n: meaning\n\n> [!note] Title\n> text\n\n<p>raw &amp; <b>html</b></p>\n\n'
        "<script>hidden</script>\n\n<!-- hidden -->\n\n[^1]: the note"
    )
    assert converted(text).body.text.split("\n") == [
        "Para one", "line.", "item", "quote", "a", "b", "c", "d", "code", "Caption Desk", "term", "meaning",
        "Title", "text", "raw & html", "the note",
    ]  # fmt: skip


def test_words_are_counted_in_the_plain_text() -> None:
    assert converted("One *two* [three](x.md) — don’t.\n\n## four five\n").body.words == 6


def test_figures_carry_caption_and_credit() -> None:
    text = '![a](a.svg "Cap"){credit="Desk"}\n\n![b](https://x.example/b.png)\n\nin ![c](c.svg) line\n\n![[d.png|D]]\n'
    assert converted(text).body.figures == (
        Figure(0, "a", "Cap", "Desk"),
        Figure(-1, "b", "", ""),
        Figure(1, "c", "", ""),
        Figure(2, "D", "", ""),
    )


def test_anchors_are_headings_attributes_raw_ids_and_footnotes() -> None:
    text = '## A\n\n[x]{#b} text[^1]\n\n<i id="c">x</i>\n\n[^1]: n\n'
    assert set(converted(text).body.anchors) == {"a", "b", "c", "_fn-x-1", "_fnref-x-1"}
    assert set(converted(text, html="trusted").body.anchors) == {"a", "b", "c", "_fn-x-1", "_fnref-x-1"}


def test_ids_of_footnotes_carry_the_documents_prefix() -> None:
    html = converted("a[^1] b[^1]\n\n[^1]: n", prefix="note-7").body.html
    for identity in ("_fn-note-7-1", "_fnref-note-7-1", "_fnref-note-7-1-2"):
        assert f'id="{identity}"' in html
        assert f'href="#{identity}"' in html


def test_counts_and_flags_tell_what_a_page_needs() -> None:
    body = converted("[TOC]\n\na[^1] b[^2]\n\n```\ncode\n```\n\n[^1]: n\n[^2]: m").body
    assert (body.footnotes, body.has_toc_mark, body.has_code) == (2, True, True)
    plain = converted("`code`").body
    assert (plain.footnotes, plain.has_toc_mark, plain.has_code) == (0, False, False)


def test_lines_and_columns_count_from_the_files_first_line() -> None:
    text = (
        "one\ntwo [[A]]\n\n> - quoted\n>   then [b](b.md)\n\n1. item\n\n   text [[C]]\n\nterm\n: def [[D]]\n"
    )
    places = [(item.target, item.line, item.column) for item in converted(text, first_line=7).body.references]
    assert places == [("A", 8, 5), ("b.md", 11, 10), ("C", 15, 9), ("D", 18, 7)]


def test_columns_are_right_in_tables_with_repeated_cells() -> None:
    text = "| [[A]] | [[A]] |\n|---|---|\n| x \\| [[B]] | [[A]] |\n\n a | b\n---|---\n [[A]] | [[A]]\n"
    places = [(item.target, item.line, item.column) for item in converted(text).body.references]
    assert places == [("A", 1, 3), ("A", 1, 11), ("B", 3, 8), ("A", 3, 16), ("A", 7, 2), ("A", 7, 10)]


def test_columns_count_code_points() -> None:
    assert converted("Київ 🙂 [[A]]").body.references[0].column == 8


def test_references_stand_in_the_order_of_the_page() -> None:
    text = "[[A]][^1]\n\n> [!note] [[B]]\n> [[C]]\n\n| [[D]] |\n|---|\n| [[E]] |\n\n[^1]: [[G]]\n\n[[F]]\n"
    assert [item.target for item in converted(text).body.references] == list("ABCDEFG")


def test_control_characters_are_left_out_with_their_place() -> None:
    result = converted("one\n\ntwo\x08 \x1bthree\r\n", first_line=5)
    assert result.body.html == "<p>one</p>\n<p>two three</p>\n"
    assert [(item.code, item.span.line, item.span.column) for item in result.problems] == [("BG216", 7, 4)]


def test_reserved_characters_become_replacement_characters() -> None:
    assert converted("a\ufdd0a0\ufdd1 \ufdef").body.html == "<p>a\ufffda0\ufffd \ufffd</p>\n"


def test_problems_come_sorted_by_place() -> None:
    text = "[a](javascript:x) [^x]\n\n![](a.svg)\n\n[^y]: z\n"
    assert [problem.code for problem in converted(text).problems] == ["BG208", "BG201", "BG212", "BG202"]


def test_a_withheld_portion_leaves_nothing_to_publish() -> None:
    result = converted("# Title\n\nText [[A]].\n\n> [!only] desk\n> secret\n")
    assert (result.body, result.heading_title, result.summary) == (Body(), "", "")
    assert [problem.code for problem in result.problems] == ["BG211"]


def test_a_withheld_portion_in_a_footnote_that_nobody_names_is_found() -> None:
    result = converted("Text\n\n[^lost]: > [!only] desk\n    > secret\n")
    assert "BG211" in [problem.code for problem in result.problems]


def test_every_problem_says_what_to_do() -> None:
    text = "[a](javascript:x) [b](p:) [c]() [](d) [^x] ![](a.svg) ![h](https://h.example/h.png)\n\n{.x}\n\n:::a\n\n<script>\n"
    problems = converted(text).problems
    assert len(problems) > 8
    for problem in problems:
        assert problem.help
        assert not problem.message.endswith(".")
        assert problem.message[0] == problem.message[0].lower()


def test_a_label_is_what_the_author_wrote_and_no_name_that_stands_in_for_it() -> None:
    text = "[[A]] [[A#B]] [[topic:A]] [[A|]] [[A| ]] [[A|*the* words]] [[A|A]] [words](a.md) ![[a.png]]"
    labels = [reference.label for reference in converted(text).body.references]
    assert labels == ["", "", "", "", "", "the words", "A", "words", ""]
