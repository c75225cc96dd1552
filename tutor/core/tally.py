"""What the answers of all learners say about a course, counted: for the teacher who wrote it.

Knows how to count, and whose count it is: nobody's name is in it. Does not know how figures are
shown, nor what to do about them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tutor.core.answers import Answer, firsts, of_course
from tutor.core.course import Choice, Concept, Course, Item, Kind, Prose
from tutor.core.discrimination import Correlation, correlations
from tutor.core.learner import Learner
from tutor.core.messages import Grader

STUCK_AFTER = 5
"""So many tries in a row without one right answer alone: wheels that spin."""

AWAY = timedelta(days=14)
"""Who has not been there for longer than this has stopped."""

OFFLINE: frozenset[Grader] = frozenset({"keypoints", "self"})
"""Graders whose verdicts certify nothing."""

PLACEMENT = "placement"
"""The place of those who stopped before a concept was begun."""


@dataclass(frozen=True)
class Presence:
    """Where one learner stands, and on which day something last happened."""

    last: date
    state: Learner


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    right: int
    of: int


@dataclass(frozen=True)
class ConceptTally:
    """Learners who `met` a concept in a lesson, `know` it now, were `stuck`, `stopped` at it.

    `tries` is the median number of tries in practice of those who practised it, None when nobody
    did. `alone` and `helped` count answers, right ones and all.
    """

    concept: str
    met: int
    know: int
    stuck: int
    stopped: int
    tries: float | None
    alone: Share
    helped: Share


@dataclass(frozen=True)
class WrongOption:
    """How often one wrong option was chosen at the first try; `option` is its place, from 0."""

    option: int
    text: str
    misconception: str | None
    chosen: int
    share: float


@dataclass(frozen=True)
class ItemTally:
    """One item: `first` counts first unhelped replies, of which `no_idea` said "I don't know".

    `helped` counts the tries after a hint, a wrong try or the answer, out of all; None for prose,
    which offline never counts as unhelped. `goes_with_rest` is the point-biserial correlation of
    right answers with the learner's other answers, None with too little data.
    """

    item: str
    kind: Kind
    first: Share
    no_idea: int
    helped: Share | None
    unsure: int
    wrong: tuple[WrongOption, ...]
    goes_with_rest: float | None
    is_weak: bool


@dataclass(frozen=True)
class Tally:
    """All of it: `begun` learners, of whom `finished` all, `active` ones were there lately.

    `stopped` counts the others: those who stopped in the placement; each concept counts its own.
    """

    begun: int
    finished: int
    active: int
    stopped: int
    stopped_in_placement: int
    answers: int
    concepts: tuple[ConceptTally, ...]
    items: tuple[ItemTally, ...]


def tally(
    course: Course, answers: Iterable[Answer], present: Sequence[Presence], today: date, lang: str
) -> Tally:
    """The counts of a course; each learner's answers in the order given, texts in `lang`."""
    told = list(of_course(course, answers))
    places = [_place(one, today) for one in present]
    stopped = Counter(one for one in places if one not in ("finished", "active"))
    of_concept, of_item = defaultdict[str, list[Answer]](list), defaultdict[str, list[Answer]](list)
    for answer in told:
        of_concept[answer.record.concept].append(answer)
        of_item[answer.record.item].append(answer)
    first = [one for one, is_first in zip(told, firsts(told), strict=True) if is_first]
    rest = correlations(first)
    replies = defaultdict[str, list[Answer]](list)
    for answer in first:
        replies[answer.record.item].append(answer)
    return Tally(
        len(present),
        places.count("finished"),
        places.count("active"),
        stopped.total(),
        stopped[PLACEMENT],
        len(told),
        tuple(
            _concept(one, present, of_concept[one.id], stopped[f"at {one.id}"])
            for one in course.concepts
        ),
        tuple(
            _item(item, name, of_item[name], replies[name], rest.get(name), lang)
            for concept in course.concepts
            for item in concept.items_by_id.values()
            for name in (f"{concept.id}/{item.id}",)
        ),
    )


def _place(one: Presence, today: date) -> str:
    state = one.state
    if state.is_finished:
        return "finished"
    if today - one.last <= AWAY:
        return "active"
    concept = state.question.concept if state.question is not None else state.concept
    return PLACEMENT if not state.is_placed or concept is None else f"at {concept}"


def _concept(
    concept: Concept, present: Sequence[Presence], answers: Sequence[Answer], stopped: int
) -> ConceptTally:
    standings = [one.state.standing(concept.id) for one in present]
    tries = Counter(one.learner for one in answers if one.record.purpose == "practice")
    graded = [one for one in answers if one.record.outcome not in ("unsure", "not_an_answer")]
    return ConceptTally(
        concept.id,
        sum(one.is_met for one in standings),
        sum(one.known_on is not None for one in standings),
        len(_stuck(answers)),
        stopped,
        median(tries.values()) if tries else None,
        _share([one for one in graded if not one.record.helped]),
        _share([one for one in graded if one.record.helped]),
    )


def _stuck(answers: Iterable[Answer]) -> set[int]:
    """The learners who tried STUCK_AFTER times in a row after the placement, and never alone right.

    Prose counts only where a grader that can certify judged it.
    """
    row = Counter[int]()
    found = set()
    for one in answers:
        record = one.record
        if record.purpose == "placement" or record.outcome == "unsure" or record.grader in OFFLINE:
            continue
        row[one.learner] = 0 if one.is_right and not record.helped else row[one.learner] + 1
        if row[one.learner] >= STUCK_AFTER:
            found.add(one.learner)
    return found


def _item(
    item: Item,
    name: str,
    answers: Sequence[Answer],
    first: Sequence[Answer],
    rest: Correlation | None,
    lang: str,
) -> ItemTally:
    graded = [one for one in answers if not one.is_no_idea]
    helped = sum(one.record.helped for one in graded)
    return ItemTally(
        name,
        item.kind,
        _share(first),
        sum(one.is_no_idea for one in first),
        None if isinstance(item.task, Prose) else Share(helped, len(graded)),
        sum(one.record.outcome == "unsure" for one in answers),
        _wrong_options(item, first, lang),
        None if rest is None else rest.value,
        rest is not None and rest.is_weak,
    )


def _share(answers: Sequence[Answer]) -> Share:
    return Share(sum(one.is_right for one in answers), len(answers))


def _wrong_options(item: Item, first: Sequence[Answer], lang: str) -> tuple[WrongOption, ...]:
    """The wrong options that somebody chose, the most frequent first."""
    if not isinstance(item.task, Choice):
        return ()
    options = item.task.options
    # An option beyond the end is from before the teacher deleted one.
    chosen = Counter(
        one.option for one in first if one.option is not None and one.option < len(options)
    )
    return tuple(
        WrongOption(
            option,
            options[option].text.get(lang) or next(iter(options[option].text.values())),
            options[option].misconception,
            count,
            round(count / chosen.total(), 4),
        )
        for option, count in chosen.most_common()
        if not options[option].right
    )
