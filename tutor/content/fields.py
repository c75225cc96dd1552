"""The kinds of value that a course file has: names, texts, phrasings, numbers, yes or no.

Knows how each is checked and what to tell an author who got it wrong; every wrong part of one value
is reported, not only the first. Does not know which field has which kind (`schema`) nor lines.
"""

import math
import re
from collections.abc import Iterable
from typing import Annotated, NoReturn

from pydantic import BeforeValidator, ValidationError, ValidationInfo, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from tutor.content.decimals import DECIMAL, advice_for
from tutor.content.problem import listed, nearest, quoted

OURS = "tutor"
"""The type that marks our own complaints among pydantic's."""

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HAN = "\u3001-\u303f\u3400-\u9fff\uff01-\uff65"
_MARKS = "“”‘’…—"  # of Chinese and of other scripts; one neighbour must be plainly Chinese
_FOLD = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}{_MARKS}])|(?<=[{_MARKS}]) (?=[{_HAN}])")
NAME_RULE = "lower-case letters a-z, digits and hyphens"
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

COLON_INSIDE = "a colon inside the text, after {}"
NO_COLON = ("no `: ` outside quotes", 'put the whole text in "quotes"')

Complaint = tuple[tuple[str | int, ...], str, str, str]
"""Where inside the value, what was found, what was expected, what to do."""


def complain(complaints: Iterable[Complaint]) -> NoReturn:
    """Raise pydantic's error with all complaints, each at its own place inside the value."""
    details = [
        InitErrorDetails(
            type=PydanticCustomError(
                OURS, "{found}", {"found": found, "expected": expected, "advice": advice}
            ),
            loc=place,
            input=None,
        )
        for place, found, expected, advice in complaints
    ]
    raise ValidationError.from_exception_data("course file", details)


def sort_of(value: object) -> str:
    """What a value is, in an author's words.

    >>> sort_of(["a"]), sort_of({}), sort_of(" "), sort_of("tea")
    ('a list', 'a group of fields', 'nothing', 'the plain text "tea"')
    """
    match value:
        case dict():
            return "a group of fields"
        case list():
            return "a list"
        case str() if not value.strip():
            return "nothing"
        case _:
            return f"the plain text {quoted(str(value))}"


def languages_of(info: ValidationInfo) -> tuple[str, ...] | None:
    """The languages of the course, or None when they are not known."""
    languages: tuple[str, ...] | None = (info.context or {}).get("languages")
    return languages


def name(value: object) -> str:
    """Check an id: lower-case letters, digits and single hyphens."""
    if isinstance(value, str) and NAME.fullmatch(value):
        return value
    made = name_from(value) if isinstance(value, str) else ""
    advice = f"write `{made}`" if made else "write a name such as `warm-the-pot`"
    complain([((), f"{sort_of(value)} as a name", NAME_RULE, advice)])


def name_from(words: str) -> str:
    """The id that some words may have meant; empty when they have no letter of an id.

    >>> name_from("Crossing 1"), name_from("潮汐")
    ('crossing-1', '')
    """
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def word(value: object) -> str:
    """Check a text that is the same in every language, such as a reason for the next author."""
    if isinstance(value, str) and value.strip():
        return value.strip()
    complain([((), sort_of(value), "a plain text", "write it behind the colon")])


def unit(value: object, info: ValidationInfo) -> dict[str, str]:
    """Check a unit: one symbol for every language, one text per language, or nothing."""
    if isinstance(value, dict):
        return text(value, info)
    if isinstance(value, str):
        symbol = value.strip()
        return dict.fromkeys(languages_of(info) or (), symbol) if symbol else {}
    example = ", ".join(f'{one}: "..."' for one in languages_of(info) or ("en",))
    expected = "a symbol that every language uses, or a text in every language"
    complain([((), sort_of(value), expected, f"write `unit: cm` or `unit: {{{example}}}`")])


def flag(value: object) -> bool:
    """Check `true` or `false`; nothing else is taken for either."""
    if value in ("true", "false"):
        return value == "true"
    complain([((), sort_of(value), "`true` or `false`", "write `right: true` or leave it out")])


def decimal(value: object) -> float:
    """Check a number written with digits and at most one decimal point."""
    if isinstance(value, str) and DECIMAL.fullmatch(value) and math.isfinite(float(value)):
        return float(value)
    advice = advice_for(value if isinstance(value, str) else "")
    complain([((), sort_of(value), "a number", advice)])


def tolerance(value: object) -> float:
    """Check a number that is not negative."""
    number = decimal(value)
    if number >= 0:
        return number
    complain([((), f"the number {value}", "0 or more", f"write `{abs(number):g}`")])


def weight(value: object) -> float:
    """Check a number from 0 to 1."""
    number = decimal(value)
    if 0 <= number <= 1:
        return number
    complain([((), f"the number {value}", "a weight from 0 to 1", "write, say, `0.5`")])


def language(value: object) -> str:
    """Check the code of a language, such as `en` or `pt-BR`."""
    if isinstance(value, str) and LANGUAGE.fullmatch(value):
        return value
    found = f"{sort_of(value)} as a language"
    if isinstance(value, str) and "，" in value:
        several = ", ".join(one.strip() for one in value.split("，"))
        advice = f"write `{several}`"
        complain([((), "a full-width comma `，`", "a plain `,` and a space", advice)])
    complain([((), found, "a code of two or three letters", "write, say, `en` or `zh`")])


