"""What only one kind of target has."""

from pathlib import Path

import boto3

from tests.deploy.conftest import MakeDesk
from tests.deploy.desks import git, note


def test_objects_have_type_age_and_redirect(desk: MakeDesk, bucket_host: str) -> None:
    made = desk("s3")
    made.site.edit({"content/notes/n1.md": note(1, "first", "redirect_from: [/old/]")})
    assert made.deploy()[0] == 0
    client = boto3.client("s3", endpoint_url=bucket_host, region_name="us-east-1")
    name = made.target.split("bucket: ")[1].split(",")[0]
    found = {path: client.head_object(Bucket=name, Key=f"desk/{path}") for path in made.tree()}
    style = next(path for path in found if path.endswith(".css"))
    assert found["old/index.html"]["WebsiteRedirectLocation"] == "/desk/notes/n1/"
    assert "WebsiteRedirectLocation" not in found["index.html"]
    assert (found[style]["ContentType"], found[style]["CacheControl"]) == (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    )
    assert found["index.html"]["CacheControl"] == "public, max-age=60, must-revalidate"


def test_a_branch_grows_by_a_commit_and_is_replaced_only_when_asked(desk: MakeDesk, tmp_path: Path) -> None:
    made, bare = desk("git"), tmp_path / "bare.git"
    count = ("rev-list", "--count", "pages")
    made.deploy()
    made.deploy()
    assert git(bare, *count) == b"1\n"
    made.site.edit({"content/notes/n1.md": note(1, "second")})
    made.deploy()
    assert git(bare, *count) == b"2\n"
    made.aim(made.target.replace("}", ", force: true}"))
    made.site.edit({"content/notes/n1.md": note(1, "third")})
    made.deploy()
    assert git(bare, *count) == b"1\n"
    assert made.is_up()


def test_a_release_shares_unchanged_files_and_keeps_the_style_sheets_of_those_before(
    desk: MakeDesk, tmp_path: Path
) -> None:
    made = desk("folder-releases")
    made.deploy()
    first = set(made.tree())
    colour = "theme: {name: briefing, options: {accent: '#1c4a8a'}}\n"
    made.aim(made.target, colour)
    assert made.deploy()[0] == 0
    now = set(made.tree())
    carried = now - set(made.site.tree())
    assert carried
    assert all(path.startswith("assets/") and path in first for path in carried)
    same = next(path for path in made.site.tree() if path.endswith(".svg"))
    assert (tmp_path / "www" / "current" / same).stat().st_nlink == 2
