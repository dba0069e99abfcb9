"""A theme as one frozen value: read once, so that rendering touches no disk."""

from pathlib import Path

import msgspec

PARENT = "parent:"
"""Before the name of a template: the one that stands behind the theme's own."""


class Layer(msgspec.Struct, frozen=True):
    """One folder of a theme; ``label`` is how problems name it (``themes/mine``)."""

    name: str
    folder: Path
    label: str


class ThemeFile(msgspec.Struct, frozen=True):
    """One file of a theme; ``label`` is the path that problems show, ``depth`` the number of its folder."""

    label: str
    data: bytes
    depth: int = 0


class Theme(msgspec.Struct, frozen=True):
    """What rendering needs of a theme and its parents.

    ``chain`` are the labels of the folders, the first one wins. ``templates`` and ``assets`` lead
    from a path below ``templates/`` or ``assets/`` to the file that counts, sorted by path; templates
    that others name by ``parent:`` are there too, under their depth and path (``1:base.html``).
    ``options`` hold the checked value of each option, ``strings`` the interface strings by language
    (plural forms under ``key.one``, ``key.other``). ``logo`` are the bytes of the site's logo, for what
    is drawn; empty without one.
    """

    name: str
    chain: tuple[str, ...]
    templates: dict[str, ThemeFile]
    assets: dict[str, ThemeFile]
    options: dict[str, str | float | bool]
    strings: dict[str, dict[str, str]]
    logo: bytes = b""

    def meant(self, name: str, template: str) -> str:
        """Return the key of the template that ``template`` means by ``name``.

        ``parent:base.html`` is the first ``base.html`` in the folders behind that of ``template``.
        """
        if not name.startswith(PARENT):
            return name
        path = name.removeprefix(PARENT)
        depth = self.templates[template].depth if template in self.templates else 0
        behind = [
            (file.depth, key)
            for key, file in self.templates.items()
            if key.rpartition(":")[2] == path and file.depth > depth
        ]
        return min(behind)[1] if behind else name
