import pytest

from briefgen.settings import read_settings
from briefgen.settings.deployment import OtherTarget, RsyncTarget

EXAMPLE = """
deploy:
  default: staging
  targets:
    staging: {kind: folder, path: ../www, releases: true, keep: 5, audience: public}
    live: {kind: rsync, host: desk@www.example.org, port: 22, path: /srv/www/briefings, releases: true, keep: 5}
    pages: {kind: git, remote: "git@example.org:desk/site.git", branch: pages, cname: briefings.example.org}
    bucket: {kind: s3, bucket: briefings, prefix: "", region: eu-central-1, endpoint_url: null}
    bundle: {kind: archive, path: dist/site.tar.gz}
"""


def found(target: str, more: str = "") -> list[tuple[str, int]]:
    text = f"{more}deploy:\n  targets:\n    live: {target}\n"
    _, problems = read_settings(text, path="briefgen.yaml", environ={}, overrides={})
    return [(problem.code, problem.span.line) for problem in problems]


def test_the_documented_example_is_read() -> None:
    loaded, problems = read_settings(EXAMPLE, path="briefgen.yaml", environ={}, overrides={})
    targets = loaded.settings.deploy.targets
    assert problems == ()
    assert list(targets) == ["staging", "live", "pages", "bucket", "bundle"]
    assert targets["live"] == RsyncTarget(
        host="desk@www.example.org", path="/srv/www/briefings", port=22, releases=True, keep=5
    )


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("{kind: folder, path: ../www, releses: true}", "BG004"),
        ("{kind: folder}", "BG016"),
        ("{path: ../www}", "BG016"),
        ("{kind: foldr, path: ../www}", "BG006"),
        ("{kind: ftp, path: ../www}", "BG006"),
        ("{kind: folder, path: ../www, keep: 0}", "BG015"),
        ("{kind: folder, path: ../www, audience: nobody}", "BG010"),
        ("{kind: rsync, host: -oProxyCommand=x, path: /x}", "BG023"),
        ("{kind: rsync, host: a b, path: /x}", "BG023"),
        ("{kind: rsync, host: a, path: -x}", "BG023"),
        ("{kind: git, remote: '--upload-pack=x'}", "BG023"),
        ("{kind: git, remote: 'ext::sh -c x'}", "BG023"),
        ("{kind: git, remote: x, branch: -f}", "BG023"),
        ("{kind: git, remote: x, cname: 'https://x.org'}", "BG023"),
        ("{kind: s3, bucket: a/b}", "BG023"),
        ("{kind: s3, bucket: abc, prefix: ../x}", "BG023"),
        ("{kind: archive, path: site.rar}", "BG023"),
        ("{kind: git, remote: 'https://u:p@example.org/x'}", "BG022"),
        ("{kind: s3, bucket: abc, token: x}", "BG022"),
        ("folder", "BG005"),
    ],
)
def test_a_target_that_cannot_be_used_is_an_error_at_its_line(target: str, code: str) -> None:
    assert found(target) == [(code, 3)]


def test_other_kinds_come_from_extensions_and_keep_their_options() -> None:
    text = "extensions: [shelf]\ndeploy: {targets: {a: {kind: shelf, path: x, sorted: true, audience: public}}}\n"
    loaded, problems = read_settings(text, path="briefgen.yaml", environ={}, overrides={})
    options = {"path": '"x"', "sorted": "true"}
    assert (problems, loaded.settings.deploy.targets["a"]) == (
        (),
        OtherTarget(name="shelf", options=options, audience="public"),
    )
