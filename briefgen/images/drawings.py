"""SVG files written anew from what is allowed in them (SVG 2): no script, nothing from outside."""

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

import msgspec

from briefgen.images.anatomy import UnusableError
from briefgen.images.vocabulary import (
    ATTRIBUTES_OF_OTHERS,
    ELEMENTS,
    GONE_WITHOUT_WORD,
    LINK,
    PRESENTATION,
    SVG,
    XLINK,
    XML,
    is_safe_style,
    is_safe_value,
)

LARGEST = 20_000_000
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px)?\s*\Z")
# What stands between quotation marks may hold a semicolon.
_DECLARATIONS = re.compile(r"""(?:[^;"']|"[^"]*"|'[^']*')+""")
_IMPORTANT = re.compile(r"!\s*important\s*\Z", re.IGNORECASE)
_GAPS = re.compile(r"[\s,]+")
_SPLIT = " "


class Removed(msgspec.Struct, frozen=True):
    """Something that was taken out, and the line on which it stood."""

    what: str
    line: int


class Drawing(msgspec.Struct, frozen=True):
    """A cleaned SVG: its bytes, its size in pixels (0: unknown), and what was taken out and is missed."""

    data: bytes
    width: int
    height: int
    removed: tuple[Removed, ...]


class NoDrawingError(UnusableError):
    """An SVG cannot be cleaned; ``line`` is where, 0 for the whole."""

    def __init__(self, reason: str, line: int = 0) -> None:
        """Keep the place."""
        super().__init__(reason)
        self.line = line


def drawing(data: bytes) -> Drawing:
    """Return an SVG with nothing in it but shapes, words and styles of its own.

    Scripts, event handlers, foreign content and all that would be fetched from elsewhere are taken out and
    named; editors' notes and comments go without a word.

    Raises:
        NoDrawingError: it is no SVG, not well-formed, declares entities, or is too large.
    """
    if len(data) > LARGEST:
        raise NoDrawingError(f"it has more than {LARGEST // 1_000_000} MB")
    writer = _Writer()
    try:
        writer.parser.Parse(data, True)
    except ExpatError as error:
        raise NoDrawingError("it is not well-formed XML", error.lineno) from error
    except (ValueError, LookupError) as error:
        raise NoDrawingError("its text encoding is not known") from error
    width, height = _size(writer.root)
    return Drawing("".join(writer.out).encode() + b"\n", width, height, tuple(writer.removed))


class _Writer:
    """Writes what the parser tells, as far as it is allowed."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.removed: list[Removed] = []
        self.root: dict[str, str] = {}
        self._open: list[str] = []
        self._skipped = 0
        self._style: list[str] | None = None
        self.parser = ParserCreate(namespace_separator=_SPLIT)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def _entity(self, *_: object) -> None:
        raise NoDrawingError("it declares entities", self.parser.CurrentLineNumber)

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._miss("a style sheet from elsewhere")

    def _miss(self, what: str) -> None:
        self.removed.append(Removed(what, self.parser.CurrentLineNumber))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(_SPLIT)
        if not self._open and not self._skipped and (local != "svg" or space not in ("", SVG)):
            raise NoDrawingError("it is no SVG", self.parser.CurrentLineNumber)
        if self._skipped or space not in ("", SVG) or local not in ELEMENTS:
            if not self._skipped and space in ("", SVG) and local not in GONE_WITHOUT_WORD:
                self._miss(f"<{local}>")
            self._skipped += 1
            return
        kept = dict(self._kept(local, attributes)) | dict(self._styled(attributes.get("style", "")))
        if not self._open:
            self.root = kept
            self.out.append(f'<svg xmlns="{SVG}"')
        else:
            self.out.append(f"<{local}")
        self.out += [f' {key}="{_escaped(value)}"' for key, value in sorted(kept.items())]
        self.out.append(">")
        self._open.append(local)
        self._style = [] if local == "style" else None

    def _kept(self, element: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
        for name, value in attributes.items():
            space, _, local = name.rpartition(_SPLIT)
            if space == XML and local in ("space", "lang"):
                yield f"xml:{local}", value
            elif local == "href" and space in ("", XLINK):
                yield from self._link(element, value)
            elif space == "":
                yield from self._plain(local, value)

    def _link(self, element: str, value: str) -> Iterator[tuple[str, str]]:
        if LINK.match(value.strip()):
            yield "href", value.strip()
        elif element != "a":
            self._miss(f"a reference to {value.strip()[:40]}")

    def _plain(self, name: str, value: str) -> Iterator[tuple[str, str]]:
        if name.lower().startswith("on"):
            self._miss(f"{name}=")
        elif name in ATTRIBUTES_OF_OTHERS or name == "style" or name.startswith("data-"):
            return
        elif is_safe_value(name, value):
            yield name, value
        else:
            self._miss(f"{name}= with an address")

    def _styled(self, style: str) -> Iterator[tuple[str, str]]:
        """Yield what a ``style`` says as attributes of their own, which a strict policy lets pass."""
        for declaration in _DECLARATIONS.findall(style):
            name, _, value = declaration.partition(":")
            name, value = name.strip().lower(), _IMPORTANT.sub("", value).strip()
            if name not in PRESENTATION:
                continue
            if is_safe_style(value):
                yield name, value
            else:
                self._miss(f"{name}: with an address")

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        local = self._open.pop()
        if self._style is not None and local == "style":
            self._end_style("".join(self._style))
            self._style = None
        if self.out[-1] == ">":
            self.out[-1] = "/>"
        else:
            self.out.append(f"</{local}>")

    def _end_style(self, sheet: str) -> None:
        plain = re.sub(r"/\*.*?(\*/|\Z)", "", sheet, flags=re.DOTALL)
        if is_safe_style(plain):
            self.out.append(_escaped(plain, quote=False))
        else:
            self._miss("a style sheet that asks for something from elsewhere")

    def _text(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        if self._style is not None:
            self._style.append(text)
        else:
            self.out.append(_escaped(text, quote=False))


def _escaped(text: str, *, quote: bool = True) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not quote:
        return text
    return text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def _size(root: dict[str, str]) -> tuple[int, int]:
    """Return the size that an SVG gives itself, in pixels; that of its view box where it gives none."""
    box = [_number(part) for part in _GAPS.split(root.get("viewBox", "").strip())]
    own = box[2:] if len(box) == 4 else [0.0, 0.0]
    width, height = _number(root.get("width", "")), _number(root.get("height", ""))
    if width and not height and own[0]:
        height = width * own[1] / own[0]
    elif height and not width and own[1]:
        width = height * own[0] / own[1]
    elif not width and not height:
        width, height = own
    return _whole(width), _whole(height)


def _number(text: str) -> float:
    found = _LENGTH.match(text)
    return float(found[1]) if found else 0.0


def _whole(length: float) -> int:
    return max(1, round(length)) if 0 < length < 100_000 else 0
