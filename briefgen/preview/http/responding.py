"""The story of a request: whether it may be answered, by what, and how much of it is sent."""

from collections.abc import Callable
from contextlib import suppress

from briefgen.preview.http.access import check_access
from briefgen.preview.http.answer import Answer, Answers
from briefgen.preview.http.base_path import BasePath
from briefgen.preview.http.conditions import (
    entity_tag,
    is_precondition_failed,
    is_unchanged,
    may_continue,
)
from briefgen.preview.http.events import STREAM_HEAD, Stream
from briefgen.preview.http.ranges import ByteRange, Unsatisfiable, requested_range
from briefgen.preview.http.refused import RefusedError, plain_page
from briefgen.preview.http.request import Request
from briefgen.preview.http.response import Response, with_body
from briefgen.preview.http.target import encoded_location, target_path

EVENTS = "/_briefgen/events"
"""Where the streams are, below the base path."""
METHODS = ("GET", "HEAD")

OpenStream = Callable[[], Stream]
OnFailure = Callable[[Exception], None]


class Responder:
    """Answers requests; knows nothing of connections."""

    def __init__(self, answers: Answers, base: BasePath, host: str, url: str, on_failure: OnFailure) -> None:
        """Answer for the site whose base path is ``base``, at a server that was told to be at ``host``."""
        self._answers = answers
        self._base = base
        self._host = host
        self._advice = f"Open {url} instead, or start the preview with --host and the name you want."
        self._on_failure = on_failure

    def respond(self, request: Request, open_stream: OpenStream) -> Response | Stream:
        """Return the response to a request, or the stream that it opens; failures are responses too."""
        try:
            return self._respond(request, open_stream)
        except RefusedError as refusal:
            return refusal.response
        except Exception as error:  # noqa: BLE001, whatever a page's making raises, the next page is asked for
            return self._failed(error)

    def _respond(self, request: Request, open_stream: OpenStream) -> Response | Stream:
        check_access(request, self._host, self._advice)
        _check_method(request)
        path = target_path(request.target, request.values("host")[0])
        route = self._base.below(path)
        if route is None:
            return self._base.outside(path)
        if route == EVENTS:
            return STREAM_HEAD if request.method == "HEAD" else open_stream()
        return self._answered(request, self._answers(route))

    def _answered(self, request: Request, answer: Answer) -> Response:
        _check_status(answer.status)
        if answer.location:
            target = answer.location.removeprefix(self._base.decoded).removeprefix(self._base.encoded)
            location = ("Location", self._base.encoded + encoded_location(target.lstrip("/")))
            return with_body(answer.status, answer.media_type, answer.body, location)
        if answer.status != 200:
            return with_body(answer.status, answer.media_type, answer.body)
        return selected(request, answer)

    def _failed(self, error: Exception) -> Response:
        # Whoever is told of failures must not make another one.
        with suppress(Exception):
            self._on_failure(error)
        advice = "The preview could not make this page; its terminal says why."
        return with_body(500, "text/html; charset=utf-8", plain_page(500, advice))


def selected(request: Request, answer: Answer) -> Response:
    """Return the part of an answer that the client lacks and wants."""
    tag = entity_tag(answer.body, answer.etag)
    if is_precondition_failed(request, tag):
        raise RefusedError(412, "This address gives something else by now: load it again.")
    if is_unchanged(request, tag):
        return Response(304, (("ETag", tag),))
    part = _part(request, tag, len(answer.body))
    if isinstance(part, Unsatisfiable):
        range_fields = (("Content-Range", f"bytes */{len(answer.body)}"), ("ETag", tag))
        raise RefusedError(416, "The part that was asked for lies behind the end.", *range_fields)
    return _with_part(answer, tag, part)


def _part(request: Request, tag: str, length: int) -> ByteRange | Unsatisfiable | None:
    if request.method != "GET" or not may_continue(request, tag):
        return None
    return requested_range(request.value("range"), length)


def _with_part(answer: Answer, tag: str, part: ByteRange | None) -> Response:
    fields = (("ETag", tag), ("Accept-Ranges", "bytes"))
    if part is None:
        return with_body(200, answer.media_type, answer.body, *fields)
    piece = memoryview(answer.body)[part.first : part.last + 1]
    described = ("Content-Range", f"bytes {part.first}-{part.last}/{len(answer.body)}")
    return with_body(206, answer.media_type, piece, *fields, described)


def _check_method(request: Request) -> None:
    if request.method not in METHODS:
        raise RefusedError(405, "This preview only shows pages.", ("Allow", ", ".join(METHODS)))


def _check_status(status: int) -> None:
    # Some have no body, so that one would be read as the next response; 1xx are none at all.
    if not 200 <= status <= 599 or status in {204, 205, 304}:
        raise ValueError(f"not the status of a page: {status}")
