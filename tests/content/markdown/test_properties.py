"""What holds for every text, also for texts that nobody would write."""

import re
import sys
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen.content.markdown import Converted, convert
from briefgen.content.markdown.conversion import convert_with
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.features import ALL_FEATURES, features_of
from briefgen.content.markdown.labels import labels_for
from briefgen.content.markdown.source import read
from briefgen.content.markdown.typography import marks_for, needs_typography
from briefgen.model.placeholders import PLACEHOLDER
from briefgen.settings.values import HtmlPolicy

PIECES = [
    "a", "Vale", "the terms", " ", " ", "\n", "\n", "\n\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", "> [!note] ",
    "[!only]", "> [!tip]- ", "# ", "## ", "*", "**", "_", "~~", "`", "```", "```python\n", "~~~", "[", "]", "(", ")",
    "![", "[[", "]]", "![[", "|", "\\", "\\|", "#", "x.md", "m.svg", "https://x.example", "javascript:x", "[^1]",
    "[^1]: ", "[^b]", "^[", "{.c}", "{#i}", "{", "}", "{lang=uk}", "]{.x}", "\n: ", "*[EU]: Union\n", "EU", "<!--",
    "-->", "<!--more-->", "<b>", "</b>", "<div>", "</div>", "<p onclick=x>", '<a id="z">', "<script>", "</script>",
    "<x@y.example>", "&amp;", "&#xFDD0;", "&", '"', "'", "--", "---", "...", "===", "| a | b |\n|---|---|\n| c | d |",
    "[TOC]", ":::", ":::note\n", "- [x] ", "[a]: /b\n", "[a]", "é", "会議", "\u202e", "\ufdd0", "\x07", "!", "Then. ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
POLICIES: list[HtmlPolicy] = ["sanitize", "off", "trusted"]


def converted(text: str, html: HtmlPolicy = "sanitize", language: str = "en") -> Converted:
    return convert(text, path="content/x.md", first_line=3, prefix="x", language=language, html=html)


def with_features(text: str, features: frozenset[str], html: HtmlPolicy) -> Converted:
    source, problems = read(text, path="content/x.md", first_line=3)
    draft = Draft(
        source=source, prefix="x", policy=html, labels=labels_for("en"), marks=marks_for("en"),
        problems=problems, typographic=needs_typography(source.text),
    )  # fmt: skip
    return convert_with(features, draft, "")


def resolved(html: str) -> str:
    """Return the HTML with links and addresses in place of the placeholders, as a theme would."""

    def link(match: re.Match[str]) -> str:
        return {"a": f'<a href="{match[2]}">', "/": "</a>", "u": str(match[2])}.get(match[1] or "", "<i></i>")

    return PLACEHOLDER.sub(link, html)


@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(max_size=200), st.sampled_from(POLICIES))
@example("", "sanitize")
@example("[[a]]{#x}\n\n<b id=x>", "sanitize")
def test_no_text_raises_and_each_placeholder_has_its_reference(text: str, html: HtmlPolicy) -> None:
    body = converted(text, html).body
    numbers = [int(match[2]) for match in PLACEHOLDER.finditer(body.html) if match[2]]
    assert all(number < len(body.references) for number in numbers)
    assert body.html.count("\ufdd0") == body.html.count("\ufdd1") == len(PLACEHOLDER.findall(body.html))
    assert not re.search("[\ufdd0-\ufdef]", body.text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["sanitize", "off"]))
def test_no_id_stands_twice_and_anchors_are_the_ids(text: str, html: HtmlPolicy) -> None:
    body = converted(text, html).body
    found = [
        str(value) for value in lxml.html.fragment_fromstring(body.html, create_parent="main").xpath("//@id")
    ]
    assert len(found) == len(set(found))
    assert set(found) == set(body.anchors)
    assert len(body.anchors) == len(set(body.anchors))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(POLICIES))
def test_rules_that_are_switched_off_change_nothing(text: str, html: HtmlPolicy) -> None:
    source, _ = read(text, path="content/x.md", first_line=3)
    chosen = with_features(text, features_of(source.text), html)
    assert chosen == with_features(text, ALL_FEATURES, html)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["sanitize", "off"]))
