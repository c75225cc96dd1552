"""Makes the weights by which messages are sorted beside the rules, and shows what they add.

Logistic regression (scikit-learn) over the features of `tutor.core.weights`: the words of a
labelled message, the kind of the open question, and what the rules take it for. The development
messages were used to write the rules, which therefore have no say there; the examples were not, and
no rule may ever be written for them. Every fifth of the right and wrong answers that the authors of
the shipped courses wrote is an example of an answer. Shown are five-fold cross-validation on the
examples, the rules alone beside it, and how many answers of a course are taken for answers when
only the other courses were learned from. `--write` makes `prompts/sorting.tsv`.

    pip install scikit-learn
    python bench/messages_weights.py [--quick] [--json] [--write]
"""

import argparse
import json
from dataclasses import replace

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from bench.messages import FILES, ROOT, expected, measured, read
from tutor.content.load import load_course
from tutor.content.phrases import load_phrases
from tutor.content.weights import BASE, FILE
from tutor.core.classify import classify
from tutor.core.course import Prose
from tutor.core.weights import Weights, features

EXAMPLES = ROOT / "tests" / "messages" / "examples.yaml"
SORTS = "answer", "question", "no_idea", "smalltalk", "attack"
STRENGTH = 5.0
FEWEST = 2
"""A feature of fewer messages is left out."""
LEAST = 0.1
"""A feature whose weights are all smaller is left out of the file."""
FOLDS = 5
COURSES = ROOT / "curriculum"
EVERY = 5
"""Of so many authored answers one is an example: they are many, and all of one sort."""


def authored():
    """Per shipped course the right and wrong answers that its authors wrote, as messages."""
    found = {}
    for folder in sorted(path.parent for path in COURSES.glob("*/course.yaml")):
        items = [
            (one, "explain" if one is concept.explain.item else "short")
            for concept in load_course(folder).concepts
            for one in (*concept.items, concept.explain.item)
            if isinstance(one.task, Prose)
        ]
        found[folder.name] = [
            {"text": text, "lang": lang, "expects": kind, "is": "answer"}
            for item, kind in items
            for answers in (item.task.right, item.task.wrong)
            for lang, several in answers.items()
            for text in several
        ]
    return found


def without_course(phrases, rows, rules):
    """Per course: its answers, and how many are taken for answers with nothing learned from it."""
    courses = authored()
    found = {}
    for name, answers in courses.items():
        others = [one for other, all in courses.items() if other != name for one in all][::EVERY]
        sort = sorter(phrases, learned(rows + others, rules + ruled(phrases, others)))
        found[name] = len(answers), sum(sort(one) == "answer" for one in answers)
    return found


def ruled(phrases, rows):
    """What the rules alone take messages for."""
    return [classify(one["text"], one["lang"], phrases, expected(one)) for one in rows]


def learned(rows, rules):
    """The weights of some rows, with the rules' say about each."""
    kept = [(row, ruled) for row, ruled in zip(rows, rules, strict=True) if row["is"] in SORTS]
    names = DictVectorizer()
    table = names.fit_transform(
        [features(row["text"], expected(row), ruled) for row, ruled in kept]
    )
    often = np.asarray((table != 0).sum(0)).ravel() >= FEWEST
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(table[:, often], [row["is"] for row, _ in kept])
    order = [list(model.classes_).index(one) for one in SORTS]
    known = {
        name: tuple(round(float(one), 2) for one in several)
        for name, several in zip(
            names.get_feature_names_out()[often], model.coef_[order].T, strict=True
        )
        if max(abs(several)) >= LEAST
    }
    return Weights(SORTS, known, tuple(round(float(model.intercept_[one]), 2) for one in order))


def lines(weights):
    """The lines of the file."""
    yield HEAD
    yield "\t".join(("sorts", *weights.sorts))
    for name, several in {BASE: weights.base, **weights.features}.items():
        yield "\t".join((name, *(f"{one:.2f}" for one in several)))


def sorter(phrases, weights):
    """Sorts a labelled message."""
    with_weights = replace(phrases, weights=weights)
    return lambda row: classify(row["text"], row["lang"], with_weights, expected(row))


def validated(phrases, developed, examples, rules, folds):
    """The sorts of the examples, each by what was learned without its fold."""
    silent = [None] * len(developed)
    tried, found = [], {"rules": [], "both": []}
    for train, test in folds:
        rows = developed + [examples[at] for at in train]
        both = sorter(phrases, learned(rows, silent + [rules[at] for at in train]))
        tried += [examples[at] for at in test]
        found["rules"] += [rules[at] for at in test]
        found["both"] += [both(examples[at]) for at in test]
    return tried, found


def main():
    """Cross-validate, print, and write the file where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="one fold of five")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"make prompts/{FILE}")
    options = parser.parse_args()
    phrases = replace(load_phrases(ROOT / "prompts"), weights=None)
    developed, examples = read(FILES["development"]), read(EXAMPLES)
    rules = ruled(phrases, examples)
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    folds = list(splits.split(examples, [one["is"] for one in examples]))
    tried, found = validated(
        phrases, developed, examples, rules, folds[:1] if options.quick else folds
    )
    report = {}
    for name, sorts in found.items():
        said = iter(sorts)
        report[name] = measured(tried, lambda row, said=said: next(said))
    before, silent = developed + examples, [None] * len(developed) + rules
    report["courses"] = {} if options.quick else without_course(phrases, before, silent)
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        for name in found:
            one = report[name]
            print(
                f"{name:<8} {one['messages']:5} messages  {one['accuracy']:.3f} sorted right  "
                f"{one['questions_as_answers']:.3f} of the questions taken for answers"
            )
        for name, (answers, right) in report["courses"].items():
            print(f"{name:<16} {right} of {answers} authored answers, learned from the others")
    if options.write:
        answers = [one for several in authored().values() for one in several][::EVERY]
        weights = learned(before + answers, silent + ruled(phrases, answers))
        path = ROOT / "prompts" / FILE
        path.write_text("\n".join(lines(weights)) + "\n", encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(weights.features)} features")


HEAD = (
    "# Weights of words for the sorts of messages; made by `python bench/messages_weights.py "
    "--write`\n# from tests/messages/development.yaml, examples.yaml and answers of the courses. "
    "Not to be edited by hand."
)

if __name__ == "__main__":
    main()
