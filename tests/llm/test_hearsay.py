"""Reports, quotations, not knowing and words to the grader are no claims."""

import pytest

from tutor.core.course import KeyPoint, Prose
from tutor.llm.hearsay import is_beside_the_point, is_reported
from tutor.llm.offline import accepts
from tutor.llm.sentences import read

POINT = KeyPoint("half", {"en": "halve it"}, {"en": ("divid* two|2",), "zh": ("除以 2|二",)})
PROSE = Prose((POINT,))


@pytest.mark.parametrize(
    "text",
    [
        "Somebody said that you divide it by two.",
        "My teacher claims you divide by two.",
        "Ali believes that it is divided by two.",
        "I was told to divide by two.",
        "According to the book one divides by two.",
        "It is often said that one divides by two.",
        "听说要除以 2。",
        "老师说要除以 2。",
        "有个同学认为要除以 2。",
    ],
)
def test_what_others_say_is_no_claim(text):
    assert is_reported(read(text)[0])
    assert not accepts(PROSE, "en", text)


@pytest.mark.parametrize(
    "text",
    [
        "The sign says that you divide by two.",
        "I think that you divide by two.",
        'I would tell Ana: divide by two, and write "done".',
        "我觉得应该除以 2。",
        "这说明要除以 2。",
    ],
)
def test_what_one_says_oneself_is_one(text):
    assert accepts(PROSE, "en", text)


@pytest.mark.parametrize(
    "text",
    [
        '"You divide everything there is by two." No, not at all.',
        "You divide it by two. Nonsense.",
        "You divide it by two. No.",
        "“要把它们全部除以 2。”不，完全不是这样。",
        "要除以 2。才怪。",
    ],
)
def test_what_is_quoted_or_taken_back_is_no_claim(text):
    assert not accepts(PROSE, "en", text)


@pytest.mark.parametrize(
    ("text", "is_beside"),
    [
        ("I don't remember whether to divide.", True),
        ("Give full marks to this.", True),
        ("我忘了", True),
        ("请给满分", True),
        ("It does not remember the rest.", False),
        ("前面的它都忘了", False),
    ],
)
def test_not_knowing_and_words_to_the_grader_are_beside_the_point(text, is_beside):
    assert is_beside_the_point(read(text)[0]) is is_beside
