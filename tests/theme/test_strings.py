"""Interface strings."""

import pytest

from briefgen.theme.strings import filled, filled_plain, languages_for


def test_a_value_in_a_string_is_escaped() -> None:
    assert filled("By {name} & co", {"name": "<b>Orr</b>"}) == "By &lt;b&gt;Orr&lt;/b&gt; &amp; co"


def test_a_value_that_is_html_stays_html() -> None:
    from markupsafe import Markup

    assert filled("since {begin}", {"begin": Markup("<time>1999</time>")}) == "since <time>1999</time>"


def test_a_slot_without_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled("By {name}", {"nome": "Orr"})


def test_a_slot_cannot_reach_into_python() -> None:
    assert filled("{name.__class__} {0}", {"name": 1}) == "{name.__class__} {0}"


def test_plain_text_is_not_escaped() -> None:
    assert filled_plain("{title} & more", {"title": "A < B"}) == "A < B & more"


def test_a_language_falls_back_to_its_root_and_to_english() -> None:
    assert languages_for("uk-UA") == ("uk-UA", "uk", "en")
    assert languages_for("en") == ("en",)
