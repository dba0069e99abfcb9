import msgspec
import pytest

from briefgen.content.defaults import FolderDefaults, defaults_of, read_defaults
from briefgen.content.parse import parse
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.model.document import ParsedFile, SourceFile
from briefgen.model.fields import Kind
from briefgen.settings.values import ContentSettings

SETTINGS = ContentSettings(time_zone="Europe/Warsaw", audiences=("clients", "internal", "public"))


def defaults(files: dict[str, str | bytes]) -> tuple[dict[str, FolderDefaults], tuple[Diagnostic, ...]]:
    return read_defaults(
        {
            folder: (f"content/{folder}/_defaults.yaml", text.encode() if isinstance(text, str) else text)
            for folder, text in files.items()
        },
        SETTINGS,
    )


def read(text: str, files: dict[str, str | bytes], folder: str = "notes", kind: Kind = "note") -> ParsedFile:
    merged, _ = defaults(files)
    key = f"{folder}/x"
    return parse(
        SourceFile(f"content/{key}.md", key, kind), text.encode(), SETTINGS, defaults_of(folder, merged)
    )


def test_a_folder_gives_its_fields_to_every_document_below_it() -> None:
    document = read(
        "---\ndate: 2024-11-07\n---\n", {"notes": "authors: [desk]\nlang: pl\n"}, "notes/2024"
    ).document
    assert document is not None
    assert (document.fields.authors, document.card.lang) == (("desk",), "pl")


def test_a_document_overrides_its_folder() -> None:
    document = read("---\ndate: 2024-11-07\nauthor: anna\n---\n", {"notes": "authors: [desk]"}).document
    assert document is not None
    assert document.fields.authors == ("anna",)


def test_the_nearest_folder_wins_key_by_key() -> None:
    files: dict[str, str | bytes] = {
        "": "lang: en\nauthors: [site]\ntags: [all]",
        "notes": "authors: [notes]",
        "notes/2024": "description: Of 2024.",
    }
    document = read("---\ndate: 2024-11-07\n---\n", files, "notes/2024").document
    assert document is not None
    assert (document.fields.authors, document.fields.tags) == (("notes",), ("all",))
    assert (document.card.summary, document.card.lang) == ("Of 2024.", "en")


def test_a_folder_without_a_file_has_that_of_the_nearest_one_above() -> None:
    merged, _ = defaults({"": "lang: en", "notes": "lang: pl"})
    assert defaults_of("notes/a/b", merged) is merged["notes"]
    assert defaults_of("articles", merged) is merged[""]
    assert defaults_of("notebook", {"notes": merged["notes"]}) == FolderDefaults()


def test_an_inherited_value_has_no_mark_in_the_document() -> None:
    document = read("---\ndate: 2024-11-07\n---\n", {"notes": "topics: [Sanctions]"}).document
    assert document is not None
    assert document.fields.topics == ("Sanctions",)
    assert [mark.field for mark in document.marks] == ["date"]


def test_a_folder_may_withhold_all_of_its_documents() -> None:
    found = read("Text", {"notes": "status: draft\naudience: [internal]\ntlp: AMBER"})
    assert found.gate is not None
    assert (found.gate.status, found.gate.audience, found.gate.tlp) == ("draft", ("internal",), "AMBER")


@pytest.mark.parametrize("own", ["draft: false", "status: published"])
def test_a_document_may_leave_a_drafts_folder_by_either_word(own: str) -> None:
    for folder in ("status: draft", "draft: true"):
        found = read(f"---\n{own}\n---\n", {"notes": folder})
        assert found.gate is not None
        assert found.gate.status == "published"


def test_null_undoes_an_inherited_embargo() -> None:
    found = read("---\nembargo: null\n---\n", {"notes": "embargo: 2099-01-01T00:00Z"})
    assert found.gate is not None
    assert found.gate.embargo is None


