"""Which target is meant, and what deploys to it."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from briefgen.deploy.failures import misused
from briefgen.deploy.target import Target
from briefgen.diagnostics import closest
from briefgen.extensions import Extensions
from briefgen.settings.deployment import (
    ArchiveTarget,
    Deployment,
    FolderTarget,
    GitTarget,
    OtherTarget,
    RsyncTarget,
    S3Target,
)
from briefgen.settings.deployment import Target as TargetSettings

EXAMPLE = "deploy: {targets: {staging: {kind: folder, path: ../www, releases: true}}}"


class Surroundings(msgspec.Struct, frozen=True):
    """What a target may need: the site's folder, the built folder, the environment, ``--keep``."""

    root: Path
    output: Path
    environ: dict[str, str]
    config: str = "briefgen.yaml"
    keep: int | None = None


def chosen(deployment: Deployment, name: str, config: str) -> tuple[str, TargetSettings]:
    """Return the target called ``name``; without a name the default, or the only one.

    Raises:
        BriefgenError: there is none such (exit code 2).
    """
    targets = deployment.targets
    wanted = name or deployment.default or (next(iter(targets)) if len(targets) == 1 else "")
    if wanted in targets:
        return wanted, targets[wanted]
    listed = f"targets are {', '.join(targets)}"
    if not targets:
        raise misused("BG758", f"{config} has no targets to deploy to", config, f"add for example: {EXAMPLE}")
    if not wanted:
        way_out = f"name one, or write a default; {listed}"
        raise misused("BG758", "which target is meant is not said", config, way_out)
    near = closest(wanted, targets)
    way_out = f'did you mean "{near}"?' if near else listed
    raise misused("BG758", f'no target is called "{wanted}"', config, way_out)


def target_of(
    settings: TargetSettings, surroundings: Surroundings, extensions: Callable[[], Extensions]
) -> Target:
    """Return what deploys to a target; ``extensions`` are only loaded for a kind that one of them adds.

    Raises:
        BriefgenError: the target cannot be used as it is set (exit code 2), or what it needs is not
            installed (exit code 1).
    """
    root, output, keep = surroundings.root, surroundings.output, surroundings.keep
    match settings:
        case FolderTarget():
            from briefgen.deploy.targets.folder import FolderDeploy

            return FolderDeploy(settings, root, output, keep)
        case RsyncTarget():
            from briefgen.deploy.targets.rsync import RsyncDeploy

            return RsyncDeploy(settings, surroundings.environ, keep)
        case GitTarget():
            from briefgen.deploy.targets.git import GitDeploy

            return GitDeploy(settings, root, surroundings.environ)
        case S3Target():
            from briefgen.deploy.targets.s3 import S3Deploy

            return S3Deploy(settings, surroundings.environ)
        case ArchiveTarget():
            from briefgen.deploy.targets.archive import ArchiveDeploy

            return ArchiveDeploy(settings, root, output)
        case OtherTarget():
            from briefgen.deploy.targets.extended import extended_target

            return extended_target(settings, extensions(), surroundings.config)
