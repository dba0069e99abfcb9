"""Bodies with their placeholders replaced."""

from markupsafe import Markup

from briefgen.model.document import Body, Heading, Reference
from briefgen.model.placeholders import OPEN, TOC, placeholder
from briefgen.model.site import Target
from briefgen.theme.body import contents_list, outside_addresses, resolved
from tests.theme.desk import link


class Around:
    """A page on which every target has the address of its ref."""

    def address(self, target: Target) -> str:
        return (
            ""
            if target.kind == "none"
            else f"/{target.ref}" + (f"#{target.fragment}" if target.fragment else "")
        )

    def hint(self, ref: str) -> str:
        return 'Minister of "Ice"' if ref.startswith("actor:") else ""

    def contents(self) -> str:
        return "<nav>contents</nav>"

    def image(self, tag: str, path: str) -> str:
        return f"<picture>{tag}</picture>" if path == "bay.jpg" else tag


def filled(html: str, *links: tuple[Reference, Target]) -> str:
    body = Body(html=html, references=tuple(reference for reference, _ in links))
    return str(resolved(body, tuple(target for _, target in links), Around()))


def wikilink(target: Target) -> tuple[Reference, Target]:
    return Reference("wikilink", "x", label="words"), target


def test_a_link_to_an_actor_tells_its_kind_and_office() -> None:
    assert filled(link(0, "Vale"), wikilink(Target("page", "actor:vale"))) == (
        '<a class="ref actor" href="/actor:vale" title="Minister of &#34;Ice&#34;">Vale</a>'
    )


def test_a_link_to_a_document_has_no_hint() -> None:
    assert filled(link(0, "it"), wikilink(Target("page", "document:a", "costs"))) == (
        '<a class="ref document" href="/document:a#costs">it</a>'
    )


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    assert filled(f"<p>{link(0, 'nobody')}.</p>", wikilink(Target("none"))) == "<p>nobody.</p>"


def test_a_link_to_another_site_is_marked_as_external() -> None:
    assert filled(link(0, "there"), wikilink(Target("outside", "https://example.org/"))) == (
        '<a href="/https://example.org/" class="external" rel="noopener">there</a>'
    )


def test_an_address_in_an_attribute_is_escaped() -> None:
    html = f'<img src="{placeholder("u", 0)}">'
    assert filled(html, (Reference("image", "x"), Target("asset", 'a"b.svg'))) == '<img src="/a&#34;b.svg">'


def test_an_embedded_picture_alone_in_its_paragraph_is_a_figure() -> None:
    reference = Reference("embed", "map.png", label="A map")
    html = f"<p>{placeholder('e', 0)}</p>"
    assert filled(html, (reference, Target("asset", "map.png"))) == (
        '<figure><img src="/map.png" alt="A map" loading="lazy"></figure>'
    )


def test_an_embedded_picture_within_text_stays_in_its_line() -> None:
    html = f"<p>See {placeholder('e', 0)}.</p>"
    assert "<figure" not in filled(html, (Reference("embed", "map.png"), Target("asset", "map.png")))


def test_a_number_as_label_of_an_embed_is_its_width() -> None:
    html = placeholder("e", 0)
    found = filled(html, (Reference("embed", "map.png", label="300"), Target("asset", "map.png")))
    assert 'alt="" width="300"' in found


def test_an_embedded_file_is_a_link() -> None:
    found = filled(placeholder("e", 0), (Reference("embed", "terms.pdf"), Target("asset", "terms.pdf")))
    assert found == '<a href="/terms.pdf">terms.pdf</a>'


def test_an_embed_that_leads_nowhere_leaves_its_name() -> None:
    assert filled(placeholder("e", 0), (Reference("embed", "a<b.png"), Target("none"))) == "a&lt;b.png"


def test_the_contents_list_takes_the_place_of_its_mark() -> None:
    assert filled(f"<p>a</p>\n<p>{TOC}</p>\n") == "<p>a</p>\n<nav>contents</nav>\n"


def test_no_placeholder_is_left_even_when_targets_are_missing() -> None:
    assert OPEN not in filled(
        link(0, "x") + placeholder("u", 0), (Reference("wikilink", "x"), Target("none"))
    )


def test_a_body_without_placeholders_is_taken_as_it_is() -> None:
    assert filled("<p>{{ x }}</p>") == "<p>{{ x }}</p>"


def headings(*levels: int) -> tuple[Heading, ...]:
    return tuple(Heading(level, f"h{n}", f"H<{n}>", "", n) for n, level in enumerate(levels))


def test_the_contents_list_nests_the_third_level() -> None:
    assert contents_list(headings(2, 3, 2)) == Markup(
        '<ol><li><a href="#h0">H&lt;0&gt;</a><ol><li><a href="#h1">H&lt;1&gt;</a></li></ol></li>'
        '<li><a href="#h2">H&lt;2&gt;</a></li></ol>'
    )


def test_the_contents_list_leaves_out_other_levels() -> None:
    assert contents_list(headings(1, 4, 5)) == ""


def test_a_contents_list_that_begins_deep_is_still_well_formed() -> None:
    from lxml import etree

    for levels in ((3, 2, 3), (3, 3), (2, 3, 3, 2), (3, 2, 2, 3)):
        etree.fromstring(str(contents_list(headings(*levels))))


def test_a_link_in_raw_html_that_leads_nowhere_leaves_its_words() -> None:
    html = f'<p><a class="k" title="a>b" href="{placeholder("u", 0)}"><b>words</b></a></p>'
    path = Reference("path", "x.md")
    assert filled(html, (path, Target("none"))) == "<p><b>words</b></p>"
    assert 'href="/page:x"><b>words</b></a>' in filled(html, (path, Target("page", "page:x")))


def test_a_link_in_raw_html_that_is_not_closed_takes_no_other_with_it() -> None:
    open_one, whole = f'<a href="{placeholder("u", 0)}">one', f'<a href="{placeholder("u", 1)}">two</a>'
    path = Reference("path", "x.md")
    found = filled(f"{open_one} {whole}", (path, Target("none")), (path, Target("none")))
    assert found == '<a href="">one two'


def test_the_addresses_for_paper_are_those_of_outside_links_before_the_footnotes() -> None:
    html = (
        '<p><a href="https://example.org/?a=1&amp;b=2" class="external" rel="noopener">One</a> <a href="../two/">Two</a>'
        ' <a class="ref external" href="https://example.org/three">Three</a></p>'
        '<section class="footnotes" role="doc-endnotes"><a class="external" href="https://example.org/four">Four</a></section>'
    )
    assert outside_addresses(html) == ("https://example.org/?a=1&b=2", "https://example.org/three")
