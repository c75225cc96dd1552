"""Everything that crosses the border of the core: events come in, actions go out.

Events are facts (past participles), actions are wishes (imperatives). Both are plain values; this
file knows neither who sends them nor who carries them out. Actions speak message keys and values,
never sentences of the tutor; words of the course travel as they are, in the learner's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tutor.core.calls import AskAnswer, AskJudge, AskNotes, AskReading, Calling, Numbered
from tutor.core.course import Kind
from tutor.core.events import (
    MAX_ANSWER,
    Answered,
    Built,
    Chose,
    Claim,
    Commanded,
    Distilled,
    Event,
    Finding,
    Grader,
    Holding,
    Judged,
    JudgeFailed,
    Misread,
    Opened,
    Outcome,
    PointFinding,
    Purpose,
    Quoted,
    Read,
    Reply,
    Said,
    Sighting,
    Sort,
    Stance,
    State,
    Voiced,
    WentOffline,
)

__all__ = [
    "MAX_ANSWER",
    "Action",
    "Answered",
    "Ask",
    "AskAnswer",
    "AskCheck",
    "AskJudge",
    "AskNotes",
    "AskReading",
    "Built",
    "Calling",
    "Chose",
    "Claim",
    "Commanded",
    "Complain",
    "Distilled",
    "DrawMap",
    "EndSession",
    "Event",
    "Finding",
    "FinishCourse",
    "Grader",
    "HandOut",
    "Holding",
    "JudgeFailed",
    "Judged",
    "Misread",
    "Numbered",
    "OfferLanguages",
    "Opened",
    "Outcome",
    "PointFinding",
    "Purpose",
    "Quoted",
    "Read",
    "Record",
    "Reply",
    "ReportBelief",
    "ReportPlacement",
    "ReportProgress",
    "ReportVerdict",
    "Row",
    "Said",
    "Say",
    "Shown",
    "Sighting",
    "Sort",
    "Stance",
    "State",
    "Value",
    "Visible",
    "Voiced",
    "WentOffline",
]

Value = str | int | float


@dataclass(frozen=True)
class Say:
    """Say message `key` of `prompts/`, its holes filled with `values`."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    concept: str | None = None
    kind: Literal["say"] = "say"


@dataclass(frozen=True)
class Shown:
    """One option as the learner sees it: a letter and its words."""

    id: str
    text: str


@dataclass(frozen=True)
class Ask:
    """Put a question; `number` tells this asking from any other, `help` is the hint level.

    Where the words are not the course's but the tutor's own, `text` is empty and message `key` says
    them, its holes filled with `values`.
    """

    number: int
    item: str
    concept: str
    purpose: Purpose
    ask_kind: Kind
    text: str
    choices: tuple[Shown, ...] = ()
    help: int = 0
    key: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True)
class AskCheck:
    """Let the learner compare an answer with the revealed key points: a all, b some, c none."""

    number: int
    item: str
    concept: str
    purpose: Purpose
    points: tuple[str, ...]
    help: int = 0
    kind: Literal["ask_check"] = "ask_check"


@dataclass(frozen=True)
class OfferLanguages:
    """Let the learner pick one of these languages."""

    languages: tuple[str, ...]
    kind: Literal["offer_languages"] = "offer_languages"


@dataclass(frozen=True)
class ReportVerdict:
    """Tell how an answer was graded; `credit` is in [0, 1]."""

    item: str
    outcome: Outcome
    credit: float
    grader: Grader
    kind: Literal["report_verdict"] = "report_verdict"


@dataclass(frozen=True)
class ReportBelief:
    """Tell what the tutor now believes of one concept; both numbers are P(known) in (0, 1)."""

    concept: str
    unhelped: float
    helped: float
    state: State
    kind: Literal["report_belief"] = "report_belief"


@dataclass(frozen=True)
class ReportPlacement:
    """Tell what the placement found: concepts known, and those that can be learned next."""

    questions: int
    known: tuple[str, ...]
    frontier: tuple[str, ...]
    kind: Literal["report_placement"] = "report_placement"


@dataclass(frozen=True)
class Row:
    """One concept in a progress report or on a map."""

    concept: str
    title: str
    state: State
    unhelped: float
    helped: float
    requires: tuple[str, ...]
    tries: int
    is_next: bool


@dataclass(frozen=True)
class ReportProgress:
    """Tell how far the learner is, concept by concept; `due` counts today's reviews."""

    rows: tuple[Row, ...]
    due: int
    kind: Literal["report_progress"] = "report_progress"


@dataclass(frozen=True)
class DrawMap:
    """Draw the ramp with what is known, being learned, and next."""

    rows: tuple[Row, ...]
    kind: Literal["draw_map"] = "draw_map"


@dataclass(frozen=True)
class HandOut:
    """Give the learner a file of the course, named as in the course's folder."""

    file: str
    kind: Literal["hand_out"] = "hand_out"


@dataclass(frozen=True)
class FinishCourse:
    """Say that every concept of the course is known."""

    kind: Literal["finish_course"] = "finish_course"


@dataclass(frozen=True)
class EndSession:
    """End this sitting; everything is kept."""

    kind: Literal["end_session"] = "end_session"


@dataclass(frozen=True)
class Complain:
    """Answer input that could not be read or does not fit here; `key` is a message key."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    kind: Literal["complain"] = "complain"


@dataclass(frozen=True)
class Record:
    """Keep one piece of evidence: what an answer says about a concept.

    `llr` is its log-likelihood ratio (natural log): part of the helped belief always, of the
    unhelped one when `helped` is false, or when the first try went wrong in spite of help.
    `option` is the index, in the author's order, of the
    option that was chosen, for a choice. `taught` counts how often the concept had been taught
    before, None in records from before this was kept.
    """

    concept: str
    item: str
    purpose: Purpose
    outcome: Outcome
    credit: float
    helped: bool
    grader: Grader
    llr: float
    option: int | None = None
    taught: int | None = None
    kind: Literal["record"] = "record"


Visible = (
    Say
    | Ask
    | AskCheck
    | OfferLanguages
    | ReportVerdict
    | ReportBelief
    | ReportPlacement
    | ReportProgress
    | DrawMap
    | HandOut
    | FinishCourse
    | EndSession
    | Complain
)
"""The actions that a face carries out."""

Action = Visible | Calling | Record
"""All of them; the driver keeps calls and records to itself."""
