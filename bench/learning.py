"""Is practice neither too hard nor too easy, and is what the tutor calls known known a week later?

Simulated learners of two families (`tutor.faces.simulator`) go through the shipped course with the
engine and, beside it, in a fixed order in which every item is asked once and its answer shown, once
and again for as long as the engine took. The families share no formula with the engine. It shows
that the engine is consistent with what such learners know, not that people learn.

    python bench/learning.py [--quick] [--json]
"""

import argparse
import json
from dataclasses import asdict

from tutor.cli.simulate import make_setting
from tutor.faces.simulator.figures import NOTE
from tutor.faces.simulator.trial import Trial, seats, take_all

ARMS = ("engine", "fixed order", "fixed, same time")
LEARNERS, QUICK = 60, 8
SEED = 2026
"""Of a trial that nothing in the engine was chosen by; seeds 1 to 3 were looked at on the way."""

TARGETS = {"practice in band": (">=", 0.75), "called known falsely": ("<=", 0.03)}
FIGURES = (
    "practice in band",
    "practice too easy",
    "practice reachable",
    "called known falsely",
    "held known falsely",
    "placement right",
    "placed falsely",
    "test after 7 days",
    "test after 30 days",
    "minutes",
)


def measure(learners):
    """Family -> arm -> figure -> value and standard error."""
    setting = make_setting(None, None)
    trial = Trial(ARMS)
    for seat in seats(learners, SEED):
        trial.add(seat, take_all(setting, seat, ARMS))
    return {
        family: {
            arm: {name: asdict(figures[name]) for name in FIGURES} for arm, figures in arms.items()
        }
        for family, arms in trial.figures().items()
    }


def is_reached(name, value):
    """Whether a figure is at least, or at most, what it is to be."""
    sign, aim = TARGETS[name]
    return value >= aim if sign == ">=" else value <= aim


def show(report):
    """Print the table, and whether the engine reaches what it is to reach."""
    for family, arms in report["families"].items():
        print(f"\n{family} learners".ljust(27) + "".join(f"{arm:>20}" for arm in arms))
        for name in FIGURES:
            print(f"{name:26}" + "".join(f"{shown(name, one[name]):>20}" for one in arms.values()))
        for name, (sign, aim) in TARGETS.items():
            value = arms["engine"][name]["value"]
            verdict = "reached" if is_reached(name, value) else "NOT reached"
            print(f"  {name}: {value:.1%}, to reach {sign} {aim:.0%}: {verdict}")
    print(f"\n{report['note']}")


def shown(name, figure):
    """A figure with its standard error, in minutes or per cent."""
    if figure["value"] is None:
        return "–"
    factor, digits = (1, 0) if name == "minutes" else (100, 1)
    return f"{factor * figure['value']:.{digits}f} ± {factor * (figure['error'] or 0):.{digits}f}"


def main() -> None:
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} learners a family only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    learners = QUICK if options.quick else LEARNERS
    report = {"learners": learners, "note": NOTE, "families": measure(learners)}
    if options.json:
        print(json.dumps(report, indent=2))
        return
    print(f"2 x {learners} simulated learners, the shipped course, up to 30 days")
    show(report)


if __name__ == "__main__":
    main()
