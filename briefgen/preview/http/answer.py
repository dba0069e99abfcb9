"""What the site gives for an address."""

from collections.abc import Callable

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """What an address gives.

    ``location`` belongs to a redirect: a path that begins with ``/`` and stands below the base path, or has
    it in front already. ``etag`` is the opaque tag of a strong validator, with or without its quotes; without
    one the server makes it from the body.
    """

    body: bytes
    media_type: str
    status: int = 200
    location: str = ""
    etag: str = ""


Answers = Callable[[str], Answer]
"""From a path below the base path, decoded and safe, e.g. ``/articles/x/``, to what it gives.

Several threads ask at once. A path without a page is answered with status 404 and the site's own page.
"""
