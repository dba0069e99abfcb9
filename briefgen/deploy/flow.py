"""A deploy from the built site to what readers see. Nothing is printed here."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from briefgen.deploy.failures import misused, refused
from briefgen.deploy.holding import Holding
from briefgen.deploy.leak_audit import leak_audit
from briefgen.deploy.plan import Plan, plan_of, refusals
from briefgen.deploy.site import BuiltSite, built_site
from briefgen.deploy.target import Outcome, Releases, Session, Target
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.stages.request import Request

Audit = Callable[[BuiltSite, Request], tuple[Diagnostic, ...]]
"""Looks through the bytes that are about to leave; each error that it returns refuses the deploy."""


class Limits(msgspec.Struct, frozen=True):
    """What a deploy may do: vanishing addresses, how many deletions (None: the usual limit)."""

    allow_removed: bool = False
    max_delete: int | None = None


class Deployment(msgspec.Struct, frozen=True):
    """A deploy that is planned: what would happen, why it must not, and the way to let it happen.

    ``notes`` are what audits found and refuse nothing for.
    """

    site: BuiltSite
    plan: Plan
    holding: Holding
    refusals: tuple[Diagnostic, ...]
    notes: tuple[Diagnostic, ...]
    carry_out: Callable[[], Outcome]


def refuse_future(at: int) -> None:
    """Refuse a build clock that is ahead of time: it would lift embargoes before their moment.

    Raises:
        BriefgenError: ``at`` lies in the future (refused).
    """
    if at > int(time.time()):
        message = "the build clock lies in the future, so that embargoes would be lifted too soon"
        raise refused("BG768", message, "--at", "leave out --at, or SOURCE_DATE_EPOCH, for a deploy")


@contextmanager
def deployment(
    request: Request,
    target: Target,
    limits: Limits,
    *,
    writing: bool,
    audits: tuple[Audit, ...] = (leak_audit,),
) -> Iterator[Deployment]:
    """Check what was built for ``request``, reach the target and plan; only ``carry_out`` changes anything.

    Output folder and target are held during the block, the target only for ``writing``. ``audits`` look
    through the site before anything is sent.

    Raises:
        BriefgenError: the output is not what may be deployed (refused), or the target cannot be reached.
    """
    with built_site(request.root, request.output, request.audience) as site:
        found = tuple(hit for audit in audits for hit in audit(site, request))
        with target.opened(writing=writing) as session:
            yield _planned(site, session, target, limits, found)


def _planned(
    site: BuiltSite, session: Session, target: Target, limits: Limits, found: tuple[Diagnostic, ...]
) -> Deployment:
    holding = session.held(site)
    plan = plan_of(site, holding)
    against = refusals(
        plan, holding, target.shown, allow_removed=limits.allow_removed, max_delete=limits.max_delete
    )
    hits = tuple(hit for hit in found if hit.severity is Severity.ERROR)
    return Deployment(
        site=site,
        plan=plan,
        holding=holding,
        refusals=(*hits, *against),
        notes=tuple(hit for hit in found if hit not in hits),
        carry_out=lambda: session.send(site, plan, holding),
    )


def roll_back(name: str, target: Target, release: str) -> tuple[str, str]:
    """Let readers see an earlier release; return the one that they saw and the one that they see now.

    Raises:
        BriefgenError: the target keeps no releases, or not this one (exit code 2); or it cannot be reached.
    """
    with target.opened(writing=True) as session:
        if not isinstance(session, Releases):
            message = f'the target "{name}" keeps no releases'
            way_out = "set releases: true for a folder or rsync target, or deploy the earlier content again"
            raise misused("BG769", message, target.shown, way_out)
        return session.rollback(release)
