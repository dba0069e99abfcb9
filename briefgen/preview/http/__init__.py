"""The HTTP server of the live preview: HTTP/1.1 for one computer's browsers, and server-sent events.

It serves bytes that a callable gives for a path, and knows nothing of sites. A thread each serves the
connections, which bounds of size, time and number keep from starving one another (``limits``). Other sites
that the same browser shows cannot read it (``access``).
"""

from briefgen.preview.http.answer import Answer, Answers
from briefgen.preview.http.events import Event, Events, Greeting
from briefgen.preview.http.limits import Limits
from briefgen.preview.http.media_types import media_type
from briefgen.preview.http.server import PreviewServer, open_server

__all__ = [
    "Answer",
    "Answers",
    "Event",
    "Events",
    "Greeting",
    "Limits",
    "PreviewServer",
    "media_type",
    "open_server",
]
