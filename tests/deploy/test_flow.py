"""What is refused before anything leaves."""

from pathlib import Path

import pytest

from briefgen.deploy.flow import Limits, deployment
from briefgen.deploy.site import BuiltSite
from briefgen.deploy.targets.folder import FolderDeploy
from briefgen.diagnostics import Diagnostic, Severity, Span, problem
from briefgen.settings.deployment import FolderTarget
from briefgen.stages.request import Request
from tests.deploy.conftest import MakeDesk
from tests.deploy.desks import Desk, note
from tests.sites import document

DRAFT = document("Secret talks", "date: 2024-10-09", "status: draft")
CLIENTS = "audiences: {clients: {tlp: AMBER, includes: [public]}}\n"


def codes(made: Desk, *words: str) -> tuple[int, list[str]]:
    code, told = made.deploy(*words)
    return code, [found["code"] for found in told["problems"]]


def test_only_what_the_last_build_for_this_audience_wrote_may_leave(desk: MakeDesk) -> None:
    made = desk("folder")
    site = made.site
    assert codes(made, "--skip-build") == (3, ["BG750"])
    site.edit({"content/notes/draft.md": DRAFT})
    site.build(drafts=True)
    assert codes(made, "--skip-build") == (3, ["BG751"])
    made.aim(made.target, CLIENTS)
    site.build(audience="clients")
    assert codes(made, "--skip-build") == (3, ["BG752"])
    site.build()
    (site.output / "notes.txt").write_text("mine")
    assert codes(made) == (3, ["BG753"])
    (site.output / "notes.txt").unlink()
    page = site.output / "notes/n1/index.html"
    page.write_bytes(page.read_bytes().replace(b"first", b"other"))
    assert codes(made, "--skip-build") == (3, ["BG754"])
    page.unlink()
    assert codes(made, "--skip-build") == (3, ["BG754"])
    assert made.state() == {}
    assert codes(made) == (0, [])
    assert b"Secret" not in b"".join(made.state().values())


def test_a_target_gets_what_its_own_audience_may_see(desk: MakeDesk) -> None:
    made = desk("folder")
    made.site.edit({"content/notes/closed.md": note(9, "closed", "audience: [clients]", "tlp: AMBER")})
    made.aim(made.target.replace("}", ", audience: clients}"), CLIENTS)
    assert made.deploy()[0] == 0
    assert "notes/closed/index.html" in made.tree()
    made.aim(made.target, CLIENTS)
    assert codes(made) == (3, ["BG755"])
    assert codes(made, "--allow-removed") == (0, [])
    assert b"closed" not in b"".join(made.tree().values())


def test_a_clock_in_the_future_and_warnings_stop_a_deploy(desk: MakeDesk) -> None:
    made = desk("folder")
    assert codes(made, "--at", "2999-01-01T00:00:00Z") == (3, ["BG768"])
    made.site.edit({"content/notes/n1.md": note(1, "first", "related: ['[[Nothing]]']")})
    code, found = codes(made)
    assert (code, found) == (1, ["BG318"])
    assert made.state() == {}


def test_more_deletions_than_allowed_are_refused_and_the_plan_is_shown(desk: MakeDesk) -> None:
    made = desk("folder")
    many = {f"content/notes/m{number}.md": note(number % 20) for number in range(14)}
    made.site.edit(many)
    made.deploy()
    made.site.edit(dict.fromkeys(many))
    code, told = made.deploy("--allow-removed")
    assert (code, [found["code"] for found in told["problems"]], len(told["removed"])) == (3, ["BG756"], 14)
    refused = made.told("deploy", "live", "--allow-removed")
    assert "14 removed" in refused.out
    assert "--max-delete 14" in refused.err
    assert refused.err.endswith("1 error: refused, and nothing on live was changed\n")
    assert codes(made, "--allow-removed", "--max-delete", "14") == (0, [])


@pytest.mark.parametrize("kind", ["folder", "rsync"])
def test_something_foreign_in_the_way_is_refused(kind: str, desk: MakeDesk) -> None:
    made = desk(kind)
    assert codes(made) == (0, [])
    made.put("notes/new/index.html", b"of others")
    made.site.edit({"content/notes/new.md": note(8)})
    assert codes(made) == (3, ["BG757"])
    assert made.state()["notes/new/index.html"] == b"of others"


def test_a_target_must_be_named_and_lie_outside_the_site(desk: MakeDesk) -> None:
    made = desk("folder")
    assert "did you mean" in made.told("deploy", "liv").err
    for path in ("site", "content", ".", "..", ".briefgen/x"):
        made.aim(f"{{kind: folder, path: {path}}}")
        assert codes(made) == (2, ["BG759"]), path
    made.aim(f"{{kind: archive, path: {made.site.root}/content/site.zip}}")
    assert codes(made) == (2, ["BG759"])
    made.site.edit({"briefgen.yaml": "title: Desk\n"})
    assert codes(made) == (2, ["BG758"])


def test_a_target_without_releases_cannot_go_back(desk: MakeDesk) -> None:
    made = desk("folder")
    made.deploy()
    assert "BG769" in made.told("rollback", "live").err


def test_an_extension_can_add_a_kind_of_target(desk: MakeDesk) -> None:
    made = desk("folder")
    made.site.edit({"shelf.py": SHELF})
    made.aim("{kind: shelf, path: shelf.txt}", "extensions: [shelf]\n")
    code, told = made.deploy()
    assert (code, told["sent"]) == (0, len(made.site.tree()))
    assert codes(made) == (0, [])
    made.aim("{kind: shelff, path: shelf.txt}", "extensions: [shelf]\n")
    assert 'did you mean "shelf"' in made.told("deploy", "live").err
    made.site.edit({"shelf.py": SHELF.replace("return Shelf(options)", "return None")})
    made.aim("{kind: shelf, path: shelf.txt}", "extensions: [shelf]\n")
    assert codes(made) == (1, ["BG655"])


def test_an_audit_refuses_with_what_it_finds_and_only_tells_what_is_no_error(
    desk: MakeDesk, tmp_path: Path
) -> None:
    made = desk("folder")
    made.site.build()
    request = made.site.request(audience="public")
    target = FolderDeploy(FolderTarget(path=str(tmp_path / "www")), made.site.root, made.site.output, None)
    hit = problem("BG754", "a secret", Span("site/x"))
    note = problem("BG754", "a name", Span("site/y"), severity=Severity.WARNING)

    def audit(site: BuiltSite, wanted: Request) -> tuple[Diagnostic, ...]:
        assert wanted == request
        assert b"</html>" in site.read("index.html")
        return (note, hit)

    with deployment(request, target, Limits(), writing=False, audits=(audit,)) as planned:
        assert (planned.refusals, planned.notes) == ((hit,), (note,))


SHELF = """
import json
import pathlib
from briefgen.extensions import Extension

class Shelf:
    def __init__(self, options):
        self.path = pathlib.Path(__file__).with_name(options["path"])

    def held(self):
        return json.loads(self.path.read_text()) if self.path.exists() else None

    def send(self, upload):
        assert all(isinstance(upload.read(path), bytes) for path in upload.send)
        self.path.write_text(json.dumps(dict(upload.files)))

def shelf(options):
    return Shelf(options)

extension = Extension(targets={"shelf": shelf})
"""
