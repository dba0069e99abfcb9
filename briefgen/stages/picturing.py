"""The pictures of a site: which files are made of each, and what is wrong with some."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from briefgen.content import SourceTree
from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.images import Cut, suffix_format
from briefgen.incremental import digest_of
from briefgen.model.pictures import NO_PICTURES, Picture, Pictures, ShareCard, card_key
from briefgen.model.site import Catalog, SitePlan
from briefgen.pages import planned_card, planned_picture
from briefgen.settings.values import Images, Settings
from briefgen.stages.memory import Memory
from briefgen.stages.picture_notes import Found, PictureNote, is_noted, picture_notes

RECIPE = 1
"""Counts changes of how pictures are made: the names of files made of them change with it."""
CARD_QUALITY = 82
MARK_LENGTH = 10
_HELP = {
    "BG850": "save the picture again from a program that shows it, or take out what shows it",
    "BG851": "give the file the suffix of what it is, and write that name where it is shown",
    "BG852": "draw it without that, or say nothing: it is left out of what is published",
    "BG855": "publish a copy without them; pictures that documents show are cleaned, static files are not",
    "BG856": "save a copy without document properties if they are nobody's business",
}


class PictureFile(msgspec.Struct, frozen=True, array_like=True):
    """A file to be made of a picture: of which one (path and digest), and how; None: the whole, cleaned."""

    path: str
    source: bytes
    form: str
    cut: Cut | None = None


class Pictured(msgspec.Struct, frozen=True):
    """The pictures of a site, the files to be made of them by route, and problems.

    ``paths`` are those of the files below ``content/`` that are not copied as they are.
    """

    pictures: Pictures = NO_PICTURES
    files: Mapping[str, PictureFile] = {}
    problems: tuple[Diagnostic, ...] = ()
    paths: frozenset[str] = frozenset()


def pictured(
    root: Path, tree: SourceTree, catalog: Catalog, plan: SitePlan, settings: Settings, memory: Memory
) -> Pictured:
    """Return the pictures that documents and the site show. Files that did not change are not read."""
    used = set(catalog.assets)
    wanted = sorted(path for path in used | set(catalog.static) if is_noted(path))
    if not wanted:
        return Pictured()
    notes, unread = picture_notes(root, wanted, (*tree.assets, *tree.static), memory)
    problems = [found for path, found in unread.items() if path in used and suffix_format(path)]
    usable = {path: note for path, note in notes.items() if path in used and _is_usable(note)}
    by_path = {path: _picture(plan.routes[f"asset:{path}"], usable[path], settings.images) for path in usable}
    cards = dict(_cards(plan, by_path)) if settings.base_url else {}
    files = _files(by_path, cards, usable, settings.images)
    problems += _problems(notes, used, catalog)
    return Pictured(Pictures(by_path, cards), files, tuple(problems), frozenset(by_path))


def _is_usable(note: PictureNote) -> bool:
    return note.form is not None and not any(found.code in ("BG850", "BG851") for found in note.found)


def _picture(route: str, note: PictureNote, images: Images) -> Picture:
    form = note.form or "svg"
    mark = digest_of((RECIPE, note.state.digest, images.quality)).hex()[:MARK_LENGTH]
    size = (note.width, note.height)
    return planned_picture(route, form, size, mark, images, whole_only=note.whole_only)


def _cards(plan: SitePlan, by_path: Mapping[str, Picture]) -> Iterator[tuple[str, ShareCard]]:
    for lead in plan.leads:
        picture = by_path.get(lead.path)
        card = planned_card(picture, lead.focal) if picture and picture.form != "svg" else None
        if card:
            yield card_key(lead.path, lead.focal), card


def _files(
    by_path: Mapping[str, Picture],
    cards: Mapping[str, ShareCard],
    notes: Mapping[str, PictureNote],
    images: Images,
) -> dict[str, PictureFile]:
    """Return all files by route, those of one picture side by side."""
    found: dict[str, PictureFile] = {}
    own_cards: defaultdict[str, list[tuple[tuple[float, float], ShareCard]]] = defaultdict(list)
    for key, card in cards.items():
        x, y, owner = key.split(":", 2)
        own_cards[owner].append(((float(x), float(y)), card))
    for path, picture in by_path.items():
        source, form = notes[path].state.digest, picture.form
        found[picture.route] = PictureFile(path, source, form)
        for one in picture.variants:
            cut = Cut(one.form, one.width, one.height, images.quality)
            found[one.route] = PictureFile(path, source, form, cut)
        for focal, card in own_cards[path]:
            cut = Cut("jpeg", card.width, card.height, CARD_QUALITY, focal)
            found[card.route] = PictureFile(path, source, form, cut)
    return found


def _problems(notes: Mapping[str, PictureNote], used: set[str], catalog: Catalog) -> Iterator[Diagnostic]:
    for path, note in notes.items():
        if path in used:
            yield from (_told(path, found, catalog) for found in note.found)
        if note.tells and (note.form is None or path not in used):
            yield _metadata(path, note)


def _metadata(path: str, note: PictureNote) -> Diagnostic:
    code = "BG856" if note.form is None else "BG855"
    message = f'"content/{path}" is published with what it tells of its making: {", ".join(note.tells)}'
    return problem(code, message, Span(f"content/{path}"), help=_HELP[code])


def _told(path: str, found: Found, catalog: Catalog) -> Diagnostic:
    if found.code == "BG852":
        span, message = Span(f"content/{path}", found.line, 1), f"left out of the drawing: {found.message}"
    else:
        where = f", line {found.line}" if found.line else ""
        span = first_use(path, catalog)
        message = f'the picture "content/{path}" cannot be used: {found.message}{where}'
    return problem(found.code, message, span, help=_HELP[found.code])


def unusable(path: str, reason: str, catalog: Catalog) -> Diagnostic:
    """Return the error of a picture whose pixels turned out not to be decodable."""
    return _told(path, Found("BG850", reason), catalog)


def first_use(path: str, catalog: Catalog) -> Span:
    """Return where a file is shown or linked to first; the file itself where that is not in a document."""
    for key, targets in catalog.targets.items():
        for target, reference in zip(targets, catalog.documents[key].body.references, strict=False):
            if target.kind == "asset" and target.ref == path:
                return Span(catalog.documents[key].path, reference.line, reference.column)
    for key, fields in catalog.field_targets.items():
        for field, target in fields:
            if target.kind == "asset" and target.ref == path:
                return _field_place(catalog, key, field)
    return Span(f"content/{path}")


def _field_place(catalog: Catalog, key: str, field: str) -> Span:
    document = catalog.documents[key]
    marks = {mark.field: mark for mark in document.marks}
    mark = marks.get(field) or marks.get(field.partition(".")[0])
    return Span(document.path, mark.line, mark.column) if mark else Span(document.path, 1, 1)
