"""How a simulated learner behaves, whatever is known: pace, honesty, leaning on help, confidence.

The spread is invented, within what studies of tutoring systems report (help abuse on 14 to 36 % of
actions, a tenth of learners spinning the wheels). Knows nothing about knowledge.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Manner:
    """One learner's habits; `pace` multiplies all times, `sitting` is in minutes.

    `reliance` is P(asks for a hint | unsure), `honesty` P(says "I don't know" | clueless),
    `attendance` P(comes on a day), `bias` what confidence adds to the true chance.
    """

    pace: float
    sitting: float
    attendance: float
    reliance: float
    honesty: float
    bias: float
    is_spinner: bool

    def feeling(self, chance: float, rng: Random) -> float:
        """The chance of being right as the learner feels it: biased and noisy, in [0, 1]."""
        return min(1.0, max(0.0, chance + self.bias + rng.gauss(0.0, 0.1)))


def draw_manner(rng: Random) -> Manner:
    """Somebody's habits."""
    return Manner(
        pace=rng.lognormvariate(0.0, 0.25),
        sitting=rng.uniform(15.0, 35.0),
        attendance=rng.uniform(0.6, 0.95),
        reliance=rng.betavariate(1.5, 4.0),
        honesty=rng.betavariate(4.0, 2.0),
        bias=rng.gauss(0.05, 0.1),
        is_spinner=rng.random() < 0.1,
    )
