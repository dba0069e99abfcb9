"""HTML of a text as Markdown, and back."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefgen.theme.plain_markdown import as_markdown, link, plain_line

CASES = [
    ("<p>a <strong> b</strong> <em>c</em><s>d</s></p>", "a  **b** *c*~~d~~"),
    ('<p>say <code>a`b</code> <a href="x y(1)">k</a></p>', "say ``a`b`` [k](<x%20y(1)>)"),
    ('<h2 id="a">Head # <a class="anchor" href="#a">#</a></h2>', "## Head \\#"),
    ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b"),
    ('<ol start="9"><li><p>a</p></li><li><p>b</p><pre><code>c\n\nd\n</code></pre></li></ol>',
     "9. a\n\n10. b\n\n    ```\n    c\n\n    d\n    ```"),
    ('<ul><li class="task"><label><input type="checkbox" checked=""> x</label></li></ul>', "- [x] x"),
    ('<table><tr><th class="right">a|b</th></tr><tr><td><code>c|d</code></td><td>e<br>f</td></tr></table>',
     "| a\\|b |  |\n| ---: | --- |\n| `c\\|d` | e<br>f |"),
    ('<pre><code class="language-md"><span>```</span>\n</code></pre>', "````md\n```\n````"),
    ('<details class="callout" data-callout="warning" open><summary>T</summary><p>a</p><p>b</p></details>',
     "> [!warning]+ T\n> a\n>\n> b"),
    ('<p>x<sup class="footnote-ref"><a href="#_fn-1">1</a></sup></p>', "x[^1]"),
    ('<section class="footnotes"><ol><li><p>n <a class="footnote-back">↩</a></p><p>m</p></li></ol></section>',
     "[^1]: n\n\n    m"),
    ("<dl><dt>T</dt><dd>a</dd><dd>b</dd></dl>", "T\n: a\n: b"),
    ('<figure><img src="a.svg" alt="A*"><figcaption>C</figcaption></figure>', "![A\\*](a.svg)\n\nC"),
    ('<p>wow!<a href="b">c</a></p>', "wow\\![c](b)"),
    ("<nav class='toc'><ol><li>a</li></ol></nav><!-- secret --><script>x</script><p>b<br></p>", "b"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "markdown"), CASES)
def test_each_form_of_html_has_its_form_in_markdown(html: str, markdown: str) -> None:
    assert as_markdown(html) == markdown


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


@given(st.text(st.sampled_from("ab1 *_`~[]()<>&!#+-.|:=\\\n"), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_words_that_look_like_marks_stay_words(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = words(parser.render(plain_line(text)))
    assert unescape(found) == " ".join(text.split())


@given(st.text(st.sampled_from("<>/pbliaulo1 =\"'!-&;#"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_broken_html_never_fails(html: str) -> None:
    as_markdown(html)


def test_html_of_any_depth_is_read() -> None:
    assert "deep" in as_markdown("<div><blockquote>" * 3000 + "deep" + "</div>" * 3000)


def test_a_title_of_any_kind_is_one_line_of_a_link() -> None:
    assert link("a [b](c)\n# d", "https://e.org/(x)") == "[a \\[b\\](c) # d](<https://e.org/(x)>)"
    assert link("1. plain", "") == "1\\. plain"
