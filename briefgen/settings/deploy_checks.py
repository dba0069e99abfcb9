"""Rules for targets that their types cannot tell."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefgen.diagnostics import redacted
from briefgen.model.names import slugify
from briefgen.model.paths import unprintable
from briefgen.settings.audiences import undeclared
from briefgen.settings.deployment import (
    ArchiveTarget,
    Deployment,
    FolderTarget,
    GitTarget,
    OtherTarget,
    RsyncTarget,
    S3Target,
)
from briefgen.settings.fault import Fault
from briefgen.settings.values import Audience
from briefgen.typed_yaml import nearest, short

CODE = "BG023"
ARCHIVES = (".tar.gz", ".tgz", ".zip")
KINDS = ("folder", "rsync", "git", "s3", "archive")
# No part may begin with a dash: programs would take it for an option.
_HOST = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.+-]*@)?(?:[A-Za-z0-9][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])")
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock(?:/|$)|/\.))[A-Za-z0-9_][A-Za-z0-9_./-]*(?<![./])")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_BUCKET = re.compile(r"[a-z0-9A-Z][a-z0-9A-Z._-]{1,253}[a-z0-9A-Z]")


def deploy_faults(deployment: Deployment) -> list[Fault]:
    """Return what is wrong with the targets, each on its own; ``key`` leads to the place."""
    found: list[Fault] = []
    for name, target in deployment.targets.items():
        found += _unfit_name(name)
        check = _CHECKS.get(type(target))
        for key, message, way_out in check(target) if check else ():
            found.append(Fault(CODE, f'target "{short(name)}": {message}', way_out, f"targets.{name}.{key}"))
    if deployment.default and deployment.default not in deployment.targets:
        near = nearest(deployment.default, tuple(deployment.targets))
        listed = f"targets are {', '.join(deployment.targets)}" if deployment.targets else "it has no targets"
        way_out = f'did you mean "{near}"?' if near else listed
        found.append(Fault(CODE, f'no target is called "{short(deployment.default)}"', way_out, "default"))
    return found


def deploy_cross_faults(
    deployment: Deployment, audiences: Mapping[str, Audience], extensions: tuple[str, ...]
) -> list[Fault]:
    """Return what shows only beside other settings: unknown audiences, kinds that nothing adds."""
    found: list[Fault] = []
    for name, target in deployment.targets.items():
        fault = undeclared(target.audience, audiences) if target.audience else None
        if fault:
            found.append(Fault(fault.code, fault.message, fault.help, f"targets.{name}.audience"))
        if isinstance(target, OtherTarget) and not extensions:
            message = f'target "{short(name)}": there is no kind "{short(target.name)}"'
            way_out = f"write one of {', '.join(KINDS)}; others come from extensions"
            found.append(Fault("BG006", message, way_out, f"targets.{name}.kind"))
    return found


def _unfit_name(name: str) -> list[Fault]:
    if name and slugify(name) == name:
        return []
    message = f'the target "{short(name)}" needs a name of lower-case letters, digits and dashes'
    return [Fault(CODE, message, f'write "{slugify(name) or "live"}"', f"targets.{name}")]


Found = Iterator[tuple[str, str, str]]


def _path(key: str, text: str) -> Found:
    if what := unprintable(text):
        yield key, f'"{key}" holds {what}', "write a plain path"
    elif not text:
        yield key, f'"{key}" is empty', "write a path"


def _folder(target: FolderTarget) -> Found:
    yield from _path("path", target.path)


def _rsync(target: RsyncTarget) -> Found:
    yield from _path("path", target.path)
    if not _HOST.fullmatch(target.host):
        yield (
            "host",
            f'"host" cannot be "{short(target.host)}"',
            "write www.example.org, or desk@www.example.org",
        )
    if target.path.startswith("-"):
        yield "path", '"path" begins with a dash', "write ./ before it"


def _git(target: GitTarget) -> Found:
    yield from _path("remote", target.remote)
    if target.remote.startswith("-") or "::" in target.remote:
        way_out = "write https://example.org/desk/site.git, git@example.org:desk/site.git or a path"
        yield "remote", f'"remote" cannot be "{short(redacted(target.remote))}"', way_out
    if not _BRANCH.fullmatch(target.branch):
        yield (
            "branch",
            f'"branch" cannot be "{short(target.branch)}"',
            "write a name such as pages or gh-pages",
        )
    if target.cname and not _DOMAIN.fullmatch(target.cname):
        way_out = "write a domain name alone, such as briefings.example.org"
        yield "cname", f'"cname" cannot be "{short(target.cname)}"', way_out


def _s3(target: S3Target) -> Found:
    if not _BUCKET.fullmatch(target.bucket):
        yield "bucket", f'"bucket" cannot be "{short(target.bucket)}"', "write the bucket's name alone"
    if what := unprintable(target.prefix):
        yield "prefix", f'"prefix" holds {what}', "write a plain path"
    elif any(part in ("", ".", "..") for part in target.prefix.strip("/").split("/")) and target.prefix.strip(
        "/"
    ):
        yield (
            "prefix",
            '"prefix" has an empty part, "." or ".."',
            "write a path such as briefings or desk/site",
        )
    if target.endpoint_url and not re.fullmatch(r"https?://[^\s/?#@]+/?[^\s?#@]*", target.endpoint_url):
        yield "endpoint_url", '"endpoint_url" is no web address', "write https://s3.example.org"


def _archive(target: ArchiveTarget) -> Found:
    yield from _path("path", target.path)
    if target.path and not target.path.endswith(ARCHIVES):
        yield "path", f'"path" ends in none of {", ".join(ARCHIVES)}', "write a name such as dist/site.tar.gz"


_CHECKS: dict[type, Callable[[Any], Found]] = {
    FolderTarget: _folder,
    RsyncTarget: _rsync,
    GitTarget: _git,
    S3Target: _s3,
    ArchiveTarget: _archive,
}
