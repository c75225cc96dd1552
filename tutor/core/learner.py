"""All that is remembered about one person in one course, as frozen values.

Knows the shape of the memory and nothing about how it changes: the moves do that. Its size is
bounded by the course, not by the length of the history; the history lies in the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tutor.core.memory import Line, Note
from tutor.core.messages import Outcome, Purpose


@dataclass(frozen=True)
class Card:
    """When a concept is to be reviewed: FSRS's stability in days, difficulty 1..10, and dates."""

    stability: float
    difficulty: float
    last: date
    due: date


@dataclass(frozen=True)
class Evidence:
    """One answer as belief remembers it.

    `number` names it to the learner, who may strike it out; `llr` is its log-likelihood ratio in
    nats; `taught` counts how often the concept was taught before it, `tries` the answers to the
    same question before it. `is_lack` says that it went wrong in spite of help, which shows that
    it would not have gone without. `option` is the option chosen, in the author's order.
    """

    number: int
    item: str
    outcome: Outcome
    helped: bool
    llr: float
    on: date
    taught: int = 0
    is_struck: bool = False
    tries: int = 0
    is_lack: bool = False
    option: int | None = None


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with one concept.

    `evidence` holds the latest answers, oldest first; `taught` counts how often the idea or an
    answer was shown since. `right` lists the different items answered closed-book at the first try;
    `closed` says on which day an item was last done with. `is_bare` says that it was begun by a
    question instead of the lesson, `is_mixed` that a neighbour was asked in between, `is_shown`
    that the worked example was shown, `is_told_again` that the idea was told twice. `led_back`
    counts how often the learner was helped out of spinning wheels, `led_back_on` when last; `hasty`
    wrong answers faster than one can read.
    """

    evidence: tuple[Evidence, ...] = ()
    taught: int = 0
    tries: int = 0
    right: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    closed: Mapping[str, date] = field(default_factory=dict)
    is_met: bool = False
    is_tried: bool = False
    is_taught: bool = False
    is_explained: bool = False
    is_bare: bool = False
    is_mixed: bool = False
    is_shown: bool = False
    is_told_again: bool = False
    known_on: date | None = None
    is_stable: bool = False
    fruitless: int = 0
    led_back: int = 0
    led_back_on: date | None = None
    put_off: date | None = None
    hasty: int = 0
    card: Card | None = None


def is_guess(reference: str) -> bool:
    """Whether a question's reference names the guess of a concept, which is not an item.

    >>> is_guess("row-probs/guess"), is_guess("row-probs/which-axis")
    (True, False)
    """
    return reference.endswith("/guess")


OPENING = "opening"
"""The item name of the free question that opens the placement."""


@dataclass(frozen=True)
class Question:
    """The one open question.

    `at` is when it was put; `order` says which option or step stands at a, b, c ...; `help` is the
    highest hint level given; `nudges` counts how often the learner had nothing to say and was
    encouraged; `shown` are the key points that were shown so far; `parked` is the last message that
    was taken for a question; `is_informed` says that a question about the matter was answered
    meanwhile; `is_checking` is true while the learner compares an answer with the revealed key
    points.
    """

    number: int
    item: str
    purpose: Purpose
    order: tuple[int, ...] = ()
    help: int = 0
    tries: int = 0
    nudges: int = 0
    is_checking: bool = False
    parked: str = ""
    at: datetime | None = None
    is_informed: bool = False
    shown: tuple[str, ...] = ()

    @property
    def concept(self) -> str:
        """The concept that the question belongs to.

        >>> Question(1, "row-probs/which-axis", "practice").concept
        'row-probs'
        """
        return self.item.partition("/")[0]

    @property
    def is_guess(self) -> bool:
        """Whether it asks for the guess of a concept."""
        return is_guess(self.item)

    @property
    def is_opening(self) -> bool:
        """Whether it is the free question that opens the placement."""
        return self.item.endswith(f"/{OPENING}")


@dataclass(frozen=True)
class Waiting:
    """A prose answer that is with the judge or the reader; replies to other calls are dropped.

    `is_told` says that a question about the matter was answered since: it is help with the next
    answer, not with this one.
    """

    call: int
    text: str = ""
    is_told: bool = False


@dataclass(frozen=True)
class Inquiry:
    """A learner's own question that is being looked up, asked while question `number` was open."""

    call: int
    number: int
    text: str = ""


@dataclass(frozen=True)
class Placing:
    """The placement so far: the items asked, as references.

    `about` is the one concept of which the learner said to know it.
    """

    asked: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True)
class Checking:
    """The unaided check at the end of a module: concepts still to be asked, and what came out."""

    left: tuple[str, ...]
    asked: int = 0
    right: int = 0


@dataclass(frozen=True)
class Learner:
    """One person in one course; `turn` counts the learner's inputs, `step` all events.

    `answers` counts pieces of evidence; `goal` is the concept that the learner wants to reach, None
    for the whole course; `fresh` lists what became known since the last unaided check. `talk` holds
    the last lines of this sitting, `notes` what is kept over the nights; `day` is the last day with
    an input, `night` the call that looks back on it; `offline_on` the last day on which the model
    was not asked any more.
    """

    course: str
    seed: int
    lang: str | None = None
    step: int = 0
    turn: int = 0
    asked: int = 0
    calls: int = 0
    answers: int = 0
    goal: str | None = None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    placing: Placing | None = None
    is_placed: bool = False
    concept: str | None = None
    question: Question | None = None
    waiting: Waiting | None = None
    is_finished: bool = False
    fresh: tuple[str, ...] = ()
    checking: Checking | None = None
    inquiry: Inquiry | None = None
    talk: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()
    day: date | None = None
    night: int | None = None
    offline_on: date | None = None
    format: int = 2

    def standing(self, concept: str) -> Standing:
        """Where the learner stands with a concept; a fresh standing if nothing is known yet."""
        return self.standings.get(concept, Standing())

    def with_standing(self, concept: str, standing: Standing) -> "Learner":
        """The same learner with one standing exchanged.

        >>> Learner("c", 1).with_standing("a", Standing(tries=2)).standing("a").tries
        2
        """
        return replace(self, standings={**self.standings, concept: standing})
