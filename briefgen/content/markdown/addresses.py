"""What an author's address leads to, told by its form."""

import re
from typing import Literal
from urllib.parse import unquote

import msgspec

EXTERNAL_SCHEMES = ("http", "https", "mailto", "tel")
LATER_SCHEMES = ("event", "p", "when")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\t\n\r]")
_BLANK = "".join(map(chr, range(0x21)))
_FORBIDDEN = re.compile("[\x00-\x1f\ufdd0-\ufdef]")
# An address that comes out as it stands; all others are taken apart.
_USUAL = re.compile(r"https?:[A-Za-z0-9._~/?#@!$&'()*+,;=:-]*")
_UNSAFE = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})')


class Address(msgspec.Struct, frozen=True):
    """An address by its kind.

    ``outside`` (``text`` is the address, safe to print), ``path`` (``text`` is the decoded path or
    empty, ``fragment`` the decoded section, ``query`` what was cut off), ``top`` (``#``),
    ``empty``, ``later`` and ``refused`` (``text`` is the scheme).
    """

    kind: Literal["outside", "path", "top", "empty", "later", "refused"]
    text: str = ""
    fragment: str = ""
    query: str = ""

    @property
    def is_odd(self) -> bool:
        """Whether there is something to report of the address."""
        return bool(self.query) or self.kind in ("empty", "later", "refused")


def address_of(written: str) -> Address:
    """Return what ``written`` is; schemes are found as browsers find them, and behind ``%``-codes too."""
    if _USUAL.fullmatch(written):
        return Address("outside", written)
    address = _IGNORED.sub("", written.strip(_BLANK))
    if not address:
        return Address("empty")
    if address.startswith("//"):
        return Address("outside", _UNSAFE.sub(_encoded, address))
    scheme = _scheme(address) or _scheme(_decoded(address))
    if scheme:
        return _with_scheme(scheme, address)
    if address == "#":
        return Address("top")
    path, _, fragment = address.partition("#")
    path, _, query = path.partition("?")
    return Address("path", _plain(path), _plain(fragment), query)


def _plain(part: str) -> str:
    return _FORBIDDEN.sub("\ufffd", unquote(part)) if "%" in part else part


def _with_scheme(scheme: str, address: str) -> Address:
    if scheme in LATER_SCHEMES:
        return Address("later", scheme)
    if scheme in EXTERNAL_SCHEMES and _scheme(address):
        return Address("outside", _UNSAFE.sub(_encoded, address))
    return Address("refused", scheme)


def _scheme(address: str) -> str:
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


def _decoded(address: str) -> str:
    return _IGNORED.sub("", unquote(address).strip(_BLANK)) if "%" in address else address


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
