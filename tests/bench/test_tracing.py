"""The predictors of `bench/tracing.py` and `bench/responses.py` on small made-up answers."""

import numpy as np
import pytest

from bench import responses, tracing, tracing_factors, tracing_graph, tracing_model, tracing_sets
from bench.tracing_baselines import bkt
from bench.tracing_data import Log, auc, chance, logit, steps
from bench.tracing_logistic import Term, fit

ITEMS, SKILLS = 12, 3


def made_up(learners=30, length=14, seed=0):
    """Learners of different ability; every third one is a test learner."""
    rng = np.random.default_rng(seed)
    learner = np.repeat(np.arange(learners), length + np.arange(learners) % 5)
    item = rng.integers(ITEMS, size=len(learner))
    odds = rng.normal(size=learners)[learner] + rng.normal(size=ITEMS)[item]
    right = (rng.random(len(learner)) < chance(odds)).astype(float)
    return Log(learner, item, item % SKILLS, right, learner % 3 == 0)


@pytest.fixture(scope="module")
def log():
    return made_up()


@pytest.fixture(scope="module")
def model(log):
    return tracing_model.fit(log)


def test_no_prediction_moves_when_its_own_or_a_later_outcome_is_turned_round(log, model):
    place, length = tracing.places(log.learner)
    turned = log.test & (place >= length // 2)
    again = model.chances(log.with_right(np.where(turned, 1 - log.right, log.right)))
    for name, before in model.chances(log).items():
        sees = log.test & (place <= length // 2)
        assert np.array_equal(before[sees], again[name][sees])
        after = log.test & (place > length // 2)
        assert not np.allclose(before[after], again[name][after])


def test_the_check_of_the_benchmark_finds_a_model_that_peeks(log, model):
    class Peeking:
        def chances(self, seen):
            return {tracing.BOTH: np.where(np.roll(seen.right, -1) > 0, 0.9, 0.1)}

    assert tracing.moved(Peeking(), log, Peeking().chances(log)[tracing.BOTH]) > 0.5
    assert tracing.moved(model, log, model.chances(log)[tracing.BOTH]) == 0


def test_nothing_is_learned_from_test_learners(log, model):
    other = tracing_model.fit(log.with_right(np.where(log.test, 1 - log.right, log.right)))
    assert np.array_equal(other.regression.weights, model.regression.weights)
    for name, weights in model.vectors.items():
        assert np.array_equal(other.vectors[name], weights)


def test_rows_that_repeat_the_item_before_are_counted(log):
    doubled = log.only(np.repeat(np.arange(len(log)), 2))
    assert tracing.repeated(doubled, doubled.right * 0.5)[
        "test rows with the item of the row before"
    ] >= int(log.test.sum())


def test_auc_is_the_share_of_pairs_in_the_right_order():
    rng = np.random.default_rng(1)
    right, guess = rng.integers(2, size=60).astype(float), rng.integers(5, size=60) / 5
    pairs = guess[right == 1][:, None] - guess[right == 0]
    assert auc(right, guess) == pytest.approx(np.mean((pairs > 0) + 0.5 * (pairs == 0)))


def test_a_weight_per_code_alone_is_the_log_odds_of_its_share():
    code = np.repeat([0, 1], [10, 20])
    right = np.r_[np.arange(10) < 3, np.arange(20) < 16].astype(float)
    terms = [Term(code, 2)]
    found = fit(np.empty((30, 0)), terms, right, ridge=1e-6).logit(np.empty((30, 0)), terms)
    assert found[[0, 29]] == pytest.approx(logit(np.array([0.3, 0.8])), abs=1e-3)


def test_bkt_finds_the_numbers_that_made_the_answers():
    rng = np.random.default_rng(2)
    learners, length = 400, 12
    knows = rng.random(learners) < 0.3
    right = np.empty((learners, length))
    for step in range(length):
        right[:, step] = rng.random(learners) < np.where(knows, 0.9, 0.2)
        knows |= rng.random(learners) < 0.15
    learner, zero = np.repeat(np.arange(learners), length), np.zeros(learners * length, int)
    log = Log(learner, zero, zero, right.ravel(), learner >= 300)
    predicted = bkt(log)
    first, second = (predicted.reshape(right.shape)[300:, step] for step in (0, 1))
    assert first == pytest.approx(0.3 * 0.9 + 0.7 * 0.2, abs=0.05)
    after_right = 0.3 * 0.9 / (0.3 * 0.9 + 0.7 * 0.2)
    known = after_right + (1 - after_right) * 0.15
    expected = 0.9 * known + 0.2 * (1 - known)
    assert second[right[300:, 0] == 1] == pytest.approx(expected, abs=0.05)


def steepness(loss, weights, name, place):
    """The slope of the loss by a small step of one number."""
    values = []
    for step in (1e-5, -1e-5):
        moved = weights[name].copy()
        moved[place] += step
        values.append(loss({**weights, name: moved}))
    return (values[0] - values[1]) / 2e-5


def some_places(slopes):
    """Per name the three steepest places."""
    for name, slope in slopes.items():
        for flat in np.argsort(-np.abs(slope), axis=None)[:3]:
            yield name, np.unravel_index(flat, slope.shape)


def test_related_items_in_order_are_learned_along_the_true_slope(log):
    rng = np.random.default_rng(3)
    weights = tracing_factors.start(ITEMS, SKILLS, rng)
    part = tracing_factors.batches(log.learner, log.test)[0]
    item, skill, right = log.item[part.rows], log.skill[part.rows], log.right[part.rows]
    surprise, easy = right - 0.5, np.zeros(right.shape)

    def loss(now):
        z = tracing_factors.forward(now, item, skill, easy, surprise).logit
        return float(((np.logaddexp(0, z) - right * z) * part.kept).sum())

    seen = tracing_factors.forward(weights, item, skill, easy, surprise)
    slope = (chance(seen.logit) - right) * part.kept
    slopes = tracing_factors.backward(weights, item, skill, surprise, seen, slope)
    assert set(slopes) == set(weights)
    for name, place in some_places(slopes):
        expected = steepness(loss, weights, name, place)
        assert slopes[name][place] == pytest.approx(expected, rel=1e-3, abs=1e-6)


def test_related_items_without_order_leave_each_row_out_of_what_it_reads(log):
    rng = np.random.default_rng(4)
    columns = rng.normal(size=(len(log), 2))
    rows = tracing_sets.Answers(log.learner, log.item, log.right, columns).only(~log.test)
    weights, easy = tracing_sets.start(ITEMS, 2, rng), np.zeros(ITEMS)
    weights["columns"] = np.array([0.3, -0.2])
    surprise = rows.right - 0.5

    def loss(now):
        total = 0.0
        for one in range(len(rows.right)):
            others = rows.learner == rows.learner[one]
            others[one] = False
            z = tracing_sets.predict(now, rows.only(others), rows.only([one]), easy)[0]
            total += np.logaddexp(0, z) - rows.right[one] * z
        return total / len(rows.right)

    slopes = tracing_sets.slopes_of(weights, rows, easy, surprise)
    assert set(slopes) == set(weights)
    for name, place in some_places(slopes):
        expected = steepness(loss, weights, name, place)
        assert slopes[name][place] == pytest.approx(expected, rel=1e-3, abs=1e-7)


def test_the_graph_tells_of_neighbours_and_never_of_the_item_itself():
    pairs = tracing_graph.relations(np.array([[0, 1], [1, 2], [0, 3]]), 4)
    evidence = np.array([0, 0, 1]), np.array([0, 1, 2])
    surprise = np.array([0.6, -0.4, 0.2])
    asked = np.array([0, 0, 1]), np.array([1, 3, 2])
    found = tracing_graph.neighbours(evidence, surprise, asked, pairs, (4, 2))
    before, sibling = found[:, 0], found[:, 2 * list(pairs).index("same prerequisite")]
    assert before == pytest.approx([0.3, 0.3, 0])
    assert sibling == pytest.approx([0, -0.2, 0])


def test_prerequisites_help_where_they_carry_what_was_answered():
    rng = np.random.default_rng(5)
    learners, items = 300, 20
    level = np.repeat(rng.integers(2, size=(learners, items // 2)), 2, axis=1)
    right = (rng.random(level.shape) < np.where(level, 0.9, 0.2)).astype(float)
    learner, item = (axis.ravel() for axis in np.indices(right.shape))
    held = rng.random(len(item)) < 0.2
    rows = tracing_sets.Answers(learner, item, right.ravel(), np.empty((len(item), 0)))
    edges = np.arange(items).reshape(-1, 2)
    report = responses.measure(rows.only(~held), rows.only(held), edges, seeds=1)
    assert report["gain of the prerequisites, AUC"]["from"] > 0
    with_graph = report["methods"]["related items, prerequisites"]["AUC"]
    assert with_graph > report["methods"]["related items, shuffled graph"]["AUC"]


def test_steps_take_every_row_once_and_in_the_order_of_its_learner(log):
    rows = np.concatenate(list(steps(log.learner)))
    assert sorted(rows) == list(range(len(log)))
    when = np.argsort(rows)
    same = log.learner[1:] == log.learner[:-1]
    assert (np.diff(when)[same] > 0).all()


@pytest.mark.parametrize("program", [tracing, responses])
def test_without_the_data_one_line_says_so(program, tmp_path, monkeypatch, capsys):
    name = "DATA" if program is tracing else "FOLDER"
    monkeypatch.setattr(program, name, tmp_path / "nowhere")
    monkeypatch.setattr("sys.argv", ["program"])
    program.main()
    assert capsys.readouterr().out == "skipped: the public answers are not at hand\n"
