"""Where a site is deployed to: one Struct per kind of target, told apart by ``kind``."""

from typing import Annotated

import msgspec
from msgspec import Meta

from briefgen.model.fields import Slug, Text, described

Keep = Annotated[Annotated[int, Meta(ge=1, le=1000)], described("How many releases are kept.")]
Audience = Annotated[Slug, described("For whom is built; default: the setting audience.")]
Releases = Annotated[bool, described("Releases with a switch from one to the next, instead of in place.")]


class FolderTarget(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="folder", kw_only=True
):
    """A folder of this computer, or one that is mounted there."""

    path: Annotated[Text, described("The folder; a relative one counts from the settings.")]
    releases: Releases = False
    keep: Keep = 5
    audience: Audience = ""


class RsyncTarget(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="rsync", kw_only=True
):
    """A folder of another computer, reached with ssh and rsync."""

    host: Annotated[Text, described("Host, or user@host, as ssh takes it.")]
    path: Annotated[Text, described("The folder there; a relative one counts from the user's home.")]
    port: Annotated[
        Annotated[int, Meta(ge=0, le=65535)], described("Port of ssh; 0 leaves it to ssh's own settings.")
    ] = 0
    releases: Releases = False
    keep: Keep = 5
    audience: Audience = ""


class GitTarget(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="git", kw_only=True
):
    """A branch of a repository, from which GitHub, GitLab or Codeberg Pages are served."""

    remote: Annotated[Text, described("Address of the repository, as git takes it.")]
    branch: Annotated[Text, described("The branch; it is made if it is not there.")] = "pages"
    cname: Annotated[Text, described("Domain name that goes into the file CNAME.")] = ""
    force: Annotated[
        bool, described("Replace the branch by a single commit each time, instead of adding to it.")
    ] = False
    audience: Audience = ""


class S3Target(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="s3", kw_only=True
):
    """A bucket of Amazon S3, or of any service that speaks its language."""

    bucket: Annotated[Text, described("Name of the bucket.")]
    prefix: Annotated[Text, described("Folder in the bucket; empty: its root.")] = ""
    region: Annotated[Text, described("Region; empty: that of the profile or environment.")] = ""
    endpoint_url: Annotated[Text, described("Address of a service other than Amazon's.")] = ""
    profile: Annotated[Text, described("Profile of the AWS configuration that has the credentials.")] = ""
    audience: Audience = ""


class ArchiveTarget(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="archive", kw_only=True
):
    """A ``.tar.gz`` or ``.zip`` with a checksum beside it."""

    path: Annotated[Text, described("The file, ending in .tar.gz, .tgz or .zip.")]
    audience: Audience = ""


class OtherTarget(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="*", kw_only=True
):
    """A way to deploy that an extension adds.

    ``name`` is what stands under ``kind``, ``options`` are all further keys with their values as JSON text.
    """

    name: Annotated[Text, described("Name of the extension's target.")]
    options: Annotated[dict[str, str], Meta(extra={"form": "options"})] = {}
    audience: Audience = ""


Target = FolderTarget | RsyncTarget | GitTarget | S3Target | ArchiveTarget | OtherTarget


class Deployment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The targets by name, and the one that ``deploy`` without a name means."""

    default: Annotated[Text, described("Target that is meant when none is named.")] = ""
    targets: Annotated[dict[str, Target], described("Targets by name.")] = {}


def kind_of(target: Target) -> str:
    """Return the word under which the settings have a target's kind."""
    return target.name if isinstance(target, OtherTarget) else str(type(target).__struct_config__.tag)
