"""Documents, subjects and links as JSON names them."""

from collections.abc import Iterable
from typing import Any

import msgspec

from briefgen.model.exports import ExportForm
from briefgen.model.site import Target
from briefgen.model.when import When
from briefgen.theme.dates import machine_date
from briefgen.theme.reads import Reader
from briefgen.theme.views.body import BodyView
from briefgen.theme.views.card import CardView, MentionView
from briefgen.theme.views.site import SiteView
from briefgen.theme.views.small import DateView
from briefgen.theme.views.subject import SubjectView

SCHEMA = 1
"""Version of the fields in all JSON exports; a field that goes or changes its meaning raises it."""
Thing = dict[str, Any]


def as_json(thing: Thing) -> str:
    """Return the text of a JSON file; fields that say nothing are left out."""
    return msgspec.json.encode(told(thing)).decode() + "\n"


def told(thing: Thing) -> Thing:
    """Return a thing without the fields that hold no text, no value, or an empty list or map."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], {})}


def document_id(reader: Reader, ref: str) -> str:
    """Return the permanent name of a document, ``article:two``; its ref for what is no document."""
    return str(reader.read(f"identity:{ref}")) if ref.startswith("document:") else ref


def document_thing(reader: Reader, card: CardView) -> Thing:
    """Return a document as lists and links show it."""
    return told(
        {
            "id": document_id(reader, card.ref),
            "kind": card.kind,
            "title": card.title,
            "url": card.href,
            "date": iso(card.date),
        }
    )


def document_things(reader: Reader, cards: Iterable[CardView]) -> list[Thing]:
    """Return documents in their order."""
    return [document_thing(reader, card) for card in cards]


def mention_things(reader: Reader, mentions: Iterable[MentionView]) -> list[Thing]:
    """Return documents that link here, each with its sentence."""
    return [document_thing(reader, one.document) | {"sentence": one.sentence} for one in mentions]


def subject_thing(subject: SubjectView) -> Thing:
    """Return a subject as lists and links show it."""
    return told({"id": subject.ref, "kind": subject.kind, "name": subject.name, "url": subject.href})


def subject_things(subjects: Iterable[SubjectView]) -> list[Thing]:
    """Return subjects in their order."""
    return [subject_thing(subject) for subject in subjects]


def link_things(reader: Reader, ref: str, body: BodyView | None) -> list[Thing]:
    """Return where the links of a text lead, each once: to the site, then elsewhere.

    What leads nowhere is left out.
    """
    targets: tuple[Target, ...] = reader.read(f"targets:{ref}")
    found = [*(_link(reader, target) for target in targets), *({"url": one} for one in _outside(body))]
    by_address = {link["url"]: told(link) for link in reversed(found) if link.get("url")}
    return list(reversed(by_address.values()))


def _outside(body: BodyView | None) -> tuple[str, ...]:
    return body.addresses if body else ()


def _link(reader: Reader, target: Target) -> Thing:
    if target.kind == "page":
        return {"id": document_id(reader, target.ref), "url": reader.href(target.ref, target.fragment)}
    if target.kind == "asset":
        return {"url": reader.href(f"asset:{target.ref}", target.fragment)}
    return {"url": target.ref} if target.kind == "outside" else {}


def body_html(body: BodyView | None, own: str) -> str:
    """Return the HTML of a text; links to its own sections lead to the page at ``own``."""
    return str(body.html).replace('href="#', f'href="{own}#') if body and not body.is_empty else ""


def beside(reader: Reader, ref: str, form: ExportForm) -> str:
    """Return the address of one form of a page; empty where the settings do not ask for it."""
    route = reader.read(f"route:{ref}")
    is_wanted = form.output in reader.read("exports:")
    return reader.linker.href(f"{route}{form.file}") if is_wanted and route.endswith("/") else ""


def site_label(reader: Reader) -> str:
    """Return the highest sharing label that the site's readers may see; empty for the public."""
    label = SiteView(reader, "/").tlp
    return label.label if label else ""


def iso(date: DateView | None) -> str:
    """Return a day as ISO 8601 writes it; empty for none."""
    return date.day if date else ""


def moment(when: When | None) -> str:
    """Return a date, with its time where one is known, as ISO 8601 writes it; empty for none."""
    return machine_date(when) if when else ""
