"""The syntax that is ours: each rule reads one construct and keeps where it stands."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import autolink, html_inline, image, link
from mdit_py_plugins.footnote.index import footnote_def

from briefgen.content.markdown.rules.abbreviation import abbreviation
from briefgen.content.markdown.rules.attributes import attribute_line, attributes, span
from briefgen.content.markdown.rules.callout import callout_header
from briefgen.content.markdown.rules.comment import comment, comment_block, html_block_but_comments
from briefgen.content.markdown.rules.container import container
from briefgen.content.markdown.rules.footnote import footnote, footnote_missing
from briefgen.content.markdown.rules.placed import outside_labels, placed
from briefgen.content.markdown.rules.wikilink import wikilink

_INTERRUPTS = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add_to(parser: MarkdownIt) -> None:
    """Add all our rules to a parser; which of them act is for its caller to choose."""
    block, inline = parser.block.ruler, parser.inline.ruler
    block.before("table", "callout", callout_header)
    block.before("fence", "attributes", attribute_line)
    block.after("fence", "container", container, {"alt": _INTERRUPTS["alt"]})
    block.before("reference", "footnote", footnote_def, {"alt": ["paragraph", "reference"]})
    block.before("reference", "abbreviation", abbreviation, {"alt": ["paragraph", "reference"]})
    block.before("html_block", "comment", comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    block.at("html_block", html_block_but_comments, {"alt": ["paragraph", "reference", "blockquote"]})
    inline.at("link", outside_labels(placed(link)))
    inline.at("image", placed(image))
    inline.at("autolink", outside_labels(placed(autolink)))
    inline.at("html_inline", placed(html_inline))
    inline.before("link", "wikilink", wikilink)
    inline.before("link", "footnote", footnote)
    inline.after("image", "footnote_missing", footnote_missing)
    inline.after("footnote_missing", "span", span)
    inline.before("autolink", "comment", comment)
    inline.push("attributes", attributes)
