"""Makes the fonts of social cards: `python docs/card_fonts.py FOLDER`, where FOLDER holds Noto's files.

One file for each weight, so that a line of mixed scripts is shaped as a whole. The files come from Debian's
`fonts-noto-core`; this needs `pip install fonttools`.
"""

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "briefgen/cards/fonts"
WEIGHTS = ("Regular", "Bold")
SCRIPTS = ("", "Arabic", "Hebrew", "Armenian", "Georgian", "Thai", "Devanagari")
LATIN = [
    *range(0x20, 0x530),
    *range(0x1D00, 0x2000),
    *range(0x2000, 0x2070),
    *range(0x2070, 0x20D0),
    *range(0x2100, 0x2220),
]
OTHERS = [
    *range(0x300, 0x1D00),
    *range(0x2000, 0x2070),
    0x25CC,
    *range(0xA8E0, 0xA900),
    *range(0xFB13, 0xFE00),
    *range(0xFE70, 0xFF00),
]


def part(file: Path, wanted: list[int]) -> Path:
    """Return a file with the letters that are wanted of a font, and all that shaping needs."""
    font = TTFont(file)
    options = Options(layout_features=["*"], hinting=False, name_IDs=[0, 1, 2, 13, 14], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    made = TARGET / f"{file.stem}.part.ttf"
    font.save(made)
    return made


def make(folder: Path, weight: str) -> Path:
    """Write one weight, and return its file."""
    parts = [
        part(folder / f"NotoSans{script}-{weight}.ttf", OTHERS if script else LATIN) for script in SCRIPTS
    ]
    font = Merger().merge([str(one) for one in parts])
    font["head"].created = font["head"].modified = 0
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16}:
            record.string = f"Briefing Card Sans {weight}"
    made = TARGET / f"{weight.lower()}.ttf"
    font.save(made)
    for one in parts:
        one.unlink()
    return made


def ranges(file: Path) -> str:
    """Return the letters that a font has, as ranges of hexadecimal numbers, a line each."""
    lines: list[list[int]] = []
    for code in sorted(TTFont(file).getBestCmap()):
        if lines and code == lines[-1][1] + 1:
            lines[-1][1] = code
        else:
            lines.append([code, code])
    return "".join(f"{first:x} {last:x}\n" for first, last in lines)


if __name__ == "__main__":
    files = [make(Path(sys.argv[1]), weight) for weight in WEIGHTS]
    letters = {ranges(file) for file in files}
    if len(letters) != 1:
        sys.exit("the weights have different letters")
    (TARGET / "letters.txt").write_text(letters.pop(), encoding="ascii")
