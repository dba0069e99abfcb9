"""The extensions of one site, ready to be used."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, Literal

import msgspec

from briefgen.extensions.extension import Extension
from briefgen.extensions.failures import ExtensionError, failure
from briefgen.extensions.snapshot import Snapshot

Seam = Literal["markdown_rules", "planners", "filters", "checks", "targets"]
Passing = tuple[type[Exception], ...]


class Module:
    """One module and what it adds; ``digest`` covers its source, its imports and what it read."""

    __slots__ = ("digest", "extension", "name", "path")

    def __init__(self, name: str, path: str, extension: Extension, digest: bytes) -> None:
        """Keep what was loaded."""
        self.name = name
        self.path = path
        self.extension = extension
        self.digest = digest

    def guarded(self, function: Callable[..., Any], what: str, passing: Passing = ()) -> Callable[..., Any]:
        """Return ``function`` with whatever it raises told as a failure of this module's ``what``.

        Exceptions of the types ``passing`` are let through as they are.
        """

        @wraps(function)
        def calling(*arguments: Any, **options: Any) -> Any:
            try:
                return function(*arguments, **options)
            except (Exception, SystemExit) as error:
                if isinstance(error, (ExtensionError, *passing)):
                    raise
                raise failure(error, self.name, self.path, what) from error

        return calling


class Extensions:
    """All extensions of a site in their order. Two with equal digests do the same."""

    __slots__ = ("digest", "modules", "snapshot")

    def __init__(self, modules: tuple[Module, ...] = (), snapshot: Snapshot | None = None) -> None:
        """Take loaded modules and the snapshot that they were made from."""
        self.modules = modules
        self.snapshot = snapshot or Snapshot()
        self.digest = _digest_of(modules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Extensions) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def having(self, seam: Seam) -> tuple[Module, ...]:
        """Return the modules that add anything to ``seam``."""
        return tuple(module for module in self.modules if getattr(module.extension, seam))

    def digest_of(self, seam: Seam) -> bytes:
        """Return the digest of all that ``seam`` is made of; empty if nothing is added to it."""
        return _digest_of(self.having(seam))

    def functions(
        self, seam: Literal["markdown_rules", "planners", "checks"]
    ) -> Iterator[tuple[Module, Any]]:
        """Yield the functions of ``seam`` with their modules, in order."""
        for module in self.modules:
            yield from ((module, function) for function in getattr(module.extension, seam))

    def filters(self) -> Mapping[str, tuple[Module, Callable[..., Any]]]:
        """Return all filters by name."""
        return {
            name: (module, function)
            for module in self.modules
            for name, function in module.extension.filters.items()
        }

    def packed(self) -> bytes:
        """Return what ``reopened`` makes the same extensions of, in any process."""
        return _ENCODER.encode(self.snapshot)


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def _digest_of(modules: tuple[Module, ...]) -> bytes:
    if not modules:
        return b""
    total = hashlib.blake2b(digest_size=16)
    for module in modules:
        total.update(module.name.encode() + b"\0" + module.digest)
    return total.digest()
