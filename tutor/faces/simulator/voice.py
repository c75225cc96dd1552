"""From what a simulated learner means to say, to the event that a face would send.

Knows the course's right and wrong answers and the order in which options are shown. Does not
decide whether the learner is right.
"""

from random import Random
from typing import assert_never

from tutor.core.course import Build, Choice, Concept, Course, Item, Number, Order, Prose
from tutor.core.messages import Ask, AskCheck, Chose, Commanded, Event, Said

NO_IDEA = {"en": "I don't know", "zh": "不知道"}


def no_idea(lang: str) -> Event:
    """An honest "I don't know"; in a language without one of its own, in English."""
    return Said(NO_IDEA.get(lang, NO_IDEA["en"]))


def hint() -> Event:
    """A call for help."""
    return Commanded("hint")


def skip() -> Event:
    """The question left out."""
    return Commanded("skip")


def self_check(ask: AskCheck, was_right: bool, is_too_sure: bool) -> Event:
    """What the learner says of an own answer beside its key points."""
    return Chose("a" if was_right or is_too_sure else "c", ask.number)


def free_guess(concept: Concept, is_right: bool, lang: str, rng: Random) -> Event:
    """An attempt at the guess of a concept: an idea of the course, or a wrong one."""
    return Said(_prose(concept.explain.item, is_right, lang, rng))


def telling(course: Course, known: list[str], lang: str, rng: Random) -> Event:
    """What somebody tells who is asked openly what they know already: at most three sentences."""
    if not known:
        return no_idea(lang)
    told = rng.sample(known, min(3, len(known)))
    items = [course.by_id[one].explain.item for one in told]
    return Said(" ".join(_prose(item, True, lang, rng) for item in items))


def answer(
    item: Item, ask: Ask, is_right: bool, idea: str | None, avoid: frozenset[str], rng: Random
) -> Event:
    """A right or wrong answer to an item; `idea` is the misconception that a wrong one follows.

    `avoid` are the letters that were wrong already. Where nothing wrong is left to say, or nothing
    is known to be wrong, the answer is the nearest to it that can be given.
    """
    lang = _lang(item, ask)
    match item.task:
        case Choice():
            return Chose(_letter(item.task, ask, is_right, idea, avoid, rng), ask.number)
        case Number(right, tolerance) | Build(Number(right, tolerance)):
            return Said(f"{right if is_right else _wrong_number(right, tolerance, rng):.12g}")
        case Order(steps):
            return Said(_sequence([step[lang] for step in steps], ask, is_right, rng))
        case Prose():
            return Said(_prose(item, is_right, lang, rng))
        case _ as never:
            assert_never(never)


def _lang(item: Item, ask: Ask) -> str:
    """The language that the question was put in."""
    return next((lang for lang, text in item.ask.items() if text == ask.text), next(iter(item.ask)))


def _letter(
    task: Choice, ask: Ask, is_right: bool, idea: str | None, avoid: frozenset[str], rng: Random
) -> str:
    words = {one.id: one.text for one in ask.choices}
    meant = {
        letter: next(option for option in task.options if text in option.text.values())
        for letter, text in words.items()
    }
    wrong = [one for one, option in meant.items() if not option.right and one not in avoid]
    if is_right or not wrong:
        return next(one for one, option in meant.items() if option.right)
    tempting = [one for one in wrong if idea is not None and meant[one].misconception == idea]
    return tempting[0] if tempting and rng.random() < 0.85 else rng.choice(wrong)


def _wrong_number(right: float, tolerance: float, rng: Random) -> float:
    """A number that is off by far more than the tolerance, as slips of reckoning are."""
    off = max(3 * tolerance, abs(right) * rng.uniform(0.3, 0.9), 1e-6)
    return round(right + rng.choice((-1, 1)) * off, 6) if off > 1e-5 else right + off


def _sequence(steps: list[str], ask: Ask, is_right: bool, rng: Random) -> str:
    letters = {one.text: one.id for one in ask.choices}
    right = [letters[step] for step in steps]
    if is_right or len(right) < 2:
        return " ".join(right)
    place = rng.randrange(len(right) - 1)
    right[place], right[place + 1] = right[place + 1], right[place]
    return " ".join(right)


def _prose(item: Item, is_right: bool, lang: str, rng: Random) -> str:
    """One of the answers that the authors wrote; without any, the key points or a way out."""
    if not isinstance(item.task, Prose):
        raise LookupError(f"{item.id} is not answered in words")
    texts = (item.task.right if is_right else item.task.wrong).get(lang, ())
    if texts:
        return rng.choice(texts)
    if is_right:
        return " ".join(point.point.get(lang, point.id) for point in item.task.key_points)
    return "It is the other way round, because everything depends on something else."
