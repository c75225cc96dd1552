"""The schemas for editors: up to date, and no stricter or looser than the models."""

import json
from pathlib import Path

from tutor.content.jsonschema import schema_texts, write_schemas
from tutor.content.schema import ConceptFields, CourseFields

COMMITTED = Path(__file__).parents[2] / "curriculum" / "schema"


def test_the_committed_schemas_are_up_to_date():
    """When this fails, run `tutor course schema`."""
    for name, text in schema_texts().items():
        assert (COMMITTED / name).read_text(encoding="utf-8") == text


def test_every_field_is_there_and_explained():
    concept = json.loads(schema_texts()["concept.schema.json"])
    course = json.loads(schema_texts()["course.schema.json"])

    assert concept["properties"].keys() == ConceptFields.model_fields.keys()
    assert course["properties"].keys() == CourseFields.model_fields.keys()
    assert concept["additionalProperties"] is False
    assert concept["properties"]["status"]["enum"] == ["draft", "live", "retired"]
    assert "title" in concept["properties"]
    for schema in (concept, course, *concept["$defs"].values()):
        for name, field in schema["properties"].items():
            assert name in ("kind", "text") or field.get("description") or "$ref" in field, name


def test_options_take_any_language():
    option = json.loads(schema_texts()["concept.schema.json"])["$defs"]["OptionFields"]

    assert option["properties"].keys() == {"right", "misconception"}
    assert "string" in option["additionalProperties"]["type"]


def test_schemas_are_written_into_a_new_folder(tmp_path):
    files = write_schemas(tmp_path / "a" / "b")

    assert [file.name for file in files] == ["concept.schema.json", "course.schema.json"]
    assert all(json.loads(file.read_text(encoding="utf-8")) for file in files)
