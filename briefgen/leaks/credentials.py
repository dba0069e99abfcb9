"""Private keys and access tokens, by the marks that their issuers give them."""

import math
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

_SHOWN = 8
_EVEN = 3.0
"""Bits per character below which a token is a placeholder, such as ``ghp_xxxxxxxx``; others have more."""


class _Mark(msgspec.Struct, frozen=True):
    """How tokens of one issuer look; ``begin`` stands in each of them and is looked for first."""

    name: str
    begin: bytes
    form: re.Pattern[bytes]


_MARKS = (
    _Mark(
        "a private key",
        b"PRIVATE KEY",
        re.compile(
            rb"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----"
            rb"(?:[\s\\nr]|[A-Za-z-]{1,40}: [^\n\\]{0,200}){0,40}(?P<secret>[A-Za-z0-9+/=]{32,})"
        ),
    ),
    _Mark(
        "an AWS access key",
        b"AKIA",
        re.compile(rb"(?<![A-Za-z0-9])AKIA(?P<secret>[A-Z2-7]{16})(?![A-Za-z0-9])"),
    ),
    _Mark(
        "an AWS session key",
        b"ASIA",
        re.compile(rb"(?<![A-Za-z0-9])ASIA(?P<secret>[A-Z2-7]{16})(?![A-Za-z0-9])"),
    ),
    *(
        _Mark(
            "a GitHub token",
            begin,
            re.compile(rb"(?<![A-Za-z0-9])" + begin + rb"(?P<secret>[A-Za-z0-9]{36,255})"),
        )
        for begin in (b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_")
    ),
    _Mark("a GitHub token", b"github_pat_", re.compile(rb"github_pat_(?P<secret>[A-Za-z0-9_]{60,255})")),
    _Mark("a GitLab token", b"glpat-", re.compile(rb"glpat-(?P<secret>[A-Za-z0-9_-]{20,255})")),
    _Mark(
        "a Slack token", b"xox", re.compile(rb"(?<![A-Za-z0-9])xox[abeoprs]-(?P<secret>[A-Za-z0-9-]{20,255})")
    ),
    _Mark(
        "a Google key",
        b"AIza",
        re.compile(rb"(?<![A-Za-z0-9])AIza(?P<secret>[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])"),
    ),
    _Mark(
        "a JSON web token",
        b"eyJ",
        re.compile(
            rb"(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ(?P<secret>[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,1000})"
        ),
    ),
)


def credentials(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what each key or token in the text is, and its first characters; never the whole."""
    for mark in _MARKS:
        if mark.begin in data:
            for match in mark.form.finditer(data):
                if _is_random(match["secret"]):
                    yield mark.name, f"{match[0][:_SHOWN].decode('ascii', 'replace')}…"


def _is_random(secret: bytes) -> bool:
    """Tell a token from a placeholder: repeated letters, and the word that AWS puts into its own examples."""
    return b"EXAMPLE" not in secret.upper() and _entropy(secret[:128]) >= _EVEN


def _entropy(data: bytes) -> float:
    total = len(data)
    return -sum(n / total * math.log2(n / total) for n in Counter(data).values())
