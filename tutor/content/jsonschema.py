"""JSON schemas of the course files, for editors that complete and underline while one types.

Knows how to make them from `schema` and how they are written. They are a help, not the judge: what
needs the whole course is left to the lint.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from tutor.content.schema import ConceptFields, CourseFields, Fields

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[Fields]] = {
    "concept.schema.json": ConceptFields,
    "course.schema.json": CourseFields,
}


def schema_texts() -> dict[str, str]:
    """File name -> the text of the schema, ready to be written."""
    return {
        name: json.dumps(
            {"$schema": DRAFT, **_untitled(model.model_json_schema())}, ensure_ascii=False, indent=2
        )
        + "\n"
        for name, model in MODELS.items()
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas into a folder, made when needed; gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in schema_texts().items():
        file = folder / name
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files


def _untitled(node: dict[str, object]) -> dict[str, object]:
    """The schema without titles that repeat our names, and without `null`, which is a text here."""
    cleaned = {key: _clean(key, one) for key, one in node.items() if key != "title"}
    kinds = cleaned.pop("anyOf", None)
    if isinstance(kinds, list):
        cleaned.pop("default", None)
        some = [kind for kind in kinds if kind != {"type": "null"}]
        cleaned = {**some[0], **cleaned} if len(some) == 1 else {**cleaned, "anyOf": some}
    return cleaned


def _clean(key: str, node: object) -> object:
    match node:
        case dict() if key in ("properties", "$defs"):
            return {name: _clean("", one) for name, one in node.items()}
        case dict():
            return _untitled(node)
        case list():
            return [_clean("", one) for one in node]
        case _:
            return node
