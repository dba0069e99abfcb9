"""Raw HTML in a text: what of it is kept, what is reported, and the cleaning of the whole."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from html import unescape
from typing import Literal

from briefgen.content.markdown.addresses import address_of
from briefgen.content.markdown.draft import Draft
from briefgen.diagnostics import Span
from briefgen.model.document import Reference
from briefgen.model.placeholders import OPEN, SHUT, placeholder

_TAGS = frozenset(
    """
    a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd
    label li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup
    table tbody td tfoot th thead time tr track u ul var video wbr
    """.split()  # noqa: SIM905
)
_EVERYWHERE = frozenset({"class", "dir", "id", "lang", "role", "tabindex", "title"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "hreflang", "rel", "type"}),
    "audio": frozenset({"controls", "loop", "muted", "preload", "src"}),
    "blockquote": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "data": frozenset({"value"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"data-callout", "open"}),
    "div": frozenset({"data-callout"}),
    "img": frozenset({"alt", "decoding", "height", "loading", "src", "srcset", "sizes", "width"}),
    "input": frozenset({"checked", "disabled", "type"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "q": frozenset({"cite"}),
    "source": frozenset({"media", "sizes", "src", "srcset", "type"}),
    "td": frozenset({"colspan", "headers", "rowspan"}),
    "th": frozenset({"abbr", "colspan", "headers", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "video": frozenset({"controls", "height", "loop", "muted", "poster", "preload", "src", "width"}),
}
_GONE_WITH_CONTENT = frozenset({"script", "style"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ADDRESSES = ("href", "src", "poster", "cite")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>?")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INSTRUCTION = re.compile(r"<[?!]\S*")
_ANY_TAG = re.compile(r"<[^>]*>")
_UNCLOSED = re.compile(r"\s*<(script\b|pre\b|style\b|textarea\b|\?|!\[cdata\[|!)", re.IGNORECASE)
_ENDS = {"?": "?>", "![cdata[": "]]>", "!": ">"}
_SCHEME = re.compile("([A-Za-z][A-Za-z0-9+.-]*):")
_INVISIBLE = re.compile(r"[\x00-\x20]")
_NUMBER = re.compile("&#([0-9]+|[xX][0-9a-fA-F]+)")
_FIRST_RESERVED, _LAST_RESERVED, _DIGITS = 0xFDD0, 0xFDEF, 7
_LINK_BEGIN = re.compile(f"({OPEN}a[0-9]+{SHUT})")
_LINK_END = re.compile(f"{OPEN}/[0-9]+{SHUT}")
_ANCHOR = re.compile(f'<a href="{OPEN}a([0-9]+){SHUT}">(.*?)</a>', re.DOTALL)
_REMOVED_HELP = "say it in Markdown; a site that trusts its authors can set html: trusted"


def write(draft: Draft, content: str, span: Span) -> None:
    """Write raw HTML of an author without its comments; what cleaning will remove is reported."""
    kept = _NUMBER.sub(_without_reserved, _COMMENT.sub("", content))
    if not kept.strip():
        return
    draft.raw = True
    _claim_ids(draft, kept, span)
    _check_pictures(draft, kept, span)
    if draft.policy == "sanitize":
        _report_removed(draft, kept, span)
        kept = _TAG.sub(lambda tag: _referring(draft, tag, span), kept)
    draft.out.append(kept)


def _without_reserved(match: re.Match[str]) -> str:
    """Return a numeric reference unless it means a character that placeholders consist of, or none at all."""
    digits = match[1].lstrip("xX0")
    if len(digits) > _DIGITS:
        return "&#xFFFD"
    number = int(digits or "0", 16 if match[1][0] in "xX" else 10)
    return "&#xFFFD" if _FIRST_RESERVED <= number <= _LAST_RESERVED else f"&#{number}"


def _decoded(text: str) -> str:
    return unescape(_NUMBER.sub(_without_reserved, text)) if "&" in text else text


def plain(content: str) -> str:
    """Return the words of a block of raw HTML."""
    bare = _ANY_TAG.sub(" ", _HIDDEN.sub(" ", _COMMENT.sub("", content)))
    return " ".join(_decoded(bare).split())


def unclosed(content: str) -> str:
    """Return what is missing at the end of HTML that swallows all text up to it, else an empty text."""
    match = _UNCLOSED.match(content)
    if not match:
        return ""
    end = _ENDS.get(match[1].lower()) or f"</{match[1].lower()}>"
    return "" if end in content.lower() else end


def ids_in(content: str) -> list[str]:
    """Return the values of ``id`` attributes in raw HTML."""
    return [value for _, _, attributes in _tags(content) for name, value in attributes if name == "id"]


def _tags(content: str) -> list[tuple[str, int, list[tuple[str, str]]]]:
    found = []
    for match in _TAG.finditer(content):
        attributes = [
            (item[1].lower(), _decoded(item[2] or item[3] or item[4] or ""))
            for item in _ATTRIBUTE.finditer(match[3])
        ]
        found.append((match[2].lower(), match.start(), [] if match[1] else attributes))
    return found


def _claim_ids(draft: Draft, content: str, span: Span) -> None:
    for identity in ids_in(content):
        if draft.policy == "sanitize" and identity.startswith("_"):
            continue
        if not draft.claim(identity):
            message = f'the id "{identity}" stands twice in this file'
            draft.report("BG204", message, span, "give one of the two another id")


def _check_pictures(draft: Draft, content: str, span: Span) -> None:
    for name, offset, attributes in _tags(content):
        if name == "img" and content[offset + 1] != "/" and "alt" not in dict(attributes):
            rows = content.count("\n", 0, offset)
            draft.report(
                "BG212", "picture without alternative text", _place(draft, span, rows, "<img"),
                'say in alt="…" what it shows; a picture that only adorns has alt=""',
            )  # fmt: skip


def _report_removed(draft: Draft, content: str, span: Span) -> None:
    for name, offset, attributes in _tags(content):
        for item in removed(name, attributes):
            _report(draft, span, content.count("\n", 0, offset), f"<{name}", item)
    for match in _INSTRUCTION.finditer(content):
        _report(draft, span, content.count("\n", 0, match.start()), match[0], f'"{match[0]}"')


def _report(draft: Draft, span: Span, rows: int, words: str, item: str) -> None:
    line = span.line + rows
    if (line, item) in draft.removed:
        return
    draft.removed.add((line, item))
    draft.report("BG214", f"{item} is removed from raw HTML", _place(draft, span, rows, words), _REMOVED_HELP)


def _place(draft: Draft, span: Span, rows: int, words: str) -> Span:
    return draft.source.find(span.line + rows - draft.source.first_line, words) if rows else span


def _referring(draft: Draft, tag: re.Match[str], span: Span) -> str:
    """Return a tag whose addresses of the site's own files are placeholders, as in Markdown."""
    own = {"href", "src", "poster"} & _ATTRIBUTES.get(tag[2].lower(), frozenset())
    if tag[1] or not own:
        return tag[0]

    def written(item: re.Match[str]) -> str:
        address = address_of(_decoded(item[2] or item[3] or item[4] or ""))
        form: Literal["path", "image"] = "path" if item[1].lower() == "href" else "image"
        if item[1].lower() not in own or address.kind != "path" or not (address.text or form == "path"):
            return item[0]
        place = _place(draft, span, tag.string.count("\n", 0, tag.start()), f"<{tag[2]}")
        pending = draft.refer(
            Reference(form, address.text, address.fragment, line=place.line, column=place.column)
        )
        return f'{item[1]}="{placeholder("u", pending.number)}"'

    return f"<{tag[2]}{_ATTRIBUTE.sub(written, tag[3])}{tag[0][tag.end(3) - tag.start() :]}"


