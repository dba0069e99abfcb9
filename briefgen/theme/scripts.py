"""Scripts as readers get them: without the lines that only tell who reads the source."""

import re

_COMMENT = re.compile(r"[ \t]*(?://(?![!#])(?:(?!\*/).)*|/\*(?!!)(?:(?!\*/).)*\*/[ \t]*)\n")


def without_comments(source: str) -> str:
    """Return a script without lines that are nothing but a comment; licences (``/*!``) stay.

    A script in which a text or comment goes over the end of a line is left as it is: there, what looks
    like a comment may be none.
    """
    lines = source.splitlines(keepends=True)
    if any(map(_goes_on, lines)):
        return source
    return "".join(line for line in lines if not _COMMENT.fullmatch(line))


def _goes_on(line: str) -> bool:
    return line.count("`") % 2 == 1 or line.count("/*") != line.count("*/") or line.endswith("\\\n")
