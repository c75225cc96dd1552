"""The scorer of `bench/short_answers.py` on small made-up answers."""

from dataclasses import replace

import numpy as np
import pytest

from bench import short_answers, short_answers_learned
from bench.short_answers_chinese import features as chinese_features
from bench.short_answers_chinese import rarities
from bench.short_answers_company import company, consensus, nearness, standing
from bench.short_answers_data import Answer, column, folds_of
from bench.short_answers_english import features
from bench.short_answers_known import Known
from bench.short_answers_models import accuracy, least_squares, log_loss, logistic, within
from bench.short_answers_neighbours import likeness, neighbours
from bench.short_answers_text import Rarity, groups

THINGS = ("sand", "clay", "copper", "sugar", "wood", "glass")
QUESTIONS = 12


def made_up(each=6, seed=0):
    """Answers to questions about things: right ones name what the reference names."""
    rng = np.random.default_rng(seed)
    found = []
    for number in range(QUESTIONS):
        first, second = rng.permutation(THINGS)[:2]
        ref = (f"The {first} is heavier than water.",)
        for at in range(each):
            right = at % 2
            thing = first if right else second
            text = f"{thing} is heavier than water{', I think' * (at // 2)}"
            asked = f"Explain what sinks, number {number}?"
            found.append(Answer(f"q{number}", "m", asked, ref, text, float(right)))
    return found


@pytest.fixture(scope="module")
def answers():
    return made_up()


@pytest.fixture(scope="module")
def known(answers):
    return Known(answers, answers)


def counted(ref, text, known, asked="What sinks in the water?"):
    return features(asked, (ref,), text, known)


def test_an_answer_that_is_the_reference_meets_all_of_it(known):
    same = counted("The clay is heavier.", "The clay is heavier.", known)
    for name in ("recall", "precision", "f new", "sort", "partial", "pairs"):
        assert same[name] == pytest.approx(1)
    none = counted("The clay is heavier.", "Wood!", known)
    for name in ("recall", "precision", "f new", "pairs"):
        assert none[name] == 0


def test_recall_and_precision_change_places_with_the_texts(known):
    one = counted("The clay is heavier.", "Sand and clay", known)
    other = counted("Sand and clay", "The clay is heavier.", known)
    assert one["recall"] == pytest.approx(other["precision"])
    assert one["recall"] != pytest.approx(one["precision"])
    for name in ("f new", "pairs", "sort"):
        assert one[name] == pytest.approx(other[name])


def test_words_of_the_question_count_less(known):
    asked = "What of the clay?"
    told = counted("clay, copper", "clay", known, asked)["recall"]
    new = counted("clay, copper", "copper", known, asked)["recall"]
    assert 0 < told < new < 1


def test_of_several_references_the_nearest_counts(known):
    two = features("What sinks?", ("Wood floats.", "The clay is heavier."), "the clay", known)
    one = features("What sinks?", ("The clay is heavier.",), "the clay", known)
    assert two == one


def test_opposites_and_negations_are_seen(known):
    turned = counted("The clay is heavier.", "The clay isn't lighter", known)
    assert (turned["turned"], turned["negations"]) == (1, 1)


def test_a_chinese_verdict_turned_round_is_seen():
    asked, ref = "请判断：栈底元素不能删除", "错误。栈底元素可以删除"
    rarity = rarities([], (asked, ref))
    right, wrong = (
        chinese_features(asked, (ref,), text, rarity)
        for text in ("错误，可以删除", "正确，不可以删除")
    )
    assert (right["verdict same"], right["verdict other"]) == (1, 0)
    assert (wrong["verdict same"], wrong["verdict other"]) == (0, 1)
    assert right["recall 2"] > wrong["recall 2"] > 0


def test_an_empty_chinese_answer_has_no_overlap_and_no_crash():
    rarity = rarities([], ("栈", "错误。"))
    empty = chinese_features("栈？", ("错误。",), "", rarity)
    assert empty["empty"] == 1
    assert empty["recall 1"] == empty["cosine 1"] == empty["order"] == 0


def test_all_the_answers_to_a_question_are_in_one_fold(answers):
    qids = column(answers, "qid")
    folds = folds_of(qids, 4, np.random.default_rng(3))
    assert len(np.unique(folds)) == 4
    assert all(len(set(folds[qids == qid])) == 1 for qid in qids)


