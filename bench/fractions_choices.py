"""Ways to choose the next question: the tutor's, two of other people, and one more to compare.

Each takes the answers so far as the tutor's evidence, of shape (learners, items), and which items
are still open, and gives the next item of every learner. Knows no answer that was not asked for.
"""

import numpy as np

from bench.fractions_priors import GRID
from tutor.core.network import Network
from tutor.core.telling import Probe, entropy, most_telling

try:
    from catsim import ItemBank
    from catsim.estimation import NumericalSearchEstimator
    from catsim.selection import MaxInfoSelector

    HAS_CATSIM = True
except ImportError:
    HAS_CATSIM = False

NEVER = 1e-9
"""Slip and guess: what is to be foreseen is the answer itself, so an answer leaves no doubt."""


def engine(network):
    """The tutor's own choice, learner by learner."""

    def choose(llr, is_open):
        known = network.beliefs(llr)
        return np.array([_next(network, *row) for row in zip(llr, known, is_open, strict=True)])

    return choose


def _next(network, llr, known, is_open):
    probes = [Probe(int(item), NEVER, NEVER) for item in np.flatnonzero(is_open)]
    return most_telling(network, llr, known, probes, np.flatnonzero(llr == 0).tolist())[0].concept


def least_unsure(network):
    """The item whose answer leaves the least expected variance, p (1 - p), in all the others.

    One answer ahead like the tutor's, but about how sure it is of the others, not only on which
    side of a half they are. Needs a prior without edges.
    """
    rate = network.prior.rate

    def choose(llr, is_open):
        share, _ = network.components(llr)
        known = share @ rate
        both = np.einsum("bk,ki,kj->bij", share, rate, rate, optimize=True)
        together = (both - known[:, :, None] * known[:, None, :]) ** 2
        together *= (llr == 0)[:, None, :] & ~np.eye(len(rate[0]), dtype=bool)
        # Learning a yes or no about one takes cov ** 2 / variance off the variance of another.
        gain = together.sum(axis=2) / (known * (1 - known))
        return np.where(is_open, gain, -1).argmax(axis=1)

    return choose


def in_doubt(prior):
    """The item with the largest expected information about the component."""
    network = Network(prior)

    def choose(llr, is_open):
        share, _ = network.components(llr)
        bits = entropy(share @ prior.rate) - share @ entropy(prior.rate)
        return np.where(is_open, bits, -1).argmax(axis=1)

    return choose


def by_ability(items):
    """The rule of catsim: largest Fisher information at the (here posterior mean) ability."""
    network = Network(items.prior())

    def choose(llr, is_open):
        share, _ = network.components(llr)
        rate = items.rate(share @ GRID)
        return np.where(is_open, items.steepness**2 * rate * (1 - rate), -1).argmax(axis=1)

    return choose


class Catsim:
    """The package itself: its choice of the item and its estimate of the ability."""

    def __init__(self, items):
        self._items = items
        count = len(items.steepness)
        columns = (items.steepness, items.difficulty, np.zeros(count), np.ones(count))
        # Its validation prints an empty line even when there is nothing to say.
        self._bank = ItemBank(np.column_stack(columns), validate=False)
        self._select, self._estimate = MaxInfoSelector(), NumericalSearchEstimator()
        self._reached = {}

    def choose(self, llr, is_open):
        """The next item of every learner."""
        ability = self._abilities(llr)
        return np.array(
            [
                self._select.select(
                    item_bank=self._bank,
                    administered_items=np.flatnonzero(~free).tolist(),
                    est_theta=at,
                )
                for free, at in zip(is_open, ability, strict=True)
            ]
        )

    def predict(self, llr):
        """P(right) of every item."""
        return self._items.rate(self._abilities(llr))

    def _abilities(self, llr):
        return np.array([self._ability(number, row) for number, row in enumerate(llr)])

    def _ability(self, number, row):
        """The estimate, which catsim builds on the one before while all answers are alike."""
        asked = np.flatnonzero(row).tolist()
        if not asked:
            return 0.0
        before, at = self._reached.get(number, (0, 0.0))
        if before != len(asked):
            at = self._estimate.estimate(
                item_bank=self._bank,
                administered_items=asked,
                response_vector=[bool(answer > 0) for answer in row[asked]],
                est_theta=at,
            )
            self._reached[number] = (len(asked), at)
        return at
