"""Why this question, and on what a belief stands: evidence shown, and struck out if wrong.

The learner owns the record: an answer that does not show what they know (somebody else typed it, a
slip of the finger) can be taken out of the belief, and put back. It stays in the history.
"""

from dataclasses import replace

from tutor.core import belief, challenge, closing, placement
from tutor.core.learner import OPENING, Evidence, Question, Standing
from tutor.core.messages import Value
from tutor.core.scene import Scene

EVEN = (0.3, 0.7)
"""Chances of a right answer between which a question tells much by itself."""

SHOWN = 6
"""So many of the latest answers are listed."""


def why(scene: Scene) -> Scene:
    """With the reason for the present question said: purpose, edges of the ramp, belief."""
    question = scene.learner.question
    if question is None:
        return scene.say("why_nothing")
    if question.is_opening:
        return scene.say("why_opening")
    scene = _reason(scene, question)
    if scene.learner.placing is not None:
        return scene.say("why_later")
    concept = scene.concept()
    for parent, reason in concept.requires.items():
        title = scene.title(parent)
        scene = scene.say("why_edge", concept.id, title=title, reason=scene.text(reason))
    return _evidence(scene, concept.id)


def _reason(scene: Scene, question: Question) -> Scene:
    """With the purpose of the question said, and how likely a right answer was expected to be."""
    concept = question.concept
    title = scene.title(concept)
    if question.is_guess:
        return scene.say("why_guess", concept, title=title)
    item = scene.course.item(question.item)
    values: dict[str, Value] = {"title": title}
    if question.purpose == "placement":
        chance = belief.success_rate(scene.known(concept), item)
        values["chance"] = round(100 * chance)
        if not EVEN[0] <= chance <= EVEN[1]:
            return scene.say("why_placement_sure", concept, **values)
    if question.purpose == "practice":
        alone = challenge.forecast(scene.ramp, scene.learner, concept, item, scene.today)
        chance = challenge.with_hints(alone, question.help)
        values["chance"] = round(100 * chance)
        if chance < challenge.FAIR[0]:
            return scene.say("why_practice_hard", concept, **values)
    return scene.say(f"why_{question.purpose}", concept, **values)


def _evidence(scene: Scene, concept: str) -> Scene:
    standing = scene.standing(concept)
    believed = scene.beliefs()[concept]
    scene = scene.say(
        "why_belief",
        concept,
        tries=standing.tries,
        right=len(standing.right),
        unhelped=round(100 * believed.unhelped),
        helped=round(100 * believed.helped),
    )
    rows = [one for one in standing.evidence if one.llr][-SHOWN:]
    for answer in rows:
        scene = scene.say(_row_key(answer), concept, **_row(scene, concept, answer))
    return scene.say("why_strike") if rows else scene


def _row_key(answer: Evidence) -> str:
    if answer.is_struck:
        return "evidence_struck"
    if answer.item == OPENING:
        return "evidence_said" if answer.llr > 0 else "evidence_said_not"
    if answer.outcome == "not_an_answer":
        return "evidence_fished" if answer.helped else "evidence_no_idea"
    key = "evidence_right" if answer.llr > 0 else "evidence_wrong"
    return f"{key}_helped" if answer.helped else key


def _row(scene: Scene, concept: str, answer: Evidence) -> dict[str, Value]:
    item = scene.course.by_id[concept].items_by_id.get(answer.item)
    asked = scene.text(item.ask) if item is not None else "–"
    return {"number": answer.number, "date": answer.on.isoformat(), "ask": _short(asked)}


def _short(text: str, room: int = 60) -> str:
    """The beginning of a text, on one line.

    >>> _short("What comes\\nnext?"), _short("abcdef", 4)
    ('What comes next?', 'abc…')
    """
    line = " ".join(text.split())
    return line if len(line) <= room else line[: room - 1] + "…"


def strike(scene: Scene, argument: str) -> Scene:
    """With one answer taken out of the belief, or put back if it was out."""
    if scene.learner.placing is not None:
        return scene.say("not_while_placing")
    number = int(argument) if argument.strip().isascii() and argument.strip().isdigit() else None
    for concept in scene.course.by_id:
        standing = scene.standing(concept)
        if any(one.number == number for one in standing.evidence):
            return _struck(scene, concept, standing, number)
    return scene.say("strike_which")


def _struck(scene: Scene, concept: str, standing: Standing, number: int | None) -> Scene:
    answers = tuple(
        replace(one, is_struck=not one.is_struck) if one.number == number else one
        for one in standing.evidence
    )
    turned = next(one for one in answers if one.number == number)
    standing = replace(standing, evidence=answers, right=_right(standing, answers, turned))
    scene = scene.with_standing(concept, standing)
    key = "restored"
    if turned.is_struck:
        key = "struck" if turned.llr >= 0 else "struck_doubt"
    scene = scene.say(key, concept, title=scene.title(concept), number=number or 0)
    if turned.is_struck and turned.llr > 0:
        scene = _without_proof(scene, concept)
    return closing.lapse(scene, concept).report_beliefs(concept)


def _without_proof(scene: Scene, concept: str) -> Scene:
    """With what stood on a right answer that was struck out taken back, as far as it did.

    That is the concept itself, and what the placement concluded from it about the way to it. The
    right answers that are left still prove what they prove.
    """
    for one in scene.course.by_id:
        if one != concept and one not in scene.course.ancestors[concept]:
            continue
        standing = scene.standing(one)
        if standing.known_on is None or _is_proved(scene, one):
            continue
        standing = replace(standing, known_on=None, is_stable=False)
        scene = scene.with_standing(one, standing).say("lapsed", one, title=scene.title(one))
    return scene


def _is_proved(scene: Scene, concept: str) -> bool:
    """Whether two right answers are left, to the concept or to what stands on it."""
    there = scene.course.by_id[concept]
    whole = scene.course.descendants[concept] | {concept}
    is_own = belief.are_enough(there, scene.standing(concept).right)
    return is_own or placement.is_supported(whole, scene.learner)


def _right(standing: Standing, answers: tuple[Evidence, ...], turned: Evidence) -> tuple[str, ...]:
    """The items that prove something, after one answer was struck out or put back.

    Striking out mends the belief, and proves nothing: without what spoke against them, the right
    answers before it would be the lucky ones that were kept. So they have to be given anew. And one
    that is put back proves again only if nothing later spoke against it, struck out or not.
    """
    shown = {one.item: one.number for one in answers if _is_proof(one)}
    if turned.is_struck and turned.llr < 0:
        return tuple(one for one in standing.right if shown.get(one, 0) > turned.number)
    if turned.is_struck:
        return tuple(one for one in standing.right if one != turned.item or one in shown)
    is_last_word = all(one.llr >= 0 for one in answers if one.number > turned.number)
    if not _is_proof(turned) or not is_last_word or turned.item in standing.right:
        return standing.right
    return (*standing.right, turned.item)


def _is_proof(one: Evidence) -> bool:
    return one.outcome == "correct" and not (one.helped or one.is_struck)
