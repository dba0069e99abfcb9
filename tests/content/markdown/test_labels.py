import msgspec
import pytest

from briefgen.content.markdown.labels import Labels, labels_for


@pytest.mark.parametrize("language", ["en", "uk", "ru", "de", "fr", "pl", "es", "ar"])
def test_every_label_of_a_language_is_filled(language: str) -> None:
    labels = labels_for(language)
    assert all(msgspec.structs.astuple(labels))
    assert "{}" in labels.back
    assert "{}" in labels.table


def test_a_region_does_not_matter_and_unknown_languages_are_english() -> None:
    assert labels_for("DE-at") == labels_for("de")
    assert labels_for("xx") == labels_for("") == labels_for("en")


def test_only_the_five_alerts_are_translated() -> None:
    german: Labels = labels_for("de")
    assert german.alert("warning") == "Warnung"
    assert german.alert("judgement") == "Judgement"
    assert german.alert("footnotes") == "Footnotes"
