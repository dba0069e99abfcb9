"""In which direction languages and texts are written."""

import re
from functools import lru_cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

_LANGUAGES = frozenset(
    """
    aeb acm acw acx adf afb ajp apc apd ar arc arq ars ary arz aao ayl azb bal bcc bgn bqi ckb dcc dv fa fub
    glk he iw ji khw ks lki lrc luz mzn nqo pbt pes pnb prs ps rhg rmt sam sd sdh shu skr syr trw ug ur yi yud
    """.split()  # noqa: SIM905
)
_SCRIPTS = frozenset(
    [
        "adlm",
        "arab",
        "aran",
        "armi",
        "avst",
        "chrs",
        "cprt",
        "elym",
        "hatr",
        "hebr",
        "hung",
        "khar",
        "lydi",
        "mand",
        "mani",
        "mend",
        "merc",
        "mero",
        "narb",
        "nbat",
        "nkoo",
        "orkh",
        "ougr",
        "palm",
        "phli",
        "phlp",
        "phnx",
        "prti",
        "rohg",
        "samr",
        "sarb",
        "sogd",
        "sogo",
        "syrc",
        "syre",
        "syrj",
        "syrn",
        "thaa",
        "yezi",
    ]
)
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_ANY = re.compile(f"[{_RIGHT_TO_LEFT}]")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=256)
def direction(language: str) -> Direction:
    """Return the direction in which a language (BCP 47) is written; a script in the tag decides.

    The languages are those that Unicode's CLDR or the registry of language subtags tell to be
    written from right to left.
    """
    first, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == len("Arab") and part.isalpha()), "")
    return "rtl" if script in _SCRIPTS or (not script and first in _LANGUAGES) else "ltr"


def has_right_to_left(text: str) -> bool:
    """Tell whether a text holds any character of a script that is written from right to left."""
    return not text.isascii() and _ANY.search(text) is not None


def direction_of(text: str) -> Direction | None:
    """Return the direction of most letters of a text; None when it has none, or as many of both.

    The first letter alone would mislead: news in Arabic often begin with a name in Latin letters.
    """
    return direction_by(*letters_of(text))


def letters_of(text: str) -> tuple[int, int]:
    """Return how many letters a text has that are written from right to left, and how many in all."""
    letters = "".join(_LETTER.findall(text))
    return len(_ANY.findall(letters)), len(letters)


def direction_by(from_right: int, letters: int) -> Direction | None:
    """Return the direction of a text with ``from_right`` of its ``letters`` written from right to left."""
    if from_right * 2 == letters:
        return None
    return "rtl" if from_right * 2 > letters else "ltr"
