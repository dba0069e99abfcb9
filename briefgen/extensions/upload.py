"""What a target of an extension gets to send."""

from collections.abc import Callable, Mapping

import msgspec


class Upload(msgspec.Struct, frozen=True):
    """A site on its way: all is checked, ordered and allowed.

    ``files`` lead from each path of the site to the digest of its bytes: what ``held`` gives for them the
    next time. ``send`` are the paths to send and ``remove`` those to delete, each in the order in which
    readers should see it; first ``send``, then ``remove``. ``read`` returns a file's bytes.
    """

    files: Mapping[str, str]
    send: tuple[str, ...]
    remove: tuple[str, ...]
    read: Callable[[str], bytes]
