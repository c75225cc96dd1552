"""The closed form of a model's reply: a small part of JSON Schema, and whether a value fits it.

Knows objects, lists, texts, numbers and true or false, all of them closed, so that servers which
insist on strict schemas accept them. Does not know what a reply means. Files give every scalar as a
text; here each becomes what its schema says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from tutor.content.decimals import DECIMAL
from tutor.content.fields import Complaint, sort_of
from tutor.content.problem import listed, nearest, quoted
from tutor.content.yaml import Data, Where

Schema = Mapping[str, object]

_INTEGER = re.compile(r"-?\d{1,9}")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "object": ("type", "description", "properties", "required", "additionalProperties"),
    "array": ("type", "description", "items", "minItems", "maxItems"),
    "string": ("type", "description", "enum"),
    "integer": ("type", "description", "minimum", "maximum"),
    "number": ("type", "description", "minimum", "maximum"),
    "boolean": ("type", "description"),
}
_BOUNDS = ("minItems", "maxItems", "minimum", "maximum")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "object": ("properties", "required", "additionalProperties"),
    "array": ("items",),
}


def complaints(node: Data, where: Where = ()) -> Iterator[Complaint]:
    """Everything because of which `node` is no closed schema, with the way to each place.

    >>> [found for _, found, _, _ in complaints({"type": "text"})]
    ['the plain text "text" as a type']
    """
    if not isinstance(node, dict):
        yield where, sort_of(node), "a schema", "write `type: ...` below it"
        return
    kind = node.get("type", "")
    if not isinstance(kind, str) or kind not in _FIELDS:
        found = f"{sort_of(kind)} as a type"
        place = (*where, "type") if "type" in node else where
        yield place, found, f"one of {listed(_FIELDS)}", "write, say, `type: object`"
        return
    yield from _field_complaints(node, kind, where)
    match kind:
        case "object":
            yield from _object_complaints(node, where)
        case "array" if "items" in node:
            yield from complaints(node["items"], (*where, "items"))
        case "string" if "enum" in node:
            yield from _enum_complaints(node["enum"], (*where, "enum"))


def _field_complaints(node: Mapping[str, Data], kind: str, where: Where) -> Iterator[Complaint]:
    known = _FIELDS[kind]
    for name in node:
        if name not in known:
            near = nearest(name, known)
            advice = f"write `{near}` if you meant that" if near else "delete it"
            yield (*where, name), f"the unknown field `{name}`", f"only {listed(known)}", advice
    for name in _NEEDED.get(kind, ()):
        if name not in node:
            yield where, f"no `{name}`", f"`{name}` in every {kind}", f"add `{name}: ...`"
    for name in _BOUNDS:
        value = node.get(name)
        is_number = isinstance(value, str) and DECIMAL.fullmatch(value)
        if name in known and value is not None and not is_number:
            yield (*where, name), sort_of(value), "a number", "write, say, `5`"
    description = node.get("description", "")
    if not isinstance(description, str):
        place = (*where, "description")
        yield place, sort_of(description), "a plain text", 'put the whole text in "quotes"'


def _object_complaints(node: Mapping[str, Data], where: Where) -> Iterator[Complaint]:
    if node.get("additionalProperties", "false") != "false":
        place = (*where, "additionalProperties")
        yield place, "an open object", "`false`", "write `additionalProperties: false`"
    properties, required = node.get("properties", {}), node.get("required")
    if not isinstance(properties, dict) or not properties:
        place = (*where, "properties")
        yield place, sort_of(properties), "at least one property", "name each with its schema"
        return
    if required is not None and not (
        isinstance(required, list) and [*required] == [*dict.fromkeys(properties)]
    ):
        names = ", ".join(properties)
        words = "`required` differs from the properties", "every property, in the same order"
        yield (*where, "required"), *words, f"write `required: [{names}]`"
    for name, below in properties.items():
        yield from complaints(below, (*where, "properties", name))


def _enum_complaints(words: Data, where: Where) -> Iterator[Complaint]:
    is_list = isinstance(words, list) and words and all(isinstance(one, str) for one in words)
    if not is_list:
        yield where, sort_of(words), "a list of texts", "write `enum: [one, two]`"


def schema_of(node: Data) -> dict[str, object]:
    """The schema as JSON knows it; `node` must be without complaints.

    >>> schema_of({"type": "array", "items": {"type": "string"}, "maxItems": "3"})
    {'type': 'array', 'items': {'type': 'string'}, 'maxItems': 3}
    """
    assert isinstance(node, dict)
    return {name: _keyword(name, value) for name, value in node.items()}


def _keyword(name: str, value: Data) -> object:
    if name == "additionalProperties":
        return False
    if name in _BOUNDS:
        return _number(str(value))
    if name == "items":
        return schema_of(value)
    if name == "properties" and isinstance(value, dict):
        return {one: schema_of(below) for one, below in value.items()}
    return value


def _number(text: str) -> int | float:
    return int(text) if _INTEGER.fullmatch(text) else float(text)


def value_of(data: Data, schema: Schema) -> object:
    """Data of a file as the value that its schema wants; what does not fit stays as it is.

    >>> value_of({"ok": "true", "n": "3"}, schema_of({"type": "object", "properties":
    ...     {"ok": {"type": "boolean"}, "n": {"type": "integer"}}}))
    {'ok': True, 'n': 3}
    """
    match data, schema.get("type"):
        case str(), "boolean" if data in ("true", "false"):
            return data == "true"
        case str(), "integer" if _INTEGER.fullmatch(data):
            return int(data)
        case str(), "number" if DECIMAL.fullmatch(data):
            return _number(data)
        case list(), "array":
            items = schema["items"]
            assert isinstance(items, Mapping)
            return [value_of(one, items) for one in data]
        case dict(), "object":
            properties = schema["properties"]
            assert isinstance(properties, Mapping)
            return {name: value_of(one, properties.get(name, {})) for name, one in data.items()}
        case _:
            return data


def misfit(value: object, schema: Schema) -> tuple[Sequence[str | int], str] | None:
    """Where and why a value does not fit its schema, in a few words; None when it fits.

    >>> misfit(["a", 2], {"type": "array", "items": {"type": "string"}})
    ([1], '2 is no string')
    """
    error = best_match(Draft202012Validator(schema).iter_errors(value))
    if error is None:
        return None
    found = quoted(str(error.instance))[1:-1]
    match error.validator:
        case "type":
            words = f"{found} is no {error.validator_value}"
        case "enum":
            words = f"{found} is none of {', '.join(map(str, error.validator_value))}"
        case "required":
            missing = [one for one in error.validator_value if one not in error.instance]
            words = f"no {', '.join(missing)}"
        case "additionalProperties":
            known = error.schema.get("properties", ()) if isinstance(error.schema, dict) else ()
            words = f"unknown: {', '.join(str(one) for one in error.instance if one not in known)}"
        case _:
            words = f"{found} breaks {error.validator} {error.validator_value}"
    return list(error.absolute_path), words
