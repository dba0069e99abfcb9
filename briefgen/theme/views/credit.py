"""A picture and who made it, as the page of credits lists it."""

import re

from briefgen.model.pictures import Credit
from briefgen.theme.reads import Reader
from briefgen.theme.views.card import CardView, card_view
from briefgen.theme.views.refusal import refuse_text
from briefgen.theme.views.small import LinkView
from briefgen.theme.views.subject import SubjectView

_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z")
_CREATIVE = re.compile(
    r"(?:CC[ -])(BY(?:-(?:NC-SA|NC-ND|NC|SA|ND))?)[ -]([1-4]\.[05])(?:[ -]([A-Z]{2,3}))?\Z", re.IGNORECASE
)
_ZERO = re.compile(r"CC[ -]?0(?:[ -]1\.0)?\Z", re.IGNORECASE)
_SPDX = re.compile(
    r"(?:MIT|Apache-2\.0|GFDL-1\.[1-3]-(?:only|or-later)|ODbL-1\.0|OGL-UK-[1-3]\.0|PDDL-1\.0)\Z"
)


class CreditView:
    """A picture that names its maker or its rights."""

    __slots__ = ("_credit", "_reader")

    def __init__(self, reader: Reader, credit: Credit) -> None:
        """Keep what is known of it."""
        self._reader = reader
        self._credit = credit

    __str__ = refuse_text

    @property
    def title(self) -> str:
        """Its caption, or what it shows."""
        return self._credit.title

    @property
    def credit(self) -> str:
        """Who made it; may be empty."""
        return self._credit.credit

    @property
    def rights(self) -> LinkView | None:
        """Its licence, with an address (or none) where it is told; None where nothing is said of it."""
        rights = self._credit.rights
        return LinkView(rights, licence_address(rights)) if rights else None

    @property
    def users(self) -> tuple[LinkView, ...]:
        """The documents and subjects that show it."""
        return tuple(filter(None, map(self._user, self._credit.users)))

    def _user(self, ref: str) -> LinkView | None:
        shown: CardView | SubjectView | None = (
            card_view(self._reader, ref) if ref.startswith("document:") else SubjectView(self._reader, ref)
        )
        if shown is None:
            return None
        title = shown.title if isinstance(shown, CardView) else shown.name
        return LinkView(title, shown.href, lang=shown.lang, dir=shown.dir)


def credit_views(reader: Reader) -> tuple[CreditView, ...]:
    """Return all pictures that name their maker or rights, by title."""
    found: tuple[Credit, ...] = reader.read("credits:")
    return tuple(CreditView(reader, one) for one in found)


def licence_address(rights: str) -> str:
    """Return where a licence can be read: an address itself, or that of a CC or SPDX name; else empty."""
    if _ADDRESS.match(rights):
        return rights
    if _ZERO.match(rights):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    common = _CREATIVE.match(rights)
    if common:
        port = f"{common[3].lower()}/" if common[3] else ""
        return f"https://creativecommons.org/licenses/{common[1].lower()}/{common[2]}/{port}"
    return f"https://spdx.org/licenses/{rights}.html" if _SPDX.match(rights) else ""
