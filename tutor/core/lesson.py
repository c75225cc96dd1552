"""The lesson about one concept: pain, guess, contrast, solution, example.

    pain ─▶ guess ─▶ contrast with the guess ─▶ solution ─▶ example ─▶ practice
              └─ no idea ─▶ nudge ─▶ no idea ─▶ nudge ─▶ no idea ─▶ solution
              └─ /skip ─▶ practice first; the solution follows the first question

The solution is never said before an attempt, or before two nudges were answered with "no idea".
"""

from dataclasses import replace

from tutor.core import building
from tutor.core.course import Concept
from tutor.core.frontier import closed_items
from tutor.core.practice import NUDGES, pick, put
from tutor.core.scene import Scene

EXAMPLE_BELOW = 0.3
"""P(known) below which the worked example comes with the solution; others see it when they err
(expertise reversal: in 60 studies help helped novices and hindered who knew more)."""

OTHER_WAY, TEACHER = 2, 3
"""The second time of spinning wheels calls for another representation, the third for a teacher."""

AGAIN_AFTER = 2
"""After so many questions in a row whose answer had to be shown the idea is told once more."""

STUCK_AFTER = 5
"""So many questions in a row without a right answer at the first try are wheel-spinning."""


def start(scene: Scene, concept: Concept) -> Scene:
    """With the pain shown and the guess asked for."""
    standing = replace(scene.standing(concept.id), is_met=True, is_bare=False)
    scene = scene.with_standing(concept.id, standing).change(concept=concept.id)
    title, pain = scene.text(concept.title), scene.text(concept.pain)
    scene = scene.say("pain", concept.id, title=title, text=pain)
    return scene.put(f"{concept.id}/guess", "guess")


def guessed(scene: Scene, guess: str) -> Scene:
    """With the guess set beside what to look for, and the solution told."""
    concept = scene.concept()
    look_for = scene.text(concept.guess.look_for)
    scene = scene.say("contrast", concept.id, guess=guess, text=look_for)
    return teach(scene, concept).close()


def no_idea(scene: Scene) -> Scene:
    """With "I don't know" taken well: encouraged twice, then told the solution."""
    question = scene.question
    if question.nudges >= NUDGES:
        return teach(scene.say("never_mind"), scene.concept()).close()
    scene = scene.change_question(nudges=question.nudges + 1)
    return scene.say(f"nudge_guess_{question.nudges + 1}", question.concept).ask()


def teach(scene: Scene, concept: Concept) -> Scene:
    """With the solution told, and the worked example for who needs it."""
    known = scene.known(concept.id)
    scene = _say_solution(scene, concept)
    if known < EXAMPLE_BELOW:
        scene = say_example(scene, concept)
    standing = scene.standing(concept.id)
    taught = replace(standing, is_taught=True, taught=standing.taught + 1)
    return scene.with_standing(concept.id, taught)


def say_example(scene: Scene, concept: Concept) -> Scene:
    """With the worked example said."""
    seen = replace(scene.standing(concept.id), is_shown=True)
    scene = scene.with_standing(concept.id, seen)
    return scene.say("example", concept.id, text=scene.text(concept.example))


def tell_again(scene: Scene, concept: Concept) -> Scene:
    """With the idea told once more, since the questions about it keep failing."""
    told = replace(scene.standing(concept.id), is_told_again=True)
    scene = scene.with_standing(concept.id, told).say("again", concept.id)
    return _say_solution(scene, concept)


def _say_solution(scene: Scene, concept: Concept) -> Scene:
    first, then = scene.text(concept.solution.first), scene.text(concept.solution.then)
    return scene.say("solution", concept.id, first=first, then=then)


def help_stuck(scene: Scene, concept: Concept) -> Scene:
    """With a learner who spins the wheels led back, by another way each time.

    First the weakest prerequisite is looked at and asked about; then the example shows the idea in
    another form; then the tutor says that a person would help more, and turns to something else.
    """
    standing = scene.standing(concept.id)
    standing = replace(
        standing, fruitless=0, led_back=standing.led_back + 1, led_back_on=scene.today
    )
    scene = scene.with_standing(concept.id, standing).say("stuck", concept.id)
    if standing.led_back >= TEACHER:
        scene = scene.with_standing(concept.id, replace(standing, put_off=scene.today))
        return scene.say("ask_teacher", concept.id, title=scene.title(concept.id))
    if standing.led_back >= OTHER_WAY or not concept.requires:
        return say_example(scene, concept)
    weakest = scene.ramp.weakest(tuple(concept.requires), scene.learner, scene.today)
    below = scene.course.by_id[weakest]
    first = scene.text(below.solution.first)
    scene = scene.say("look_back", weakest, title=scene.title(weakest), text=first)
    items = closed_items(below)
    if not items:
        return say_example(scene, concept)
    return put(scene, below, pick(scene, below, items), "practice")


def know(scene: Scene, concept: Concept) -> Scene:
    """With a concept called known, from unhelped evidence, and its first review planned."""
    standing = scene.standing(concept.id)
    card = scene.scheduler.next_card(standing.card, scene.today, True)
    standing = replace(standing, known_on=scene.today, card=card, fruitless=0)
    scene = scene.with_standing(concept.id, standing)
    others = (one for one in scene.learner.fresh if one != concept.id)
    scene = scene.change(concept=None, fresh=(*others, concept.id))
    scene = scene.report_beliefs(concept.id)
    scene = scene.say("concept_known", concept.id, title=scene.title(concept.id))
    return building.offer(scene, concept)
