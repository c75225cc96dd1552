"""Grading of closed answers, and of key points once a judge has found them.

Knows what makes a choice, a number or an order right. Does not read prose and moves no credit: a
grade is a value, and what it is worth as evidence is decided elsewhere.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tutor.core.arithmetic import Readings
from tutor.core.course import Choice, Number, Option, Order
from tutor.core.labels import fold, read_label, read_sequence
from tutor.core.messages import Grader, Outcome, PointFinding
from tutor.core.numerals import read_number

RELATIVE_TOLERANCE = 1e-9
"""Room for rounding, on top of an item's own tolerance."""

PARTLY_RIGHT = 0.5
"""An order with at least this share of neighbours kept is partly right."""

_SHARE = re.compile(
    r"\D*(?P<over>\d{1,9}) ?[/⁄÷] ?(?P<under>\d{1,9})\D*"
    r"|\D*(?P<u>\d{1,9}) ?分之 ?(?P<o>\d{1,9})\D*",
    re.ASCII,
)
_PERCENT = frozenset({"%", "％", "percent", "per cent", "百分比"})


@dataclass(frozen=True)
class Grade:
    """How an answer was graded; `credit` is in [0, 1].

    `option` is the chosen option's index in the author's order, for a choice.
    """

    outcome: Outcome
    credit: float
    grader: Grader
    option: int | None = None


def grade_choice(choice: Choice, order: Sequence[int], answer: str, lang: str) -> Grade:
    """Grade a choice; `order` says which option stands at a, b, c.

    An option may be named by its letter, its place, or its full text. An answer that names none or
    several is not an answer.

    >>> yes, no = Option({"en": "It grows"}, right=True), Option({"en": "It shrinks"})
    >>> grade_choice(Choice((yes, no)), (1, 0), "b)", "en")
    Grade(outcome='correct', credit=1.0, grader='exact', option=0)
    """
    option = _chosen(choice.options, order, answer, lang)
    if option is None:
        return Grade("not_an_answer", 0.0, "exact")
    is_right = choice.options[option].right
    return Grade("correct" if is_right else "incorrect", float(is_right), "exact", option)


def _chosen(options: Sequence[Option], order: Sequence[int], answer: str, lang: str) -> int | None:
    named = read_label(answer, len(order))
    by_label = None if named is None else order[named]
    by_text = _of_text(options, order, answer, lang)
    if by_label is None or by_text is None or by_label == by_text:
        return by_label if by_text is None else by_text
    # Options are shown with letters: a letter means the option it stands at, and whatever else is
    # an option's text ("4 %", "-1", "3") means that text.
    is_letter = "".join(one for one in fold(answer) if one.isalnum()).isalpha()
    return by_label if is_letter else by_text


def names_option(choice: Choice, order: Sequence[int], answer: str, lang: str) -> bool:
    """Whether an answer is the full text of just one option."""
    return _of_text(choice.options, order, answer, lang) is not None


def _of_text(options: Sequence[Option], order: Sequence[int], answer: str, lang: str) -> int | None:
    """The one option whose full text was given, with or without its letter before it."""
    for squeeze in (fold, _letters_only):
        given = squeeze(answer)
        if not given:
            return None
        found = {
            option
            for place, option in enumerate(order)
            for text in (options[option].text.get(lang, ""), *options[option].text.values())
            if given in {squeeze(text), squeeze(f"{'abcdefgh'[place]}. {text}")} and squeeze(text)
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _letters_only(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def grade_number(number: Number, answer: str) -> Grade:
    """Grade a number: right if any sensible reading of the answer is within the tolerance.

    >>> grade_number(Number(0.138, 0.002), "about 13.8 %").outcome
    'correct'
    >>> grade_number(Number(27.0), "3 or 4").outcome
    'not_an_answer'
    """
    readings = read_number(answer)
    if not any(unit.strip().casefold() in _PERCENT for unit in number.unit.values()):
        readings = _as_share(number, readings)
    if not readings:
        return Grade("not_an_answer", 0.0, "number")
    is_right = any(_is_near(number, reading) for reading in readings)
    if not is_right and _counts(number, answer):
        return Grade("not_an_answer", 0.0, "number")
    return Grade("correct" if is_right else "incorrect", float(is_right), "number")


def _as_share(number: Number, readings: Readings) -> Readings:
    """Without the second reading of a percentage: 0.5 % is not 0.5 where shares are asked for.

    Where no share can be meant, neither in the answer nor in the question, nothing is left.
    """
    hundredths = tuple(
        one
        for one in readings
        if math.isfinite(one)
        and any(math.isclose(one * 100, other, rel_tol=1e-9) for other in readings)
        and one
    )
    if not hundredths:
        return readings
    is_share = abs(number.answer) <= 1 and all(abs(one) <= 1 for one in hundredths)
    return hundredths if is_share else ()


def _counts(number: Number, answer: str) -> bool:
    """Whether an answer is a share whose upper part is the number: 19/25, where 19 was asked."""
    share = _SHARE.fullmatch(fold(answer))
    if share is None:
        return False
    over, under = (share["over"], share["under"]) if share["over"] else (share["o"], share["u"])
    return 1 < int(over) < int(under) and _is_near(number, float(over))


def _is_near(number: Number, reading: float) -> bool:
    if math.isinf(number.answer) or math.isinf(reading):
        return number.answer == reading
    room = number.tolerance + RELATIVE_TOLERANCE * abs(number.answer)
    return abs(reading - number.answer) <= room


def grade_order(order_task: Order, shown_order: Sequence[int], answer: str) -> Grade:
    """Grade an order; `shown_order` says which step stands at a, b, c.

    All letters must be there once. Credit is the share of neighbours that are kept.

    >>> steps = Order(({"en": "1"}, {"en": "2"}, {"en": "3"}))
    >>> [grade_order(steps, (2, 0, 1), answer).credit for answer in ("b c a", "a b c")]
    [1.0, 0.5]
    """
    places = read_sequence(answer, len(shown_order))
    if places is None:
        return Grade("not_an_answer", 0.0, "exact")
    given = [shown_order[place] for place in places]
    if given == sorted(given):
        return Grade("correct", 1.0, "exact")
    kept = sum(1 for one, following in pairwise(given) if following == one + 1)
    credit = kept / (len(order_task.steps) - 1)
    return Grade("partial" if credit >= PARTLY_RIGHT else "incorrect", credit, "exact")


def grade_points(
    key_points: Sequence[str], findings: Sequence[PointFinding], grader: Grader = "keypoints"
) -> Grade:
    """The grade that findings about key points add up to.

    One contradiction makes the answer incorrect. Nothing shown leaves it unsure, unless a model
    looked for every point and found none. Findings about unknown key points do not count.

    >>> grade_points(("a", "b"), (PointFinding("a", "shown", "x"),)).credit
    0.5
    """
    shown = {one.point for one in findings if one.finding == "shown"} & set(key_points)
    denied = {one.point for one in findings if one.finding == "contradicted"} & set(key_points)
    credit = len(shown - denied) / len(key_points) if key_points else 0.0
    if denied:
        return Grade("incorrect", credit, grader)
    if not shown:
        is_sure = grader == "model" and {one.point for one in findings} >= set(key_points)
        return Grade("incorrect" if is_sure else "unsure", 0.0, grader)
    return Grade("correct" if credit == 1.0 else "partial", credit, grader)
