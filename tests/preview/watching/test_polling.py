import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.preview.watching import Watched
from briefgen.preview.watching.polling import Polling
from briefgen.preview.watching.survey import survey
from briefgen.preview.watching.values import Ears, Hint, Kind


class Looking:
    """Looks at a folder when it is told to, and keeps the hints."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.hints: list[Hint] = []
        self.source = Polling(Ears(self.hints.append, lambda: None, lambda _: None), interval=3600)

    def watch(self) -> bool:
        return self.source.watch(survey(Watched((self.content,), ())))

    def look(self) -> set[tuple[str, Kind]]:
        self.hints.clear()
        self.source._compare()
        return {(hint.name, hint.kind) for hint in self.hints}


@pytest.fixture
def looking(tmp_path: Path) -> Iterator[Looking]:
    (tmp_path / "content").mkdir()
    found = Looking(tmp_path / "content")
    yield found
    found.source.close()


def test_a_file_written_with_its_old_size_and_time_is_seen(looking: Looking) -> None:
    file = looking.content / "a"
    file.write_text("a")
    looking.watch()
    old = file.stat()
    file.write_text("b")
    os.utime(file, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert looking.look() == {("a", Kind.WRITTEN)}
    assert looking.look() == set()


def test_a_file_replaced_is_seen_as_another(looking: Looking) -> None:
    (looking.content / "a").write_text("a")
    looking.watch()
    (looking.content / "b.tmp").write_text("b")
    (looking.content / "b.tmp").replace(looking.content / "a")
    assert looking.look() == {("a", Kind.NAMED)}


def test_what_is_in_a_folder_does_not_change_the_folder(looking: Looking) -> None:
    (looking.content / "deep").mkdir()
    looking.watch()
    (looking.content / "deep" / "a").write_text("a")
    assert looking.look() == {("a", Kind.NAMED)}


def test_a_change_between_the_last_look_and_another_survey_is_not_lost(looking: Looking) -> None:
    (looking.content / "a").write_text("a")
    looking.watch()
    (looking.content / "a").write_text("longer")
    (looking.content / "link").symlink_to("a")
    assert looking.watch()
    assert looking.look() == {("a", Kind.WRITTEN), ("link", Kind.NAMED)}


def test_a_folder_is_new_once(looking: Looking) -> None:
    assert looking.watch()
    assert not looking.watch()
    (looking.content / "deep").mkdir()
    assert looking.watch()
    assert not looking.watch()


def test_the_pause_grows_with_the_work(looking: Looking) -> None:
    source = Polling(Ears(looking.hints.append, lambda: None, lambda _: None))
    try:
        assert source._pause(wall=0.01, processor=0.01) == 0.5
        assert source._pause(wall=0.2, processor=0.2) == pytest.approx(1.8)
        assert source._pause(wall=3.0, processor=0.01) == 3.0
    finally:
        source.close()
