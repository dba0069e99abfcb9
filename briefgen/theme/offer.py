"""The themes that a site can choose, and the files that they are made of."""

from pathlib import Path

import msgspec

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, closest, problem
from briefgen.theme.lookup import BUILT_IN_LABEL, chain_of, files_of, option_specs, theme_names
from briefgen.theme.theme_file import OptionSpec
from briefgen.theme.theme_value import ThemeFile

PARTS = ("templates", "assets", "i18n")


class OfferedTheme(msgspec.Struct, frozen=True):
    """A theme that a site can choose.

    ``place`` is the folder that counts first (``themes/mine``, ``briefgen:themes/briefing``),
    ``parent`` empty without one, ``options`` are its own and its parents', ``own_options`` the names
    of its own. ``fault`` tells why the theme cannot be used; then the rest is empty.
    """

    name: str
    place: str = ""
    description: str = ""
    parent: str = ""
    options: dict[str, OptionSpec] = {}
    own_options: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_built_in(self) -> bool:
        """Whether it comes with briefgen, and the site changes nothing in it."""
        return self.place.startswith(BUILT_IN_LABEL)


def offered_themes(root: Path) -> tuple[OfferedTheme, ...]:
    """Return all themes that a site can choose, sorted by name."""
    return tuple(_offered(root, name) for name in theme_names(root))


def file_of_theme(root: Path, name: str, asked: str) -> tuple[str, ThemeFile]:
    """Return the path of a file below its theme's folder, and the file that counts there.

    ``asked`` may leave out ``templates/``, ``assets/`` or ``i18n/``, which are tried in that order.

    Raises:
        BriefgenError: the theme cannot be used, or has no such file (exit code 2).
    """
    layers, _ = chain_of(root, name)
    files, problems = files_of(layers)
    for path in (asked, *(f"{part}/{asked}" for part in PARTS)):
        if path in files:
            return path, files[path][0]
    raise BriefgenError(problems or [_no_file(asked, tuple(files), layers[0].label)], ExitCode.USAGE)


def _offered(root: Path, name: str) -> OfferedTheme:
    try:
        layers, infos = chain_of(root, name)
    except BriefgenError as refused:
        return OfferedTheme(name, fault=str(refused))
    own = [info for layer, info in zip(layers, infos, strict=True) if layer.name == name]
    return OfferedTheme(
        name=name,
        place=layers[0].label,
        description=next((info.description for info in own if info.description), ""),
        parent=next((info.parent for info in own if info.parent), ""),
        options=dict(sorted(option_specs(infos).items())),
        own_options=tuple(sorted({option for info in own for option in info.options})),
    )


def _no_file(asked: str, known: tuple[str, ...], place: str) -> Diagnostic:
    short = {path.partition("/")[2]: path for path in reversed(known)}
    near = closest(asked, known) or short.get(closest(asked, short), "")
    return problem(
        "BG609",
        f'the theme has no file "{asked}"',
        Span(place),
        help=f'did you mean "{near}"?'
        if near
        else "such as templates/base.html; `theme list` shows the themes",
    )
