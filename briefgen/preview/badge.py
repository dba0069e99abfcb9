"""Why a document that the preview shows is not public, and when it will be."""

from datetime import UTC, datetime

import msgspec

from briefgen.catalog import Reason, reasons_to_exclude
from briefgen.model.document import Document
from briefgen.model.time_zone import time_zone
from briefgen.model.when import When
from briefgen.settings.values import GateSettings

KINDS: dict[Reason, str] = {
    "withheld": "withheld",
    "embargo": "embargo",
    "future": "future",
    "expired": "expired",
    "review": "draft",
    "draft": "draft",
}
PUBLIC = "public"


class Badge(msgspec.Struct, frozen=True):
    """What the preview says of a document: a ``kind`` for its look, and words."""

    kind: str
    text: str


def badge(document: Document, preview: GateSettings, zone: str) -> Badge:
    """Return the badge of a document as a build without ``--drafts``, ``--future`` or ``--expired`` sees it.

    Times are told in ``zone``.
    """
    plain = msgspec.structs.replace(preview, drafts=False, future=False, expired=False)
    reasons = reasons_to_exclude(document.gate, plain)
    if not reasons:
        return Badge(PUBLIC, _public(document, preview.clock, zone))
    return Badge(KINDS.get(reasons[0], "withheld"), "; ".join(_words(one, document, zone) for one in reasons))


def _public(document: Document, clock: int, zone: str) -> str:
    expires = document.gate.expires
    if expires is None:
        return "Public"
    over = expires.timestamp <= clock
    return f"Public; {'expired since' if over else 'until'} {_moment(expires, zone)}"


def _words(reason: Reason, document: Document, zone: str) -> str:
    gate = document.gate
    if reason == "embargo" and gate.embargo:
        return f"Embargo: public from {_moment(gate.embargo, zone)}"
    if reason == "future" and gate.date:
        return f"Dated ahead: public from {_moment(gate.date, zone)}"
    if reason == "expired" and gate.expires:
        return f"Expired: not public since {_moment(gate.expires, zone)}"
    return {
        "withheld": "Withheld: not public until its status changes",
        "review": "In review: not public until its status is published",
        "draft": "Draft: not public until its status is published",
    }.get(reason, "Not public")


def _moment(when: When, zone: str) -> str:
    local = datetime.fromtimestamp(when.timestamp, UTC).astimezone(time_zone(zone))
    return f"{local:%Y-%m-%d %H:%M} ({zone})"
