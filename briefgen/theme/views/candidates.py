"""The pictures that a ``srcset`` offers (HTML, section 4.8.4.2.1)."""

import re
from urllib.parse import urljoin

_SRCSET = re.compile(r'(<(?:img|source)\b[^<>]*?\ssrcset=")([^"]*)')
_CANDIDATE = re.compile(r"(?P<url>[^\s,](?:\S*[^\s,])?)(?P<size>\s+[\d.]+[wxh])?\s*(?:,|\Z)")


def with_whole_candidates(html: str, page: str) -> str:
    """Return HTML with every picture that a ``srcset`` offers at its address seen from ``page``."""
    return _SRCSET.sub(lambda found: found[1] + _whole(found[2], page), html)


def _whole(candidates: str, page: str) -> str:
    return ", ".join(
        f"{urljoin(page, found['url'])}{(found['size'] or '').rstrip()}"
        for found in _CANDIDATE.finditer(candidates)
    )
