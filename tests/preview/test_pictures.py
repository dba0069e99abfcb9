"""Pictures in the preview: made when they are asked for, and as a build makes them."""

from briefgen.preview.desk import Desk
from tests.conftest import MakeSite
from tests.photos import SECRET, photo
from tests.preview.sessions import session_of
from tests.sites import document

BAY = "content/articles/bay.jpg"
FILES: dict[str, str | bytes] = {
    "briefgen.yaml": "images: {widths: [16, 32], formats: [webp]}\n",
    "content/articles/bay.md": document("Bay", "date: 2024-11-01", body="![The bay](bay.jpg)"),
    BAY: photo(),
}


def test_a_picture_is_made_when_it_is_asked_for_and_shown_anew_when_it_changes(site: MakeSite) -> None:
    made = site(FILES)
    made.build()
    names = [name for name in made.tree() if name.endswith((".jpg", ".webp"))]
    with session_of(made) as session:
        session.refresh()
        desk = Desk(session, "/", lambda _: None)
        for name in names:
            answer = desk.answer(f"/{name}")
            assert (answer.status, answer.body) == (200, made.tree()[name])
            assert answer.media_type.startswith("image/")
        before = desk.answer("/articles/bay/").body
        made.edit({BAY: photo(size=(40, 20))})
        desk.refresh([str(made.root / BAY)])
        after = desk.answer("/articles/bay/").body
        assert b'width="32" height="16"' not in before
        assert b'width="40" height="20"' in after
        assert SECRET not in desk.answer("/articles/bay.jpg").body
        made.edit({BAY: photo()[:-40]})
        assert not desk.refresh([str(made.root / BAY)]).is_shown
        assert b'width="40" height="20"' in desk.answer("/articles/bay/").body
