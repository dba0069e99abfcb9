"""Targets that fail: one message with a code and a way out, exit 1, and nothing lost."""

import os
import resource
import signal
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError

from briefgen.deploy.holding import Record, decoded, encoded
from briefgen.deploy.owner import owner
from briefgen.deploy.places import remote
from briefgen.deploy.places.local import LocalPlace
from briefgen.deploy.targets.repository import Repository
from briefgen.deploy.targets.s3 import _Bucket
from briefgen.deploy.targets.s3_client import of_service
from briefgen.diagnostics import BriefgenError
from tests.deploy.conftest import MakeDesk
from tests.deploy.desks import Desk, git, note, write
from tests.deploy.hosts import free_port

WORDS = "hunter2-hunter2"


def failure(made: Desk, *words: str) -> str:
    """Deploy an edit; readers must still see what was there. Return the one code."""
    before = made.tree()
    made.site.edit({"content/notes/n1.md": note(1, "never")})
    code, told = made.deploy(*words)
    assert code == 1, told
    (found,) = told["problems"]
    assert found["help"]
    assert WORDS not in str(told)
    assert made.tree() == before
    return str(found["code"])


def test_a_host_that_is_away_or_does_not_let_us_in(
    desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, ssh_host: tuple[str, int], tmp_path: Path
) -> None:
    made = desk("rsync-releases")
    assert made.deploy()[0] == 0
    shell, port = ssh_host
    made.aim(made.target.replace(str(port), str(free_port())))
    assert failure(made) == "BG761"
    made.aim(made.target)
    config = Path(shell.split()[-1]).read_text()
    for word, other, code in (("/own", "/strange", "BG762"), ("/known", "/unknown", "BG762")):
        write(tmp_path / "config", config.replace(word, other).encode())
        monkeypatch.setenv("RSYNC_RSH", f"ssh -F {tmp_path / 'config'}")
        assert failure(made) == code
    monkeypatch.setenv("RSYNC_RSH", shell)
    monkeypatch.setenv("PATH", "/nowhere")
    assert failure(made, "--skip-build") == "BG766"


