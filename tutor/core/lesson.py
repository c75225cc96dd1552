"""The lesson about one concept: pain, guess, contrast, solution, example.

    pain ─▶ guess ─▶ contrast with the guess ─▶ solution ─▶ example ─▶ practice
              └─ no idea ─▶ nudge ─▶ no idea ─▶ nudge ─▶ no idea ─▶ solution
              └─ /skip ─▶ practice first; the solution follows the first question

The solution is never said before an attempt, or before two nudges were answered with "no idea".
"""

from dataclasses import replace

from tutor.core import belief
from tutor.core.course import Concept
from tutor.core.practice import NUDGES
from tutor.core.scene import Scene

EXAMPLE_BELOW = 0.6
"""P(known) below which the worked example is shown with the solution."""

STUCK_AFTER = 5
"""So many questions in a row without a right answer at the first try are wheel-spinning."""


def start(scene: Scene, concept: Concept) -> Scene:
    """With the pain shown and the guess asked for."""
    standing = replace(scene.standing(concept.id), is_met=True)
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
    standing = scene.standing(concept.id)
    first, then = scene.text(concept.solution.first), scene.text(concept.solution.then)
    scene = scene.say("solution", concept.id, first=first, then=then)
    if belief.probability(standing.unhelped) < EXAMPLE_BELOW:
        scene = scene.say("example", concept.id, text=scene.text(concept.example))
    taught = replace(
        standing,
        is_taught=True,
        helped=belief.fade(standing.helped),
        unhelped=belief.fade(standing.unhelped),
    )
    return scene.with_standing(concept.id, taught)


def help_stuck(scene: Scene, concept: Concept) -> Scene:
    """With a learner who spins the wheels led back: weakest prerequisite, the example again."""
    standing = replace(scene.standing(concept.id), fruitless=0, led_back_on=scene.today)
    scene = scene.with_standing(concept.id, standing).say("stuck", concept.id)
    if concept.requires:
        weakest = min(concept.requires, key=lambda one: scene.standing(one).unhelped)
        below = scene.course.by_id[weakest]
        title, first = scene.text(below.title), scene.text(below.solution.first)
        scene = scene.say("look_back", weakest, title=title, text=first)
    return scene.say("example", concept.id, text=scene.text(concept.example))


def know(scene: Scene, concept: Concept) -> Scene:
    """With a concept called known, from unhelped evidence, and its first review planned."""
    standing = scene.standing(concept.id)
    card = scene.scheduler.next_card(standing.card, scene.today, True)
    standing = replace(standing, known_on=scene.today, card=card, fruitless=0)
    scene = scene.with_standing(concept.id, standing).change(concept=None)
    scene = scene.report_belief(concept.id)
    return scene.say("concept_known", concept.id, title=scene.text(concept.title))
