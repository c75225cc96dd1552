"""From the fields of a file to the values of the core.

Knows which field becomes which value. Expects fields that fit their schema; finds no problems.
"""

from typing import assert_never

from tutor.content.schema import (
    BuildFields,
    ChoiceFields,
    ConceptFields,
    ExplainFields,
    KeyPointFields,
    NumberFields,
    OptionFields,
    OrderFields,
    ShortFields,
)
from tutor.core.course import (
    Build,
    Choice,
    Concept,
    Explain,
    Guess,
    Item,
    KeyPoint,
    Misconception,
    Number,
    Option,
    Order,
    Prose,
    Solution,
    Task,
    Term,
)

AnyFields = ChoiceFields | NumberFields | OrderFields | ShortFields | BuildFields


def concept(fields: ConceptFields) -> Concept:
    """The concept that a file describes; its texts are stripped already."""
    return Concept(
        id=fields.id,
        title=fields.title,
        pain=fields.pain,
        guess=Guess(fields.guess.ask, fields.guess.look_for),
        solution=Solution(fields.solution.first, fields.solution.then),
        example=fields.example,
        items=tuple(_item(one) for one in fields.items if one.kind != "build"),
        builds=tuple(_item(one) for one in fields.items if one.kind == "build"),
        explain=_explain(fields.explain),
        requires=fields.requires,
        encompasses=fields.encompasses,
        supersedes=tuple(fields.supersedes),
        introduces=tuple(Term(spellings) for spellings in fields.introduces),
        misconceptions=tuple(
            Misconception(one.id, one.shows, one.reply) for one in fields.misconceptions
        ),
        sources=tuple(fields.sources),
        was=tuple(fields.was),
        difficulty=fields.difficulty,
    )


def _item(fields: AnyFields) -> Item:
    return Item(
        fields.id,
        fields.ask,
        _task(fields),
        tuple(fields.hints),
        fields.after,
        fields.twin,
        fields.slip,
        fields.guess,
    )


def _task(fields: AnyFields) -> Task:
    match fields:
        case ChoiceFields():
            return Choice(tuple(_option(one) for one in fields.options))
        case NumberFields():
            return Number(fields.answer, fields.tolerance, fields.unit)
        case OrderFields():
            return Order(tuple(fields.steps))
        case ShortFields():
            return _prose(fields)
        case BuildFields():
            number = Number(fields.answer, fields.tolerance, fields.unit)
            return Build(number, fields.checks, fields.needs)
        case _ as never:
            assert_never(never)


def _option(fields: OptionFields) -> Option:
    return Option(fields.text, fields.right, fields.misconception)


def _prose(fields: ShortFields | ExplainFields) -> Prose:
    points = tuple(_key_point(one) for one in fields.key_points)
    return Prose(points, fields.right, fields.wrong)


def _key_point(fields: KeyPointFields) -> KeyPoint:
    return KeyPoint(fields.id, fields.point, fields.say, fields.contradict, fields.missing)


def _explain(fields: ExplainFields) -> Explain:
    item = Item("explain", fields.ask, _prose(fields), slip=fields.slip, guess=fields.guess)
    return Explain(item, fields.pupil)