def test_no_answer_of_its_fold_changes_what_is_counted_about_an_answer(answers):
    folds = np.arange(len(answers)) // 6 % 2
    before = short_answers_learned.counted_apart(answers, folds, answers, folds)
    odd = [
        one if at else replace(one, text="wood wood")
        for one, at in zip(answers, folds, strict=True)
    ]
    after = short_answers_learned.counted_apart(odd, folds, answers, folds)
    assert np.array_equal(before[folds == 0], after[folds == 0])
    assert not np.allclose(before[folds == 1], after[folds == 1])


def test_marks_change_nothing_that_is_counted(answers):
    folds = np.arange(len(answers)) // 6 % 2
    turned = [replace(one, value=1 - one.value) for one in answers]
    before = short_answers_learned.counted_apart(answers, folds, answers, folds)
    after = short_answers_learned.counted_apart(turned, folds, turned, folds)
    assert np.array_equal(before, after)


def test_a_mark_that_is_not_known_changes_no_neighbour(answers):
    may = np.arange(len(answers)) % 3 > 0
    before = neighbours(answers, may)
    turned = [
        one if known else replace(one, value=1 - one.value)
        for one, known in zip(answers, may, strict=True)
    ]
    assert np.array_equal(before, neighbours(turned, may))


def test_an_answer_is_not_its_own_neighbour_but_changes_the_others(answers):
    every = np.ones(len(answers), bool)
    before = neighbours(answers, every)
    turned = [replace(answers[0], value=1 - answers[0].value), *answers[1:]]
    after = neighbours(turned, every)
    assert np.array_equal(before[0], after[0])
    assert not np.allclose(before[1:6], after[1:6])
    assert np.array_equal(before[6:], after[6:])


def test_neighbours_with_the_same_words_speak_for_an_answer(answers):
    found = neighbours(answers, np.ones(len(answers), bool))
    right = column(answers, "value") > 0.5
    assert found[right].mean() > 0 > found[~right].mean()


def test_likeness_is_symmetric():
    texts = [groups(text) for text in ("light clay", "clay is light", "wood")]
    matrix = likeness(texts, Rarity(texts))
    assert np.allclose(matrix, matrix.T)
    assert np.allclose(np.diag(matrix), 1)
    assert matrix[0, 1] > matrix[0, 2]


def test_the_company_of_an_answer_knows_no_marks_and_no_references(answers):
    qids = column(answers, "qid")
    other = [replace(one, value=1 - one.value, refs=("Wood floats.",)) for one in answers]
    before = company(answers, qids, lambda word: len(word))
    assert np.array_equal(before, company(other, qids, lambda word: len(word)))


def test_only_answers_of_its_own_batch_change_the_company_of_an_answer(answers):
    qids = column(answers, "qid")
    before = company(answers, qids, lambda word: 1)
    odd = [replace(answers[0], text="wood, glass"), *answers[1:]]
    after = company(odd, qids, lambda word: 1)
    same = qids != answers[0].qid
    assert np.array_equal(before[same], after[same])
    assert not np.allclose(before[1:6], after[1:6])


def test_who_says_what_the_others_say_stands_above_who_does_not(answers):
    many = [replace(answers[0], text=text) for text in ("light clay", "clay is light", "wood")]
    found = company(many, np.zeros(3), lambda word: 1)
    assert np.allclose(found[0], found[1])
    assert (found[0] > found[2]).all()


def test_saying_the_question_again_with_the_others_is_no_consensus_beyond_it(answers):
    texts = ("clay, light", "clay, dark", "sand, light")
    many = [replace(answers[0], question="Why clay?", text=text) for text in texts]
    whole, beyond, _ = company(many, np.zeros(3), lambda word: 1).T
    assert whole[1] == pytest.approx(whole[2])
    assert beyond[1] < beyond[2]


def test_an_answer_alone_has_no_company_and_no_crash(answers):
    assert not company(answers[:1], np.zeros(1), lambda word: 1).any()
    assert not company([replace(answers[0], text="")] * 2, np.zeros(2), lambda word: 1).any()


def test_an_answer_adds_nothing_to_its_own_consensus_nor_is_it_near_itself():
    assert not consensus([{"light"}, {"clay"}], lambda word: 1).any()
    assert not nearness(np.eye(4)).any()
    assert nearness(np.ones((4, 4))) == pytest.approx(1)


def test_standing_is_the_same_wherever_the_batch_lies():
    values = np.array([0.1, 0.2, 0.6])
    assert standing(values) == pytest.approx(standing(values + 0.3))
    assert standing(values).mean() == pytest.approx(0)


