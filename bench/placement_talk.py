"""One placement after the other in `bench/placement.py`: what was called rightly after each answer.

All learners of a ramp go question by question, side by side. The belief and the rule are
arguments; the dice of a learner's answers are fixed beforehand, so that two engines which ask the
same get the same answers.
"""

from dataclasses import dataclass

import numpy as np

from tutor.core.telling import Probe, expected_right, most_telling

ENOUGH = 0.95
UNSURE = 0.85


@dataclass(frozen=True)
class Setting:
    """How answers come about, what the engine believes of it, and how long it may ask."""

    slip: float = 0.1
    guess: float = 0.2
    believed: tuple[float, float] | None = None
    most: int = 3
    limit: int = 30

    def probes(self, concepts):
        """One question a concept, as the engine sees it."""
        slip, guess = self.believed or (self.slip, self.guess)
        return [Probe(i, slip, guess) for i in range(concepts)]


@dataclass(frozen=True)
class Talks:
    """Per number of answers and learner: share called rightly, and what the engine expected.

    `at_stop` has a row for each learner who got as far as the engine's own stop: answers, share
    right, share expected, concepts not sure of, concepts called wrongly, those of them not sure of.
    """

    right: np.ndarray
    expected: np.ndarray
    at_stop: np.ndarray


def converse(network, truth, dice, setting, rule=most_telling, is_patient=False):
    """The placements of all learners, until the mean is right and everybody has been stopped.

    `truth` has shape (B, n) and `dice` (B, n, most). With `is_patient` it goes on to the limit.
    """
    learners, concepts = truth.shape
    probes, goal = setting.probes(concepts), range(concepts)
    llr, asked = np.zeros(truth.shape), np.zeros(truth.shape, int)
    right, expected, stopped = [], [], {}
    for answers in range(setting.limit + 1):
        beliefs = network.beliefs(llr)
        right.append(((beliefs > 0.5) == truth).mean(axis=1))
        expected.append(np.maximum(beliefs, 1 - beliefs).mean(axis=1))
        for one in np.flatnonzero(expected[-1] >= ENOUGH):
            stopped.setdefault(one, (answers, *_sureness(beliefs[one], truth[one])))
        is_over = np.mean(right[-1]) >= ENOUGH and len(stopped) == learners
        if answers == setting.limit or (is_over and not is_patient):
            break
        for one in range(learners):
            left = [probe for probe in probes if asked[one, probe.concept] < setting.most]
            probe, _ = rule(network, llr[one], beliefs[one], left, goal)
            i = probe.concept
            chance = 1 - setting.slip if truth[one, i] else setting.guess
            llr[one, i] += probe.llr(bool(dice[one, i, asked[one, i]] < chance))
            asked[one, i] += 1
    at_stop = np.array([stopped[one] for one in sorted(stopped)]).reshape(-1, 6)
    return Talks(np.array(right), np.array(expected), at_stop)


def _sureness(beliefs, truth):
    """At the stop: right, expected, not sure of, called wrongly, and wrongly but not sure of."""
    wrong = (beliefs > 0.5) != truth
    unsure = np.maximum(beliefs, 1 - beliefs) < UNSURE
    return (
        1 - wrong.mean(),
        expected_right(beliefs),
        unsure.sum(),
        wrong.sum(),
        (wrong & unsure).sum(),
    )


def answers_needed(right, share=ENOUGH):
    """Answers until the mean over learners is that high, None when it never is."""
    enough = np.flatnonzero(np.asarray(right).mean(axis=1) >= share)
    return int(enough[0]) if len(enough) else None


def together(talks):
    """The talks on several ramps, padded to one length: what is reached is kept."""
    longest = max(len(one.right) for one in talks)

    def padded(values):
        return np.concatenate([values, np.repeat(values[-1:], longest - len(values), axis=0)])

    return Talks(
        np.concatenate([padded(one.right) for one in talks], axis=1),
        np.concatenate([padded(one.expected) for one in talks], axis=1),
        np.concatenate([one.at_stop for one in talks]),
    )
