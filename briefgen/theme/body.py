"""A body's HTML with its placeholders replaced: links, pictures, embeds and the contents list."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Protocol

from markupsafe import Markup, escape

from briefgen.model.document import Body, Heading, Reference
from briefgen.model.placeholders import OPEN, PLACEHOLDER, SHUT, TOC
from briefgen.model.site import Target
from briefgen.theme.strings import escaped_text

_BLOCK_EMBED = re.compile(f"<p>({OPEN}e[0-9]+{SHUT})</p>")
# A link holds no link, so that no search goes beyond the next one.
_RAW_LINK = re.compile(
    f'<a(?:[^<>"]|"[^"]*")* href="{OPEN}u([0-9]+){SHUT}"(?:[^<>"]|"[^"]*")*>((?:(?!<a[ >]).)*?)</a>',
    re.DOTALL,
)
# A picture that an author built of raw HTML stays as it is.
_IMAGE = re.compile(
    f'<picture.*?</picture>|<img(?:[^<>"]|"[^"]*")* src="{OPEN}u([0-9]+){SHUT}"(?:[^<>"]|"[^"]*")*>',
    re.DOTALL,
)
_PICTURE = re.compile(r"\.(?:svg|png|jpe?g|gif|webp|avif)\Z", re.IGNORECASE)
_WIDTH = re.compile(r"[0-9]+(?:x[0-9]+)?\Z")
_EXTERNAL = re.compile(r'<a(?=[^<>]* class="(?:[^"]* )?external[ "])[^<>]* href="([^"]*)"')
_FOOTNOTES = '<section class="footnotes"'
TOC_LEVELS = range(2, 4)


class Surroundings(Protocol):
    """What a body needs to know of the page that it stands on."""

    def address(self, target: Target) -> str:
        """Return the address of a page, file or section; empty when there is none."""
        ...

    def hint(self, ref: str) -> str:
        """Return the words shown when a pointer rests on a link to ``ref``; may be empty."""
        ...

    def contents(self) -> str:
        """Return the contents list as HTML."""
        ...

    def image(self, tag: str, path: str) -> str:
        """Return what stands for an ``<img>`` tag that shows the file at a path below ``content/``."""
        ...


def resolved(body: Body, targets: Sequence[Target], around: Surroundings) -> Markup:
    """Return the body's HTML without placeholders; ``targets`` belong to ``body.references``.

    A reference that leads nowhere leaves its bare label.
    """
    if OPEN not in body.html:
        return Markup(body.html)  # noqa: S704, stage 1 made it safe

    def replacement(found: re.Match[str]) -> str:
        form, number, toc = found.groups()
        if toc:
            return around.contents()
        place = int(number)
        target = targets[place] if place < len(targets) else Target("none")
        return _piece(form, target, body.references[place], around)

    def image(found: re.Match[str]) -> str:
        target = targets[int(found[1])] if found[1] and int(found[1]) < len(targets) else None
        return around.image(found[0], target.ref) if target and target.kind == "asset" else found[0]

    def bare(found: re.Match[str]) -> str:
        place = int(found[1])
        return found[0] if place < len(targets) and around.address(targets[place]) else found[2]

    html = body.html.replace(f"<p>{TOC}</p>", TOC)
    if f'href="{OPEN}u' in html:
        html = _RAW_LINK.sub(bare, html)
    if f'src="{OPEN}u' in html:
        html = _IMAGE.sub(image, html)
    if f"<p>{OPEN}e" in html:
        html = _BLOCK_EMBED.sub(_as_block, html)
    return Markup(PLACEHOLDER.sub(replacement, html))  # noqa: S704, every piece is escaped


def _as_block(found: re.Match[str]) -> str:
    return found[1].replace(f"{OPEN}e", f"<figure>{OPEN}e") + "</figure>"


def _piece(form: str, target: Target, reference: Reference, around: Surroundings) -> str:
    address = around.address(target)
    if form == "a":
        return _link_start(target, address, around) if address else ""
    if form == "/":
        return "</a>" if address else ""
    if form == "u":
        return str(escape(address))
    return _embed(target, address, reference, around)


def _link_start(target: Target, address: str, around: Surroundings) -> str:
    if target.kind != "page":
        outside = ' class="external" rel="noopener"' if target.kind == "outside" else ""
        return f'<a href="{escaped_text(address)}"{outside}>'
    hint = around.hint(target.ref)
    title = f' title="{escaped_text(hint)}"' if hint else ""
    return f'<a class="ref {ref_kind(target.ref)}" href="{escaped_text(address)}"{title}>'


def ref_kind(ref: str) -> str:
    """Return what a ref names: the part before its colon."""
    return ref.partition(":")[0]


def _embed(target: Target, address: str, reference: Reference, around: Surroundings) -> str:
    label = reference.label or reference.target
    if not address:
        return str(escape(label))
    if not _PICTURE.search(target.ref):
        return f'<a href="{escape(address)}">{escape(label)}</a>'
    alt = "" if _WIDTH.match(reference.label) else reference.label
    width = f' width="{reference.label.partition("x")[0]}"' if _WIDTH.match(reference.label) else ""
    tag = f'<img src="{escape(address)}" alt="{escape(alt)}"{width} loading="lazy">'
    return around.image(tag, target.ref) if target.kind == "asset" else tag


def outside_addresses(html: str) -> tuple[str, ...]:
    """Return where the links marked as ``external`` lead, those of the footnotes left out."""
    text = html.partition(_FOOTNOTES)[0]
    return tuple(map(unescape, _EXTERNAL.findall(text))) if "external" in text else ()


def contents_list(outline: Sequence[Heading]) -> Markup:
    """Return the outline's second and third levels as nested lists; empty without any."""
    headings = [heading for heading in outline if heading.level in TOC_LEVELS]
    parts: list[str] = []
    depth = 0
    top = min((heading.level for heading in headings), default=2)
    for heading in headings:
        level = heading.level - top + 1
        parts.append(_step(depth, level))
        parts.append(f'<li><a href="#{escape(heading.id)}">{escape(heading.text)}</a>')
        depth = level
    parts.append("</li></ol>" * depth)
    return Markup("".join(parts))  # noqa: S704, ids and words are escaped


def _step(depth: int, level: int) -> str:
    if level > depth:
        return "<ol>" + "<li><ol>" * (level - depth - 1)
    return "</li>" + "</ol></li>" * (depth - level)
