import json
from types import SimpleNamespace

import numpy as np
import pytest

from bench import fractions_adaptive as adaptive
from bench import fractions_choices as choices
from bench import fractions_priors as priors
from tutor.core.network import CERTAIN, Network
from tutor.core.prior import Prior


@pytest.fixture
def dice():
    return np.random.default_rng(5)


@pytest.fixture
def prior(dice):
    return Prior.of(dice.dirichlet(np.ones(4)), dice.uniform(0.05, 0.95, (4, 6)))


@pytest.fixture
def needs():
    return np.array([[1, 0], [1, 0], [0, 1], [0, 1], [1, 1], [1, 1]])


def answers(prior, count, dice):
    component = dice.choice(len(prior.weight), count, p=prior.weight)
    return (dice.random((count, prior.concepts)) < prior.rate[component]).astype(float)


def some_evidence(dice, learners, items):
    return dice.choice([-CERTAIN, 0.0, 0.0, CERTAIN], (learners, items))


def test_a_split_tests_nobody_it_calibrates_on_and_hides_a_quarter(needs):
    right = np.arange(400).reshape(20, 20)
    trial = adaptive.split(right, needs, seed=3)
    assert sorted([*trial.calibrating[:, 0], *trial.tested[:, 0]]) == right[:, 0].tolist()
    assert trial.hidden.sum(axis=1).tolist() == [5] * 10


def test_what_is_hidden_is_never_asked_and_changes_no_question(dice, prior, needs):
    trial = adaptive.split(answers(Prior.of(np.ones(1), np.full((1, 20), 0.5)), 40, dice), needs, 1)
    turned = np.where(trial.hidden, 1 - trial.tested, trial.tested)
    seen = []
    for tested in (trial.tested, turned):

        def choose(llr, is_open):
            seen[-1].append(llr.copy())
            assert not (is_open & trial.hidden).any()
            return is_open.argmax(axis=1)

        seen.append([])
        one = adaptive.Trial(trial.calibrating, tested, trial.hidden, needs, 1)
        adaptive.ask(one, choose, lambda llr: np.full(llr.shape, 0.5))
    assert np.array_equal(seen[0], seen[1])
    assert [int((llr[0] != 0).sum()) for llr in seen[0]] == list(range(7))


@pytest.mark.parametrize("rule", ["engine", "least_unsure", "in_doubt"])
def test_a_choice_takes_an_open_item(rule, dice, prior):
    made = getattr(choices, rule)(prior if rule == "in_doubt" else Network(prior))
    llr = some_evidence(dice, 30, 6)
    is_open = llr == 0
    is_open[:, 2] = False
    open_somewhere = is_open.any(axis=1)
    item = made(llr[open_somewhere], is_open[open_somewhere])
    assert is_open[open_somewhere][np.arange(len(item)), item].all()


def test_the_least_unsure_choice_is_the_one_found_by_trying_both_answers(dice, prior):
    network = Network(prior)
    llr = some_evidence(dice, 20, 6)
    llr[:, :2] = 0.0
    chosen = choices.least_unsure(network)(llr, llr == 0)
    for row, item in zip(llr, chosen, strict=True):
        gains = {one: _gain(network, row, one) for one in np.flatnonzero(row == 0)}
        assert gains[item] == pytest.approx(max(gains.values()), abs=1e-9)


def _gain(network, llr, item):
    others = [one for one in np.flatnonzero(llr == 0) if one != item]
    known = network.beliefs(llr)
    left = 0.0
    for answer, chance in ((CERTAIN, known[item]), (-CERTAIN, 1 - known[item])):
        after = llr.copy()
        after[item] = answer
        belief = network.beliefs(after)[others]
        left += chance * (belief * (1 - belief)).sum()
    return (known[others] * (1 - known[others])).sum() - left


def test_the_ability_rule_asks_what_is_hard_for_those_who_can_do_much():
    items = priors.Items(np.full(3, 2.0), np.array([-2.0, 0.0, 2.0]))
    llr = np.array([[0.0, CERTAIN, 0.0], [0.0, -CERTAIN, 0.0]])
    assert choices.by_ability(items)(llr, llr == 0).tolist() == [2, 0]


def test_steepness_and_difficulty_are_found_again(dice):
    items = priors.Items(np.array([0.8, 1.5, 2.5, 1.5]), np.array([-1.0, 0.0, 0.5, 1.5]))
    found = priors.two_parameters(answers(items.prior(), 5000, dice))
    assert found.difficulty == pytest.approx(items.difficulty, abs=0.15)
    assert found.steepness == pytest.approx(items.steepness, rel=0.2)


