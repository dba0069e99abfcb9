"""Which folders make a theme: the site's, its parent's, the built-in one's."""

import importlib.resources
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import BriefgenError, Diagnostic, ExitCode, Span, closest, problem
from briefgen.settings.values import ThemeSettings
from briefgen.theme.theme_file import (
    THEME_FILE,
    OptionSpec,
    ThemeInfo,
    option_values,
    read_strings,
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
    layers, infos = _chain(root, settings.theme.name)
    specs = _specs(infos)
    options, problems = option_values(specs, settings.theme.options)
    if problems:
        raise BriefgenError(problems, ExitCode.USAGE)
    files, faults = _merged(layers)
    strings, mistakes = _strings(_over_interface(files, layers))
    theme = Theme(
        name=settings.theme.name,
        chain=tuple(layer.label for layer in layers),
        templates=_below(files, "templates/"),
        assets=_below(files, "assets/"),
        options=options,
        strings=strings,
    )
    texts = [name for name in settings.theme.options if specs[name].type == "text"]
    if unfit := unfit_options(theme, texts):
        raise BriefgenError(unfit, ExitCode.USAGE)
    return theme, (*faults, *mistakes, *missing_strings(theme))


def _chain(root: Path, name: str) -> tuple[list[Layer], list[ThemeInfo]]:
    """Return the folders from the chosen theme to its last parent, and what each says of itself."""
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


def _specs(infos: list[ThemeInfo]) -> dict[str, OptionSpec]:
    specs: dict[str, OptionSpec] = {}
    for info in reversed(infos):
        specs |= info.options
    return specs


def _merged(layers: list[Layer]) -> tuple[dict[str, list[ThemeFile]], tuple[Diagnostic, ...]]:
    """Return all files of the layers by path below the theme; the first of each list counts."""
    files: dict[str, list[ThemeFile]] = {}
    problems: list[Diagnostic] = []
    for layer in layers:
        for path in _paths(layer.folder):
            file = _read(layer, path, problems)
            if file:
                files.setdefault(path, []).append(file)
    return dict(sorted(files.items())), tuple(problems)


def _paths(folder: Path) -> Iterator[str]:
    """Yield the paths below ``folder`` of all files in ``templates``, ``assets`` and ``i18n``, sorted."""
    for part in ("assets", "i18n", "templates"):
        for place, folders, names in os.walk(folder / part):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and not name.endswith("~"):
                    yield (Path(place) / name).relative_to(folder).as_posix()


def _read(layer: Layer, path: str, problems: list[Diagnostic]) -> ThemeFile | None:
    place, label = layer.folder / path, f"{layer.label}/{path}"
    try:
        if not stat.S_ISREG(place.stat().st_mode) or not place.resolve().is_relative_to(
            layer.folder.resolve()
        ):
            problems.append(_unusable(label, "is no plain file inside the theme"))
            return None
        data = place.read_bytes()
    except OSError as error:
        problems.append(_unusable(label, f"cannot be read: {error.strerror}"))
        return None
    if path.startswith("templates/") and not _is_text(data):
        problems.append(_unusable(label, "is not UTF-8"))
        return None
    return ThemeFile(label, data)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _below(files: dict[str, list[ThemeFile]], prefix: str) -> dict[str, ThemeFile]:
    return {path[len(prefix) :]: found[0] for path, found in files.items() if path.startswith(prefix)}


def _over_interface(files: dict[str, list[ThemeFile]], layers: list[Layer]) -> dict[str, list[ThemeFile]]:
    """Return the files with the built-in interface strings under those of the theme and its parents."""
    folder = builtin_themes() / INTERFACE
    if any(layer.folder == folder for layer in layers):
        return files
    layer = Layer(INTERFACE, folder, f"{BUILT_IN_LABEL}/{INTERFACE}")
    under = {path: _read(layer, path, []) for path in _paths(folder) if path.startswith("i18n/")}
    return {
        path: [*files.get(path, ()), *(file for file in (under.get(path),) if file)]
        for path in sorted({*files, *under})
    }


def _strings(files: dict[str, list[ThemeFile]]) -> tuple[dict[str, dict[str, str]], tuple[Diagnostic, ...]]:
    """Return the strings by language; a theme's own stand before its parent's, key by key."""
    strings: dict[str, dict[str, str]] = {}
    problems: list[Diagnostic] = []
    for path, found in files.items():
        if not path.startswith("i18n/") or not path.endswith((".yaml", ".yml")):
            continue
        language = path.removeprefix("i18n/").rpartition(".")[0]
        for file in reversed(found):
            texts, mistakes = read_strings(file.data, file.label)
            strings.setdefault(language, {}).update(texts)
            problems += mistakes
    return strings, tuple(problems)


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


def _unusable(label: str, why: str) -> Diagnostic:
    return problem(
        "BG606", f"the theme's file {why}", Span(label), help="replace it by a plain UTF-8 file, or remove it"
    )
