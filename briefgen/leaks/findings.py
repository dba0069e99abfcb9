"""What an audit found."""

import msgspec


class Found(msgspec.Struct, frozen=True):
    """Words of a withheld file in the output that stand in no admitted source.

    ``file`` is the first of ``count`` files of the output that hold them.
    """

    file: str
    count: int
    kind: str
    words: str
    path: str
    reason: str


class Named(msgspec.Struct, frozen=True):
    """A name of a withheld file in the output that an admitted source has, at ``source`` and ``line``."""

    source: str
    line: int
    kind: str
    words: str
    path: str
    reason: str
    is_harmless: bool


class Spilled(msgspec.Struct, frozen=True):
    """Something that may never be in a site: a key, or the copy of a file that only withheld ones use.

    ``origin`` is what it is, ``shown`` as much of it as may be told.
    """

    file: str
    origin: str
    shown: str = ""


class Audit(msgspec.Struct, frozen=True):
    """What an audit found, sorted, and how much it looked at.

    ``opaque`` are files with the reason why nobody can look into them. ``common`` is the number of names
    that are too short or too common to tell of anything.
    """

    leaks: tuple[Found, ...] = ()
    named: tuple[Named, ...] = ()
    keys: tuple[Spilled, ...] = ()
    copies: tuple[Spilled, ...] = ()
    opaque: tuple[tuple[str, str], ...] = ()
    files: int = 0
    withheld: int = 0
    names: int = 0
    common: int = 0

    @property
    def is_refused(self) -> bool:
        """Tell whether the site must not be given to its readers."""
        return bool(self.leaks or self.keys or self.copies)
