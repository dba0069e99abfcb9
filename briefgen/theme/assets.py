"""A theme's assets: options written into style sheets, addresses in them rewritten, names hashed."""

import hashlib
import posixpath
import re
from collections.abc import Mapping

import msgspec

from briefgen.diagnostics import Diagnostic, Span, closest, problem
from briefgen.theme.colours import DARK_GROUND, LIGHT_GROUND, readable
from briefgen.theme.scripts import without_comments
from briefgen.theme.theme_file import COLOR, OptionValue
from briefgen.theme.theme_value import Theme, ThemeFile
from briefgen.theme.used_names import asked_assets, missing_assets

_ADDRESS = re.compile(
    r"""/\*.*?\*/|(?P<url>url\(\s*(?P<q>["']?)(?P<a>[^"')\s]+)(?P=q)\s*\))|(?P<import>@import\s+(?P<r>["'])(?P<b>[^"']+)(?P=r))""",
    re.DOTALL,
)
_OPTION = re.compile(r"(--option-([a-z0-9-]+)\s*:\s*)([^;}]*)")
_SPARE = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|/\*.*?\*/|\s*;?\s*(?P<end>\})\s*|\s*(?P<mark>[{;,])\s*|(?P<colon>:)\s+|(?P<gap>\s+)""",
    re.DOTALL,
)
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
HASH_LENGTH = 10
_GROUNDS = (("_on_light", LIGHT_GROUND), ("_on_dark", DARK_GROUND))


class ThemeAssets(msgspec.Struct, frozen=True):
    """The assets to write: ``routes`` lead from a path below ``assets/`` to its route."""

    routes: dict[str, str]
    files: dict[str, bytes]
    problems: tuple[Diagnostic, ...]


def theme_assets(theme: Theme) -> ThemeAssets:
    """Return the assets that the theme's templates name and, transitively, its style sheets refer to.

    Style sheets are worked out leaves first: the name of a file tells its bytes, so what refers to
    it changes with it. In a style sheet ``--option-accent: …;`` takes the value of the option
    ``accent``, ``--option-accent-on-light`` and ``--option-accent-on-dark`` that colour made
    readable on light and on dark grounds.
    """
    work = _Work(theme)
    asked = asked_assets(theme)
    for path in theme.assets if asked is None else asked:
        if path in theme.assets:
            work.route(path)
    return ThemeAssets(
        dict(sorted(work.routes.items())),
        dict(sorted(work.files.items())),
        (*missing_assets(theme), *work.problems),
    )


class _Work:
    """Assets as they are worked out; ``under_way`` finds cycles."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.routes: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.problems: list[Diagnostic] = []
        self.under_way: list[str] = []

    def route(self, path: str) -> str:
        """Return the route of an asset after working out all that it refers to."""
        if path not in self.routes:
            self.under_way.append(path)
            data = self._bytes(path)
            self.under_way.pop()
            self.routes[path] = _route(path, data)
            self.files[self.routes[path]] = data
        return self.routes[path]

    def _bytes(self, path: str) -> bytes:
        file = self.theme.assets[path]
        if path.endswith((".js", ".mjs")):
            return without_comments(file.data.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
        if not path.endswith(".css"):
            return file.data
        text = _with_options(file.data.decode("utf-8", "replace"), self.theme.options)

        def rewritten(found: re.Match[str]) -> str:
            address = found["a"] or found["b"]
            if not address or _OUTSIDE.match(address):
                return found[0]
            return found[0].replace(address, self._address(address, path, file, text, found))

        return compact(_ADDRESS.sub(rewritten, text)).encode()

    def _address(self, address: str, path: str, file: ThemeFile, text: str, found: re.Match[str]) -> str:
        bare, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), bare))
        span = _span(file, text, found)
        if target in self.under_way:
            way = " → ".join([*self.under_way[self.under_way.index(target) :], target])
            self.problems.append(_cycle(way, span))
            return address
        if target not in self.theme.assets:
            self.problems.append(_missing(address, target, span, self.theme))
            return address
        return posixpath.basename(self.route(target)) + mark + rest


def compact(sheet: str) -> str:
    """Return a style sheet without comments and needless white space; quoted texts stay as they are."""
    return _SPARE.sub(_kept, sheet).strip()


def _kept(found: re.Match[str]) -> str:
    kept = found["text"] or found["end"] or found["mark"] or found["colon"]
    return kept or (" " if found["gap"] else "")


def _with_options(text: str, options: Mapping[str, OptionValue]) -> str:
    def value(found: re.Match[str]) -> str:
        given = _written(found[2].replace("-", "_"), options)
        return found[0] if given is None else found[1] + given

    return _OPTION.sub(value, text)


def _written(name: str, options: Mapping[str, OptionValue]) -> str | None:
    """Return what a style sheet gets for ``--option-NAME``; None when it is no option's."""
    for suffix, ground in _GROUNDS:
        given = options.get(name.removesuffix(suffix)) if name.endswith(suffix) else None
        if isinstance(given, str) and COLOR.match(given):
            return readable(given, ground)
    given = options.get(name)
    if given is None:
        return None
    return f"{given:g}" if isinstance(given, float) else str(given)


def _route(path: str, data: bytes) -> str:
    name, dot, suffix = posixpath.basename(path).rpartition(".")
    digest = hashlib.sha256(data).hexdigest()[:HASH_LENGTH]
    return f"/assets/{name}.{digest}.{suffix}" if dot and name else f"/assets/{suffix}.{digest}"


def _span(file: ThemeFile, text: str, found: re.Match[str]) -> Span:
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    return Span(file.label, line, column, line, column + len(found[0]))


def _cycle(way: str, span: Span) -> Diagnostic:
    return problem(
        "BG621", f"style sheets refer to each other: {way}", span, help="take one of the references out"
    )


def _missing(address: str, target: str, span: Span, theme: Theme) -> Diagnostic:
    near = closest(target, theme.assets)
    return problem(
        "BG620",
        f'the theme has no asset "{address}"',
        span,
        help=f'did you mean "{near}"?'
        if near
        else "addresses in style sheets count from the style sheet's folder",
    )
