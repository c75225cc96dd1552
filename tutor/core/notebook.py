"""The learner's own look into what is remembered: shown, put right, forgotten.

Knows the command `/memory` and its words. The notes are the learner's: what they write there stays
until they take it out, and what they take out is gone.
"""

import re
from dataclasses import replace

from tutor.core.memory import LONGEST_NOTE, MOST_NOTES, Note, is_same, joined
from tutor.core.scene import Scene
from tutor.core.sleep import told

_ORDER = re.compile(
    r"(?P<verb>forget|edit|add)\b\s*(?P<rest>(?:(?P<number>all|\d{1,4})(?!\S))?\s*(?P<text>.*))",
    re.DOTALL | re.IGNORECASE,
)


def memory(scene: Scene, argument: str) -> Scene:
    """With the notes shown, or one of them changed, as the argument says."""
    if argument.strip().lower() in ("", "show"):
        return show(scene)
    order = _ORDER.fullmatch(argument.strip())
    if order is None:
        return scene.say("memory_how")
    verb, number, text = order["verb"].lower(), order["number"] or "", order["text"].strip()
    if verb == "add":
        words = order["rest"].strip()[:LONGEST_NOTE]
        return _added(scene, words) if words else scene.say("memory_how")
    if number.lower() == "all":
        return _forgotten(scene) if verb == "forget" else scene.say("memory_how")
    note = next((one for one in scene.learner.notes if one.number == int(number or 0)), None)
    if note is None:
        return scene.say("memory_which")
    if verb == "forget":
        return scene.change(notes=_without(scene, note)).say("memory_forgotten", number=note.number)
    if not text:
        return scene.say("memory_how")
    return _edited(scene, note, text[:LONGEST_NOTE])


def show(scene: Scene) -> Scene:
    """With every living note said, each as a row."""
    notes = scene.learner.notes
    if not notes:
        return scene.say("memory_empty")
    scene = scene.say("memory_head", number=len(notes))
    for note in sorted(notes, key=lambda one: one.number):
        scene = scene.do(told(scene.course, note, scene.lang))
    return scene


def _without(scene: Scene, note: Note) -> tuple[Note, ...]:
    return tuple(one for one in scene.learner.notes if one.number != note.number)


def _forgotten(scene: Scene) -> Scene:
    """With nothing remembered; nor is what a look back on the last day may still bring."""
    return scene.change(notes=(), talk=(), night=None).say("memory_forgotten_all")


def _added(scene: Scene, text: str) -> Scene:
    """With a note more, or the reason why not: the learner's own ones never make room."""
    note = Note(0, "own", scene.today, text)
    own = [one for one in scene.learner.notes if one.sort == "own"]
    if len(own) >= MOST_NOTES and not any(is_same(one, note) for one in own):
        return scene.say("memory_full", most=MOST_NOTES)
    notes = joined(scene.learner.notes, (note,))
    return scene.change(notes=notes).say("memory_kept")


def _edited(scene: Scene, note: Note, text: str) -> Scene:
    """With a note in the learner's own words in place of what the tutor had made of answers."""
    mine = replace(note, sort="own", on=scene.today, text=text, key=None, values={})
    notes = tuple(mine if one.number == note.number else one for one in scene.learner.notes)
    return scene.change(notes=notes).say("memory_kept")
