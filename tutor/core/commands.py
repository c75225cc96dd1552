"""What the learner can ask for at any time: skip, hint, why, progress, map, lang, help, stop.

Knows what each command does to the open question. A command is never an answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tutor.core import (
    building,
    closing,
    lesson,
    notebook,
    objection,
    placement,
    practice,
    report,
    why,
)
from tutor.core.frontier import closed_items, way
from tutor.core.labels import fold
from tutor.core.learner import Question
from tutor.core.messages import Complain, EndSession, OfferLanguages
from tutor.core.scene import Scene

NAMES = (
    "hint", "skip", "why", "know", "learn", "goal", "build", "strike", "progress", "map", "memory",
    "lang", "help", "stop"
)  # fmt: skip
"""Every command, as it is typed after the slash; `start` opens the conversation."""

READ_ONLY = frozenset({"why", "strike", "progress", "map", "memory", "help", "stop"})
"""Commands after which nothing new is asked when no question was open."""


def command(scene: Scene, name: str, argument: str) -> Scene:
    """With a command carried out; an unknown one is answered with the list of commands."""
    match name:
        case "know":
            return know(scene, argument)
        case "learn":
            return learn(scene, argument)
        case "goal":
            return choose_goal(scene, argument)
        case "build":
            return build(scene, argument)
        case "strike":
            return why.strike(scene, argument)
        case "memory":
            return notebook.memory(scene, argument)
        case "lang":
            return choose_language(scene, argument)
        case _ if name in PLAIN:
            return PLAIN[name](scene)
        case _:
            return scene.do(Complain("unknown_command", {"name": name[:40]}))


def choose_language(scene: Scene, argument: str) -> Scene:
    """With the language changed; without a known one the choice is offered."""
    known = {lang.casefold(): lang for lang in scene.course.languages}
    wanted = known.get(argument.strip().casefold())
    if wanted is None:
        return scene.do(OfferLanguages(scene.course.languages))
    scene = scene.change(lang=wanted).say("language_set")
    return scene if scene.learner.question is None else scene.ask()


def know(scene: Scene, argument: str) -> Scene:
    """With two harder items about a concept of which the learner says to know it."""
    if not scene.learner.is_placed:
        return scene.say("not_while_placing").ask() if scene.learner.question else scene
    concept = _named(scene, argument) if argument else scene.learner.concept
    if concept is None or not closed_items(scene.course.by_id[concept]):
        return again(scene.say("know_which", titles=_titles(scene)))
    title = scene.title(concept)
    if scene.standing(concept).known_on is not None:
        return again(scene.say("known_already", concept, title=title))
    if scene.learner.placing is not None and scene.learner.placing.about == concept:
        return again(scene)
    turned = _turned_from(scene)
    if not objection.can_object(turned, concept):
        return again(scene.say("objection_later", concept, title=title))
    return objection.object_to(turned, concept)


def learn(scene: Scene, argument: str) -> Scene:
    """With a concept taught from its beginning, also one that was called known."""
    if not scene.learner.is_placed:
        return scene.say("not_while_placing").ask() if scene.learner.question else scene
    concept = _named(scene, argument)
    if concept is None:
        return again(scene.say("learn_which", titles=_titles(scene)))
    if not objection.can_begin(scene, concept):
        return again(scene.say("learn_later", concept, title=scene.title(concept)))
    return objection.begin(_turned_from(scene), concept)


def build(scene: Scene, argument: str) -> Scene:
    """With the program of a concept asked for: the one named, else the nearest."""
    if not scene.learner.is_placed:
        return scene.say("not_while_placing").ask() if scene.learner.question else scene
    named = _named(scene, argument) if argument else None
    concept = scene.course.by_id[named] if named else building.nearest(scene)
    if concept is None or not concept.builds or (argument and named is None):
        builds = [one for one in scene.course.concepts if one.builds]
        lines = "\n".join(f"– {one.id}: {scene.text(one.title)}" for one in builds)
        return again(scene.say("build_which", titles=lines) if lines else scene.say("build_none"))
    return building.ask(_turned_from(scene), concept)


def _turned_from(scene: Scene) -> Scene:
    """With the open question left out; a lesson that had just begun begins anew some time."""
    question = scene.learner.question
    if question is None:
        return scene
    scene = _leave_out(scene, question)
    if question.is_guess:
        standing = replace(scene.standing(question.concept), is_met=False)
        scene = scene.with_standing(question.concept, standing)
    return scene


def choose_goal(scene: Scene, argument: str) -> Scene:
    """With the way cut down to what leads to one concept; `all` widens it to the whole course."""
    if fold(argument) in ("all", "course"):
        return again(scene.change(goal=None).say("goal_all"))
    goal = _named(scene, argument)
    if goal is None:
        return again(scene.say("goal_which", titles=_titles(scene)))
    scene = scene.change(goal=goal)
    missing = [one for one in way(scene.course, scene.learner) if not scene.standing(one).known_on]
    return again(placement.say_goal(scene.change(is_finished=not missing)))


def again(scene: Scene) -> Scene:
    """With the open question put once more, where there is one and no answer to it is being read.

    What was said last is else not what the learner is to answer.
    """
    is_open = scene.learner.question is not None and scene.learner.waiting is None
    return scene.ask() if is_open else scene


def _named(scene: Scene, name: str) -> str | None:
    """The concept that a learner names by its place on the ramp, its id or its title."""
    wanted = fold(name.strip())
    for place, concept in enumerate(scene.course.concepts, start=1):
        if wanted in (str(place), fold(concept.id), *(fold(one) for one in concept.title.values())):
            return concept.id
    return None


def _titles(scene: Scene) -> str:
    return "\n".join(f"{i}. {scene.title(one)}" for i, one in enumerate(scene.course.by_id, 1))


def hint(scene: Scene) -> Scene:
    """With the next help that fits the open question."""
    question = scene.learner.question
    if question is None:
        return scene.say("nothing_open")
    if question.purpose == "placement":
        return scene.say("no_hints_in_placement").ask()
    if question.purpose == "guess":
        return lesson.no_idea(scene)
    if question.is_checking:
        return scene.say("expects_check").ask()
    if scene.learner.checking is not None:
        return scene.say("no_hints_in_check").ask()
    return practice.hint(scene)


def no_idea(scene: Scene) -> Scene:
    """With "I don't know" answered as the open question wants it."""
    question = scene.question
    if question.purpose == "placement":
        return placement.no_idea(scene)
    if question.purpose == "guess":
        return lesson.no_idea(scene)
    if question.is_checking:
        return closing.finish(scene.say("checked"), is_answer_shown=False)
    if scene.learner.checking is not None:
        return closing.finish(closing.keep_no_idea(scene), is_answer_shown=True)
    return practice.no_idea(scene)


def skip(scene: Scene) -> Scene:
    """With the open question left out; it is no evidence in either direction."""
    question = scene.learner.question
    if question is None:
        return scene.say("nothing_open")
    if question.purpose == "placement":
        return placement.skipped(scene.say("skipped"))
    if question.is_checking:
        return closing.finish(scene.say("skipped"), is_answer_shown=False)
    if question.is_guess:
        return scene.say("skipped_guess").close()
    return _leave_out(scene, question).say("skipped").close()


def _leave_out(scene: Scene, question: Question) -> Scene:
    """With what a skipped question leaves behind: help that was taken is not taken back."""
    standing = scene.standing(question.concept)
    was_helped = question.help > 0 or question.tries > 0 or question.is_informed
    if was_helped:
        item = question.item.partition("/")[2]
        standing = replace(standing, closed={**standing.closed, item: scene.today})
    if question.purpose == "explain":
        standing = replace(standing, is_explained=True)
    if question.purpose == "review":
        standing = replace(standing, put_off=scene.today)
    scene = scene.with_standing(question.concept, standing)
    return closing.lapse(scene, question.concept) if was_helped else scene


def _help(scene: Scene) -> Scene:
    return scene.say("help")


def _stop(scene: Scene) -> Scene:
    return scene.say("bye").do(EndSession())


PLAIN: Mapping[str, Callable[[Scene], Scene]] = {
    "hint": hint,
    "skip": skip,
    "why": why.why,
    "progress": report.progress,
    "map": report.draw,
    "help": _help,
    "stop": _stop,
}
"""The commands that take no argument."""
