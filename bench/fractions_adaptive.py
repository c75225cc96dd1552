"""What a few well-chosen questions tell about the others: fraction subtraction, real answers.

536 learners, 20 items. Half of the learners calibrate, the others are tested: a quarter of each
one's items is never asked and always scored, the rest is asked one by one, each chosen by what was
answered before. Measured is the AUC on the items never asked, over all tested learners. Side by
side in one run: catsim (where it is installed) and its rule on the same 2PL, latent classes, the
union of both, and the tutor's belief (`tutor.core.network`) with two ways to choose a question.
Below them the same priors after all 15 items, which no choice of questions can beat by much.
Shows diagnosis of one test on one day; not that a conversation finds the same.

    python bench/fractions_adaptive.py [--quick] [--json]
"""

import argparse
import json
from dataclasses import dataclass

import numpy as np

from bench import fractions_choices as choices
from bench import fractions_priors as priors
from bench.tracing_data import DATA, auc
from tutor.core.network import CERTAIN, Network

FOLDER = DATA / "fractions"
SEEDS = (0, 1, 2)
MORE = tuple(range(10, 20))
"""Further splits, to show how much depends on the luck of a split. No score on SEEDS or MORE set
anything: what is set in fractions_priors and the choice of OURS come from the splits of seeds 100
to 119 (other halves of the same learners) and from inside the calibrating halves of SEEDS."""

HELD_OUT = 0.25
AFTER = (3, 5, 7)
LATENT = 24
OURS = "tutor's belief, least unsure"


@dataclass(frozen=True)
class Trial:
    """One split: arrays of 0 and 1 with a row per learner; `hidden` marks what is never asked."""

    calibrating: np.ndarray
    tested: np.ndarray
    hidden: np.ndarray
    needs: np.ndarray
    seed: int

    def dice(self):
        """The same dice for every method."""
        return np.random.default_rng([self.seed, 1])

    def score(self, predicted):
        """AUC on the items never asked."""
        return auc(self.tested[self.hidden], predicted[self.hidden])


def split(right, needs, seed):
    """Half and half, and a quarter of the items of each tested learner hidden."""
    dice = np.random.default_rng(seed)
    order = dice.permutation(len(right))
    calibrating, tested = right[order[: len(right) // 2]], right[order[len(right) // 2 :]]
    hidden = np.zeros(tested.shape, dtype=bool)
    for row in hidden:
        row[dice.choice(len(row), round(HELD_OUT * len(row)), replace=False)] = True
    return Trial(calibrating, tested, hidden, needs, seed)


def ask(trial, choose, predict):
    """AUC after so many questions; `choose` and `predict` see no answer that was not asked for.

    `choose(llr, open)` gives the next item of each learner; `predict(llr)` P(right) of all items.
    `llr` is the answers so far as the tutor's evidence: CERTAIN, -CERTAIN, or 0 where none was
    given.
    """
    llr = np.zeros(trial.tested.shape)
    everyone = np.arange(len(llr))
    found = {}
    for asked in range(1, max(AFTER) + 1):
        item = choose(llr, ~trial.hidden & (llr == 0))
        llr[everyone, item] = np.where(trial.tested[everyone, item] == 1, CERTAIN, -CERTAIN)
        if asked in AFTER:
            found[asked] = trial.score(predict(llr))
    return found


def everything(trial, predict):
    """AUC when all items but the hidden ones were asked."""
    llr = np.where(trial.tested == 1, CERTAIN, -CERTAIN) * ~trial.hidden
    return {asked: trial.score(predict(llr)) for asked in AFTER}


def methods(trial):
    """The figures of every method on one split, and how much each family of priors counts."""
    level = priors.two_parameters(trial.calibrating)
    states = priors.classes(trial.calibrating, LATENT, trial.dice())
    both = priors.union([level.prior(), states])
    ours, share = priors.mixed(trial.calibrating, trial.needs, trial.dice())
    network = Network(ours)
    beliefs = {
        name: Network(prior).beliefs
        for name, prior in (("level", level.prior()), ("states", states), ("both", both))
    }
    table = {}
    if choices.HAS_CATSIM:
        peer = choices.Catsim(level)
        table["catsim on the 2PL"] = ask(trial, peer.choose, peer.predict)
    table |= {
        "2PL, maximum information": ask(trial, choices.by_ability(level), beliefs["level"]),
        f"{LATENT} latent classes": ask(trial, choices.in_doubt(states), beliefs["states"]),
        "2PL and latent classes": ask(trial, choices.in_doubt(both), beliefs["both"]),
        "tutor's belief and choice": ask(trial, choices.engine(network), network.beliefs),
        OURS: ask(trial, choices.least_unsure(network), network.beliefs),
        "bound: 2PL, all asked": everything(trial, beliefs["level"]),
        "bound: tutor's belief, all asked": everything(trial, network.beliefs),
    }
    return table, share


def measure(right, needs, seeds):
    """Means and standard deviations over splits: method -> questions -> figures.

    `ahead` is how far OURS is ahead of a method on the same splits.
    """
    done = [methods(split(right, needs, seed)) for seed in seeds]
    tables = [table for table, _ in done]
    rows = {}
    for name in tables[0]:
        rows[name] = {k: spread([table[name][k] for table in tables]) for k in AFTER}
        rows[name]["ahead"] = {
            k: spread([table[OURS][k] - table[name][k] for table in tables]) for k in AFTER
        }
    share = np.mean([share for _, share in done], axis=0).round(2).tolist()
    return {
        "seeds": list(seeds),
        "methods": rows,
        "share": dict(zip(("level", "classes", "skills"), share, strict=True)),
    }


def spread(values):
    """Mean and standard deviation of one figure over splits."""
    return {"mean": round(float(np.mean(values)), 4), "sd": round(float(np.std(values)), 4)}


def show(report):
    """The table of one set of splits."""
    print(f"{len(report['seeds'])} splits: mean AUC (sd) after 3, 5, 7 questions")
    print(f"{'':34} {'3':13} {'5':13} {'7':13} {OURS} is ahead by (5, 7)")
    for name, row in report["methods"].items():
        cells = [f"{row[k]['mean']:.3f} ({row[k]['sd']:.3f})" for k in AFTER]
        ahead = [f"{row['ahead'][k]['mean']:+.3f} ({row['ahead'][k]['sd']:.3f})" for k in (5, 7)]
        print(f"{name:34}", *cells, *ahead)
    print("how much each family counts:", report["share"])


def main() -> None:
    """Measure, and print tables or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one split only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not FOLDER.is_dir():
        print("skipped: the fraction subtraction answers are not at hand")
        return
    right, needs = (
        np.loadtxt(FOLDER / f"{name}_fractions.csv", delimiter=",", skiprows=1)
        for name in ("items", "qmatrix")
    )
    parts = [SEEDS[:1]] if options.quick else [SEEDS, MORE]
    reports = [measure(right, needs, seeds) for seeds in parts]
    if options.json:
        print(json.dumps(reports, indent=2))
        return
    if not choices.HAS_CATSIM:
        print("catsim is not installed (pip install catsim): its own row is left out")
    for report in reports:
        show(report)


if __name__ == "__main__":
    main()
