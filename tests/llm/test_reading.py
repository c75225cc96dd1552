"""What somebody says to know, read for the concepts of the shipped course, in both languages."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ramp import COURSE as TEA
from tutor.content.load import load_course
from tutor.core.messages import AskReading, Read
from tutor.llm.offline import OfflineJudge
from tutor.llm.reading import read_claims
from tutor.ports import Enrolment

COURSE = load_course(Path(__file__).parents[2] / "curriculum" / "bigram-to-gpt")


def stances(text):
    return {claim.concept: claim.stance for claim in read_claims(COURSE, text)}


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("I know what a bigram is.", {"bigram-counts"}),
        ("Softmax turns logits into probabilities.", {"logits-softmax", "row-probs"}),
        ("SAMPLING from a distribution, greedily or not", {"sampling", "row-probs"}),
        ("we measured the negative log-likelihood on a dev set", {"nll", "split"}),
        ("我会数二元组，也知道怎么归一化。", {"bigram-counts", "row-probs"}),
        ("损失是负对数似然", {"nll"}),
        ("I have derivatives and slopes at my fingertips", {"derivative"}),
    ],
)
def test_terms_that_are_used_are_claimed(text, concepts):
    assert stances(text) == dict.fromkeys(concepts, "used")


@pytest.mark.parametrize(
    "text",
    [
        "I don't know what softmax is.",
        "I have never heard of softmax",
        "I only know the name softmax.",
        "No idea about softmax",
        "softmax is new to me, I can't say what it does",
        "我不懂 softmax",
        "我听说过 softmax，但不清楚它是什么",
        "softmax 没学过",
    ],
)
def test_terms_that_are_denied_are_no_knowledge(text):
    assert stances(text)["logits-softmax"] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "I want to understand gradient descent.",
        "My goal is gradient descent",
        "I hope to learn what gradient descent does, one day",
        "我想学会梯度下降。",
        "我希望弄懂梯度下降",
        "目标是梯度下降",
    ],
)
def test_a_wish_names_a_goal(text):
    assert stances(text) == {"grad-descent": "wanted"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I know bigrams and probabilities, but I have only heard of softmax.",
            {"bigram-counts": "used", "row-probs": "used", "logits-softmax": "denied"},
        ),
        (
            "I don't know derivatives but I have used smoothing",
            {"derivative": "denied", "smoothing": "used"},
        ),
        (
            "我懂概率和采样，但是没学过导数，想弄懂梯度下降",
            {
                "row-probs": "used", "sampling": "used", "derivative": "denied",
                "grad-descent": "wanted",
            },
        ),
    ],
)  # fmt: skip
def test_each_clause_is_read_by_itself(text, expected):
    assert stances(text) == expected


@pytest.mark.parametrize(
    "text", ["What is softmax?", "Is a bigram a pair, or is the loss one?", "概率是什么？"]
)
def test_a_question_uses_nothing(text):
    assert stances(text) == {}


def test_a_wish_in_a_question_is_still_a_wish():
    assert stances("我想学会梯度下降，可以吗？") == {"grad-descent": "wanted"}


def test_of_several_wishes_the_highest_on_the_ramp_is_the_goal():
    text = "I want to learn softmax, and I want gradient descent, and sampling"
    assert stances(text) == {"grad-descent": "wanted"}


def test_what_is_used_anywhere_counts_as_used_once():
    text = "I do not know softmax well. I know softmax. I want more softmax."
    assert [claim.stance for claim in read_claims(COURSE, text)] == ["used"]


@pytest.mark.parametrize(
    "text",
    ["nothing", "I am a complete beginner.", "from scratch please", "零基础", "我什么都不懂"],
)
def test_who_starts_from_nothing_denies_the_first_concept(text):
    first = COURSE.concepts[0].id
    assert [(one.concept, one.stance) for one in read_claims(COURSE, text)] == [(first, "denied")]


def test_who_knows_something_does_not_start_from_nothing():
    found = stances("I know bigrams, and nothing else")
    assert found["bigram-counts"] == "used" and COURSE.concepts[0].id not in found


@pytest.mark.parametrize(
    "text", ["", "   ", "…", "hello there", "我叫小明", "42", "the sum of all"]
)
def test_a_text_without_terms_claims_nothing(text):
    assert read_claims(COURSE, text) == ()


def test_claims_follow_the_ramp_and_quote_the_learners_own_words():
    text = "Gradient descent? 没学过。 But I know the BIGRAMS and ｓｏｆｔｍａｘ."
    claims = read_claims(COURSE, text)
    order = [one.id for one in COURSE.concepts]
    places = [order.index(claim.concept) for claim in claims]
    assert places == sorted(places) and len(claims) >= 2
    assert all(claim.quote and claim.quote in text for claim in claims)
    assert {claim.quote for claim in claims} >= {"BIGRAMS", "ｓｏｆｔｍａｘ"}


def test_the_title_of_a_concept_names_it_where_there_are_no_terms():
    assert [one.concept for one in read_claims(TEA, "I know Title two.")] == ["two"]


async def test_the_offline_judge_answers_the_call_that_asked():
    reply = await OfflineJudge(COURSE).read(
        Enrolment("ana", "c"), AskReading(7, "en", "I know bigrams")
    )
    assert isinstance(reply, Read) and reply.call == 7
    assert [(one.concept, one.stance) for one in reply.claims] == [("bigram-counts", "used")]


WORDS = st.sampled_from(
    ["I", "know", "not", "want", "softmax", "bigram", "导数", "我", "想", "不", "会", *",.?，。"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_at_most_one_claim_a_concept_and_one_goal(text):
    claims = read_claims(COURSE, text)
    assert len({claim.concept for claim in claims}) == len(claims)
    assert sum(claim.stance == "wanted" for claim in claims) <= 1
    assert all(claim.concept in COURSE.by_id and claim.quote in text for claim in claims)


def test_the_longest_answer_is_read_quickly():
    text = ("I know softmax and bigram, but not the derivative. " * 100)[:4096]
    begun = time.perf_counter()
    assert read_claims(COURSE, text)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "The goal of training is to minimise the loss.",
        "We want the loss to be small",
        "a model wants a low loss",
        "If you want to sample, you need a distribution.",
        "to understand softmax you need to know probabilities",
        "My boss wants me to use softmax",
        "I want to say that softmax is easy",
        "I would say I know softmax",
        "I hope I know enough: probability, sampling",
        "I need to compute derivatives at work",
        "I try to avoid derivatives.",
        "I would love to, but I can't do derivatives",
        "I want more practice. I know softmax.",
        "I know softmax and want to understand it better",
        "I'd like to skip bigrams, I know them already.",
        "我想概率会变大",
        "训练的目标是让损失变小",
        "我们希望损失越小越好",
        "学softmax要懂概率",
        "我主要学过概率",
        "我不太想学平滑",
        "没想过要学softmax",
        "希望softmax不难",
        "老师教我概率和采样",
        "老师给我讲过导数",
        "我想大家都知道softmax吧",
        "softmax我想不明白",
        "准备面试的时候了解过概率",
    ],
)
def test_words_of_wishing_in_another_sense_set_no_goal(text):
    assert "wanted" not in stances(text).values()
