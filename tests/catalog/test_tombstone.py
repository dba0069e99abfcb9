from briefgen.catalog import admit
from briefgen.settings.values import GateSettings
from tests.conftest import MakeSite
from tests.sites import document

EXPIRED = document(
    "The old quay",
    "date: 2024-01-01",
    "expires: 2024-06-01T00:00:00Z",
    "expires_action: tombstone",
    "summary: Summary zqxsecret.",
    "bottom_line: Line zqxsecret.",
    "key_points: [Point zqxsecret]",
    "question: Question zqxsecret?",
    "image: {src: zqxsecret.svg, alt: Alt zqxsecret}",
    "topics: [Ports]",
    "actors: [Port Union]",
    body="Text zqxsecret on [[Vera Palin]].\n\n## Part zqxsecret {#part}\n\nMore.",
)
FILES = {
    "content/notes/old.md": EXPIRED,
    "content/notes/zqxsecret.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/actors/vera.md": document("Vera Palin"),
    "content/notes/new.md": document("New", "date: 2024-07-01", body="See [the part](old.md#part)."),
}


def test_only_title_and_notice_of_a_tombstone_are_published(site: MakeSite) -> None:
    made = site(FILES)
    assert made.refusal() == (0, ())
    for path, data in made.tree().items():
        assert "zqxsecret" not in path
        assert b"zqxsecret" not in data, path
    assert "The old quay" in made.text("/notes/old/")


def test_a_tombstone_is_still_listed_under_its_terms(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    assert "The old quay" in made.text("/topics/ports/")
    assert "The old quay" in made.text("/actors/port-union/")


def test_links_to_sections_of_a_tombstone_lead_to_its_page(site: MakeSite) -> None:
    links = "[a](old.md#part), [b](old.md#nowhere), [[The old quay#Part zqxsecret|c]], [[#Here|d]]"
    made = site(
        {**FILES, "content/notes/new.md": document("New", "date: 2024-07-01", body=f"{links}\n\n## Here")}
    )
    assert made.refusal() == (0, ())
    page = made.page("/notes/new/")
    assert page.count('href="../../notes/old/"') + page.count('href="../old/"') >= 3
    assert "old/#" not in page
    assert "#here" in page


def test_before_it_expires_the_whole_document_is_published(site: MakeSite) -> None:
    made = site(FILES)
    assert made.refusal(at=1_704_200_000) == (0, ())
    assert "Text zqxsecret" in made.text("/notes/old/")


def test_the_gate_sees_no_tombstone_in_an_empty_site() -> None:
    assert admit([], GateSettings(clock=0)).documents == ()
