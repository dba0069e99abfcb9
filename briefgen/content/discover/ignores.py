"""The site's ``ignore`` patterns."""

import re

from pathspec import GitIgnoreSpec

from briefgen.diagnostics import Diagnostic, Span, problem
from briefgen.model.paths import printable

SETTINGS = Span("briefgen.yaml")


class Ignores:
    """Patterns in the style of ``.gitignore`` over paths below ``content/``.

    As in git, a later pattern outweighs an earlier one and ``!`` takes a file back in.
    """

    def __init__(self, patterns: tuple[str, ...]) -> None:
        """Read the patterns; those that cannot be read are left out and stand in ``problems``."""
        self.problems = tuple(filter(None, map(_complaint, patterns)))
        readable = [pattern for pattern in patterns if _complaint(pattern) is None]
        self._spec = GitIgnoreSpec.from_lines(readable) if readable else None
        self._takes_back = any(pattern.startswith("!") for pattern in readable)

    def file(self, path: str) -> bool:
        """Tell whether the file at ``path`` is ignored."""
        return self._spec is not None and self._spec.match_file(printable(path))

    def folder(self, path: str) -> bool:
        """Tell whether nothing below ``path`` can count, so that it need not be looked at."""
        return (
            self._spec is not None and not self._takes_back and self._spec.match_file(printable(path) + "/")
        )


def _complaint(pattern: str) -> Diagnostic | None:
    try:
        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        return problem(
            "BG809",
            f'"ignore" holds a pattern that cannot be read: "{printable(pattern)}"',
            SETTINGS,
            help='write it as in a .gitignore file, for example "old/**" or "*.draft.md"',
        )
    return None
