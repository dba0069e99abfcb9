"""From a target's name on the command line to what deploys to it."""

import os

import msgspec

from briefgen.cli.requests import request
from briefgen.deploy.choice import Surroundings, chosen, target_of
from briefgen.deploy.target import Target
from briefgen.extensions import Extensions
from briefgen.settings import Loaded
from briefgen.settings.deployment import kind_of
from briefgen.stages.request import Request
from briefgen.stages.sources import load_settings


class Aim(msgspec.Struct, frozen=True):
    """A target that was named: its kind, for whom it is, and what deploys to it."""

    name: str
    kind: str
    audience: str
    target: Target


def aim_of(name: str, keep: int | None = None) -> Aim:
    """Return the target called ``name``, the default one without a name.

    Raises:
        BriefgenError: there is none such, or it cannot be used.
    """
    wanted = request()
    loaded, _ = load_settings(wanted)
    found, settings = chosen(loaded.settings.deploy, name, wanted.config)
    surroundings = Surroundings(wanted.root, wanted.output, dict(os.environ), wanted.config, keep)
    target = target_of(settings, surroundings, lambda: _extensions(wanted, loaded))
    return Aim(found, kind_of(settings), settings.audience or loaded.settings.audience, target)


def _extensions(wanted: Request, loaded: Loaded) -> Extensions:
    from briefgen.stages.extending import site_extensions

    return site_extensions(wanted, loaded)
