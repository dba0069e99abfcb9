"""Targets that a site's own module adds."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from briefgen.deploy.failures import misused
from briefgen.deploy.holding import Holding
from briefgen.deploy.plan import Plan
from briefgen.deploy.site import BuiltSite, SiteFile
from briefgen.deploy.target import Outcome, Session
from briefgen.diagnostics import BriefgenError, closest
from briefgen.extensions import Extensions
from briefgen.extensions.failures import ExtensionError, unusable
from briefgen.extensions.loaded import Module
from briefgen.extensions.upload import Upload
from briefgen.settings.deploy_checks import KINDS
from briefgen.settings.deployment import OtherTarget


def extended_target(settings: OtherTarget, extensions: Extensions, config: str) -> "ExtendedDeploy":
    """Return the target that an extension adds under the kind of ``settings``.

    Raises:
        BriefgenError: none does (exit code 2).
    """
    known = {name: module for module in extensions.modules for name in module.extension.targets}
    if settings.name in known:
        return ExtendedDeploy(settings, known[settings.name])
    names = (*KINDS, *known)
    near = closest(settings.name, names)
    way_out = f'did you mean "{near}"?' if near else f"kinds are {', '.join(names)}"
    raise misused("BG006", f'there is no kind of target "{settings.name}"', config, way_out)


class ExtendedDeploy:
    """Deploys with the function of an extension."""

    def __init__(self, settings: OtherTarget, module: Module) -> None:
        """Take the settings and the module that adds the target."""
        self.shown = settings.name
        self._module = module
        self._options = {name: json.loads(text) for name, text in settings.options.items()}

    @contextmanager
    def opened(self, *, writing: bool) -> Iterator[Session]:
        """Call the function with the target's options; what it returns has ``held`` and ``send``."""
        del writing
        function = self._module.guarded(self._module.extension.targets[self.shown], "target")
        with _telling():
            given = function(MappingProxyType(self._options))
            if not callable(getattr(given, "held", None)) or not callable(getattr(given, "send", None)):
                message = f'the target "{self.shown}" gave no object with the methods held and send'
                way_out = "see docs/extensions.md for what a target gives"
                raise unusable(self._module.name, self._module.path, message, way_out)
        yield _Extended(self.shown, self._module, given)


class _Extended:
    def __init__(self, shown: str, module: Module, given: Any) -> None:
        self._shown, self._module, self._given = shown, module, given

    def held(self, site: BuiltSite) -> Holding:
        """Return what the extension says that the target holds: a map from path to digest, or nothing."""
        with _telling():
            held = self._module.guarded(self._given.held, "target")()
            if not _is_text_map(held or {}):
                message = f'held of the target "{self._shown}" gave no map from path to digest'
                raise unusable(self._module.name, self._module.path, message, "return a dict of str to str")
        # Sizes are the extension's own affair; a file of the site with the same digest has the same.
        sizes = {(path, file.digest): file.size for path, file in site.files.items()}
        files = {
            path: SiteFile(digest, sizes.get((path, digest), 0)) for path, digest in (held or {}).items()
        }
        return Holding(files=files, known=held is not None)

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Hand over what goes up and what goes, in their order."""
        del holding
        if plan.is_empty:
            return Outcome()
        upload = Upload(
            files=MappingProxyType({path: file.digest for path, file in site.files.items()}),
            send=plan.sent,
            remove=plan.dropped,
            read=site.read,
        )
        with _telling():
            self._module.guarded(self._given.send, "target", (BriefgenError,))(upload)
        return Outcome(sent=len(plan.sent))


def _is_text_map(value: Any) -> bool:
    if not isinstance(value, Mapping):
        return False
    return all(isinstance(part, str) for pair in value.items() for part in pair)


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except ExtensionError as error:
        raise BriefgenError([error.problem]) from error