def text(value: object, info: ValidationInfo) -> dict[str, str]:
    """Check one text in every language of the course."""
    languages = languages_of(info)
    if not isinstance(value, dict):
        example = ", ".join(f'{one}: "..."' for one in languages or ("en",))
        complain([((), sort_of(value), "a text in every language", f"write {{{example}}}")])
    complaints = list(_languages(value, languages))
    for lang, words in value.items():
        if not _is_text(words) and lang in (languages or value):
            complaints.append(((lang,), *_no_text(words, "a text", "write it behind the colon")))
    if complaints:
        complain(complaints)
    return {lang: unfolded(words.strip()) for lang, words in value.items()}


def unfolded(words: str) -> str:
    """A text without the spaces that a folded block (`>-`) puts between Chinese lines.

    >>> unfolded("先有计数， 才能比较 a 和 b。")
    '先有计数，才能比较 a 和 b。'
    """
    return _FOLD.sub("", words)


def phrasings(value: object, info: ValidationInfo) -> dict[str, tuple[str, ...]]:
    """Check one or more phrasings in every language of the course."""
    checked = free_phrasings(value, info)
    empty = [lang for lang, words in checked.items() if not words]
    if empty:
        advice = 'write at least one, such as ["..."]'
        complain([((lang,), "an empty list", "a list of texts", advice) for lang in empty])
    return checked


def free_phrasings(value: object, info: ValidationInfo) -> dict[str, tuple[str, ...]]:
    """Check a list of texts, maybe empty, in every language of the course."""
    languages = languages_of(info)
    if not isinstance(value, dict):
        example = ", ".join(f'{one}: ["..."]' for one in languages or ("en",))
        complain([((), sort_of(value), "a list of texts per language", f"write {{{example}}}")])
    complaints = list(_languages(value, languages))
    for lang, several in value.items():
        if lang not in (languages or value):
            continue
        if not isinstance(several, list):
            advice = f'write `{lang}: ["..."]`'
            complaints.append(((lang,), sort_of(several), "a list of texts", advice))
            continue
        for number, words in enumerate(several):
            if not _is_text(words):
                wish = "a text with something in it", "write or delete it"
                complaints.append(((lang, number), *_no_text(words, *wish)))
    if complaints:
        complain(complaints)
    return {lang: tuple(words.strip() for words in several) for lang, several in value.items()}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _no_text(value: object, expected: str, advice: str) -> tuple[str, str, str]:
    """Words for what stands where a text should: maybe one that YAML took for a field."""
    match value:
        case dict() if len(value) == 1 and isinstance(next(iter(value.values())), str):
            return COLON_INSIDE.format(quoted(next(iter(value)))), *NO_COLON
        case _:
            return sort_of(value), expected, advice


def _languages(value: dict[str, object], languages: tuple[str, ...] | None) -> Iterable[Complaint]:
    if languages is None:
        return
    expected = f"exactly the languages {listed(languages)}"
    for lang in languages:
        if lang not in value:
            yield (), f"no `{lang}` text", expected, f"add `{lang}: ...`"
    for lang in value:
        if lang not in languages and value[lang] == "" and " " in lang:
            found = f"a text that a comma cuts in two, before {quoted(lang)}"
            yield (lang,), found, "a comma only inside quotes", 'put the whole text in "quotes"'
        elif lang not in languages:
            near = nearest(lang, languages)
            advice = f"write `{near}` if you meant that; " if near else ""
            advice += 'if it is a field, indent it less; a text with a comma needs "quotes"'
            yield (lang,), f"the unknown language `{lang}`", expected, advice


_TEXT_SCHEMA = {
    "type": "object",
    "description": "One text in every language of the course.",
    "additionalProperties": {"type": ["string", "number", "boolean"]},
    "minProperties": 1,
}
_PHRASES_SCHEMA = {
    "type": "object",
    "description": "A list of texts in every language of the course.",
    "additionalProperties": {
        "type": "array",
        "items": {"type": ["string", "number", "boolean"]},
    },
    "minProperties": 1,
}
_NUMBER_SCHEMA = {"type": "number"}

Name = Annotated[
    str,
    BeforeValidator(name),
    WithJsonSchema({"type": "string", "pattern": f"^{NAME.pattern}$"}),
]
Word = Annotated[str, BeforeValidator(word)]
Unit = Annotated[
    dict[str, str],
    BeforeValidator(unit),
    WithJsonSchema({"anyOf": [{"type": ["string", "number"]}, _TEXT_SCHEMA]}),
]
Shown = Annotated[str, BeforeValidator(word), WithJsonSchema({"type": ["string", "number"]})]
Flag = Annotated[bool, BeforeValidator(flag)]
Decimal = Annotated[float, BeforeValidator(decimal), WithJsonSchema(_NUMBER_SCHEMA)]
Tolerance = Annotated[
    float, BeforeValidator(tolerance), WithJsonSchema({**_NUMBER_SCHEMA, "minimum": 0})
]
Weight = Annotated[
    float,
    BeforeValidator(weight),
    WithJsonSchema({**_NUMBER_SCHEMA, "minimum": 0, "maximum": 1}),
]
Language = Annotated[
    str,
    BeforeValidator(language),
    WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}),
]
Text = Annotated[dict[str, str], BeforeValidator(text), WithJsonSchema(_TEXT_SCHEMA)]
Phrasings = Annotated[
    dict[str, tuple[str, ...]], BeforeValidator(phrasings), WithJsonSchema(_PHRASES_SCHEMA)
]
FreePhrasings = Annotated[
    dict[str, tuple[str, ...]], BeforeValidator(free_phrasings), WithJsonSchema(_PHRASES_SCHEMA)
]
