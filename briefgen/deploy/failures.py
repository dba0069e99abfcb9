"""Why a target could not be reached or changed, said so that somebody can act on it."""

import errno
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from briefgen.diagnostics import BriefgenError, ExitCode, Span, problem, redacted
from briefgen.model.paths import printable

AGAIN = "what was deployed before stands, and another deploy completes this one"
_UNREACHABLE = "check the name and whether the host is up, then deploy again"
_DENIED = (
    "check the user, and that the key or token is valid and loaded (ssh-add -l, aws sts get-caller-identity)"
)
_FULL = f"free some space there; {AGAIN}"
_KEY = ("BG762", "it does not accept the credentials", _DENIED)
_NETWORK = "BG761"
_ABSENT = "check the path or address in the settings; was it moved or deleted?"
_CLOSED = "give the user who deploys the right to write there"
_HOST_KEY = "compare its key by another way, then put it into ~/.ssh/known_hosts (ssh-keyscan HOST)"
_SAID: tuple[tuple[str, tuple[str, str, str]], ...] = (
    (
        "Host key verification failed|REMOTE HOST IDENTIFICATION",
        ("BG762", "its host key is not known", _HOST_KEY),
    ),
    (r"Permission denied \((?:publickey|password|keyboard)|Too many authentication failures", _KEY),
    ("Authentication failed|could not read (?:Username|Password)|terminal prompts disabled", _KEY),
    (r"Invalid username or (?:token|password)|(?:error|HTTP|status)[: ]+40[13]\b", _KEY),
    ("Connection refused", (_NETWORK, "the connection was refused", _UNREACHABLE)),
    (
        "Could not resolve host|Name or service not known|nodename nor servname|Temporary failure in name",
        (_NETWORK, "its name leads nowhere", _UNREACHABLE),
    ),
    ("No space left on device|[Qq]uota exceeded", ("BG763", "there is no space left", _FULL)),
    (
        "does not appear to be a git repository|[Rr]epository .*not found|No such file or directory",
        ("BG764", "what it names is not there", _ABSENT),
    ),
    (
        "Read-only file system|Permission denied|Operation not permitted|hook declined|protected branch",
        ("BG765", "writing there is not allowed", _CLOSED),
    ),
    (
        "timed? ?out|No route to host|is unreachable|[Cc]onnection (?:\\w+ )?(?:reset|closed)|Broken pipe",
        (_NETWORK, "the connection was lost", _UNREACHABLE),
    ),
)
_ERRNO: dict[int, tuple[str, str, str]] = {
    errno.ENOSPC: ("BG763", "there is no space left", _FULL),
    errno.EDQUOT: ("BG763", "the quota is used up", _FULL),
    errno.EFBIG: ("BG763", "a file is larger than the system allows", _FULL),
    errno.EACCES: ("BG765", "writing there is not allowed", _CLOSED),
    errno.EPERM: ("BG765", "writing there is not allowed", _CLOSED),
    errno.EROFS: ("BG765", "the file system is read-only", "mount it for writing"),
    errno.ENOENT: ("BG764", "a part of it has vanished", "see what else works there, then deploy again"),
    errno.ENOTDIR: ("BG764", "a part of its path is no folder", "check the path in the settings"),
    errno.ENAMETOOLONG: ("BG767", "a name is too long for it", "shorten the slug or file name"),
}


def failed(code: str, message: str, place: str, way_out: str) -> BriefgenError:
    """Return the error of a target that cannot do what it should (exit code 1)."""
    return BriefgenError([problem(code, message, Span(place), help=way_out)])


def misused(code: str, message: str, place: str, way_out: str) -> BriefgenError:
    """Return the error of a target that was asked for what it cannot do (exit code 2)."""
    return BriefgenError([problem(code, message, Span(place), help=way_out)], ExitCode.USAGE)


def refused(code: str, message: str, place: str, way_out: str) -> BriefgenError:
    """Return the error of a safety rule (exit code 3)."""
    return BriefgenError([problem(code, message, Span(place), help=way_out)], ExitCode.REFUSED)


def said(text: str, place: str, environ: Mapping[str, str]) -> BriefgenError:
    """Return the error for what a program printed when it failed; secrets in it are hidden."""
    shown = last_line(text, environ)
    for pattern, (code, reason, way_out) in _SAID:
        if re.search(pattern, text):
            return failed(code, f"{reason} ({shown})", place, way_out)
    return failed("BG767", shown, place, AGAIN)


def last_line(text: str, environ: Mapping[str, str]) -> str:
    """Return the line of a program's output that tells most, without secrets."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if re.search("denied|refused|fail|fatal|error|reject|No space", line)]
    line = next(iter([*telling, *lines[-1:]]), "it gave no reason")
    return printable(redacted(line, environ))[:200]


def of_system(error: OSError, place: str) -> BriefgenError:
    """Return the error for what this computer's system refused; the words are ours, not the locale's."""
    code, reason, way_out = _ERRNO.get(error.errno or 0) or (
        "BG767",
        f"the system says {errno.errorcode.get(error.errno or 0, 'no reason')}",
        AGAIN,
    )
    return failed(code, reason, place, way_out)


@contextmanager
def changing(place: str) -> Iterator[None]:
    """Turn an ``OSError`` of the block into a ``BriefgenError`` about ``place``."""
    try:
        yield
    except OSError as error:
        raise of_system(error, place) from error
