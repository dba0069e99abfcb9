"""Whether a document stands as it was published."""

from markupsafe import Markup

from briefgen.model.document import document_ref
from briefgen.model.fields import CommonFields, GateFields
from briefgen.model.site import Backlink, Neighbours
from briefgen.theme.reads import Reader
from briefgen.theme.used_names import PREVIEWED
from briefgen.theme.values import SeriesPlace
from briefgen.theme.views.card import CardView
from briefgen.theme.views.fields import linked_cards
from briefgen.theme.views.furniture import CorrectionView
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import DateView, TlpView, date_view, tlp_view

TLP_LABELS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""Traffic Light Protocol 2.0 (FIRST, August 2022), from the widest circle to the closest."""


class StateView:
    """The state of a document: corrected, superseded, expired, restricted."""

    __slots__ = ("_fields", "_gate", "_reader", "_ref")

    def __init__(self, reader: Reader, ref: str, fields: CommonFields, gate: GateFields) -> None:
        """Keep the fields."""
        self._reader = reader
        self._ref = ref
        self._fields = fields
        self._gate = gate

    __str__ = refuse_text

    @property
    def status(self) -> str:
        """``published``, ``corrected``, ``superseded``, ``withdrawn``, ``archived``; others in previews."""
        return self._gate.status

    @property
    def status_label(self) -> Markup:
        """A status that only previews show, in the page's language: "draft"; empty for all others."""
        status = self.status
        return self._reader.text(f"status.{status}") if status in PREVIEWED else Markup()

    @property
    def expired(self) -> str:
        """``banner`` or ``tombstone`` once it is past its date, else empty."""
        return str(self._reader.read(f"expired:{self._ref}"))

    @property
    def overdue(self) -> bool:
        """Whether the day of its review is past."""
        return bool(self._reader.read(f"overdue:{self._ref}"))

    @property
    def corrections(self) -> tuple[CorrectionView, ...]:
        """Correction notices, newest first."""
        notices = sorted(self._fields.corrections, key=lambda notice: notice.date.timestamp, reverse=True)
        return tuple(
            CorrectionView(
                self._reader, notice.class_, notice.text, DateView(notice.date, self._reader.language)
            )
            for notice in notices
        )

    @property
    def superseded_by(self) -> CardView | None:
        """The document that replaces it; None without one."""
        return next(iter(linked_cards(self._reader, self._ref, "superseded_by")), None)

    @property
    def expires(self) -> DateView | None:
        """From when on it is out of date; None when it does not expire."""
        return date_view(self._gate.expires, self._reader.language)

    @property
    def tlp(self) -> TlpView | None:
        """The highest sharing label of what the page shows; None on a public site.

        Beside the document's own label those of the documents count whose titles stand on the page.
        """
        if self._reader.read("setting:audience") == "public":
            return tlp_view(self._gate.tlp) if self._gate.tlp not in {"", "CLEAR"} else None
        labels = [self._gate.tlp, *(self._reader.read(f"tlp:{ref}") for ref in self._shown())]
        return tlp_view(max((label or "CLEAR" for label in labels), key=TLP_LABELS.index))

    def _shown(self) -> tuple[str, ...]:
        """Return the refs of the documents whose titles stand on the page."""
        neighbours: Neighbours = self._reader.read(f"neighbours:{self._ref}")
        place: SeriesPlace | None = self._reader.read(f"series_place:{self._ref}")
        keys = (neighbours.older, neighbours.newer, *((place.previous, place.next) if place else ()))
        backlinks: tuple[Backlink, ...] = self._reader.read(f"backlinks:{self._ref}")
        related: tuple[str, ...] = self._reader.read(f"related:{self._ref}")
        return (*related, *(link.source for link in backlinks), *(document_ref(key) for key in keys if key))

    @property
    def chatham_house(self) -> bool:
        """Whether the Chatham House rule holds."""
        return self._gate.chatham_house
