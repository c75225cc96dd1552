"""What a scorer of English short answers learns from marked ones, and how it does on others.

Knows the five methods that are compared and how their strengths of shrinking are chosen, by folds
of the answers to learn from alone. Does not know how anything is printed.
"""

from functools import partial
from importlib.util import find_spec
from itertools import product

import numpy as np

from bench import short_answers_english
from bench.short_answers_company import company
from bench.short_answers_data import column, folds_of
from bench.short_answers_known import Known, texts
from bench.short_answers_models import accuracy, log_loss, logistic, out_of_fold
from bench.short_answers_neighbours import neighbours
from bench.short_answers_text import Rarity

FOLDS = 10
GRID = tuple(product((20, 60, 200), (0.03, 0.1, 0.25, 0.5)))  # ridge, variance of questions
NEIGHBOUR_FOLDS = 5
NEIGHBOUR_GRID = tuple(product((30, 100, 300), (0.2, 0.5, 1.0)))
GENERIC, GRADED = "generic scorer", "with marked answers to the same question"
COMPANY = "generic, beside the unmarked others"
FEW, FEW_NAME = 10, "beside the others, ten answers at a time"
OVERLAP, TREES = "overlap of words (F)", "extra trees, same features"


def counted(answers, known):
    """The features of English answers: rows x columns."""
    rows = [
        short_answers_english.features(one.question, one.refs, one.text, known).values()
        for one in answers
    ]
    return np.array([list(row) for row in rows])


def counted_apart(learned, folds, scored, scored_folds):
    """The features of `scored`, each with words known from the answers of the other folds only."""
    found = np.zeros((len(scored), 0))
    for fold in np.unique(scored_folds):
        own = np.flatnonzero(scored_folds == fold)
        rest = [one for one, at in zip(learned, folds, strict=True) if at != fold]
        rows = counted([scored[at] for at in own], Known(rest, [scored[at] for at in own]))
        found = found if found.shape[1] else np.zeros((len(scored), rows.shape[1]))
        found[own] = rows
    return found


def company_apart(learned, folds, scored, scored_folds, batches):
    """What the others of its batch say about each of `scored`; rarity from the other folds only."""
    found = np.zeros((len(scored), 3))
    for fold in np.unique(scored_folds):
        own = np.flatnonzero(scored_folds == fold)
        rest = [one for one, at in zip(learned, folds, strict=True) if at != fold]
        answers = [scored[at] for at in own]
        found[own] = company(answers, batches[own], Rarity(texts(rest, answers)))
    return found


