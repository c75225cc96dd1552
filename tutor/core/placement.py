"""The opening conversation that finds the frontier: one free question, then the most telling ones.

    free question ─▶ read for concepts ─▶ item that tells most ─▶ ... ─▶ what is believed, as a map
                                              ▲      │ until little is left to find out
                                              └──────┘

Shows no right or wrong. A concept counts as known when belief says so and two different items at it
or above it were right; what the learner said of it only helps to ask. Objections to the end are
settled in `tutor.core.objection`.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tutor.core import belief, closing, practice, telling
from tutor.core.course import Concept, Item
from tutor.core.frontier import closed_items, frontier, way
from tutor.core.learner import OPENING, Learner, Placing, Waiting
from tutor.core.memory import LONGEST_NOTE, Note, joined
from tutor.core.messages import AskReading, DrawMap, Read, ReportPlacement
from tutor.core.report import rows
from tutor.core.review import spread
from tutor.core.scene import Scene
from tutor.core.telling import Probe

FEWEST_QUESTIONS, MOST_QUESTIONS = 12, 25
"""Bounds of the limit on questions; in between, one for every four concepts of the way."""

ENOUGH = 0.95
"""Expected share of concepts judged rightly at which more questions are not worth their time."""

LITTLE = 0.05
"""Expected information, in bits, below which a question is not worth its time."""

MOST_ABOUT_ONE = 3
"""No concept is asked about more often than this."""

PLACED = 0.95
"""P(known) from which the placement calls a concept known. Higher than for what was practised: to
ask about a known step costs a minute, to build on an unknown one costs the way."""

LEAST_QUESTIONS = 5
"""So many questions are asked before any concept is called known: two lucky ones are no proof."""

SUPPORT = 2
"""So many different items at a concept or above it must have been right to call it known."""

EASY = 0.2
"""P(right | not known) above which an item tells little: between a free answer and four options."""

MOST_SAID = 4
"""So many concepts named in the answer to the free question count fully; more share that weight."""


def ask_next(scene: Scene) -> Scene:
    """With the next placement question asked, or the placement ended."""
    placing = scene.learner.placing
    if placing is None:
        scene = scene.change(placing=Placing()).say("placement_intro")
        return scene.put_opening(way(scene.course, scene.learner)[-1])
    found = _next_item(scene, placing)
    return _end(scene, placing) if found is None else put(scene, placing, *found)


def put(scene: Scene, placing: Placing, concept: Concept, item: Item) -> Scene:
    """With an item asked whose answer is taken in silence."""
    asked = (*placing.asked, f"{concept.id}/{item.id}")
    scene = scene.change(placing=replace(placing, asked=asked))
    return practice.put(scene, concept, item, "placement")


def _next_item(scene: Scene, placing: Placing) -> tuple[Concept, Item] | None:
    """The item that tells most about the way to the goal; None when none is worth asking."""
    course, learner, ramp = scene.course, scene.learner, scene.ramp
    wanted = way(course, learner)
    goal = [ramp.index[one] for one in wanted]
    before = ramp.before(learner, scene.today)
    limit = min(MOST_QUESTIONS, max(FEWEST_QUESTIONS, len(wanted) // 4))
    if telling.expected_right(before[goal]) >= ENOUGH:
        goal = [ramp.index[one] for one in _unsettled(scene, placing, wanted)]
    if len(placing.asked) >= limit or not goal:
        return None
    items = {one: _left(scene, placing, course.by_id[one]) for one in wanted}
    probes = [
        Probe(ramp.index[one], belief.slip_rate(left[0]), belief.guess_rate(left[0]))
        for one, left in items.items()
        if left
    ]
    if not probes:
        return None
    brought = ramp.brought(learner, scene.today)
    probe, bits = telling.most_telling(ramp.network, brought, before, probes, goal)
    if bits < LITTLE:
        return None
    concept = course.concepts[probe.concept]
    return concept, items[concept.id][0]


def _unsettled(scene: Scene, placing: Placing, wanted: Sequence[str]) -> list[str]:
    """The concepts that look known, and are not proved well enough to be called so."""
    beliefs, proved = scene.beliefs(), _proved(scene)
    is_early = len(placing.asked) < LEAST_QUESTIONS
    return [
        one
        for one in wanted
        if scene.standing(one).known_on is None and beliefs[one].unhelped >= 0.5
        if is_early or one not in proved
    ]


def _left(scene: Scene, placing: Placing, concept: Concept) -> list[Item]:
    """The closed items of a concept that can still tell something, the most telling first.

    Who left out a question about it is asked about something else. The quickest to answer of the
    most telling ones comes first; a kind that was right before, last.
    """
    standing = scene.standing(concept.id)
    asked = {one.partition("/")[2] for one in placing.asked if one.startswith(f"{concept.id}/")}
    was_skipped = not asked <= {one.item for one in standing.evidence}
    if len(asked) >= MOST_ABOUT_ONE or was_skipped:
        return []
    right = practice.kinds_right(concept, standing)
    out = asked | set(standing.right)
    left = [item for item in closed_items(concept) if item.id not in out]
    return sorted(left, key=lambda item: (item.kind in right, belief.guess_rate(item) > EASY))


# -- answers -----------------------------------------------------------------------------------


def told(scene: Scene, text: str) -> Scene:
    """With the answer to the free question noted, and sent to be read."""
    call = scene.learner.calls + 1
    request = AskReading(call, scene.lang, text)
    if not scene.question.nudges:
        quote = {"quote": text.strip()[:LONGEST_NOTE]}
        note = Note(0, "cares", scene.today, key="note_said", values=quote)
        scene = scene.change(notes=joined(scene.learner.notes, (note,)))
    return scene.change(calls=call, waiting=Waiting(call, text)).do(request)


def read(scene: Scene, event: Read) -> Scene:
    """With what the learner said of single concepts kept as weak evidence, and the goal set.

    Words are cheap: however many concepts they name, all together they say no more than
    MOST_SAID names would, so that a list of terms is no placement. Who said "I don't know" and
    named nothing begins at the beginning.
    """
    if not event.claims and scene.question.nudges:
        return no_idea(scene)
    used = sum(claim.stance == "used" for claim in event.claims)
    share = min(1.0, MOST_SAID / max(1, used))
    for claim in event.claims:
        if claim.concept not in scene.course.by_id:
            continue
        match claim.stance:
            case "used":
                scene = closing.keep_claim(scene, claim.concept, belief.SAID_SO * share)
            case "denied":
                scene = closing.keep_claim(scene, claim.concept, belief.NO_IDEA)
            case "wanted":
                scene = scene.change(goal=claim.concept)
    return say_goal(scene).close()


def say_goal(scene: Scene) -> Scene:
    """With the learner's goal said, and how many steps lie before it, if there is a goal.

    While nothing is known of the learner yet, no steps are counted.
    """
    goal = scene.learner.goal
    if goal is None:
        return scene
    if not scene.learner.is_placed:
        return scene.say("goal_heard", title=scene.title(goal))
    below = scene.course.ancestors[goal]
    missing = sum(scene.standing(one).known_on is None for one in below)
    return scene.say("goal_set", title=scene.title(goal), missing=missing)


def answered(scene: Scene, text: str) -> Scene:
    """With an answer taken in silence: no right or wrong is shown."""
    question = scene.question
    item = scene.course.item(question.item)
    plain, is_unsure = practice.confidence(text)
    grade = practice.grade(question, item, plain, scene.lang)
    if grade.outcome == "not_an_answer":
        return practice.not_an_answer(scene, item.kind)
    scene = closing.keep(scene, grade, is_unsure)
    return _done(scene) if grade.outcome == "correct" else scene.close()


def no_idea(scene: Scene) -> Scene:
    """With "I don't know" taken as the good answer that it is."""
    if scene.question.is_opening:
        first = next(iter(way(scene.course, scene.learner)))
        return closing.keep_claim(scene, first, belief.NO_IDEA).close()
    return closing.keep_no_idea(scene).close()


def skipped(scene: Scene) -> Scene:
    """With a question left out: nothing is concluded."""
    return scene.close()


def _done(scene: Scene) -> Scene:
    """With a right answer closed: it was proved, so it proves nothing more today.

    After a wrong one nothing was shown, so the same item may come up in practice.
    """
    question = scene.question
    standing = scene.standing(question.concept)
    item = question.item.partition("/")[2]
    closed = replace(standing, closed={**standing.closed, item: scene.today})
    return scene.with_standing(question.concept, closed).close()


# -- the end -----------------------------------------------------------------------------------


def _end(scene: Scene, placing: Placing) -> Scene:
    """With what is believed now said, drawn, and open to objection."""
    scene = place(scene).change(placing=None, is_placed=True)
    course, learner = scene.course, scene.learner
    known = tuple(one for one in course.by_id if learner.standing(one).known_on is not None)
    ahead = frontier(course, learner)
    scene = scene.do(ReportPlacement(len(placing.asked), known, ahead)).report_beliefs(*known)
    whole = way(course, learner)
    if not ahead:
        return scene.say("placement_done_all", questions=len(placing.asked), total=len(whole))
    scene = scene.do(DrawMap(rows(scene.ramp, learner, scene.lang, scene.today)))
    scene = scene.say(
        "placement_done",
        questions=len(placing.asked),
        known=len(set(known) & set(whole)),
        total=len(whole),
        next=scene.title(ahead[0]),
    )
    unsure = _unsure(scene)
    if unsure:
        titles = "\n".join(f"– {scene.title(one)}" for one in unsure)
        scene = scene.say("placement_unsure", titles=titles)
    return scene.say("placement_object")


def place(scene: Scene, only: Collection[str] | None = None) -> Scene:
    """With every concept called known, of `only` those, that answers speak for clearly enough."""
    for one in _proved(scene):
        if scene.standing(one).known_on is None and (only is None or one in only):
            scene = call_known(scene, one)
    return scene


def _proved(scene: Scene) -> list[str]:
    """The concepts that answers alone, without what was said of them, show to be known.

    On the way to one of which this is sure, being known as in practice is enough.
    """
    course, silent = scene.course, _without_claims(scene.learner)
    beliefs = scene.ramp.believe(silent, scene.today)
    sure = {
        one
        for one in course.by_id
        if beliefs[one].unhelped >= PLACED and is_supported(course.descendants[one] | {one}, silent)
    }
    below = {
        one
        for one in course.by_id
        if beliefs[one].unhelped >= belief.KNOWN and not sure.isdisjoint(course.descendants[one])
    }
    return [one for one in course.by_id if one in sure | below]


def _without_claims(learner: Learner) -> Learner:
    """The learner as if they had said nothing of what they know; what they denied stays."""
    for one, standing in learner.standings.items():
        kept = tuple(a for a in standing.evidence if a.item != OPENING or a.llr < 0)
        learner = learner.with_standing(one, replace(standing, evidence=kept))
    return learner


def call_known(scene: Scene, concept: str) -> Scene:
    """With a concept called known that was not learned here, its first review some day soon."""
    standing = scene.standing(concept)
    card = scene.scheduler.next_card(standing.card, scene.today, True)
    card = spread(card, concept, scene.learner.seed)
    return scene.with_standing(concept, replace(standing, known_on=scene.today, card=card))


def is_supported(concepts: frozenset[str], learner: Learner) -> bool:
    """Whether enough different items of these concepts were right."""
    return sum(len(learner.standing(one).right) for one in concepts) >= SUPPORT


def _unsure(scene: Scene) -> list[str]:
    """The concepts on the way of which the tutor cannot tell, for the learner to object to."""
    beliefs = scene.beliefs()
    return [
        one
        for one in way(scene.course, scene.learner)
        if scene.standing(one).known_on is None and beliefs[one].unhelped >= 0.5
    ]