@example("<b>[[Vale|one <i>two]]</b> three</i>", "sanitize")
@example("{.c}\n<div>\n\n- [x] a\n\n> [!tip]- t", "sanitize")
def test_the_html_is_well_formed(text: str, html: HtmlPolicy) -> None:
    page = re.sub(
        r"<(img|input|br|hr|col|source|wbr|track)\b([^>]*)>",
        r"<\1\2/>",
        resolved(converted(text, html).body.html),
    )
    page = re.sub(r" (disabled|checked|open)(?=[ />])", r' \1=""', page).replace("&nbsp;", "\u00a0")
    page = re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", page)
    etree.fromstring(f"<main>{page}</main>".encode(), etree.XMLParser(huge_tree=True))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_html_off_lets_no_tag_of_the_author_through(text: str) -> None:
    html = converted(text, "off").body.html
    assert "<b>" not in html
    assert " onclick" not in re.sub(r">[^<]*<", "><", f">{html}<")
    assert not re.search(r"<(script|div>|p onclick)|<!--", html)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_cleaned_html_runs_nothing(text: str) -> None:
    html = converted(text, "sanitize").body.html
    assert "<!--" not in html
    for element in lxml.html.fragment_fromstring(html, create_parent="main").iter():
        assert element.tag not in ("script", "style", "iframe", "form", "object")
        for name, value in element.items():
            assert not name.startswith("on")
            assert name != "style"
            assert not str(value).strip().startswith("javascript:")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_problems_have_places_inside_the_text_and_stand_in_their_order(text: str) -> None:
    problems = converted(text).problems
    lines = text.split("\n")
    for problem in problems:
        assert 3 <= problem.span.line < 3 + len(lines), problem
        assert 0 <= problem.span.column <= len(lines[problem.span.line - 3]) + 1, problem
    places = [(problem.span.line, problem.span.column) for problem in problems]
    assert all(one <= other for one, other in pairwise(places))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_references_stand_where_they_are_written(text: str) -> None:
    lines = text.split("\n")
    for reference in converted(text).body.references:
        assert 3 <= reference.line < 3 + len(lines)
        start = lines[reference.line - 3][max(reference.column - 1, 0) :]
        if reference.form == "wikilink" and "\x07" not in text:
            assert start.startswith("[["), (reference, start)
        if reference.form == "embed" and "\x07" not in text:
            assert start.startswith("![["), (reference, start)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["de", "fr", "uk", "zz"]))
def test_the_same_text_gives_the_same_result(text: str, language: str) -> None:
    assert converted(text, language=language) == converted(text, language=language)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_summary_and_sentences_are_short_and_one_line(text: str) -> None:
    result = converted(text)
    for words in (result.summary, *(reference.sentence for reference in result.body.references)):
        assert len(words) <= 304
        assert "\n" not in words


HOSTILE = {
    "brackets": "[", "wikilinks": "[[", "labels": "[[a|", "embeds": "![[", "images": "![", "links": "[a](",
    "emphasis": "*a _b ", "strike": "~~a", "quotes": "> ", "quote marks": "\"'", "notes": "[^a]", "comments": "x <!-- ",
    "tags": "<a ", "open tags": "<b>", "attributes": "`c`{.a ", "spans": "[x]{.a} ", "braces": "{", "code": "`",
    "entities": "&#", "headings": "# a\n", "definitions": "a\n: b\n", "containers": ":::\n", "cells": "|a|b|\n|-|-|\n",
    "abbreviations": "*[a]: b\n", "callouts": "> [!a]\n", "tasks": "- [ ] a\n", "numbers": "1. ",
}  # fmt: skip


def calls_for(text: str) -> int:
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        converted(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_work_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    piece = HOSTILE[name]
    converted(piece * 8)
    small, large = calls_for(piece * 200), calls_for(piece * 800)
    assert large < small * 8 + 2000


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "**" * 10_000 + "a", ">" * 10_000 + "a", "- " * 5_000, "![" * 5_000 + "](x)" * 5_000],
)
def test_deep_nesting_ends_without_an_exception(text: str) -> None:
    assert isinstance(converted(text), Converted)


def test_what_is_nested_too_deeply_is_an_error_and_not_silently_lost() -> None:
    result = converted("> " * 60 + "lost")
    assert [problem.code for problem in result.problems] == ["BG221"]


def test_a_long_paragraph_with_many_links_and_marks_is_read() -> None:
    body = converted('Then [[Name|it]] "went" on. ' * 3000).body
    assert len(body.references) == 3000
    assert body.references[-1].column == 2999 * 28 + 6
    assert body.references[-1].sentence == "Then it “went” on."
