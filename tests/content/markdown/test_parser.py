from briefgen.content.markdown.features import ALL_FEATURES
from briefgen.content.markdown.parser import parser_for


def test_one_parser_is_made_for_a_set_of_features() -> None:
    features = frozenset({"link", "emphasis"})
    assert parser_for(features, markup=True) is parser_for(frozenset({"emphasis", "link"}), markup=True)
    assert parser_for(features, markup=True) is not parser_for(features, markup=False)


def test_only_the_rules_that_are_asked_for_are_active() -> None:
    active = parser_for(frozenset({"wikilink"}), markup=True).get_active_rules()
    assert active["block"] == ["hr", "list", "paragraph"]
    assert active["inline"] == ["text", "newline", "wikilink"]
    assert active["inline2"] == []


def test_all_rules_that_are_known_are_used_by_some_feature() -> None:
    parser = parser_for(ALL_FEATURES, markup=True)
    unused = set(parser.get_all_rules()["inline"]) - set(parser.get_active_rules()["inline"])
    assert unused == {"linkify"}
    assert parser.get_all_rules()["block"] == parser.get_active_rules()["block"]


def test_addresses_are_taken_as_they_are_written() -> None:
    parser = parser_for(frozenset(), markup=True)
    assert parser.validateLink("javascript:x")
    assert parser.normalizeLink("ä b") == "ä b"
    assert parser.normalizeLinkText("%41") == "%41"
