import pytest

from tutor.llm.phrasing import find, parse
from tutor.llm.polarity import asserts
from tutor.llm.rejection import is_rejected, is_verdict
from tutor.llm.sentences import read


def is_asserted(phrasing, text):
    (sentence,) = read(text)
    matches = find(parse(phrasing), sentence)
    assert matches
    return any(asserts(sentence, match) for match in matches)


@pytest.mark.parametrize(
    ("phrasing", "text"),
    [
        ("loss drop*", "The loss drops."),
        ("loss drop*", "It is not magic, the loss drops."),
        ("loss drop*", "Not only the test but also the train loss drops."),
        ("not depend", "It does not depend on the rest."),
        ("never drop*", "The loss never drops."),
        ("zero|0", "Pairs that never occur get zero."),
        ("row", "You divide by the row not the column."),
        ("loss drop*", "No matter what, the loss drops."),
        ("概率 零", "没见过的对子概率是零"),
        ("不 依赖", "它不依赖别的字母"),
        ("每行 相加", "不管哪张表，每行都要相加"),
        ("不断 下降", "损失不断下降"),
        ("行", "不是看列，而是看行"),
    ],
)
def test_a_claim_is_asserted(phrasing, text):
    assert is_asserted(phrasing, text)


@pytest.mark.parametrize(
    ("phrasing", "text"),
    [
        ("loss drop*", "The loss doesn't drop."),
        ("loss drop*", "The loss never drops."),
        ("loss drop*", "I doubt the loss drops."),
        ("loss drop*", "The loss drops?"),
        ("loss drop*", "Without it the loss drops."),
        ("loss drop*", "The loss rises or the loss drops."),
        ("drop*", "The loss drops not."),
        ("loss drop*", "The loss drops, which is false."),
        ("not depend", "Never does it not depend on the rest."),
        ("row", "You divide by the column instead of the row."),
        ("loss drop*", "the loss rises but the error drops"),
        ("损失 下降", "损失不下降"),
        ("损失 下降", "并不是损失下降"),
        ("损失 下降", "损失下降是错的"),
        ("损失 下降", "损失会不会下降"),
        ("损失 下降", "损失下降，这种说法不对"),
        ("下降", "避免了下降"),
    ],
)
def test_a_denied_or_doubted_claim_is_not(phrasing, text):
    assert not is_asserted(phrasing, text)


@pytest.mark.parametrize(
    "text",
    [
        "It is false that rows, as a rule, add up.",
        "It's simply not true that rows add up.",
        "I do not think that rows add up.",
        "I don't know whether rows add up.",
        "Some people think rows add up.",
        "Thinks that rows add up.",
        "That rows add up is wrong.",
        "Rows add up is not true.",
        "我不认为行会相加。",
        "并非行相加，列相加。",
        "以下说法是错的，行相加。",
        "行相加是错的。",
        "很多人以为行相加。",
    ],
)
def test_a_sentence_may_reject_itself(text):
    assert [is_rejected(one) for one in read(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "We don't know the next letter, so we guess.",
        "I don't know, but rows add up.",
        "It is not the column but the row that adds up.",
        "I think that rows add up.",
        "并非除以列，而是除以行。",
        "不知道下一个字母，所以要猜。",
    ],
)
def test_other_sentences_do_not(text):
    assert [is_rejected(one) for one in read(text)] == [False]


def test_a_short_verdict_on_what_was_said_is_told_from_a_claim():
    sentences = read("That is wrong. This isn't true. 这是错的。 That is small. 这是对的。")
    assert [is_verdict(one) for one in sentences] == [True, True, True, False, False]