def test_a_lock_of_somebody_else_is_told_with_owner_and_age(
    desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk("rsync")
    monkeypatch.setattr(remote, "TRIES", 1)
    made.deploy()
    lock = tmp_path / "www" / ".briefgen-deploy.lock"
    write(lock / "owner", b'{"user":"vera","host":"elsewhere","pid":1,"since":1}')
    told = made.told("deploy", "live", "--skip-build")
    assert (told.code, "vera on elsewhere, process 1, for" in told.err) == (1, True)
    assert lock.exists()
    write(lock / "owner", owner().replace(str(os.getpid()), "999999999").encode())
    assert made.deploy()[0] == 0, "a process of this computer that is gone holds nothing"
    assert not lock.exists()


def test_two_deploys_to_a_folder_exclude_each_other(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk("folder")
    made.deploy()
    with LocalPlace(str(tmp_path / "www"), "www").locked():
        assert failure(made) == "BG760"
    assert made.deploy()[0] == 0
    assert not (tmp_path / "www" / ".briefgen-deploy.lock").exists()


def test_a_bucket_that_vanished_or_does_not_let_us_in(
    desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, bucket_host: str
) -> None:
    made = desk("s3")
    made.aim(f"{{kind: s3, bucket: nowhere, endpoint_url: '{bucket_host}'}}")
    assert failure(made) == "BG764"
    made.aim(f"{{kind: s3, bucket: nowhere, endpoint_url: 'http://127.0.0.1:{free_port()}'}}")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert failure(made) == "BG761"
    made.aim(f"{{kind: s3, bucket: nowhere, profile: nobody, endpoint_url: '{bucket_host}'}}")
    assert failure(made) == "BG762"
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    made.aim(f"{{kind: s3, bucket: nowhere, endpoint_url: '{bucket_host}'}}")
    assert failure(made) == "BG762"


def test_an_expired_token_is_told_as_such() -> None:
    for code, expected in (
        ("ExpiredToken", "BG762"),
        ("403", "BG765"),
        ("NoSuchBucket", "BG764"),
        ("Odd", "BG767"),
    ):
        with pytest.raises(BriefgenError) as raised, of_service("s3://desk/", {"A_TOKEN": WORDS}):
            raise ClientError({"Error": {"Code": code, "Message": f"with {WORDS}"}}, "PutObject")
        (found,) = raised.value.diagnostics
        assert (found.code, WORDS in found.message) == (expected, False)


def test_a_bucket_that_somebody_else_changes_meanwhile(desk: MakeDesk, bucket_host: str) -> None:
    made = desk("s3")
    made.deploy()
    client = boto3.client("s3", endpoint_url=bucket_host, region_name="us-east-1")
    name = made.target.split("bucket: ")[1].split(",")[0]
    body = client.get_object(Bucket=name, Key="desk/.briefgen-deploy.json")["Body"].read()
    record = decoded(body)
    assert record is not None
    session = _Bucket(client, name, "desk/", "s3://desk/", writing=True)
    session._record()
    client.put_object(
        Bucket=name, Key="desk/.briefgen-deploy.json", Body=encoded(Record(record.files, live=False))
    )
    with pytest.raises(BriefgenError, match="somebody else"):
        session._write_record(Record({}))
    other = '{"user":"vera","host":"elsewhere","pid":1,"since":99999999999}'
    waiting = encoded(Record(record.files, live=False, owner=other))
    client.put_object(Bucket=name, Key="desk/.briefgen-deploy.json", Body=waiting)
    assert failure(made) == "BG760"


def test_a_push_that_somebody_else_came_before(desk: MakeDesk, tmp_path: Path) -> None:
    made = desk("git")
    made.deploy()
    bare = tmp_path / "bare.git"
    write(bare / "hooks" / "pre-receive", b"#!/bin/sh\necho no space in this house; exit 1\n")
    (bare / "hooks" / "pre-receive").chmod(0o755)
    assert failure(made) == "BG765"
    (bare / "hooks" / "pre-receive").unlink()

    seen = git(bare, "rev-parse", "pages").decode().strip()
    made.put("theirs.txt", b"x")
    (cache,) = (made.site.root / ".briefgen").glob("git-????????????????")
    repository = Repository(cache, f"file://{bare}", "bare", dict(os.environ))
    with pytest.raises(BriefgenError, match="somebody else"):
        repository.push(repository.commit(repository.tree({}), seen, "x"), "pages", seen)
    made.aim("{kind: git, remote: 'file:///nowhere/bare.git', branch: pages}")
    assert failure(made) == "BG764"


def test_credentials_in_addresses_never_show(desk: MakeDesk) -> None:
    made = desk("git")
    made.aim(f"{{kind: git, remote: 'https://desk:{WORDS}@127.0.0.1/site.git'}}")
    for word in ("deploy", "build", "check"):
        told = made.told(word)
        assert (told.code, "BG022" in told.err, WORDS in told.err + told.out) == (2, True, False), told.err
    made.aim(f"{{kind: s3, bucket: desk, secret_key: {WORDS}, oops: 1}}")
    told = made.told("deploy", "live")
    assert (told.code, "BG022" in told.err, WORDS in told.err + told.out) == (2, True, False)
    made.aim(f"{{kind: s3, bucket: desk, oops: [, password: {WORDS}}}")
    told = made.told("deploy", "live")
    assert (told.code, WORDS in told.err + told.out) == (2, False)


def test_a_full_disk_leaves_what_readers_see(desk: MakeDesk) -> None:
    made = desk("folder-releases")
    made.deploy()
    before = made.state()
    made.site.edit({"content/notes/n1.md": note(1, "never " * 3000)})
    made.site.build()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, limits[1]))
    try:
        code, told = made.deploy("--skip-build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (code, [found["code"] for found in told["problems"]]) == (1, ["BG763"])
    assert made.state() == before
    assert made.deploy()[0] == 0
    assert made.is_up()
