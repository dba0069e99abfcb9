"""Which folders make a theme: the site's, its parent's, the built-in one's."""

import importlib.resources
import os
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, closest, problem
from briefgen.settings.values import ThemeSettings
from briefgen.theme.layered_files import assets_of, layered_files, strings_of, templates_of
from briefgen.theme.theme_file import (
    THEME_FILE,
    OptionSpec,
    ThemeInfo,
    option_values,
    read_theme_file,
)
from briefgen.theme.theme_value import Layer, Theme, ThemeFile
from briefgen.theme.used_names import missing_strings, unfit_options

BUILT_IN_LABEL = "briefgen:themes"
INTERFACE = "briefing"
"""The built-in theme whose interface strings every theme falls back on."""


def builtin_themes() -> Path:
    """Return the folder of the themes that come with briefgen: in the package, or in the checkout."""
    package = Path(str(importlib.resources.files("briefgen")))
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_names(root: Path) -> tuple[str, ...]:
    """Return the names of all themes that a site can choose, sorted."""
    found = {name for folder in (root / "themes", builtin_themes()) for name in _folders(folder)}
    return tuple(sorted(found))


def load_theme(root: Path, settings: ThemeSettings) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Return the theme that the settings choose, its parents under it, and what is wrong with its files.

    Raises:
        BriefgenError: there is no such theme, the parents form a loop, ``theme.yaml`` or an option
            is wrong. The exit code is that of a wrong configuration.
    """
    layers, infos = chain_of(root, settings.theme.name)
    specs = option_specs(infos)
    options, problems = option_values(specs, settings.theme.options)
    if problems:
        raise BriefgenError(problems, ExitCode.USAGE)
    files, faults = files_of(layers)
    strings, mistakes = strings_of(files)
    theme = Theme(
        name=settings.theme.name,
        chain=tuple(layer.label for layer in layers),
        templates=templates_of(files),
        assets=assets_of(files),
        options=options,
        strings=strings,
    )
    texts = [name for name in settings.theme.options if specs[name].type == "text"]
    if unfit := unfit_options(theme, texts):
        raise BriefgenError(unfit, ExitCode.USAGE)
    return theme, (*faults, *mistakes, *missing_strings(theme))


def chain_of(root: Path, name: str) -> tuple[list[Layer], list[ThemeInfo]]:
    """Return the folders from a theme to its last parent, and what each says of itself.

    Raises:
        BriefgenError: there is no such theme, a ``theme.yaml`` is wrong, or the parents form a loop.
    """
    layers: list[Layer] = []
    infos: list[ThemeInfo] = []
    wanted = name
    while wanted or not layers:
        layer = _next_layer(root, wanted, layers)
        layers.append(layer)
        infos.append(_info(layer))
        wanted = infos[-1].parent or _overridden(layer, layers)
    return layers, infos


def _next_layer(root: Path, name: str, taken: list[Layer]) -> Layer:
    candidates = _candidates(root, name)
    if not candidates:
        raise BriefgenError([_unknown(root, name, taken)], ExitCode.USAGE)
    free = [layer for layer in candidates if layer not in taken]
    if not free:
        raise BriefgenError([_loop(name, taken)], ExitCode.USAGE)
    return free[0]


def _candidates(root: Path, name: str) -> list[Layer]:
    if name in {"", ".", ".."} or "/" in name or "\\" in name or "\0" in name:
        return []
    places = ((root / "themes", "themes"), (builtin_themes(), BUILT_IN_LABEL))
    return [
        Layer(name, folder / name, f"{label}/{name}") for folder, label in places if name in _folders(folder)
    ]


def _folders(folder: Path) -> tuple[str, ...]:
    if not folder.is_dir():
        return ()
    return tuple(entry.name for entry in os.scandir(folder) if entry.is_dir() and entry.name[0] not in "._")


def _overridden(layer: Layer, taken: list[Layer]) -> str:
    """Return the theme's own name when its folder only overrides files of a built-in theme."""
    is_site = not layer.label.startswith(BUILT_IN_LABEL)
    built_in = is_site and layer.name in _folders(builtin_themes())
    return layer.name if built_in and sum(it.name == layer.name for it in taken) == 1 else ""


def _info(layer: Layer) -> ThemeInfo:
    path, label = layer.folder / THEME_FILE, f"{layer.label}/{THEME_FILE}"
    if not path.is_file():
        if _overridden(layer, [layer]):
            return ThemeInfo(name=layer.name)
        raise BriefgenError([_no_theme_file(layer, label)], ExitCode.USAGE)
    info, problems = read_theme_file(path.read_bytes(), label)
    if problems:
        raise BriefgenError(problems, ExitCode.USAGE)
    return info


def option_specs(infos: list[ThemeInfo]) -> dict[str, OptionSpec]:
    """Return the options of a theme and its parents; a theme's own stand before theirs."""
    specs: dict[str, OptionSpec] = {}
    for info in reversed(infos):
        specs |= info.options
    return specs


def files_of(layers: list[Layer]) -> tuple[dict[str, list[ThemeFile]], tuple[Diagnostic, ...]]:
    """Return all files of a theme by path, those of its parents behind its own, and which cannot be used.

    The interface strings of the built-in theme ``briefing`` stand behind every theme's, and its
    templates for feeds and the site map, so that one without parent has them.
    """
    folder = builtin_themes() / INTERFACE
    if any(layer.folder == folder for layer in layers):
        return layered_files(layers)
    return layered_files(layers, Layer(INTERFACE, folder, f"{BUILT_IN_LABEL}/{INTERFACE}"))


def _unknown(root: Path, name: str, taken: list[Layer]) -> Diagnostic:
    known = theme_names(root)
    near = closest(name, known)
    whose = f', the parent of "{taken[-1].name}"' if taken else ""
    return problem(
        "BG601",
        f'there is no theme "{name}"{whose}',
        Span(f"{taken[-1].label}/{THEME_FILE}" if taken else "briefgen.yaml"),
        help=f'did you mean "{near}"?' if near else f"themes here: {', '.join(known)}",
    )


def _loop(name: str, taken: list[Layer]) -> Diagnostic:
    way = " → ".join([*(layer.name for layer in taken), name])
    return problem(
        "BG602",
        f"the parents of a theme form a loop: {way}",
        Span(f"{taken[-1].label}/{THEME_FILE}"),
        help="let one of them name another parent, or none",
    )


def _no_theme_file(layer: Layer, label: str) -> Diagnostic:
    return problem(
        "BG603",
        f'the theme "{layer.name}" has no {THEME_FILE}',
        Span(label),
        help="create it with at least a line such as `parent: briefing`",
    )