def removed(tag: str, attributes: list[tuple[str, str]]) -> list[str]:
    """Return what cleaning takes away of a tag: the tag itself, or some of its attributes."""
    if tag not in _TAGS:
        return [f"<{tag}>"]
    return [f'attribute "{name}" of <{tag}>' for name, value in attributes if not _is_kept(tag, name, value)]


def _is_kept(tag: str, name: str, value: str) -> bool:
    if name == "id":
        return not value.startswith("_")
    if name not in _EVERYWHERE and not name.startswith("aria-") and name not in _ATTRIBUTES.get(tag, ()):
        return False
    return name not in _ADDRESSES or _has_safe_scheme(value)


def _has_safe_scheme(address: str) -> bool:
    match = _SCHEME.match(_INVISIBLE.sub("", address))
    return not match or match[1].lower() in _SCHEMES


def clean(html: str, own: frozenset[str] = frozenset()) -> str:
    """Return ``html`` with the tags and attributes of the allow-list only, well nested.

    Repeated ids lose all but their first place; ids that begin with ``_`` stay only if they are
    among ``own``, those that the conversion made itself. Links that are still placeholders take
    part as links, so that they nest as well as the rest.
    """
    seen: set[str] = set()

    def keep(_tag: str, name: str, value: str) -> str | None:
        if name != "id":
            return value
        if value in seen or (value.startswith("_") and value not in own):
            return None
        seen.add(value)
        return value

    anchored = _LINK_END.sub("</a>", _LINK_BEGIN.sub(r'<a href="\1">', html))
    return _ANCHOR.sub(_placeholders, _cleaner(anchored, keep))


def _placeholders(match: re.Match[str]) -> str:
    number = int(match[1])
    return placeholder("a", number) + match[2] + placeholder("/", number)


def _cleaner(html: str, keep: Callable[[str, str, str], str | None]) -> str:
    import nh3

    attributes: dict[str, AbstractSet[str]] = {**_ATTRIBUTES, "*": _EVERYWHERE}
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=attributes,
        attribute_filter=keep,
        generic_attribute_prefixes={"aria-"},
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
