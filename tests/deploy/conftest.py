"""Targets on this computer, with the real programs behind them."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from tests.cli.conftest import Cli, cli
from tests.conftest import MakeSite
from tests.deploy.desks import Desk, Tree, files_in, on_branch, packed, push, served, write
from tests.deploy.hosts import needed, s3_service, sshd

__all__ = ["cli"]
MakeDesk = Callable[[str], Desk]
KINDS = ("folder", "folder-releases", "rsync", "rsync-releases", "git", "s3", "archive")


@pytest.fixture(scope="session")
def ssh_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with sshd(tmp_path_factory.mktemp("ssh") / "host") as found:
        yield found


@pytest.fixture(scope="session")
def bucket_host() -> Iterator[str]:
    with s3_service() as address:
        yield address


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Sign in as nobody in particular, whatever this computer's own configuration says."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing-key-id")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing-secret-words")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, cli: Cli, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MakeDesk:
    """Make a site with a target of a kind."""

    def make(kind: str) -> Desk:
        made = site({})
        www = tmp_path / "www"
        if kind.startswith("folder"):
            return _folder(made, cli, www, f"kind: folder, path: {www}", releases="releases" in kind)
        if kind.startswith("rsync"):
            shell, port = request.getfixturevalue("ssh_host")
            monkeypatch.setenv("RSYNC_RSH", shell)
            target = f"kind: rsync, host: 127.0.0.1, port: {port}, path: '{www}'"
            return _folder(made, cli, www, target, releases="releases" in kind)
        if kind == "git":
            return _branch(made, cli, tmp_path / "bare.git", monkeypatch)
        if kind == "s3":
            request.getfixturevalue("aws")
            return _bucket(made, cli, request.getfixturevalue("bucket_host"), tmp_path.name.lower())
        path = tmp_path / "dist" / "site.tar.gz"
        target = f"{{kind: archive, path: {path}}}"
        return Desk(made, cli, target, lambda: packed(path), lambda: files_in(path.parent), _nowhere)

    return make


def _folder(made: Any, cli: Cli, www: Path, target: str, *, releases: bool) -> Desk:
    seen = www / "current" if releases else www
    more = ", releases: true, keep: 3" if releases else ""
    return Desk(
        made,
        cli,
        f"{{{target}{more}}}",
        lambda: served(seen),
        lambda: files_in(www),
        lambda path, data: write(www / path, data),
    )


def _branch(made: Any, cli: Cli, bare: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    needed("git")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    subprocess.run(["git", "init", "-q", "--bare", str(bare)], check=True)
    target = f"{{kind: git, remote: 'file://{bare}', branch: pages, cname: desk.example.org}}"
    own = {".nojekyll": b"", "CNAME": b"desk.example.org\n"}
    return Desk(
        made,
        cli,
        target,
        lambda: on_branch(bare, "pages"),
        lambda: files_in(bare),
        lambda path, data: push(bare, "pages", path, data),
        own,
    )


def _bucket(made: Any, cli: Cli, address: str, name: str) -> Desk:
    name = "".join(char if char.isalnum() else "-" for char in name)
    client = boto3.client("s3", endpoint_url=address, region_name="us-east-1")
    client.create_bucket(Bucket=name)
    target = f"{{kind: s3, bucket: {name}, prefix: desk, endpoint_url: '{address}'}}"
    return Desk(
        made,
        cli,
        target,
        lambda: in_bucket(client, name),
        lambda: in_bucket(client, name, ""),
        lambda path, data: client.put_object(Bucket=name, Key=f"desk/{path}", Body=data),
    )


def _nowhere(path: str, data: bytes) -> None:
    pytest.fail(f"nobody else can put {path} there ({len(data)} bytes)")


def in_bucket(client: Any, bucket: str, prefix: str = "desk/") -> Tree:
    keys = [
        found["Key"] for found in client.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", ())
    ]
    return {
        key.removeprefix(prefix): client.get_object(Bucket=bucket, Key=key)["Body"].read()
        for key in keys
        if not key.endswith(".briefgen-deploy.json")
    }
