"""A bucket of Amazon S3, or of any service that speaks its language.

Objects replace one another whole, so that no reader sees half a file. There is no lock: the list of our files
names who deploys, and is written on the condition that nobody else has written it since it was read.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from briefgen.deploy.failures import failed
from briefgen.deploy.holding import UNKNOWN, Holding, Record, decoded, encoded, outermost, unfinished
from briefgen.deploy.media import SHORTLY, cache_control, media_type, redirect_of
from briefgen.deploy.owner import age, owner, owner_of
from briefgen.deploy.places.place import RECORD
from briefgen.deploy.plan import Plan, rank
from briefgen.deploy.site import BuiltSite, SiteFile
from briefgen.deploy.target import Outcome, Session
from briefgen.deploy.targets.s3_client import Client, is_conflict, is_unsupported, of_service, s3_client
from briefgen.settings.deployment import S3Target

_AT_ONCE = 8
_PATIENCE = 900
_DELETED_AT_ONCE = 1000


class S3Deploy:
    """Deploys to a bucket with boto3, whose own configuration has credentials."""

    def __init__(self, target: S3Target, environ: Mapping[str, str]) -> None:
        """Take the settings and the environment.

        Raises:
            BriefgenError: boto3 is not installed, or the profile does not exist.
        """
        self._target, self._environ = target, environ
        prefix = target.prefix.strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self.shown = f"s3://{target.bucket}/{self._prefix}"
        self._client = s3_client(target, self.shown, environ)

    @contextmanager
    def opened(self, *, writing: bool) -> Iterator[Session]:
        """Reach the bucket; what the service says is turned into problems."""
        with of_service(self.shown, self._environ):
            yield _Bucket(self._client, self._target.bucket, self._prefix, self.shown, writing=writing)


class _Bucket:
    def __init__(self, client: Client, bucket: str, prefix: str, shown: str, *, writing: bool) -> None:
        self._client, self._bucket, self._prefix = client, bucket, prefix
        self._shown, self._writing = shown, writing
        self._mark = ""

    def held(self, site: BuiltSite) -> Holding:
        """Return what is in the bucket: the list of ours, held against what is listed there.

        Objects of whose bytes nothing is known are compared by their ETag, which mostly is an MD5 sum.
        """
        listed = dict(self._listed())
        record = self._record()
        self._refuse_busy(record)
        files = {
            path: file if listed[path][0] == file.size else SiteFile(UNKNOWN, listed[path][0])
            for path, file in (record.files if record else {}).items()
            if path in listed
        }
        if record is None:
            files = {path: SiteFile(UNKNOWN, listed[path][0]) for path in site.files if path in listed}
        unknown = [path for path, file in files.items() if file.digest == UNKNOWN and path in site.files]
        files |= {path: site.files[path] for path in unknown if _etag(site.read(path)) == listed[path][1]}
        foreign = listed.keys() - files.keys() - {RECORD}
        return Holding(files, outermost(set(foreign), set(files)), known=record is not None and record.live)

    def send(self, site: BuiltSite, plan: Plan, holding: Holding) -> Outcome:
        """Send what pages use, then pages, then feeds; delete last; each step is done before the next."""
        if plan.is_empty and holding.known:
            return Outcome()
        self._write_record(Record(unfinished(holding.files, site.files), live=False, owner=owner()))
        for turn in (0, 1, 2):
            self._together(
                lambda path: self._put(site, path), [path for path in plan.sent if rank(path) == turn]
            )
        self._delete(plan.dropped)
        self._write_record(Record(site.files))
        return Outcome(sent=len(plan.sent))

    def _listed(self) -> Iterator[tuple[str, tuple[int, str]]]:
        """Yield path, size and ETag of all objects below the prefix."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=self._prefix
        )
        for page in pages:
            for found in page.get("Contents", ()):
                path = str(found["Key"])[len(self._prefix) :]
                if path and not path.endswith("/"):
                    yield path, (int(found["Size"]), str(found["ETag"]).strip('"'))

    def _record(self) -> Record | None:
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=self._prefix + RECORD)
        except self._client.exceptions.NoSuchKey:
            return None
        self._mark = str(found["ETag"])
        return decoded(found["Body"].read())

    def _refuse_busy(self, record: Record | None) -> None:
        other = owner_of(record.owner) if record and record.owner else None
        if self._writing and other and not other.is_gone and other.seconds < _PATIENCE:
            message = (
                f"another deploy is under way, or was interrupted: {age(record.owner if record else '')}"
            )
            way_out = f"wait until it has finished; it counts as interrupted after {_PATIENCE // 60} minutes"
            raise failed("BG760", message, self._shown, way_out)

    def _write_record(self, record: Record) -> None:
        """Replace the list of ours, on the condition that it is the one that was read."""
        condition = {"IfMatch": self._mark} if self._mark else {"IfNoneMatch": "*"}
        data = encoded(record)
        given = {
            "Bucket": self._bucket,
            "Key": self._prefix + RECORD,
            "Body": data,
            "CacheControl": "no-store",
        }
        try:
            done = self._client.put_object(**given, ContentType="application/json", **condition)
        except self._client.exceptions.ClientError as error:
            if is_conflict(error):
                message = "somebody else deployed to the bucket meanwhile; nothing was overwritten"
                way_out = "deploy again: the plan is made anew from what is there now"
                raise failed("BG770", message, self._shown, way_out) from None
            if not is_unsupported(error):
                raise
            done = self._client.put_object(**given, ContentType="application/json")
        self._mark = str(done["ETag"])

    def _put(self, site: BuiltSite, path: str) -> None:
        data = site.read(path)
        redirect = redirect_of(path, data, self._prefix)
        self._client.put_object(
            Bucket=self._bucket,
            Key=self._prefix + path,
            Body=data,
            ContentMD5=base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode(),
            ContentType=media_type(path),
            CacheControl=SHORTLY if redirect else cache_control(path),
            **({"WebsiteRedirectLocation": redirect} if redirect else {}),
        )

    def _together(self, work: Callable[[str], None], paths: list[str]) -> None:
        """Do the same with several files at once; the first failure ends it."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            waiting = [threads.submit(work, path) for path in paths]
            try:
                for each in waiting:
                    each.result()
            except BaseException:
                threads.shutdown(wait=True, cancel_futures=True)
                raise

    def _delete(self, paths: Iterable[str]) -> None:
        keys = [{"Key": self._prefix + path} for path in paths]
        for begin in range(0, len(keys), _DELETED_AT_ONCE):
            wanted: dict[str, Any] = {"Objects": keys[begin : begin + _DELETED_AT_ONCE], "Quiet": True}
            answer = self._client.delete_objects(Bucket=self._bucket, Delete=wanted)
            for fault in answer.get("Errors", ())[:1]:
                message = f"an object cannot be deleted: {fault.get('Code', 'no reason')}"
                raise failed("BG765", message, self._shown, "give the user who deploys the right to delete")


def _etag(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
