"""What a document's file name says: a title, a slug, a date."""

import re

import msgspec

from briefgen.model.document import SourceFile
from briefgen.model.fields import Kind
from briefgen.model.when import When
from briefgen.typed_yaml import Dated, read_date

DATED_KINDS: tuple[Kind, ...] = ("article", "note", "brief")
_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[-_ ]+(.*))?")
_GAPS = re.compile(r"[\s_-]+")


class FileName(msgspec.Struct, frozen=True):
    """A file's name without suffix and date, or its folder's for an ``index.md``; and the date.

    ``misdated`` is what stands in the place of a date and is no day of the calendar.
    """

    name: str
    date: When | None = None
    misdated: str = ""

    @property
    def title(self) -> str:
        """The name made readable: ``peace-terms`` gives ``Peace terms``."""
        words = _GAPS.sub(" ", self.name).strip()
        return words[:1].upper() + words[1:]


def read_file_name(source: SourceFile, kind: Kind, zone: str) -> FileName:
    """Return what the name of a document's file says.

    A leading ISO date is the date of an article, note or brief, as in Jekyll and Hugo.
    """
    stem = source.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    name = source.bundle.rsplit("/", 1)[-1] if stem == "index" and source.bundle else stem
    found = _DATED.fullmatch(name) if kind in DATED_KINDS else None
    dated = read_date(found.group(1), zone, "date") if found else None
    if found is None or not isinstance(dated, Dated):
        return FileName(name, misdated=found.group(1) if found else "")
    return FileName(found.group(2) or name, dated.when)
