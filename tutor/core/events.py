"""What comes into the core: facts, as past participles.

Plain values; this file knows neither who sends them nor what is done about them.
"""

from dataclasses import dataclass
from typing import Literal

Purpose = Literal["placement", "guess", "practice", "explain", "review"]
Outcome = Literal["correct", "partial", "incorrect", "unsure", "not_an_answer"]
Grader = Literal["exact", "number", "keypoints", "model", "self", "ramp"]
"""Who graded; `ramp` stands in older records for what was concluded from another concept."""

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
    """A judge replied to call number `call`."""

    call: int
    points: tuple[PointFinding, ...]
    grader: Grader = "keypoints"
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


Event = Opened | Said | Chose | Commanded | Misread | Judged | Read | JudgeFailed
