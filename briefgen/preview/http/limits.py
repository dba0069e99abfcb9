"""How much and how long a client may ask of the server."""

import msgspec

LINE_BYTES = 8 * 1024
FIELD_COUNT = 64


class Limits(msgspec.Struct, frozen=True):
    """Bounds of time, in seconds, and of number."""

    head_seconds: float = 10.0
    """From a request's first byte, or from the connection's begin, to the end of its head."""
    idle_seconds: float = 60.0
    """How long a connection is kept for a next request."""
    send_seconds: float = 20.0
    """How long the client may take for one piece (64 KiB) of an answer."""
    leave_seconds: float = 1.0
    """How long a connection that the server ends is kept, so that the client can read what was said."""
    spare_seconds: float = 1.0
    """How long a client may keep the server waiting before its place may be given to another."""
    connections: int = 128
    """Connections at once; 503 beyond."""
