"""Headings: their ids, their places in the outline."""

import re

from markdown_it.token import Token

from briefgen.content.markdown import raw_html
from briefgen.content.markdown.draft import Draft
from briefgen.content.markdown.given import given, tag_attributes
from briefgen.content.markdown.inlines import write_inlines
from briefgen.model.document import Heading
from briefgen.model.names import slugify

_NO_WORDS = "section"
_LINKS = re.compile(
    '<sup class="footnote-ref">.*?</sup>|</?a\\b[^>]*>|<img\\b[^>]*>|\ufdd0[a/e][0-9]+\ufdd1| id="[^"]*"'
)


def write_heading(draft: Draft, opening: Token, block: Token) -> None:
    """Write a heading with its id and a link to itself; a level-1 heading becomes level 2."""
    attributes = given(draft, opening)
    begin = len(draft.out)
    write_inlines(draft, block)
    inner = "".join(draft.out[begin:])
    del draft.out[begin:]
    text = " ".join(draft.end_paragraph("heading").split())
    identity = attributes.id or _free_id(draft, text)
    level = max(int(opening.tag[1]), 2)
    own = tag_attributes(attributes) if attributes.id else f' id="{identity}"{tag_attributes(attributes)}'
    draft.out.append(
        f"<h{level}{own}>{inner}"
        f' <a class="anchor" href="#{identity}" aria-hidden="true" tabindex="-1">#</a></h{level}>\n'
    )
    shown = raw_html.clean(inner) if draft.policy == "sanitize" and _has_markup(block) else inner
    line = draft.source.first_line + (opening.map[0] if opening.map else 0)
    draft.outline.append(Heading(level, identity, text, _LINKS.sub("", shown).strip(), line))


def _free_id(draft: Draft, text: str) -> str:
    slug = slugify(text) or _NO_WORDS
    number = draft.slugs.get(slug, 0) + 1
    identity = slug if number == 1 else f"{slug}-{number}"
    while identity in draft.reserved or not draft.claim(identity):
        number += 1
        identity = f"{slug}-{number}"
    draft.slugs[slug] = number
    return identity


def _has_markup(block: Token) -> bool:
    return any(token.type == "html_inline" for token in block.children or [])
