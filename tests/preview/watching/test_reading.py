from briefgen.preview.watching.reading import Reading, read
from briefgen.preview.watching.survey import MOST_NAMES, Place, Survey
from briefgen.preview.watching.values import Changes, Hint, Kind

PLACES = {
    "/real": Place(
        names=frozenset({"/site/content", "/site/content/link"}),
        links=frozenset({"gone"}),
        entries={"target.md": frozenset({"/site/other.md"})},
    ),
    "/crowded": Place(names=frozenset(f"/site/{at}" for at in range(MOST_NAMES))),
    "/site": Place(entries={"content": frozenset({"/site/content"})}),
    "/passed": Place(),
}
SURVEY = Survey(PLACES, {}, is_whole=True)


def of(folder: str, name: str, kind: Kind) -> Reading:
    return read([Hint(folder, name, kind)], SURVEY)


def changes(*paths: str, rescan: bool = False) -> Changes:
    return Changes(frozenset(paths), rescan)


def test_a_file_is_named_by_every_path_that_leads_to_it() -> None:
    found = of("/real", "a.md", Kind.WRITTEN)
    assert found == Reading(changes("/site/content/a.md", "/site/content/link/a.md"), is_outdated=False)


def test_what_a_link_leads_to_changes_the_link_as_well() -> None:
    found = of("/real", "target.md", Kind.NAMED)
    assert found.changes.paths >= {"/site/other.md", "/site/content/target.md"}
    assert found.is_outdated


def test_a_link_that_went_outdates_the_survey() -> None:
    assert of("/real", "gone", Kind.NAMED).is_outdated


def test_a_folder_that_came_or_went_asks_for_a_look_at_everything() -> None:
    assert of("/real", "deep", Kind.FOLDER).changes.rescan
    assert of("/site", "content", Kind.FOLDER) == Reading(
        changes("/site/content", rescan=True), is_outdated=True
    )


def test_a_folder_on_the_way_that_moved_asks_for_a_look_at_everything() -> None:
    assert of("/passed", "", Kind.FOLDER) == Reading(changes(rescan=True), is_outdated=True)


def test_a_folder_with_more_paths_than_are_kept_asks_for_a_look_at_everything() -> None:
    assert of("/crowded", "a.md", Kind.WRITTEN).changes.rescan


def test_neighbours_and_what_is_never_content_mean_nothing() -> None:
    for folder, name in (("/site", "x.yaml"), ("/real", ".a.swp"), ("/real", "a.md~"), ("/unknown", "a.md")):
        assert of(folder, name, Kind.NAMED).changes == changes()
