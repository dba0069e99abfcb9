"""Names that are nobody's content."""

import re

# Vim's swap files, backups of Vim, Emacs, Kate and gedit, Emacs' auto-saves, JetBrains' safe writes.
_LITTER = re.compile(r".*~|.*\.sw[a-z]|#.*#|.*___jb_(?:tmp|old)___", re.DOTALL)
_VIM_PROBE = "4913"


def is_ignored(name: str, *, folder: bool) -> bool:
    """Tell whether an entry called ``name`` can be ignored in a watched folder.

    Names with a dot in front are (`.git`, `.#lock`, `.goutputstream-…`, `.~lock…#`), and what editors leave
    beside a file that they save. `x.tmp` or `x.bak` may be an asset: a needless look costs less than one that
    is not taken.
    """
    if name.startswith("."):
        return True
    return not folder and (name == _VIM_PROBE or _LITTER.fullmatch(name) is not None)
