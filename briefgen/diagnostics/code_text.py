"""What ``briefgen explain`` tells about a code."""

from typing import Literal

import msgspec


class CodeText(msgspec.Struct, frozen=True):
    """The long text of one code.

    ``severity`` is the code's usual one; a stage may lower or raise it (``--strict``, the gate).
    ``example`` shows input that causes the problem, as it would stand in a file or on a command
    line; ``fix`` says what to change.
    """

    title: str
    severity: Literal["error", "warning", "info"]
    cause: str
    example: str
    fix: str