def test_batches_are_small_about_equal_and_of_one_question():
    qids = np.repeat(["a", "b"], [23, 9])
    found = short_answers_learned.batches_of(qids, 10, np.random.default_rng(0))
    assert sorted(np.bincount(found)) == [7, 8, 8, 9]
    assert all(len(set(qids[found == one])) == 1 for one in found)


def test_rarity_in_company_comes_from_the_other_folds_alone(answers):
    folds, qids = np.arange(len(answers)) // 6 % 2, column(answers, "qid")

    def found(learned):
        return short_answers_learned.company_apart(learned, folds, answers, folds, qids)

    odd = [
        one if at else replace(one, text="wood sugar")
        for one, at in zip(answers, folds, strict=True)
    ]
    before, after = found(answers), found(odd)
    assert np.array_equal(before[folds == 0], after[folds == 0])
    assert not np.allclose(before[folds == 1], after[folds == 1])


def test_a_constant_per_question_keeps_hard_questions_from_turning_a_feature_round():
    columns = np.array([[0.0], [1.0], [5.0], [6.0]])
    points, qids = np.array([5.0, 6.0, 0.0, 1.0]), np.array(["easy", "easy", "hard", "hard"])
    assert least_squares(columns, points, qids, 1e-3, 0.0).weights[1] < 0
    assert least_squares(columns, points, qids, 1e-3, 1e4).weights[1] > 0


def test_a_known_question_adds_its_constant_and_a_new_one_nothing():
    rng = np.random.default_rng(0)
    columns, qids = rng.normal(size=(200, 1)), np.repeat(["easy", "hard"], 100)
    odds = columns[:, 0] + np.where(qids == "easy", 2, -2)
    right = (rng.random(200) < 1 / (1 + np.exp(-odds))).astype(float)
    model = logistic(columns, right, qids, 1.0, 1.0)
    easy, hard, new = model.score_known(np.zeros((3, 1)), ["easy", "hard", "new"])
    assert hard < new < easy
    assert new == model.score(np.zeros((1, 1)))[0]


def test_the_marks_of_a_question_do_not_touch_its_own_scores():
    rng = np.random.default_rng(0)
    columns, qids = rng.normal(size=(60, 3)), np.repeat(np.arange(6), 10)
    points = 5 + columns[:, 0] + rng.normal(size=60)
    grid = ((1, 0.0), (10, 1.0))
    before, _ = short_answers.nested(columns, points, qids, grid)
    other = np.where(qids == 2, 10 - points, points)
    after, _ = short_answers.nested(columns, other, qids, grid)
    assert np.array_equal(before[qids == 2], after[qids == 2])
    assert not np.allclose(before[qids != 2], after[qids != 2])


def test_what_was_learned_marks_answers_to_a_new_question(answers):
    learned = short_answers_learned.Learned(answers)
    others = [replace(one, qid="new") for one in made_up(seed=7)]
    found = learned.figures(others)
    assert found[short_answers_learned.GENERIC]["accuracy"] > 0.9
    assert found[short_answers_learned.COMPANY]["accuracy"] > 0.9
    assert short_answers_learned.GRADED not in found
    again = learned.figures(answers)
    assert short_answers_learned.GRADED in again


def test_marks_of_answers_to_be_scored_change_no_score(answers):
    learned = short_answers_learned.Learned(answers)
    for others in (answers[::3], [replace(one, qid="new") for one in made_up(seed=7)]):
        before = learned.figures(others)
        turned = learned.figures([replace(one, value=1 - one.value) for one in others])
        for name, one in before.items():
            assert turned[name]["accuracy"] == pytest.approx(1 - one["accuracy"]), name


def test_figures_have_known_values():
    right = np.array([1.0, 1.0, 0.0, 0.0])
    scores = np.array([2.0, -1.0, 1.0, -3.0])
    found = short_answers_learned.figures(scores, right)
    assert (found["accuracy"], found["wrong credited"], found["right refused"]) == (0.5, 0.5, 0.5)
    assert accuracy(scores, right) == 0.5
    assert log_loss(np.zeros(4), right) == pytest.approx(np.log(2))
    qids = np.array([0, 0, 1, 1])
    assert within(np.array([1.0, 2.0, 1.0, 2.0]), np.array([0.0, 1.0, 9.0, 8.0]), qids) == 0
