"""Names of files: which are nobody's content, and which cannot be used."""

import re

from briefgen.model.paths import FIRST_SURROGATE, UNPRINTABLE
from briefgen.model.placeholders import RESERVED

_LITTER = re.compile(
    r".*~|#.*#|.*\.sw[a-z]|.*\.(?:tmp|bak|orig)|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
_VIM_PROBE = "4913"


def is_litter(name: str, *, folder: bool) -> bool:
    """Tell whether an editor, a desktop or a merge left ``name`` behind.

    ``4913`` is the file with which Vim probes whether it may write; a folder of that name is
    somebody's.
    """
    return _LITTER.fullmatch(name) is not None or (name == _VIM_PROBE and not folder)


def defect(name: str) -> str:
    """Return why a file's name cannot stand in an address, or an empty text.

    Surrogates are how Python shows bytes that are no UTF-8 (PEP 383). A backslash is a separator
    for browsers and on Windows; the noncharacters U+FDD0 to U+FDEF mark places in a body's HTML.
    """
    if found := UNPRINTABLE.search(name):
        return "is not UTF-8" if found[0] >= FIRST_SURROGATE else "holds a control character"
    if "\\" in name:
        return "holds a backslash"
    return "holds a character that stands for nothing (U+FDD0 to U+FDEF)" if RESERVED.search(name) else ""
