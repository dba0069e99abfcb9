"""Fields that decide whether a document is published."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from briefgen.model.fields.forms import Status, Text, described
from briefgen.model.when import When


class GateFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fields that decide whether a document is published. They are read first, and strictly."""

    status: Annotated[
        Status, described("State of the work; draft, review and withheld are not published.")
    ] = "published"
    date: Annotated[When | None, described("Publication; a date to come is treated as an embargo.")] = None
    embargo: Annotated[When | None, described("Withheld until this moment; needs a time and a zone.")] = None
    expires: Annotated[When | None, described("From this moment on expires_action applies.")] = None
    expires_action: Annotated[
        Literal["banner", "tombstone", "remove"],
        described("What happens on expiry: a banner, title and notice only, or removal."),
    ] = "banner"
    audience: Annotated[
        tuple[str, ...],
        Meta(extra={"form": "texts"}),
        described("Audiences (declared in the settings) that may see this; default: [public]."),
    ] = ()
    tlp: Annotated[
        Text, described("Traffic Light Protocol 2.0 label: CLEAR, GREEN, AMBER, AMBER+STRICT or RED.")
    ] = ""
    chatham_house: Annotated[bool, described("The Chatham House rule holds: speakers must not be named.")] = (
        False
    )
