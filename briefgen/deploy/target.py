"""What every target can do."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

import msgspec

from briefgen.deploy.holding import Holding
from briefgen.deploy.plan import Plan
from briefgen.deploy.site import BuiltSite

Step = Callable[[str, int, int], None]
"""Told what is done, how much of it, and how much there is: ``("pages", 3, 20)``."""


class Outcome(msgspec.Struct, frozen=True):
    """What a deploy did: how many files went up, and the release that readers see now."""

    sent: int = 0
    release: str = ""
    pruned: tuple[str, ...] = ()


class Session(Protocol):
    """A target while it is looked at or changed; nobody else changes it meanwhile, where it can say so."""

    def held(self, site: BuiltSite) -> Holding:
        """Return what the target holds; ``site`` tells which paths are wanted."""
        ...

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Bring the target to the site.

        Raises:
            BriefgenError: it stopped; what was deployed before stands, or another deploy completes it.
        """
        ...


class Target(Protocol):
    """A place to deploy to; ``shown`` is how messages name it, without any secret."""

    shown: str

    def opened(self, *, writing: bool) -> AbstractContextManager[Session]:
        """Reach the target for the block; without ``writing`` nothing on it is changed.

        Raises:
            BriefgenError: it cannot be reached, or somebody else is deploying to it.
        """
        ...


@runtime_checkable
class Releases(Protocol):
    """A target that keeps releases."""

    def releases(self) -> tuple[str, ...]:
        """Return the names of the releases, the oldest first."""
        ...

    def rollback(self, release: str) -> tuple[str, str]:
        """Let readers see an earlier release, the last before the present one without a name.

        Returns:
            The release that they saw, and the one that they see now.

        Raises:
            BriefgenError: there is no such release, or none before the present one.
        """
        ...
