import pytest

from briefgen.content.defaults import read_defaults
from briefgen.content.front_matter.given import Given
from briefgen.content.front_matter.withholding import withholding_problem
from briefgen.model.document import SourceFile
from briefgen.settings.values import ContentSettings
from briefgen.typed_yaml import Place, Scalar, Sequence
from tests.content.front_matter.golden import parsed


def told(key: str, value: str = "x", *, plain: bool = True) -> str:
    given = Given(
        key, Scalar(key, Place(2, 1, 2, 1 + len(key))), Scalar(value, Place(2, 9), plain), "content/x.md"
    )
    found = withholding_problem(given)
    if found is None:
        return ""
    assert (found.code, found.span.line, found.span.column) == ("BG111", 2, 1)
    return found.help


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("embago", "embargo"),
        ("Tlp", "tlp"),
        ("drafts", "draft"),
        ("expiry", "expires"),
        ("embargoed", "embargo"),
        ("embargo_until", "embargo"),
        ("Embargo until", "embargo"),
        ("pubDate", "date"),
        ("pubdate", "date"),
        ("release_date", "date"),
        ("publication_date", "date"),
        ("is_draft", "draft"),
        ("isDraft", "draft"),
        ("pubstatus", "status"),
        ("tlp_label", "tlp"),
        ("dissemination", "tlp"),
        ("еmbаrgо", "embargo"),
        ("ѕtаtuѕ", "status"),
        ("ΕΜΒΑRGΟ", "embargo"),
        ("em\u200bbar\u200bgo", "embargo"),
        ("expire", "expires"),
        ("Chatham House", "chatham_house"),
    ],
)
def test_a_key_like_a_dissemination_field_is_told_with_that_field(key: str, field: str) -> None:
    assert told(key) == f'write "{field}", or rename a field of your own'


@pytest.mark.parametrize(
    ("key", "value", "withholds"),
    [
        ("publish", "false", True),
        ("publish", "no", True),
        ("Publish", "FALSE", True),
        ("publish", "true", False),
        ("private", "true", True),
        ("private", "yes", True),
        ("private", "1", True),
        ("private", "members", True),
        ("рrivаtе", "true", True),
        ("private", "false", False),
        ("private", "0", False),
        ("private", "", False),
        ("public", "false", True),
        ("public", "2099-01-01", True),
        ("public", "true", False),
        ("visibility", "private", True),
        ("visibility", "staff only", True),
        ("visibility", "public", False),
        ("state", "draft", True),
        ("stage", "In review", True),
        ("stage", "Withheld", True),
        ("state", "Utopia", False),
        ("stage", "first leg", False),
        ("privacy", "true", False),
    ],
)
def test_other_programs_words_for_withholding_are_known(key: str, value: str, withholds: bool) -> None:  # noqa: FBT001
    assert (told(key, value) == 'write "draft: true"') is withholds


def test_quotes_make_no_difference_to_other_programs_words() -> None:
    assert told("publish", "false", plain=False)
    assert told("private", "true", plain=False)
    assert told("publish", "true", plain=False) == ""


def test_the_words_of_a_list_count_one_by_one() -> None:
    place = Place(2, 9)
    items = (Scalar("public", place), Scalar("staff", place))
    given = Given("access", Scalar("access", place), Sequence(items, place), "content/x.md")
    assert withholding_problem(given)


@pytest.mark.parametrize("key", ["mood", "дата", "тема", "status_of_talks", "embargoes_lifted", "κείμενο"])
def test_words_of_ones_own_in_any_script_are_let_through(key: str) -> None:
    assert told(key) == ""


@pytest.mark.parametrize(
    "line", ["state: draft", "private: 'true'", "visibility: private", "isDraft: false", "еmbаrgо: soon"]
)
@pytest.mark.parametrize("path", ["articles/x.md", "pages/x.md"])
def test_a_file_with_such_a_key_is_not_published(line: str, path: str) -> None:
    found = parsed(f"---\ntitle: X\n{line}\n---\n", source=SourceFile(f"content/{path}", path, "article"))
    assert found.gate is None
    assert [problem.code for problem in found.problems if problem.code != "BG120"] == ["BG111"]


def test_the_state_of_a_topic_is_a_field() -> None:
    source = SourceFile("content/topics/x.md", "topics/x", "topic")
    assert parsed("---\ntitle: X\nstate: dormant\n---\n", source=source).document
    assert parsed("---\ntitle: X\nstate: draft\n---\n", source=source).document is None


@pytest.mark.parametrize("line", ["еmbаrgо: soon", "private: yes", "pubDate: 2099-01-01", "stage: draft"])
def test_folder_defaults_with_such_a_key_close_the_folder(line: str) -> None:
    settings = ContentSettings()
    merged, problems = read_defaults({"": ("content/_defaults.yaml", line.encode())}, settings)
    assert [problem.code for problem in problems] == ["BG111"]
    assert merged[""].blocks({})


def test_an_action_on_expiry_needs_an_expiry() -> None:
    found = parsed("---\ntitle: X\ndate: 2024-01-01\nexpires_action: remove\n---\n")
    assert found.gate is None
    assert [problem.code for problem in found.problems] == ["BG129"]
    sound = parsed("---\ndate: 2024-01-01\nexpires: 2025-01-01\nexpires_action: remove\n---\n")
    assert sound.gate
    assert sound.gate.expires_action == "remove"


def test_a_folder_may_say_what_happens_to_those_of_its_files_that_expire() -> None:
    defaults = {"": ("content/_defaults.yaml", b"expires_action: remove")}
    merged, problems = read_defaults(defaults, ContentSettings())
    assert problems == ()
    found = parsed("---\ndate: 2024-01-01\n---\n", defaults=merged[""])
    assert found.gate
    assert found.gate.expires_action == "remove"
