from briefgen.content.prose import typeset
from briefgen.model.fields import (
    ActorFields,
    BriefFields,
    CommonFields,
    Correction,
    LeadImage,
    Role,
    WatchItem,
)
from briefgen.model.when import When
from tests.conftest import MakeSite
from tests.sites import document

DAY = When(day="2024-11-07", timestamp=0, iso="2024-11-07")


def marked(text: str) -> str:
    return f"<{text}>"


def test_titles_and_summaries_are_set_and_ids_and_names_stay() -> None:
    found = typeset(CommonFields(title="a", summary="b", id="c", slug="d", topics=("e",), lang="en"), marked)
    assert (found.title, found.summary) == ("<a>", "<b>")
    assert (found.id, found.slug, found.topics, found.lang) == ("c", "d", ("e",), "en")


def test_lists_of_points_and_texts_inside_lists_are_set() -> None:
    found = typeset(BriefFields(key_points=("a", "b"), watch=(WatchItem(text="c", topics=("d",)),)), marked)
    assert found.key_points == ("<a>", "<b>")
    assert (found.watch[0].text, found.watch[0].topics) == ("<c>", ("d",))


def test_texts_inside_maps_are_set_and_paths_and_dates_stay() -> None:
    fields = CommonFields(
        image=LeadImage(src="a.svg", alt="b", caption="c"), corrections=(Correction(date=DAY, text="d"),)
    )
    found = typeset(fields, marked)
    assert found.image == LeadImage(src="a.svg", alt="<b>", caption="<c>")
    assert found.corrections == (Correction(date=DAY, text="<d>"),)


def test_a_role_keeps_its_organisation() -> None:
    found = typeset(ActorFields(roles=(Role(title="Chair", org="Port Union"),)), marked)
    assert found.roles == (Role(title="<Chair>", org="Port Union"),)


def test_nothing_to_set_gives_an_equal_value() -> None:
    fields = CommonFields(title="The quay")
    assert typeset(fields, lambda text: text) == fields


def test_a_title_is_shown_with_the_marks_of_its_language_and_found_as_typed(site: MakeSite) -> None:
    made = site(
        {
            "content/notes/a.md": document("'The \"new\" quay: it''s built'", "date: 2024-11-01"),
            "content/notes/b.md": document("'\"Kai\"'", "date: 2024-11-02", "lang: de"),
            "content/notes/c.md": document(
                "C", "date: 2024-11-03", body='See [[The "new" quay: it\'s built]].'
            ),
        }
    )
    assert made.refusal() == (0, ())
    assert "The “new” quay: it’s built" in made.text("/notes/")
    assert "„Kai“" in made.text("/notes/")
    assert 'href="../../notes/a/"' in made.page("/notes/c/")