def batches_of(qids, size, rng):
    """The answers to each question dealt into about equal batches of at most `size`."""
    found, first = np.zeros(len(qids), int), 0
    for qid in np.unique(qids):
        rows = rng.permutation(np.flatnonzero(qids == qid))
        found[rows] = first + np.arange(len(rows)) % -(-len(rows) // size)
        first = found.max() + 1
    return found


def overlaps(answers):
    """One column: the F measure of the words that answer and reference share."""
    return np.array([[short_answers_english.overlap(one.refs, one.text)] for one in answers])


class Trees:
    """Extra trees of scikit-learn behind the same two methods as our models."""

    def __init__(self, columns, right, _qids):
        from sklearn.ensemble import ExtraTreesClassifier

        self._trees = ExtraTreesClassifier(
            300, min_samples_leaf=5, max_features=0.3, random_state=0
        ).fit(columns, right)

    def score(self, columns):
        """Log-odds."""
        chance = np.clip(self._trees.predict_proba(columns)[:, 1], 1e-3, 1 - 1e-3)
        return np.log(chance / (1 - chance))


class Learned:
    """What was learned from the training answers, and how well it did there fold by fold."""

    def __init__(self, train):
        self.train, self.qids = train, column(train, "qid")
        self.right = column(train, "value")
        self.folds = folds_of(self.qids, FOLDS, np.random.default_rng(0))
        self.fold_of = dict(zip(self.qids, self.folds, strict=True))
        self.columns = counted_apart(train, self.folds, train, self.folds)
        self.scores, self.chosen = {}, {}
        self.models = {
            GENERIC: self._choose(GENERIC, self.columns),
            COMPANY: self._choose(COMPANY, self._beside(self.qids)),
            OVERLAP: self._overlap(),
        }
        batches = batches_of(self.qids, FEW, np.random.default_rng(2))
        self._choose(FEW_NAME, self._beside(batches))
        if find_spec("sklearn"):
            self.models[TREES] = Trees(self.columns, self.right, self.qids)
            self.scores[TREES] = self._apart(Trees, self.columns)
        self.models[GRADED] = self._choose_graded()

    def _apart(self, learn, columns):
        return out_of_fold(learn, columns, self.right, self.qids, self.folds)

    def _beside(self, batches):
        near = company_apart(self.train, self.folds, self.train, self.folds, batches)
        return np.hstack([self.columns, near])

    def _choose(self, name, columns):
        found = {
            one: self._apart(partial(logistic, ridge=one[0], variance=one[1]), columns)
            for one in GRID
        }
        best = min(found, key=lambda one: log_loss(found[one], self.right))
        self.scores[name], self.chosen[name] = found[best], best
        return logistic(columns, self.right, self.qids, *best)

    def _overlap(self):
        learn, columns = partial(logistic, ridge=1.0, variance=0.0), overlaps(self.train)
        self.scores[OVERLAP] = self._apart(learn, columns)
        return learn(columns, self.right, self.qids)

    def _choose_graded(self):
        """The model for answers to known questions, chosen over folds within the questions."""
        folds = folds_of(np.arange(len(self.train)), 5, np.random.default_rng(1))
        tables = [np.hstack([self.columns, neighbours(self.train, folds != at)]) for at in range(5)]
        found = {}
        for one in NEIGHBOUR_GRID:
            scores = np.zeros(len(self.train))
            for at, table in enumerate(tables):
                rest = folds != at
                model = logistic(table[rest], self.right[rest], self.qids[rest], *one)
                scores[~rest] = model.score_known(table[~rest], self.qids[~rest])
            found[one] = scores
        best = min(found, key=lambda one: log_loss(found[one], self.right))
        self.scores[GRADED], self.chosen[GRADED] = found[best], best
        every = np.ones(len(self.train), bool)
        table = np.hstack([self.columns, neighbours(self.train, every)])
        return logistic(table, self.right, self.qids, *best)

    def figures(self, answers):
        """Name -> figures on answers never seen, to known questions or to new ones."""
        right = column(answers, "value")
        seen = all(one.qid in self.fold_of for one in answers)
        if seen:  # the words as when the model was learned: from the answers to other questions
            folds = np.array([self.fold_of[one.qid] for one in answers])
            columns = counted_apart(self.train, self.folds, answers, folds)
            near = self._among_learned(answers, folds)
        else:
            columns = counted(answers, Known(self.train, answers))
            rarity = Rarity(texts(self.train, answers))
            near = company(answers, column(answers, "qid"), rarity)
        beside = np.hstack([columns, near])
        tables = {GENERIC: columns, COMPANY: beside, TREES: columns, OVERLAP: overlaps(answers)}
        found = {
            name: figures(self.models[name].score(table), right)
            for name, table in tables.items()
            if name in self.models
        }
        if seen:
            found[GRADED] = figures(self._graded(answers, columns), right)
        return found

    def _among_learned(self, answers, folds):
        """The company of answers to known questions: the learned ones too, without their marks."""
        every, at = [*self.train, *answers], np.concatenate([self.folds, folds])
        qids = column(every, "qid")
        return company_apart(self.train, self.folds, every, at, qids)[len(self.train) :]

    def _graded(self, answers, columns):
        known = np.repeat([True, False], [len(self.train), len(answers)])
        near = neighbours([*self.train, *answers], known)[len(self.train) :]
        qids = column(answers, "qid")
        return self.models[GRADED].score_known(np.hstack([columns, near]), qids)


def figures(scores, right):
    """Accuracy with its standard error, log loss, and what share of wrong answers is credited."""
    hit = accuracy(scores, right)
    return {
        "answers": len(right),
        "accuracy": round(hit, 4),
        "standard error": round(float(np.sqrt(hit * (1 - hit) / len(right))), 4),
        "log loss": round(log_loss(scores, right), 4),
        "wrong credited": round(float((scores[right < 0.5] > 0).mean()), 4),
        "right refused": round(float((scores[right > 0.5] <= 0).mean()), 4),
    }
