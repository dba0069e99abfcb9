"""Secrets kept out of whatever is shown, logged or reported."""

import re
from collections.abc import Mapping

HIDDEN = "***"
_NAME = re.compile(
    r"(?:.*[-_.])?(?:pass(?:word|wd|phrase|code)?|secret|token|credentials?|auth|(?:api|ssh|access|secret|private|deploy)?key(?:[-_]id)?|"
    r"identity|cookie)s?(?:[-_](?:file|value|text))?",
    re.IGNORECASE,
)
_SHORTEST = 6
_VALUES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<kept>[a-z][a-z0-9+.-]*://)[^\s/@:'\"]+:[^\s/@'\"]*@",
        r"(?P<kept>https?://)[^\s/@:'\"]{20,}@",
        r"(?P<kept>[?&](?:X-Amz-[A-Za-z-]+|AWSAccessKeyId|Signature|Expires|sig|(?:access_|private_)?token)=)[^\s&'\"]+",
        r"(?P<kept>(?i:authorization|private-token|x-api-key): *(?:(?i:basic|bearer|token) )?)\S+",
        r"(?P<kept>)(?:gh[pousr]_|github_pat_|glpat-|xox[abpr]-|sk-)[A-Za-z0-9_-]{16,}",
        r"(?P<kept>)\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
        r"(?P<kept>)-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^-]*-----END [A-Z ]*PRIVATE KEY-----)?",
    )
)
_KEY = re.compile(r"(?P<key>[\w.-]+)[\"']?\s*:\s*")
_VALUE = re.compile(r"\"[^\"]*\"?|'[^']*'?|[\[{].*|[^\s,}#][^,}#]*")


def is_secret_name(name: str) -> bool:
    """Tell whether a key or variable of this name holds a secret."""
    return bool(_NAME.fullmatch(name))


def redacted(text: str, environ: Mapping[str, str] | None = None) -> str:
    """Return the text without credentials in addresses, signatures, tokens and private keys.

    Values of variables of ``environ`` whose names say that they are secret are hidden wherever they stand.
    """
    for name, value in (environ or {}).items():
        if is_secret_name(name) and len(value) >= _SHORTEST:
            text = text.replace(value, HIDDEN)
    for pattern in _VALUES:
        text = pattern.sub(lambda found: f"{found['kept']}{HIDDEN}", text)
    return text


def masked(line: str) -> str:
    """Return a line of settings with stars over each letter of a secret, as long as it was."""
    for found in _KEY.finditer(line):
        value = _VALUE.match(line, found.end()) if is_secret_name(found["key"]) else None
        if value:
            line = f"{line[: value.start()]}{'*' * len(value[0])}{line[value.end() :]}"
    for pattern in _VALUES:
        line = pattern.sub(lambda found: found["kept"] + "*" * (len(found[0]) - len(found["kept"])), line)
    return line
