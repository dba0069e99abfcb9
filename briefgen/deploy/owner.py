"""Who deploys, since when: what a lock holds, so that others know whom to ask."""

import getpass
import os
import socket
import time

import msgspec

from briefgen.model.paths import printable


class Owner(msgspec.Struct, frozen=True):
    """A process that deploys; ``since`` is in seconds since 1970 UTC."""

    user: str
    host: str
    pid: int
    since: int

    @property
    def is_gone(self) -> bool:
        """Whether it was a process of this computer that has ended."""
        if self.host != socket.gethostname():
            return False
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False

    @property
    def seconds(self) -> int:
        """How long ago it began."""
        return max(0, int(time.time()) - self.since)


def owner() -> str:
    """Return this process as one line of JSON in ASCII letters."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = f"user {os.getuid()}"
    this = Owner(user, socket.gethostname(), os.getpid(), int(time.time()))
    return msgspec.json.encode(this).decode().encode("ascii", "replace").decode()


def owner_of(text: str) -> Owner | None:
    """Return who wrote a line; None if it is none of ours."""
    try:
        return msgspec.json.decode(text.encode(), type=Owner)
    except (msgspec.MsgspecError, UnicodeError):
        return None


def age(text: str) -> str:
    """Return in words whose a lock is and how old."""
    known = owner_of(text)
    if known is None:
        return "it does not say whose"
    minutes, seconds = divmod(known.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    taken = f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else f"{seconds} s"
    return printable(f"{known.user} on {known.host}, process {known.pid}, for {taken}")
