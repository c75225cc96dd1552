"""Practice and review of one item: grade the attempt, climb the hint ladder, show the answer.

    answer right ───────────────────────────▶ finished
    answer wrong ──▶ next hint, ask again ──▶ (after the last try) answer shown, finished
    no idea, /hint ─▶ next hint, ask again ─▶ (ladder climbed) answer shown, finished

Knows the moves about an item with a closed answer; prose goes on in `tutor.core.prose`.
"""

from dataclasses import replace
from typing import assert_never

from tutor.core import belief, challenge, closing, pace
from tutor.core.course import Build, Choice, Concept, Item, Kind, Number, Order, Prose
from tutor.core.frontier import closed_items
from tutor.core.grade import Grade, grade_choice, grade_number, grade_order
from tutor.core.learner import Question, Standing
from tutor.core.messages import Purpose, ReportVerdict
from tutor.core.scene import Scene

MAX_TRIES = 3
"""After so many wrong answers to one question the answer is shown."""

NUDGES = 2
"""How often a learner with no idea is encouraged before anything is shown."""


def grade(question: Question, item: Item, text: str, lang: str) -> Grade:
    """The grade of an answer to a closed item."""
    match item.task:
        case Choice():
            return grade_choice(item.task, question.order, text, lang)
        case Number():
            return grade_number(item.task, text)
        case Build(number):
            return grade_number(number, text)
        case Order():
            return grade_order(item.task, question.order, text)
        case Prose():
            raise LookupError(f"{question.item} is prose and goes to the judge")
        case _ as never:
            assert_never(never)


def answer(scene: Scene, text: str) -> Scene:
    """With an answer to the open closed item graded and replied to."""
    question = scene.question
    item = scene.course.item(question.item)
    plain, is_unsure = confidence(text)
    found = grade(question, item, plain, scene.lang)
    if found.outcome == "not_an_answer":
        return not_an_answer(scene, item.kind)
    scene = closing.keep(scene, found, is_unsure)
    if found.outcome == "correct":
        return closing.right(scene)
    return _wrong(pace.noticed(scene), item, found)


def confidence(text: str) -> tuple[str, bool]:
    """An answer without its mark of doubt, a question mark at the end, and whether it had one.

    >>> confidence("b?"), confidence("12 ？"), confidence("b")
    (('b', True), ('12', True), ('b', False))
    """
    plain = text.rstrip("?？ ")
    return (plain, True) if plain and plain != text.rstrip() else (text, False)


def no_verdict(scene: Scene) -> Scene:
    """With the verdict that nothing was answered; the placement shows no verdicts."""
    if scene.question.purpose == "placement":
        return scene
    return scene.do(ReportVerdict(scene.question.item, "not_an_answer", 0.0, "exact"))


def not_an_answer(scene: Scene, kind: Kind) -> Scene:
    """With a reply to something that answers nothing: what is expected here, and the question."""
    return no_verdict(scene).say(f"expects_{kind}").ask()


def _wrong(scene: Scene, item: Item, found: Grade) -> Scene:
    scene = _reply_to_wrong(scene, item, found)
    if scene.learner.checking is not None or scene.question.tries >= tries_allowed(item):
        return closing.finish(scene, is_answer_shown=True)
    return _next_hint(scene, item).ask()


def _reply_to_wrong(scene: Scene, item: Item, found: Grade) -> Scene:
    concept = scene.concept()
    if found.option is not None and isinstance(item.task, Choice):
        named = item.task.options[found.option].misconception
        if named is not None:
            reply = concept.misconceptions_by_id[named].reply
            return scene.say("misconception", concept.id, text=scene.text(reply))
    return scene.say("partly" if found.outcome == "partial" else "wrong", concept.id)


def tries_allowed(item: Item) -> int:
    """How many answers an item takes: never so many that only one option is left."""
    if isinstance(item.task, Choice):
        return min(MAX_TRIES, len(item.task.options) - 1)
    return MAX_TRIES


def _next_hint(scene: Scene, item: Item) -> Scene:
    """With the next rung of the hint ladder said, if there is one."""
    level = scene.question.help + 1
    if level > len(item.hints):
        return scene
    text = scene.text(item.hints[level - 1])
    return scene.say("hint", scene.question.concept, level=level, text=text).change_question(
        help=level
    )


def hint(scene: Scene) -> Scene:
    """With the next hint; at the top of the ladder the answer, once there was an attempt.

    Who asks for more at the top without an attempt is encouraged twice first.
    """
    question = scene.question
    item = scene.course.item(question.item)
    if question.help < len(item.hints):
        return _next_hint(scene, item).ask()
    if question.tries > 0:
        return closing.finish(scene.say("no_more_hints"), is_answer_shown=True)
    if question.nudges >= NUDGES:
        return closing.finish(closing.keep_fished(scene), is_answer_shown=True)
    return scene.change_question(nudges=question.nudges + 1).say("try_first").ask()


