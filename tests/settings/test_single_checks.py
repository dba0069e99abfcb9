import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Severity
from briefgen.settings.fault import Fault
from briefgen.settings.loading import read_settings
from briefgen.settings.single_checks import (
    base_url_fault,
    language_fault,
    logo_fault,
    permalink_faults,
    time_zone_fault,
)
from briefgen.settings.values import Permalinks


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org",
        "http://localhost:8000/x/",
        "https://sub.example.org/a/b",
        "https://[::1]:8000/",
    ],
)
def test_web_addresses_may_stand_before_all_others(url: str) -> None:
    assert base_url_fault(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "//example.org/",
        "/briefings/",
        "ftp://example.org/",
        "https:///x",
        "https://user:secret@example.org/",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://[::1/",
        "https://example.org/a/../b",
    ],
)
def test_other_texts_may_not(url: str) -> None:
    found = base_url_fault(url)
    assert found is not None
    assert found.code == "BG008"


@pytest.mark.parametrize("zone", ["UTC", "Europe/Warsaw", "America/Argentina/Buenos_Aires", "Etc/GMT+12"])
def test_zones_of_the_iana_database_are_known(zone: str) -> None:
    assert time_zone_fault(zone) is None


@pytest.mark.parametrize(
    "zone", ["", "CET+1", "Europe", "Europe/", "/Europe/Warsaw", "Mars/Olympus", "posixrules", "zone.tab"]
)
def test_other_zones_are_not(zone: str) -> None:
    assert time_zone_fault(zone) is not None


@pytest.mark.parametrize("logo", ["logo.svg", "images/logo.svg", "/images/logo.svg", "a..b.svg"])
def test_a_logo_lies_below_content(logo: str) -> None:
    assert logo_fault(logo) is None


@pytest.mark.parametrize("logo", ["../logo.svg", "a/../../logo.svg", ".."])
def test_a_logo_elsewhere_is_refused(logo: str) -> None:
    assert logo_fault(logo) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        "/{slug}/",
        "/articles/{slug}/",
        "/{year}/{month}/{day}/{slug}/",
        "/{kind}/{id}/",
        "/a/{year}-{slug}/",
        "/статьи/{slug}/",
    ],
)
def test_patterns_that_tell_documents_apart_are_accepted(pattern: str) -> None:
    assert permalink_faults(Permalinks(article=pattern)) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "/",
        "{slug}",
        "/{slug}",
        "{slug}/",
        "/articles/",
        "/{year}/",
        "/../{slug}/",
        "/a/../../{slug}/",
        "/./{slug}/",
        "//{slug}/",
        "/a//{slug}/",
        "/a\\{slug}/",
        "/\x00{slug}/",
        "/{slug}/{title}/",
        "/{}/{slug}/",
        "/{slug/",
        "/slug}/{slug}/",
        "/{{slug}}/",
        "/{slug}/?a=b/",
        "/{slug}/#a/",
        "../../x",
    ],
)
def test_patterns_that_cannot_make_addresses_are_refused(pattern: str) -> None:
    found = permalink_faults(Permalinks(note=pattern))
    assert [(each.code, each.key) for each in found] == [("BG009", "note")]
    assert found[0].help


def test_every_faulty_pattern_is_told() -> None:
    assert [each.key for each in permalink_faults(Permalinks("x", "/{slug}/", "y"))] == ["article", "brief"]


@given(st.text(alphabet="/{}slugidyear.\\ ", max_size=30))
def test_an_accepted_pattern_never_leaves_the_site(pattern: str) -> None:
    if not permalink_faults(Permalinks(article=pattern)):
        address = pattern.replace("{slug}", "x").replace("{id}", "y").replace("{year}", "2024")
        assert address.startswith("/")
        assert address.endswith("/")
        assert ".." not in address.split("/")
        assert "//" not in address


@given(st.text(max_size=40))
def test_no_text_ever_raises(text: str) -> None:
    base_url_fault(text)
    time_zone_fault(text)
    logo_fault(text)


@pytest.mark.parametrize("tag", ["", "en", "uk", "ar-EG", "pt-BR", "zh-Hant", "he", "se"])
def test_a_known_language_is_no_fault(tag: str) -> None:
    assert language_fault(tag) is None


@pytest.mark.parametrize(("tag", "meant"), [("ua", "uk"), ("ukr", "uk"), ("cz", "cs"), ("eng-GB", "en-GB")])
def test_a_country_or_a_longer_tag_is_taken_for_a_slip(tag: str, meant: str) -> None:
    assert language_fault(tag) == Fault(
        "BG020", f'"{tag}" is the tag of no known language', f'did you mean "{meant}"?'
    )


def test_a_language_that_babel_lacks_is_kept_with_a_warning() -> None:
    fault = language_fault("rue")
    assert fault is not None
    assert fault.code == "BG021"
    loaded, problems = read_settings("language: rue\n", path="briefgen.yaml", environ={}, overrides={})
    assert loaded.settings.language == "rue"
    assert [(one.code, one.severity, one.span.line) for one in problems] == [("BG021", Severity.WARNING, 1)]
    loaded, problems = read_settings("language: ua\n", path="briefgen.yaml", environ={}, overrides={})
    assert loaded.settings.language == "en"
    assert [(one.code, one.severity) for one in problems] == [("BG020", Severity.ERROR)]
