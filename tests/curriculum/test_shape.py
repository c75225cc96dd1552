"""What every concept of a shipped course has, whoever wrote it: enough items, help, twins, length.

The limits are those of docs/teachers.md and of reading on a phone; what a text says is not read.
"""

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from tests.curriculum.shipped import CONCEPTS, COURSES, LANGUAGES, only, texts

every_concept = pytest.mark.parametrize("one", CONCEPTS, ids=str)
every_course = pytest.mark.parametrize("course", COURSES)
CLOSED = {"choice", "number", "order"}
MOST = {  # words of English, characters of Chinese
    "pain": (90, 190),
    "then": (105, 200),
    "example": (140, 290),
    "hint": (65, 130),
    "ask": (95, 190),
}
ALIKE = 0.9
"""The share of common letters, in order, from which two questions read as one."""


def length(text, lang):
    """Words of English, characters of Chinese; lines of code count as words do."""
    return len(text.split()) if lang == "en" else len(re.sub(r"\s", "", text))


@every_concept
def test_a_concept_has_enough_items_of_enough_kinds(one):
    kinds = [item["kind"] for item in one.asked]
    closed = [kind for kind in kinds if kind in CLOSED]
    assert len(kinds) >= 6 and len(set(kinds)) >= 3
    assert len(closed) >= 4 and len(set(closed)) >= 2


@every_concept
def test_every_item_has_help_at_each_level(one):
    assert [item["id"] for item in one.asked if len(item.get("hints", [])) != 3] == []


@every_concept
def test_some_item_has_a_twin_to_ask_after_its_answer_was_shown(one):
    by_id = {item["id"]: item for item in one.asked}
    twins = [(item, by_id[item["twin"]]) for item in one.asked if "twin" in item]
    assert twins
    assert all(item["kind"] == twin["kind"] or CLOSED for item, twin in twins)


@every_concept
def test_wrong_options_come_from_wrong_ideas(one):
    assert len(one.data["misconceptions"]) >= 2
    options = [option for item in one.asked for option in item.get("options", [])]
    held = {option["misconception"] for option in options if "misconception" in option}
    assert len(held) >= 2
    for item in one.asked:
        if item["kind"] == "choice":
            assert 3 <= len(item["options"]) <= 4, item["id"]


@every_concept
def test_it_rests_on_facts_and_can_be_explained_back(one):
    assert one.data["sources"] and one.data["explain"]["key_points"]


@every_concept
def test_nothing_is_longer_than_a_learner_on_a_phone_reads(one):
    parts = [
        ("pain", "pain", one.data["pain"]),
        ("then", "solution.then", one.data["solution"]["then"]),
        ("example", "example", one.data["example"]),
    ]
    for item in one.asked:
        parts.append(("ask", item["id"], item["ask"]))
        parts += [("hint", f"{item['id']} hint", hint) for hint in item["hints"]]
    long = [
        f"{where} ({lang}): {length(text[lang], lang)} > {most}"
        for what, where, text in parts
        for lang, most in zip(LANGUAGES, MOST[what], strict=True)
        if length(text[lang], lang) > most
    ]
    assert not long


@every_concept
def test_chinese_is_written_as_chinese(one):
    # Half-width punctuation between Chinese letters, and runs of words that only a translation has.
    wrong = re.compile(
        r"[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff] [\u4e00-\u9fff]|！(?!”|->| ->)"
    )
    stiff = re.compile(
        r"对于[^，。]{1,15}来说|进行了?一[个次]|作为一[个名种]|(?<![\u4e00-\u9fff])当(?![初年时场])[^，。]{2,18}的时候"
    )
    found = [
        match.group()
        for text in chinese(one.data)
        for match in (*wrong.finditer(text), *stiff.finditer(text))
    ]
    assert not found


def chinese(node):
    """Every Chinese text that a learner may see."""
    yield from texts(only(node, "zh"))


@every_course
def test_no_two_items_of_a_course_are_alike(course):
    asked = [
        (f"{one.id}/{item['id']}", item.get("twin"), item["ask"]["en"])
        for one in CONCEPTS
        if one.course == course
        for item in one.asked
    ]
    alike = []
    for (first, twin, text), (second, other, words) in combinations(asked, 2):
        same = first.split("/")[0] == second.split("/")[0]
        if same and (twin == second.split("/")[1] or other == first.split("/")[1]):
            continue  # twins ask the same of another case
        matcher = SequenceMatcher(None, text, words, autojunk=False)
        quicker_first = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        if all(ratio() > ALIKE for ratio in quicker_first):
            alike.append((first, second))
    assert not alike


@every_course
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_option_is_not_given_away_by_its_length(course, lang):
    longest, choices = 0, 0
    for one in CONCEPTS:
        for item in one.asked if one.course == course else ():
            if item["kind"] == "choice":
                lengths = {len(option[lang]): "right" in option for option in item["options"]}
                longest += lengths[max(lengths)]
                choices += 1
    assert choices and longest / choices <= 0.5