@pytest.mark.parametrize(
    "text",
    [
        "embargo: tomorrow",
        "embago: 2024-11-08T06:00Z",
        "Draft: true",
        'draft: "true"',
        "audience: [clents]",
        "tlp: ORANGE",
        "audience: [internal]\naudience: [public]",
        "embargo: 2024-11-08T06:00Z\npublishDate: 2024-11-09T06:00Z",
        "draft: true\nstatus: published",
        "title: a: b",
        "- draft",
        "publish: false",
        b"draft: true # \xff",
        b"\x00",
    ],
)
def test_a_defaults_file_whose_gate_is_in_doubt_closes_every_document_below(text: str | bytes) -> None:
    _, problems = defaults({"notes": text})
    assert any(problem.severity is Severity.ERROR for problem in problems)
    found = read("---\ndate: 2024-11-07\n---\n", {"notes": text})
    assert (found.document, found.gate) == (None, None)


def test_a_document_with_the_field_of_its_own_does_not_depend_on_a_broken_default() -> None:
    found = read("---\ndate: 2024-11-07\nembargo: null\n---\n", {"notes": "embargo: tomorrow"})
    assert found.document is not None


def test_a_nearer_folder_mends_a_broken_default_above() -> None:
    files: dict[str, str | bytes] = {"": "tlp: ORANGE", "notes": "tlp: GREEN"}
    found = read("---\ndate: 2024-11-07\n---\n", files)
    assert found.gate is not None
    assert found.gate.tlp == "GREEN"


def test_a_broken_nearer_default_is_not_replaced_by_one_above() -> None:
    files: dict[str, str | bytes] = {"": "tlp: GREEN", "notes": "tlp: ORANGE"}
    assert read("---\ndate: 2024-11-07\n---\n", files).gate is None


def test_mistakes_are_placed_in_the_defaults_file_and_told_once() -> None:
    files: dict[str, str | bytes] = {"notes": "lang: en_GB\nsumary: x\ntitle: All\nimage: {scr: a.jpg}\n"}
    _, problems = defaults(files)
    assert [(problem.code, problem.span.line, problem.span.column) for problem in problems] == [
        ("BG110", 1, 7),
        ("BG104", 2, 1),
        ("BG124", 3, 1),
        ("BG104", 4, 9),
    ]
    assert {problem.span.path for problem in problems} == {"content/notes/_defaults.yaml"}
    assert read("---\ndate: 2024-11-07\n---\n", files).problems == ()


@pytest.mark.parametrize("key", ["title", "slug", "id", "aliases", "redirect_from"])
def test_what_belongs_to_one_document_cannot_be_set_for_a_folder(key: str) -> None:
    _, problems = defaults({"notes": f"{key}: x"})
    assert [problem.code for problem in problems] == ["BG124"]


def test_a_field_of_some_kinds_is_given_to_those_only() -> None:
    files: dict[str, str | bytes] = {"": "genre: analysis\nstate: active\nwatch: true"}
    _, problems = defaults(files)
    article = read("---\ndate: 2024-11-07\n---\n", files, "articles", "article")
    actor = read("Text", files, "actors", "actor")
    assert problems == ()
    assert article.problems == actor.problems == ()
    assert article.document is not None
    assert article.document.custom == ()


def test_an_unknown_field_is_given_to_templates() -> None:
    document = read("---\ndate: 2024-11-07\n---\n", {"notes": "mood: calm"}).document
    assert document is not None
    assert document.custom == (("mood", '"calm"'),)


def test_a_folder_may_set_the_kind() -> None:
    document = read("---\ndate: 2024-11-07\n---\n", {"notes": "kind: article"}).document
    assert document is not None
    assert document.kind == "article"
    assert [problem.code for problem in defaults({"notes": "kind: event"})[1]] == ["BG117"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff", "---\n"])
def test_an_empty_defaults_file_gives_nothing(text: str) -> None:
    merged, problems = defaults({"notes": text})
    assert problems == ()
    assert merged["notes"] == FolderDefaults()


def test_a_time_without_a_zone_is_told_once() -> None:
    files: dict[str, str | bytes] = {"notes": "date: 2024-11-07 10:00"}
    _, problems = defaults(files)
    assert [problem.code for problem in problems] == ["BG108"]
    assert read("Text", files).problems == ()


def test_defaults_survive_the_way_to_a_worker() -> None:
    merged, _ = defaults({"notes": "authors: [desk]\nimage: {src: a.jpg}"})
    packed = msgspec.msgpack.encode(merged)
    assert msgspec.msgpack.decode(packed, type=dict[str, FolderDefaults]) == merged
