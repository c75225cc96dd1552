"""What comes into the core: facts, as past participles.

Plain values; this file knows neither who sends them nor what is done about them.
"""

from dataclasses import dataclass
from typing import Literal

Sort = Literal["answer", "question", "no_idea", "smalltalk", "command", "attack", "empty"]
"""What kind of thing a message is; only an answer can close a question."""

Purpose = Literal["placement", "guess", "practice", "explain", "review"]
Outcome = Literal["correct", "partial", "incorrect", "unsure", "not_an_answer"]
Grader = Literal["exact", "number", "keypoints", "model", "self", "executed", "ramp"]
"""Who graded; `executed` is a program's own run, `ramp` stands in older records for what was
concluded from another concept."""

State = Literal["unknown", "learning", "known", "stable"]
Finding = Literal["shown", "contradicted", "not_seen"]

MAX_ANSWER = 4096
"""Characters of one input that are kept; the rest is cut before the event is committed."""


@dataclass(frozen=True)
class Opened:
    """A face opened the conversation; `lang` is the language it was asked for, if any."""

    lang: str | None = None
    kind: Literal["opened"] = "opened"


@dataclass(frozen=True)
class Said:
    """The learner wrote something."""

    text: str
    kind: Literal["said"] = "said"


@dataclass(frozen=True)
class Chose:
    """The learner tapped an option; `ask` is the question it belonged to, where the face knows."""

    option: str
    ask: int | None = None
    kind: Literal["chose"] = "chose"


@dataclass(frozen=True)
class Commanded:
    """The learner gave a command such as `hint`, without its slash."""

    name: str
    argument: str = ""
    kind: Literal["commanded"] = "commanded"


@dataclass(frozen=True)
class Built:
    """A program of the learner's passed all checks of the build `item`, on their own machine."""

    item: str
    kind: Literal["built"] = "built"


@dataclass(frozen=True)
class Misread:
    """Something came in that the face could not read; `reason` is a message key."""

    reason: str
    kind: Literal["misread"] = "misread"


@dataclass(frozen=True)
class PointFinding:
    """What a judge found about one key point, and the answer's own words that show it."""

    point: str
    finding: Finding
    quote: str = ""


@dataclass(frozen=True)
class Judged:
    """A judge replied to call number `call`; no `points` at all mean that it could not tell.

    `sort` says what the message turned out to be: a judge may see that it answers nothing.
    """

    call: int
    points: tuple[PointFinding, ...]
    grader: Grader = "keypoints"
    sort: Sort = "answer"
    kind: Literal["judged"] = "judged"


@dataclass(frozen=True)
class JudgeFailed:
    """The judge could not reply to call number `call`; no credit moves."""

    call: int
    reason: str
    kind: Literal["judge_failed"] = "judge_failed"


Stance = Literal["used", "denied", "wanted"]
"""What somebody says of a concept: uses its words rightly, says not to know it, wants to learn it.
"""


@dataclass(frozen=True)
class Claim:
    """What a learner's own words say about one concept, and the words that say it."""

    concept: str
    stance: Stance
    quote: str = ""


@dataclass(frozen=True)
class Read:
    """A reader replied to call number `call`: what the learner says of single concepts."""

    call: int
    claims: tuple[Claim, ...]
    kind: Literal["read"] = "read"


Holding = Literal["held", "later", "unknown"]
"""Whether the sources hold an answer: yes, yes but it belongs to a later step, no."""


@dataclass(frozen=True)
class Quoted:
    """A passage of the sources: a fact with who said it, or words of the step `concept`."""

    id: str
    text: str
    owner: str = ""
    date: str = ""
    doubt: str = ""
    concept: str | None = None


@dataclass(frozen=True)
class Answered:
    """A learner's question was looked up by call number `call`.

    `passages` is what was found, `text` an answer in words made of it, if there is one. `concept`
    is the step that the question belongs to when `holding` is "later".
    """

    call: int
    holding: Holding
    text: str = ""
    passages: tuple[Quoted, ...] = ()
    concept: str | None = None
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True)
class Voiced:
    """The tutor's moves reached the learner in other words than the authored ones: these."""

    text: str
    kind: Literal["voiced"] = "voiced"


@dataclass(frozen=True)
class Sighting:
    """What was noticed about a learner on one day, in one sentence, and the answers that show it.

    `evidence` are numbers of pieces of evidence.
    """

    text: str
    evidence: tuple[int, ...]
    concept: str | None = None


@dataclass(frozen=True)
class Distilled:
    """A day was looked back on by call number `call`."""

    call: int
    sightings: tuple[Sighting, ...]
    kind: Literal["distilled"] = "distilled"


@dataclass(frozen=True)
class WentOffline:
    """The model is not asked any more today: it has cost what it may."""

    kind: Literal["went_offline"] = "went_offline"


Reply = Judged | Read | Answered | Distilled | JudgeFailed
"""What comes back for a call."""

Event = Opened | Said | Chose | Commanded | Built | Misread | Voiced | WentOffline | Reply
