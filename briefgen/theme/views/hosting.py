"""What files of rules tell a host."""

from typing import Annotated

import msgspec

from briefgen.model.fields import described
from briefgen.theme.reads import Reader
from briefgen.theme.views.refusal import refuse_text

FORCED = ("netlify",)
_ENCODED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "*:'"})


class RedirectView(msgspec.Struct, frozen=True):
    """An old address and where it leads now, as ``_redirects`` writes them: from the host's root."""

    old: Annotated[str, described("The old path; nothing in it is a pattern.")]
    new: Annotated[str, described("The path of the page.")]
    status: Annotated[str, described("301, as the chosen hosts write it.")]

    __str__ = refuse_text


def redirects(reader: Reader) -> tuple[RedirectView, ...]:
    """Return all old addresses of the site, sorted.

    Netlify shows the page of an old address in the place of a rule that is not forced; other hosts
    know no such mark, so it is written where Netlify is the only one that is chosen.
    """
    pairs: tuple[tuple[str, str], ...] = reader.read("redirects:")
    status = "301!" if reader.read("setting:outputs").hosts == FORCED else "301"
    return tuple(RedirectView(_path(reader, old), _path(reader, new), status) for old, new in pairs)


def _path(reader: Reader, route: str) -> str:
    return reader.linker.href(route).translate(_ENCODED)