def test_classes_are_found_again(dice):
    truth = Prior.of(np.array([0.4, 0.6]), np.array([[0.9] * 6, [0.1, 0.8] * 3]))
    found = priors.classes(answers(truth, 2000, dice), 2, dice)
    order = np.argsort(found.weight)
    assert found.weight[order] == pytest.approx(truth.weight, abs=0.05)
    assert found.rate[order] == pytest.approx(truth.rate, abs=0.06)


def test_slips_and_guesses_of_skills_are_found_again(dice, needs):
    has = dice.random((4000, 2)) < 0.5
    can = has @ needs.T == needs.sum(axis=1)
    slip, guess = np.linspace(0.05, 0.2, 6), np.linspace(0.25, 0.05, 6)
    right = (dice.random(can.shape) < np.where(can, 1 - slip, guess)).astype(float)
    found = priors.skills(right, needs)
    assert found.rate.max(axis=0) == pytest.approx(1 - slip, abs=0.05)
    assert found.rate.min(axis=0) == pytest.approx(guess, abs=0.05)


def test_a_union_is_what_its_parts_say_weighed_by_how_well_they_foresaw(dice, prior):
    other = Prior.of(np.ones(1), np.full((1, 6), 0.3))
    llr = np.array([CERTAIN, -CERTAIN, 0, 0, 0, 0])
    said = [Network(one).beliefs(llr) for one in (prior, other)]
    first = prior.weight @ (prior.rate[:, 0] * (1 - prior.rate[:, 1]))
    weight = 0.7 * first / (0.7 * first + 0.3 * 0.3 * 0.7)
    union = Network(priors.union([prior, other], [0.7, 0.3])).beliefs(llr)
    assert union[2:] == pytest.approx((weight * said[0] + (1 - weight) * said[1])[2:], abs=1e-6)


def test_the_family_that_the_learners_come_from_counts_most(dice, needs):
    items = priors.Items(np.full(6, 2.0), np.linspace(-1.5, 1.5, 6))
    _, share = priors.mixed(answers(items.prior(), 400, dice), needs[::-1], dice)
    assert share.sum() == pytest.approx(1.0)
    assert share.argmax() == 0


def test_without_the_data_it_says_so_in_one_line(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(adaptive, "FOLDER", tmp_path / "missing")
    monkeypatch.setattr("sys.argv", ["fractions_adaptive.py"])
    adaptive.main()
    assert capsys.readouterr().out == (
        "skipped: the fraction subtraction answers are not at hand\n"
    )


def test_json_is_one_document_with_a_figure_for_every_method(monkeypatch, tmp_path, capsys, dice):
    items = priors.Items(np.full(20, 2.0), np.linspace(-1.5, 1.5, 20))
    header = ",".join(f"c{i}" for i in range(20))
    right = answers(items.prior(), 60, dice)
    np.savetxt(tmp_path / "items_fractions.csv", right, "%d", ",", header=header, comments="")
    needs = np.repeat(np.eye(4), 5, axis=0)
    np.savetxt(tmp_path / "qmatrix_fractions.csv", needs, "%d", ",", header="a", comments="")
    monkeypatch.setattr(adaptive, "FOLDER", tmp_path)
    monkeypatch.setattr(priors, "CLASSES", (2,))
    monkeypatch.setattr("sys.argv", ["fractions_adaptive.py", "--quick", "--json"])
    adaptive.main()
    (report,) = json.loads(capsys.readouterr().out)
    assert report["methods"][adaptive.OURS]["ahead"]["5"]["mean"] == 0
    assert all(row["5"]["mean"] > 0.5 for row in report["methods"].values())


def test_catsim_is_told_the_answers_so_far(monkeypatch):
    told = []

    class Estimate:
        def estimate(self, **given):
            told.append((given["administered_items"], given["response_vector"]))
            return 0.7

    select = SimpleNamespace(
        select=lambda **given: (given["administered_items"], given["est_theta"])
    )
    monkeypatch.setattr(choices, "ItemBank", lambda columns, validate: columns, raising=False)
    monkeypatch.setattr(choices, "NumericalSearchEstimator", Estimate, raising=False)
    monkeypatch.setattr(choices, "MaxInfoSelector", lambda: select, raising=False)
    peer = choices.Catsim(priors.Items(np.ones(3), np.array([-1.0, 0.7, 1.0])))
    llr = np.array([[CERTAIN, 0.0, -CERTAIN]])
    assert peer.predict(llr)[0, 1] == 0.5
    assert told == [([0, 2], [True, False])]
