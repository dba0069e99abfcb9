import pytest

from briefgen.content.markdown.raw_html import clean, ids_in, plain, unclosed
from briefgen.model.placeholders import TOC, placeholder


@pytest.mark.parametrize(
    "html",
    [
        '<div class="table" role="region" aria-label="Table 1" tabindex="0"><table><thead><tr><th class="left">a</th></tr></thead></table></div>',
        '<details class="callout" data-callout="note" open=""><summary>T</summary>\n<p>x</p>\n</details>',
        '<div class="callout" data-callout="note">\n<p class="callout-title">T</p>\n</div>',
        '<figure id="a" class="wide"><img src="a.svg" alt="b" width="3" height="4" loading="lazy" decoding="async"><figcaption>c <span class="credit">d</span></figcaption></figure>',
        '<pre class="highlight" tabindex="0"><code class="language-python"><span class="k">x</span></code></pre>',
        '<a class="anchor" href="#a" aria-hidden="true" tabindex="-1">#</a>',
        '<sup class="footnote-ref"><a href="#_fn-x-1" id="_fnref-x-1" role="doc-noteref">1</a></sup>',
        '<a href="https://x.example" class="external" rel="noopener">x</a>',
        '<ol start="4"><li class="task"><label><input type="checkbox" disabled="" checked=""> x</label></li></ol>',
        '<dl><dt lang="uk" dir="ltr">a</dt><dd><abbr title="b">c</abbr></dd></dl>',
        "<p>a<br>\n<em>b</em> <strong>c</strong> <s>d</s></p>\n<hr>\n<blockquote>e</blockquote>",
        f'<p>{placeholder("a", 1)}x{placeholder("/", 1)} <img src="{placeholder("u", 2)}" alt="y"> {placeholder("e", 3)}</p>{TOC}',
    ],
)
def test_what_the_conversion_writes_passes_unchanged(html: str) -> None:
    assert clean(html, frozenset({"_fnref-x-1"})) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>x</script>a", "a"),
        ("<style>x</style>a", "a"),
        ("<p onmouseover=x style=y>a</p>", "<p>a</p>"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href=" java\tscript:x">a</a>', "<a>a</a>"),
        ("<svg><script>x</script></svg>a", "a"),
        ("<math><mi>x</mi></math>a", "a"),
        ('<img src="x" onerror="y">', '<img src="x">'),
        ("<iframe src=x></iframe>a", "a"),
        ('<input type="text">', '<input type="checkbox" disabled="">'),
        ('<b id="_mine">a</b>', "<b>a</b>"),
        ('<b id="x">a</b><i id="x">b</i>', '<b id="x">a</b><i>b</i>'),
        ('<base href="x"><meta charset="y"><link rel="z">a', "a"),
        ('<a href="x" target="_blank">a</a>', '<a href="x">a</a>'),
    ],
)
def test_what_could_do_harm_is_removed(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_links_that_are_placeholders_nest_like_links() -> None:
    begin, end = placeholder("a", 3), placeholder("/", 3)
    assert clean(f"<b>{begin}x<i>y{end}</b>z</i>") == f"<b>{begin}x<i>y</i>{end}</b><i>z</i>"


def test_words_of_raw_html_are_plain_text() -> None:
    assert plain("<p>a &lt; b<br>c</p><script>d</script><!-- e --><style>f</style>") == "a < b c"


def test_ids_are_found_in_any_writing() -> None:
    assert ids_in("<a id=x> <b ID='y' class=z><c id = \"w\"></a id=n>") == ["x", "y", "w"]


@pytest.mark.parametrize(
    ("html", "end"),
    [
        ("<pre>a", "</pre>"),
        ("<PRE>a</Pre>", ""),
        ("<script>a", "</script>"),
        ("<?x", "?>"),
        ("<![CDATA[ x", "]]>"),
        ("<!x>", ""),
        ("<div>", ""),
    ],
)
def test_html_that_swallows_the_text_is_told_by_its_missing_end(html: str, end: str) -> None:
    assert unclosed(html) == end


def test_numbers_of_any_length_are_read() -> None:
    digits = "1" * 5000
    assert plain(f"a&#{digits};b &#x{digits}; &#{'0' * 5000}65;") == "a\ufffdb \ufffd A"
    assert ids_in(f'<a id="&#{digits};">') == ["\ufffd"]


def test_reserved_characters_are_not_decoded() -> None:
    assert plain("&#xFDD0;a0&#64977; &#x0fdD1;") == "\ufffda0\ufffd \ufffd"
