"""Plain text of a body: its words counted, its sentences found, its beginning cut."""

import re
from bisect import bisect_left, bisect_right

_LONGEST = 300
# A pattern that begins with one class of characters is searched ten times as fast as one with branches.
# A row of stops is looked at from its first one only, or a long one would cost the square of its length.
_STOPS, _FULL_STOPS = ".!?\u2026\u061f\u0964", "\u3002\uff01\uff1f"
_ENDS = re.compile(
    f"[{_STOPS}{_FULL_STOPS}](?:(?<=[{_STOPS}])(?<![{_STOPS}]{{2}})[{_STOPS}]*+"
    f"[\"'\u201d\u2019\u00bb\u201c\u2039\u203a)\\]]*\\s+|(?<=[{_FULL_STOPS}])[{_FULL_STOPS}]*)"
)
_OPENERS = "\"'\u201c\u201e\u2018\u201a\u00ab\u2039([\u00bf\u00a1 \u202f"
_BEFORE_STOP = re.compile(r"(\w+(?:\.\w+)*)\.$")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st gen col lt sgt capt sen rep gov hon rev pres amb jr sr vs no nos art arts
    para paras pp vol fig ed eds approx ca cf al e.g i.e u.s u.n u.k e.u a.m p.m bzw z.b nr str vgl
    hr fr tzw np ul mm mme sra dra ud ст см рис стр ул им г гг т.е т.д т.п р п див напр
    """.split()  # noqa: SIM905
)
_NO_WORD = re.compile(r"\s(?!\w)[^\w\s]++(?!\S)")
_ASCII = tuple(map(chr, range(128)))
_ASCII_SIGNS = "".join(char for char in _ASCII if re.match(r"[^\w\s]", char)).encode()
_ASCII_SPACES = bytes.maketrans(
    *(
        "".join(chars).encode()
        for chars in zip(*((char, " ") for char in _ASCII if char.isspace()), strict=True)
    )
)
# Quotation marks, dashes and the like, U+2010 to U+2027 and U+2030 to U+203E, and guillemets.
_TYPOGRAPHIC_SIGNS = re.compile(rb"\xe2\x80[\x90-\xa7\xb0-\xbe]")
_GUILLEMETS = re.compile(rb"\xc2[\xab\xbb]")
_SINGLY = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
# All these characters begin with one of these bytes in UTF-8, or with the two of the radicals.
_FAR_BYTES = bytes([0xE0, 0xE1, *range(0xE3, 0xF5)])
_RADICALS = re.compile(b"\xe2[\xba-\xbf]")
_LETTERS_A_WORD = 5


def count_words(text: str) -> int:
    """Return how many words a reader reads.

    Words stand between spaces and hold at least one letter or digit. Han characters and kana count
    singly; in Thai, Lao, Burmese and Khmer, which put no spaces between words, five letters count
    as one word.
    """
    encoded = text.encode("utf-8", "replace")
    words = _without_signs(encoded)
    if words.isascii():
        return _count_runs(words)
    if not _may_be_unspaced(encoded):
        only_words = words.decode().replace(" ", "").replace("_", "").isalnum()
        return _count_runs(words) if only_words else _count_words(text)
    text, singly = _SINGLY.subn(" ", text)
    runs = _UNSPACED.findall(text)
    text = _UNSPACED.sub(" ", text) if runs else text
    return _count_words(text) + singly + sum(-(-len(run) // _LETTERS_A_WORD) for run in runs)


def _count_words(text: str) -> int:
    return len(text.split()) - len(_NO_WORD.findall(f" {text}"))


def _without_signs(encoded: bytes) -> bytes:
    """Return a text in UTF-8 without the usual signs, its ASCII spaces all alike."""
    words = encoded.translate(_ASCII_SPACES, _ASCII_SIGNS)
    if not words.isascii():
        words = words.replace(b" \xe2\x80\x93 ", b" ")  # so that most texts keep single spaces
        words = _GUILLEMETS.sub(b"", _TYPOGRAPHIC_SIGNS.sub(b"", words))
    return words


def _count_runs(words: bytes) -> int:
    """Return in how many parts spaces cut a text; to count single ones is faster than to cut."""
    if b"  " in words:
        return len(words.split())
    words = words.strip(b" ")
    return words.count(b" ") + 1 if words else 0


def _may_be_unspaced(encoded: bytes) -> bool:
    """Tell whether a text can hold scripts without spaces; bytes are searched faster than characters."""
    return len(encoded.translate(None, _FAR_BYTES)) < len(encoded) or bool(_RADICALS.search(encoded))


def shorten(text: str, limit: int = _LONGEST) -> str:
    """Return ``text`` in one line, cut behind a word with ``…`` when it is longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return line[: cut if cut > 0 else limit - 1].rstrip(" ,;:\u2013\u2014-") + "\u2026"


def sentences(text: str) -> list[int]:
    """Return where the sentences of a paragraph begin, first 0.

    A sentence ends at ``. ! ? …`` (and their like in other scripts) where the next word does not
    begin with a small letter and the stop does not belong to an initial or a known abbreviation.
    """
    starts = [0]
    for match in _ENDS.finditer(text):
        following = text[match.end() : match.end() + 4].lstrip(_OPENERS)
        if match.end() < len(text) and not following[:1].islower() and not _is_abbreviation(text, match):
            starts.append(match.end())
    return starts


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match[0].rstrip() != ".":
        return False
    word = text[max(0, match.start() - 24) : match.start()].rpartition(" ")[2]
    if not word.isalnum():
        before = _BEFORE_STOP.search(text, max(0, match.start() - 24), match.start() + 1)
        if not before:
            return False
        word = before[1]
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS


def sentence_around(text: str, starts: list[int], begin: int, end: int) -> str:
    """Return the sentence that holds ``text[begin:end]``, cut at words around it when it is long."""
    first = starts[max(bisect_right(starts, begin) - 1, 0)]
    after = bisect_left(starts, max(end, begin + 1))
    last = starts[after] if after < len(starts) else len(text)
    return _window(text[first:last], begin - first, end - first)


def _window(sentence: str, begin: int, end: int) -> str:
    if len(sentence) <= _LONGEST:
        return " ".join(sentence.split())
    spare = max(_LONGEST - (end - begin), 0) // 2
    left, right = max(begin - spare, 0), min(end + spare, len(sentence))
    left = sentence.find(" ", left, begin) + 1 if left and " " in sentence[left:begin] else left
    cut = sentence.rfind(" ", end, right) if right < len(sentence) else right
    right = cut if cut > end else right
    words = shorten(sentence[left:right])
    opening = "\u2026" if left else ""
    closing = "\u2026" if right < len(sentence) and not words.endswith("\u2026") else ""
    return f"{opening}{words}{closing}"