def no_idea(scene: Scene) -> Scene:
    """With "I don't know" taken well: encouraged and given a hint, twice; then shown the answer."""
    scene = closing.keep_no_idea(scene)
    question = scene.question
    if question.nudges >= NUDGES and question.help >= len(scene.course.item(question.item).hints):
        return closing.finish(scene.say("never_mind"), is_answer_shown=True)
    nudges = question.nudges + 1
    scene = scene.change_question(nudges=nudges)
    item = scene.course.item(question.item)
    if nudges <= NUDGES:
        bare = "" if question.help < len(item.hints) else "bare_"
        scene = scene.say(f"nudge_{bare}{nudges}", question.concept)
    return _next_hint(scene, item).ask()


# -- which item ------------------------------------------------------------------------------


def pick(scene: Scene, concept: Concept, items: tuple[Item, ...]) -> Item:
    """The item to ask next: fresh before repeated, the twin of one that just went wrong
    before others, not yet right before right, then what was asked longest ago.

    Among equals a kind that was not right yet, then the author's order.
    """
    standing = scene.standing(concept.id)
    twin = _twin(scene, concept)
    right = kinds_right(concept, standing)

    def rank(item: Item) -> tuple[bool, bool, bool, int, bool]:
        asked = standing.asked.index(item.id) if item.id in standing.asked else -1
        return (
            closing.is_repeat(scene, standing, item.id),
            item.id != twin,
            item.id in standing.right,
            asked,
            item.kind in right,
        )

    return min(items, key=rank)


def kinds_right(concept: Concept, standing: Standing) -> frozenset[Kind]:
    """The kinds of items that were right; an item that the course no longer has counts nothing."""
    there = concept.items_by_id
    return frozenset(there[one].kind for one in standing.right if one in there)


def fitting(scene: Scene, concept: Concept) -> tuple[Item, int]:
    """The item to practise next and how many hints come with it, so that it is a fair challenge.

    Like `pick`, but among fresh items of a kind not right yet the one whose forecast lies nearest
    to the middle of the fair band. An item that is needed to prove something today comes bare.
    """
    standing = scene.standing(concept.id)
    twin = _twin(scene, concept)
    right = kinds_right(concept, standing)
    chances = {
        item.id: challenge.forecast(scene.ramp, scene.learner, concept.id, item, scene.today)
        for item in concept.items
    }

    def rank(item: Item) -> tuple[bool, bool, bool, int, bool, float]:
        return (
            closing.is_repeat(scene, standing, item.id),
            item.id != twin,
            item.id in standing.right,
            standing.asked.index(item.id) if item.id in standing.asked else -1,
            item.kind in right,
            abs(chances[item.id] - sum(challenge.FAIR) / 2),
        )

    item = min(concept.items, key=rank)
    if is_needed(scene, concept, item.id):
        return item, 0
    return item, challenge.hints_needed(chances[item.id], item, standing)


def put_fitting(scene: Scene, concept: Concept) -> Scene:
    """With the next practice item asked, and the help it comes with said below it."""
    item, level = fitting(scene, concept)
    scene = put(scene, concept, item, "practice", level)
    for i in range(level):
        key = "faded_more" if i else "faded"
        scene = scene.say(key, concept.id, text=scene.text(item.hints[i]))
    return scene


def _twin(scene: Scene, concept: Concept) -> str | None:
    """The twin of the item asked last, unless that one was right without help."""
    standing = scene.standing(concept.id)
    last = concept.items_by_id.get(standing.asked[-1]) if standing.asked else None
    return None if last is None or last.id in standing.right else last.twin


def fresh_items(scene: Scene, concept: Concept) -> tuple[Item, ...]:
    """The closed items that can still prove something today, the quickest to answer first."""
    standing = scene.standing(concept.id)
    return tuple(
        item for item in closed_items(concept) if not closing.is_repeat(scene, standing, item.id)
    )


def is_needed(scene: Scene, concept: Concept, item: str) -> bool:
    """Whether a concept cannot be called known today unless this item is answered without help."""
    left = {one.id for one in fresh_items(scene, concept) if one.id != item}
    return not belief.are_enough(concept, left | set(scene.standing(concept.id).right))


def put(scene: Scene, concept: Concept, item: Item, purpose: Purpose, help_level: int = 0) -> Scene:
    """With an item of a concept asked, and remembered as the one asked last."""
    standing = scene.standing(concept.id)
    asked = (*(one for one in standing.asked if one != item.id), item.id)
    scene = scene.with_standing(concept.id, replace(standing, asked=asked))
    return scene.put(f"{concept.id}/{item.id}", purpose, help_level)
