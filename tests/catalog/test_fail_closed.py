"""Whole sites with what an author may overlook: withheld all the same, or refused."""

import pytest

from tests.conftest import MakeSite
from tests.sites import document

PORTS = {"content/topics/ports.md": document("Ports")}


def test_the_date_in_a_files_name_beats_that_of_its_folder(site: MakeSite) -> None:
    made = site(
        {
            "content/_defaults.yaml": "date: 2020-01-01\n",
            "content/notes/2099-01-01-sec.md": document("Zqxsecret"),
            "content/notes/plain.md": document("Plain"),
        }
    )
    assert made.refusal() == (0, ())
    assert not any("sec" in path.rpartition("/")[0] for path in made.tree())
    assert not any(b"Zqxsecret" in data for data in made.tree().values())
    assert "1 January 2020" in made.text("/notes/plain/")


def test_a_draft_beside_a_file_of_its_key_neither_shows_nor_fails(site: MakeSite) -> None:
    draft = {"content/topics/ports/index.md": document("Zqxsecret", "draft: true")}
    made = site({**PORTS, **draft})
    assert made.refusal() == (0, ())
    with_draft = made.tree()
    made.edit(dict.fromkeys(draft))
    assert made.refusal() == (0, ())
    assert made.tree() == with_draft


def test_two_files_of_one_key_that_meet_at_an_embargos_end_are_told_in_time(site: MakeSite) -> None:
    later = {"content/topics/ports/index.md": document("Ports", "embargo: 2099-01-01T00:00Z")}
    made = site({**PORTS, **later})
    assert made.refusal() == (0, ())
    coming = [found for found in made.check() if found.code == "BG308"]
    assert len(coming) == 1
    assert "2099-01-01" in coming[0].message


@pytest.mark.parametrize(
    "link", ["[[Zqx plan#Part]]", "[[topic:Zqx plan]]", "[[document:Zqx plan]]", "[[./zqx]]", "[[zqx#Part]]"]
)
def test_no_link_publishes_the_title_of_an_embargoed_note(site: MakeSite, link: str) -> None:
    secret = document("Zqx plan", "date: 2024-01-01", "embargo: 2099-01-01T00:00Z", body="## Part")
    public = document("Public", "date: 2024-01-01", body=f"See {link}.")
    code, problems = site({"content/notes/zqx.md": secret, "content/notes/a.md": public}).refusal()
    assert code == 1
    assert [found.code for found in problems] == ["BG411"]
    named = document("Public", "date: 2024-01-01", body=f"See {link.replace(']]', '|a later note]]')}.")
    made = site({"content/notes/zqx.md": secret, "content/notes/a.md": named})
    assert made.refusal() == (0, ())
    assert not any(b"zqx" in data.lower() for data in made.tree().values())


@pytest.mark.parametrize(
    "text",
    [
        "<!-- fm -->\n---\ntitle: Zqx\ndraft: true\n---\nText",
        "# Zqx\n---\npublishDate: 2099-01-01\n---\nText",
        "--- # fm\ntitle: Zqx\ndraft: true\n---\nText",
        "---\ntitle: Zqx\nprivate: 'true'\n---\nText",
        "---\ntitle: Zqx\nеmbаrgо: 2099-01-01\n---\nText",
        "date: 2099-01-01\n\nZqx",
    ],
)
def test_front_matter_that_would_be_overlooked_stops_the_build(site: MakeSite, text: str) -> None:
    code, problems = site({"content/notes/a.md": text}).refusal()
    assert code == 1
    assert {found.code for found in problems} <= {"BG111", "BG128"}
