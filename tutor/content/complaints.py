"""From pydantic's errors to problems: our own words, at the right line.

Knows every kind of error that the models in `schema` can give and how an author would put it. Does
not know what is right; that is for `schema` and `fields`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tutor.content.fields import NAME, OURS, sort_of
from tutor.content.problem import Problem, listed, nearest
from tutor.content.schema import (
    ITEM_KINDS,
    ExplainFields,
    Fields,
    GuessFields,
    KeyPointFields,
    MisconceptionFields,
    SolutionFields,
)
from tutor.content.yaml import Data, Document, Where

_GROUPS: Mapping[tuple[str, ...], type[Fields]] = {
    ("guess",): GuessFields,
    ("solution",): SolutionFields,
    ("misconceptions",): MisconceptionFields,
    ("explain",): ExplainFields,
    ("explain", "key_points"): KeyPointFields,
    ("items", "key_points"): KeyPointFields,
}
_STATUS = ("draft", "live", "retired")
_EXPECTED = {
    "list_type": ("a list", "write it as `[...]` or as lines that start with `- `"),
    "dict_type": ("a group of fields", "write one `key: text` a line below it, or `{}` for none"),
}


def complaints(
    model: type[Fields], document: Document, languages: tuple[str, ...] | None = None
) -> list[Problem]:
    """Everything that `model` finds wrong with the document's data; empty when it fits.

    `languages` are the ones every text must have; None leaves that unchecked.
    """
    if document.data is None:
        return []
    try:
        model.model_validate(document.data, context={"languages": languages})
    except ValidationError as error:
        wording = _Wording(model, document, languages or ())
        return [wording.problem(one) for one in error.errors(include_url=False)]
    return []


def named(where: Where, data: Data | None = None) -> str:
    """The way to a value as an author reads it: an entry by its id, or by its number.

    >>> named(("items", 0, "options", 1, "en"))
    '`items` 1, `options` 2, `en`'
    >>> named(("items", 0, "ask"), {"items": [{"id": "why"}]})
    '`items` `why`, `ask`'
    """
    words: list[str] = []
    for place, one in enumerate(where, 1):
        if isinstance(one, int) and words:
            name = value_at(data, (*where[:place], "id"))
            is_id = isinstance(name, str) and NAME.fullmatch(name)
            words[-1] += f" `{name}`" if is_id else f" {one + 1}"
        else:
            words.append(f"`{one}`")
    return ", ".join(words)


def value_at(data: Data | None, where: Where) -> Data | None:
    """The value at a place, or None when the data has no such place.

    >>> value_at({"steps": ["boil", "pour"]}, ("steps", 1))
    'pour'
    """
    for step in where:
        match data, step:
            case dict(), str() if step in data:
                data = data[step]
            case list(), int() if step < len(data):
                data = data[step]
            case _:
                return None
    return data


def _where(location: tuple[str | int, ...]) -> Where:
    """The way into the file: without the names that only the models have.

    >>> _where(("items", 0, "choice", "options", 1, "text", "en"))
    ('items', 0, 'options', 1, 'en')
    """
    where = list(location)
    if where[:1] == ["items"] and len(where) > 2 and where[2] in ITEM_KINDS:
        del where[2]
    if len(where) > 4 and where[2] == "options" and where[4] == "text":
        del where[4]
    return tuple("text" if one == "text:" else one for one in where if one != "[key]")


@dataclass(frozen=True)
class _Wording:
    """Words for the errors of one file."""

    model: type[Fields]
    document: Document
    languages: tuple[str, ...]

    def problem(self, error: ErrorDetails) -> Problem:
        where = _where(error["loc"])
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        match error["type"]:
            case kind if kind == OURS:
                return self._ours(where, context)
            case "missing":
                return self._missing(where)
            case "union_tag_not_found":
                return self._missing((*where, "kind"))
            case "extra_forbidden":
                return self._unknown(where)
            case "too_short" | "too_long":
                return self._size(where, context)
            case "union_tag_invalid":
                return self._choice_of((*where, "kind"), tuple(ITEM_KINDS))
            case "literal_error":
                return self._choice_of(where, _STATUS)
            case kind:
                return self._other_sort(where, kind)

    def _say(self, line: int, where: Where, found: str, expected: str, advice: str) -> Problem:
        found = f"{found} in {self._named(where)}" if where else found
        return Problem(self.document.file, line, found, expected, advice)

    def _named(self, where: Where) -> str:
        return named(where, self.document.data)

    def _ours(self, where: Where, context: Mapping[str, str]) -> Problem:
        words = context["found"], context["expected"], context["advice"]
        if words[0].startswith(("no `", "nothing")):
            return self._say(self.document.line(*where), where, *words)
        if words[0].startswith(("the unknown language", "a text that a comma")):
            return self._say(self.document.line(*where), where[:-1], *words)
        return self._say(self.document.start(*where), where, *words)

    def _missing(self, where: Where) -> Problem:
        field, around = where[-1], where[:-1]
        below = f" below {self._named(around)}" if around else ""
        advice = f"add `{field}: ...`{below}"
        if field == "requires":
            advice = "add `requires: {}` when nothing has to come before"
        line = self.document.line(*around)
        return self._say(line, around, f"no `{field}`", f"the field `{field}`", advice)

    def _unknown(self, where: Where) -> Problem:
        field, around = str(where[-1]), where[:-1]
        line = self.document.line(*where)
        known = self._fields(around)
        kind = self._kind(around)
        owners = [one for one, model in ITEM_KINDS.items() if field in model.model_fields]
        if kind and owners:
            found = f"`{field}` in an item of kind `{kind}`"
            advice = f"delete it, or change the kind to {listed(owners)}"
            expected = f"one of {listed(known)}"
            return Problem(self.document.file, line, found, expected, advice)
        near = nearest(field, known)
        advice = f"write `{near}` if you meant that, or delete it" if near else "delete it"
        found = f"the unknown field `{field}`"
        return self._say(line, around, found, f"one of {listed(known)}", advice)

    def _size(self, where: Where, context: Mapping[str, str]) -> Problem:
        count = int(context["actual_length"])
        least, most = context.get("min_length"), context.get("max_length")
        expected = f"at least {least}" if least else f"at most {most}"
        advice = "add what is missing" if least else "delete what is too much"
        entries = "1 entry" if count == 1 else f"{count} entries"
        return self._say(self.document.line(*where), where, entries, expected, advice)

    def _choice_of(self, where: Where, known: tuple[str, ...]) -> Problem:
        value = value_at(self.document.data, where)
        near = nearest(value, known) if isinstance(value, str) else None
        advice = f"write `{near or known[0]}` if you meant that"
        line = self.document.start(*where)
        return self._say(line, where, sort_of(value), f"one of {listed(known)}", advice)

    def _other_sort(self, where: Where, kind: str) -> Problem:
        value = value_at(self.document.data, where)
        expected, advice = _EXPECTED.get(kind, _EXPECTED["dict_type"])
        if where == ("requires",) and value:
            advice = self._edges(value)
        if where[-2:-1] in {("options",), ("steps",)} and isinstance(value, str):
            first, *others = self.languages or ("en",)
            texts = [f'{first}: "{value}"', *(f'{one}: "..."' for one in others)]
            advice = f"write `{{{', '.join(texts)}}}`"
        return self._say(self.document.start(*where), where, sort_of(value), expected, advice)

    def _edges(self, value: Data) -> str:
        """How to write what somebody wrote behind `requires` without its reasons."""
        names = value if isinstance(value, list) else [value]
        first = next(
            (one for one in names if isinstance(one, str) and NAME.fullmatch(one)), "dough"
        )
        reason = ", ".join(f'{one}: "reason"' for one in self.languages or ("en",))
        return f"write each below it with the reason, `{first}: {{{reason}}}`, or `{{}}` for none"

    def _kind(self, where: Where) -> str | None:
        if len(where) != 2 or where[0] != "items":
            return None
        kind = value_at(self.document.data, (*where, "kind"))
        return kind if isinstance(kind, str) and kind in ITEM_KINDS else None

    def _fields(self, where: Where) -> list[str]:
        names = tuple(one for one in where if isinstance(one, str))
        if names == ("items", "options"):
            return [*self.languages, "right", "misconception"]
        if kind := self._kind(where):
            return list(ITEM_KINDS[kind].model_fields)
        return list(_GROUPS.get(names, self.model).model_fields)
