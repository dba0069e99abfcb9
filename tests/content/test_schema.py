import json
from typing import Any

import pytest

from briefgen.content.schema import DIALECT, field_table, front_matter_schema, settings_schema
from briefgen.model.fields import DETAILS_OF_KIND, SYNONYMS, ActorFields, CommonFields, GateFields, Role
from briefgen.settings.values import Settings
from briefgen.typed_yaml import fields_of


def test_every_field_of_every_kind_stands_in_the_schema_with_its_meaning() -> None:
    properties = front_matter_schema()["properties"]
    wanted = {
        name for struct in (CommonFields, GateFields, *DETAILS_OF_KIND.values()) for name in fields_of(struct)
    }
    assert wanted | set(SYNONYMS) | {"draft", "source"} == set(properties)
    assert all(properties[name].get("description") for name in wanted)


def test_every_setting_stands_in_the_schema_and_nothing_else_may() -> None:
    schema = settings_schema()
    assert set(schema["properties"]) == set(fields_of(Settings))
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    "schema", [front_matter_schema(), settings_schema()], ids=["front matter", "settings"]
)
def test_a_schema_is_plain_json_of_its_dialect_in_a_stable_order(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == DIALECT
    assert json.loads(json.dumps(schema)) == schema


def test_schemas_are_the_same_each_time() -> None:
    assert json.dumps(front_matter_schema()) == json.dumps(front_matter_schema())
    assert json.dumps(settings_schema()) == json.dumps(settings_schema())


def test_allowed_words_and_limits_are_in_the_schema() -> None:
    properties = front_matter_schema()["properties"]
    assert properties["expires_action"]["enum"] == ["banner", "remove", "tombstone"]
    assert properties["part"]["minimum"] == 1
    assert settings_schema()["properties"]["page_size"]["maximum"] == 1000
    formats = settings_schema()["properties"]["outputs"]["properties"]["feed_formats"]
    assert (formats["type"], formats["items"]) == ("array", {"enum": ["atom", "json", "rss"]})


def test_lists_of_maps_show_their_keys_and_which_are_required() -> None:
    roles = front_matter_schema()["properties"]["roles"]
    assert list(roles["items"]["properties"]) == list(fields_of(Role))
    assert roles["items"]["required"] == ["title"]
    assert roles["description"].endswith("(actor)")


def test_a_field_that_differs_by_kind_allows_either_form() -> None:
    watch = front_matter_schema()["properties"]["watch"]
    assert len(watch["anyOf"]) == 2
    assert watch["description"].endswith("(brief, actor, topic)")


def test_short_forms_are_allowed() -> None:
    assert {"type": "string"} in front_matter_schema()["properties"]["image"]["anyOf"]
    assert {"type": "string"} in settings_schema()["properties"]["theme"]["anyOf"]
    assert "topics" in settings_schema()["properties"]["menu"]["items"]["anyOf"][0]["enum"]


def test_the_reference_has_a_row_for_each_field() -> None:
    rows = {row.name: row for row in field_table(Settings)}
    assert list(rows) == list(fields_of(Settings))
    assert (rows["page_size"].type, rows["page_size"].default) == ("a whole number", "20")
    assert rows["tag_pages"].default == "true"
    assert rows["menu"].default.startswith("[{title: Topics, url: topics}")
    assert rows["theme"].default == "{name: briefing}"
    assert rows["title"].default == ""


@pytest.mark.parametrize("struct", [CommonFields, GateFields, ActorFields])
def test_every_row_says_what_the_field_means(struct: type) -> None:
    assert all(row.description and row.type for row in field_table(struct))


def test_keys_in_the_reference_are_those_that_authors_type() -> None:
    assert "from" in [row.name for row in field_table(Role)]
