"""Requests that are not answered, and the plain page that says why."""

from html import escape

import msgspec

from briefgen.preview.http.response import Fields, Response, phrase, with_body


class RefusedError(Exception):
    """A request that gets an error instead of what it asks for."""

    def __init__(self, status: int, advice: str, *fields: tuple[str, str], ends: bool = False) -> None:
        """Say the status, a sentence for the person in front of the browser, and further header fields.

        ``ends`` tells that the connection cannot be used for another request.
        """
        super().__init__(advice)
        self.status = status
        self.advice = advice
        self.fields: Fields = fields
        self.ends = ends

    @property
    def response(self) -> Response:
        """The error as a page."""
        page = plain_page(self.status, self.advice)
        described = with_body(self.status, "text/html; charset=utf-8", page, *self.fields)
        return msgspec.structs.replace(described, ends=self.ends)


def malformed(what: str) -> RefusedError:
    """Return the refusal of a request that cannot be understood; nothing after it can be, either."""
    return RefusedError(400, f"The browser sent a request that cannot be understood: {what}.", ends=True)


def plain_page(status: int, advice: str) -> bytes:
    """Return a page of the server's own: without script or style, readable as it is."""
    title = f"{status} {phrase(status)}"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<h1>{title}</h1>\n<p>{escape(advice)}</p>\n</html>\n"
    ).encode()
