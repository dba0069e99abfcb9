"""The Markdown parser, put together from the rules that a text needs."""

import re
from collections.abc import Mapping
from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from briefgen.content.markdown import rules
from briefgen.content.markdown.dispatch import Chosen
from briefgen.content.markdown.extended import add_extensions
from briefgen.extensions import Extensions

NESTING = 50
_NONE = Extensions()
_ALWAYS = ("hr", "list", "paragraph")
_BLOCK_RULES = {
    "abbreviation": ("abbreviation",),
    "attributes": ("attributes",),
    "callout": ("callout",),
    "code": ("code",),
    "comment": ("comment",),
    "container": ("container",),
    "definition": ("deflist",),
    "fence": ("fence",),
    "footnote": ("footnote",),
    "heading": ("heading",),
    "markup": ("html_block",),
    "quote": ("blockquote",),
    "reference": ("reference",),
    "setext": ("lheading",),
    "table": ("table",),
}
_INLINE_RULES = {
    "attributes": ("attributes",),
    "backticks": ("backticks",),
    "comment": ("comment",),
    "emphasis": ("emphasis",),
    "entity": ("entity",),
    "escape": ("escape",),
    "footnote": ("footnote", "footnote_missing"),
    "link": ("link", "image"),
    "markup": ("autolink", "html_inline"),
    "span": ("span",),
    "strike": ("strikethrough",),
    "wikilink": ("wikilink",),
}
_STOPS = {
    "attributes": r"\{",
    "backticks": "`",
    "emphasis": "*_",
    "entity": "&",
    "escape": r"\\",
    "footnote": r"\[\]",
    "link": r"\[\]!",
    "markup": "<",
    "span": r"\[\]",
    "strike": "~",
    "wikilink": r"\[\]!",
}


class Parser(MarkdownIt):
    """markdown-it that takes addresses as they are written: they are judged when they are shown."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, D102, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: D102, N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: D102, N802
        return link


@lru_cache(maxsize=512)
def parser_for(features: frozenset[str], *, markup: bool, extensions: Extensions = _NONE) -> Parser:
    """Return a parser with the rules of ``features``, and those that ``extensions`` add.

    ``markup`` tells whether raw HTML is read.

    Raises:
        ExtensionError: an extension's rules cannot be added.
    """
    parser = assembled(features, markup=markup)
    chosen = Chosen(parser)
    add_extensions(parser, extensions)
    chosen.apply(parser)
    return parser


def assembled(features: frozenset[str], *, markup: bool) -> Parser:
    """Return a parser that tries its rules in the library's own way, one after the other."""
    options = {"html": markup, "tasklists": "task" in features, "maxNesting": NESTING}
    parser = Parser("zero", options)
    rules.add_to(parser)
    deflist_plugin(parser)
    parser.block.ruler.enableOnly([*_ALWAYS, *_chosen(_BLOCK_RULES, features)])
    parser.inline.ruler.enableOnly(["text", "newline", *_chosen(_INLINE_RULES, features)])
    parser.inline.ruler2.enableOnly(_pair_rules(features))
    parser.inline.terminator_re = re.compile("[\n" + "".join(_stops(features)) + "]")
    return parser


def _chosen(table: Mapping[str, tuple[str, ...]], features: frozenset[str]) -> list[str]:
    return [rule for feature, names in table.items() if feature in features for rule in names]


def _pair_rules(features: frozenset[str]) -> list[str]:
    if not features & {"emphasis", "strike"}:
        return []
    pairs = [
        name
        for name, feature in (("strikethrough", "strike"), ("emphasis", "emphasis"))
        if feature in features
    ]
    return ["balance_pairs", *pairs, "fragments_join"]


def _stops(features: frozenset[str]) -> list[str]:
    return [_STOPS[feature] for feature in sorted(features) if feature in _STOPS]
