"""The folder of the host under which the site stands, e.g. ``/briefings/``."""

import msgspec

from briefgen.preview.http.refused import RefusedError
from briefgen.preview.http.response import Response, with_body
from briefgen.preview.http.target import decoded_path, encoded_path


class BasePath(msgspec.Struct, frozen=True):
    """The site's path, decoded and encoded, both with a slash at either end."""

    decoded: str
    encoded: str

    def below(self, path: str) -> str | None:
        """Return a path of the host as one of the site, None if it lies outside."""
        return f"/{path.removeprefix(self.decoded)}" if path.startswith(self.decoded) else None

    def outside(self, path: str) -> Response:
        """Return the way to the site from a path outside of it.

        Raises:
            RefusedError: there is nothing (404).
        """
        if path == "/":
            return redirect(302, self.encoded)
        if f"{path}/" == self.decoded:
            return redirect(301, self.encoded)
        raise RefusedError(404, f"There is nothing at this address. The site is at {self.encoded}")


def read_base_path(path: str) -> BasePath:
    """Return the base path that is written as in a URL.

    Raises:
        ValueError: it does not begin and end with a slash, or holds what no path of a site does.
    """
    try:
        decoded = decoded_path(path.encode("utf-8"))
    except (RefusedError, UnicodeEncodeError):
        raise ValueError(f"not a path: {path!r}") from None
    if not decoded.endswith("/"):
        raise ValueError(f"a base path ends with a slash: {path!r}")
    return BasePath(decoded, encoded_path(path))


def redirect(status: int, location: str) -> Response:
    """Return a redirect without a page."""
    return with_body(status, "text/plain; charset=utf-8", b"", ("Location", location))
