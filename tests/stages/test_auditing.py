"""The leak audit of a whole site, against what its gate keeps back."""

import pytest

from briefgen.build import check_leaks
from briefgen.diagnostics import BriefgenError
from briefgen.leaks import Audit
from tests.conftest import MakeSite
from tests.sites import SiteFolder, document, untracked

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'><!-- where the envoys will stay tonight --></svg>"
SITE: dict[str, str | bytes] = {
    "briefgen.yaml": "title: Harbour Desk\nbase_url: https://example.org/desk/\n"
    "audiences:\n  clients: {tlp: AMBER, includes: [public]}\n",
    "content/articles/quay.md": document("The quay wall", "date: 2024-11-01", "topics: [Ports]"),
    "content/articles/envoys/index.md": document(
        "Names of the envoys",
        "date: 2024-11-02",
        "topics: [Ports, Zqx affair]",
        "status: withheld",
        "aliases: [The embassy list]",
        body="## Who will sail\n\nThe captain told nobody that the second boat will leave before the tide turns."
        "\n\n![The hotel by night](hotel.svg)",
    ),
    "content/articles/envoys/hotel.svg": PICTURE,
}


def built(made: SiteFolder, **options: str) -> SiteFolder:
    assert made.refusal(**options) == (0, ())
    return made


def audit_of(made: SiteFolder, **options: str) -> Audit:
    return check_leaks(made.request(**options), untracked)[1]


def test_a_site_that_leaks_nothing_passes(site: MakeSite) -> None:
    audit = audit_of(built(site(SITE)))
    assert audit.withheld == 2
    assert audit.names > 8
    assert (audit.leaks, audit.named, audit.copies, audit.keys, audit.opaque) == ((), (), (), (), ())


PLANTED = {
    "title": "Names of the envoys",
    "alias": "the-embassy-list",
    "term": "Zqx Affair",
    "address": "/articles/envoys/",
    "heading": "Who will sail",
    "alternative text": "The hotel by night",
    "text": "nobody that the second boat will leave before the tide turns",
    "file name": "hotel.svg",
}


def test_a_theme_that_prints_withheld_words_is_told_on(site: MakeSite) -> None:
    template = "".join(f"<p>{words}</p>\n" for words in PLANTED.values())
    audit = audit_of(built(site({**SITE, "themes/briefing/templates/parts/after.html": template})))
    assert {leak.kind: leak.file for leak in audit.leaks} == dict.fromkeys(
        PLANTED, "articles/quay/index.html"
    )
    assert {leak.path for leak in audit.leaks} == {"content/articles/envoys/index.md"}


@pytest.mark.parametrize("reason", ["status: draft", "tlp: RED", "date: 2030-01-01"])
def test_an_old_page_is_told_on_whatever_withholds_its_document_now(site: MakeSite, reason: str) -> None:
    lines = () if reason.startswith("date") else ("date: 2024-11-01",)
    body = "In the dark a small steamer took nine boxes of silver past the lighthouse and away."
    made = built(site({**SITE, "content/notes/boat.md": document("The second boat", *lines[:1], body=body)}))
    made.edit({"content/notes/boat.md": document("The second boat", reason, *lines, body=body)})
    leaks = audit_of(made).leaks
    assert {"title", "text"} <= {leak.kind for leak in leaks}
    assert {leak.path for leak in leaks} == {"content/notes/boat.md"}


def test_a_tombstone_may_show_its_title_and_not_its_old_text(site: MakeSite) -> None:
    body = "In the dark a small steamer took nine boxes of silver past the lighthouse and away."
    old = document("The second boat", "date: 2024-11-01", body=body)
    made = built(site({**SITE, "content/notes/boat.md": old}))
    expired = document(
        "The second boat", "date: 2024-11-01", "expires: 2024-11-10", "expires_action: tombstone", body=body
    )
    made.edit({"content/notes/boat.md": expired})
    assert {leak.kind for leak in audit_of(made).leaks} == {"text"}
    assert not audit_of(built(made)).is_refused


def test_a_folder_is_audited_for_the_audience_that_it_was_built_for_or_for_another(site: MakeSite) -> None:
    note = document("Harbour masters only", "date: 2024-11-01", "audience: [clients]", "tlp: AMBER")
    made = built(site({**SITE, "content/notes/masters.md": note}), audience="clients")
    assert not audit_of(made).is_refused
    assert "content/notes/masters.md" in {leak.path for leak in audit_of(made, audience="public").leaks}


def test_a_copied_picture_of_a_withheld_document_is_told_on(site: MakeSite) -> None:
    made = built(site(SITE))
    (made.output / "other.svg").write_text(PICTURE, encoding="utf-8")
    assert [(copy.file, copy.origin) for copy in audit_of(made).copies] == [
        ("other.svg", "content/articles/envoys/hotel.svg")
    ]


def test_an_author_who_names_a_withheld_document_is_warned_unless_it_is_disclosed(site: MakeSite) -> None:
    note = document("News", "date: 2024-11-01", body="Soon we print the *names of the envoys* here.")
    made = built(site({**SITE, "content/notes/news.md": note}))
    (named,) = audit_of(made).named
    assert (named.source, named.line, named.is_harmless) == ("content/notes/news.md", 6, False)
    allowed = note.replace("date:", "disclose: [Names of the envoys]\ndate:")
    assert audit_of(built(made.edit({"content/notes/news.md": allowed}))).named == ()


def test_documents_of_one_title_do_not_give_each_other_away(site: MakeSite) -> None:
    twin = document("The quay wall", "status: draft", body="Other words.")
    audit = audit_of(built(site({**SITE, "content/notes/twin.md": twin})))
    assert (audit.leaks, audit.named) == ((), ())


def test_without_a_site_there_is_nothing_to_audit(site: MakeSite) -> None:
    with pytest.raises(BriefgenError) as refused:
        audit_of(site(SITE))
    assert refused.value.diagnostics[0].code == "BG425"
    assert refused.value.exit_code == 2
