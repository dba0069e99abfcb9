"""Documents that are the same one in other languages."""

from typing import Any

from briefgen.diagnostics import Severity
from briefgen.model.document import Document
from tests.catalog.documents import joined, make_document


def note(name: str, lang: str = "", of: str = "", **front: Any) -> Document:
    fields: dict[str, Any] = {key: value for key, value in (("lang", lang), ("translation_of", of)) if value}
    return make_document(f"notes/{name}.md", **fields, **front)


def groups(*documents: Document) -> dict[str, tuple[str, ...]]:
    catalog, problems = joined(*documents)
    assert problems == ()
    return dict(catalog.translations)


def told(*documents: Document) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.path) for problem in joined(*documents)[1]]


def test_an_original_and_its_translations_know_each_other_by_language() -> None:
    assert groups(
        note("dues"), note("dues-uk", "uk", "dues"), note("dues-ar", "ar", "dues"), note("else")
    ) == {
        "notes/dues": ("notes/dues-ar", "notes/dues-uk"),
        "notes/dues-ar": ("notes/dues", "notes/dues-uk"),
        "notes/dues-uk": ("notes/dues-ar", "notes/dues"),
    }


def test_a_translation_of_a_translation_belongs_to_the_same_original() -> None:
    found = groups(note("a"), note("b", "uk", "a"), note("c", "ru", "b"))
    assert found["notes/a"] == ("notes/c", "notes/b")


def test_a_site_without_translations_has_no_groups() -> None:
    assert groups(note("a"), note("b", "uk")) == {}


def test_what_is_not_admitted_is_in_no_group_and_joins_none() -> None:
    catalog, problems = joined(note("b", "uk", "a"), note("c", "ar", "a"))
    assert dict(catalog.translations) == {}
    assert {problem.code for problem in problems} == {"BG318"}


def test_an_unlisted_translation_sees_its_group_and_is_not_seen() -> None:
    found = groups(note("a"), note("b", "uk", "a", unlisted=True), note("c", "ar", "a"))
    assert found == {
        "notes/a": ("notes/c",), "notes/b": ("notes/c", "notes/a"), "notes/c": ("notes/a",),
    }  # fmt: skip


def test_a_translation_without_a_language_of_its_own_is_reported() -> None:
    _, (problem,) = joined(note("a", "uk"), note("b", of="a"))
    assert (problem.code, problem.severity, problem.span.line) == ("BG319", Severity.WARNING, 2)
    assert problem.message == 'a translation without `lang` counts as a text in "en", the site\'s language'


def test_two_translations_in_one_language_are_reported_once() -> None:
    documents = (note("a"), note("b", "uk", "a"), note("c", "uk", "a"))
    assert told(*documents) == [("BG320", "content/notes/c.md")]
    assert joined(*documents)[0].translations["notes/a"] == ("notes/b", "notes/c")


def test_a_translation_into_the_originals_language_is_reported() -> None:
    assert told(note("a"), note("aa", "en", "a")) == [("BG320", "content/notes/aa.md")]
    assert told(note("b"), note("a", "en", "b")) == [("BG320", "content/notes/a.md")]


def test_translations_in_a_circle_are_reported_and_not_linked() -> None:
    documents = (note("a", "uk", "b"), note("b", "ar", "a"), note("c", "de", "c"), note("d", "fr", "a"))
    assert told(*documents) == [("BG321", f"content/notes/{name}.md") for name in "abcd"]
    assert dict(joined(*documents)[0].translations) == {}


def test_an_original_elsewhere_makes_no_group() -> None:
    assert groups(note("a", "uk", "https://example.org/a"), note("b", "ar", "https://example.org/a")) == {}


def test_a_document_does_not_suggest_itself_in_another_language() -> None:
    shared: dict[str, Any] = {"tags": ["x"]}
    catalog, _ = joined(note("a", **shared), note("b", "uk", "a", **shared), note("c", **shared))
    assert catalog.related["notes/a"] == ("notes/c",)
    assert catalog.related["notes/b"] == ("notes/c",)
    assert set(catalog.related["notes/c"]) == {"notes/a", "notes/b"}
