"""The file of weights is read as it is written, and a broken one is refused with its line."""

import pytest

from tests.ramp import PROMPTS
from tutor.content.weights import FILE, load_weights
from tutor.content.wording import WordingError

GOOD = "# made by a program\nsorts\tanswer\tquestion\nbase\t0.10\t-0.20\nw:why\t-1.00\t1.50\n"


def test_a_file_is_read_by_feature(tmp_path):
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    weights = load_weights(tmp_path)
    assert (weights.sorts, weights.base) == (("answer", "question"), (0.1, -0.2))
    assert weights.features == {"w:why": (-1.0, 1.5)}


def test_without_a_file_there_are_no_weights(tmp_path):
    assert load_weights(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("sorts\tanswer\tquery\n", ":1: found the sorts answer, query; expected some of answer"),
        (GOOD + "w:how\t1\n", ":5: found 1 numbers; expected 2"),
        (GOOD + "w:how\t1\tmuch\n", ":5: could not convert"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path, text, told):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(WordingError, match=told):
        load_weights(tmp_path)


def test_the_shipped_weights_know_words_of_both_languages():
    weights = load_weights(PROMPTS)
    assert weights.sort_of("why is that so", "short", "answer") == "question"
    assert {"w:why", "w:为 什 么"} <= weights.features.keys()
