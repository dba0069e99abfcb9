"""A theme as one frozen value: read once, so that rendering touches no disk."""

from pathlib import Path

import msgspec


class Layer(msgspec.Struct, frozen=True):
    """One folder of a theme; ``label`` is how problems name it (``themes/mine``)."""

    name: str
    folder: Path
    label: str


class ThemeFile(msgspec.Struct, frozen=True):
    """One file of a theme; ``label`` is the path that problems show."""

    label: str
    data: bytes


class Theme(msgspec.Struct, frozen=True):
    """What rendering needs of a theme and its parents.

    ``chain`` are the labels of the folders, the first one wins. ``templates`` and ``assets`` lead
    from a path below ``templates/`` or ``assets/`` to the file that counts, sorted by path.
    ``options`` hold the checked value of each option, ``strings`` the interface strings by language
    (plural forms under ``key.one``, ``key.other``).
    """

    name: str
    chain: tuple[str, ...]
    templates: dict[str, ThemeFile]
    assets: dict[str, ThemeFile]
    options: dict[str, str | float | bool]
    strings: dict[str, dict[str, str]]
