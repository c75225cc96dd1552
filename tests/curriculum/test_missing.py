"""What the tutor says of a key point that is not shown yet: it points there and tells nothing."""

import re

import pytest

from tests.curriculum.shipped import COURSES, ROOT
from tutor.content.load import load_course
from tutor.core.course import Prose
from tutor.llm.leaks import Secrets, new_numbers
from tutor.llm.offline import find_points

LOADED = [load_course(ROOT / "curriculum" / name) for name in COURSES]
MOST = {"en": 16, "zh": 28}
"""Words of an English sentence, characters of a Chinese one."""

STOPS = {"en": ".", "zh": "。"}
PROSE = [
    (course.languages, f"{course.id}/{concept.id}", item)
    for course in LOADED
    for concept in course.concepts
    for item in (*concept.items, concept.explain.item)
    if isinstance(item.task, Prose)
]
SENTENCES = [
    pytest.param(item, lang, text, id=f"{name}/{item.id}-{point.id}-{lang}")
    for _, name, item in PROSE
    for point in item.task.key_points
    for lang, text in (point.missing or {}).items()
]


def length(text, lang):
    return len(text.split()) if lang == "en" else len(text)


def test_every_key_point_has_its_own_sentence_in_every_language():
    points = [(langs, point) for langs, _, item in PROSE for point in item.task.key_points]
    assert len(points) >= 60
    assert [one.id for langs, one in points if set(one.missing or ()) != set(langs)] == []
    for languages, _, item in PROSE:
        for lang in languages:
            texts = [one.missing[lang] for one in item.task.key_points]
            assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("item", "lang", "text"), SENTENCES)
def test_said_back_it_shows_no_key_point(item, lang, text):
    points = find_points(item.task, lang, text, item.ask[lang])
    assert [
        (one.point, one.finding, one.quote) for one in points if one.finding != "not_seen"
    ] == []


@pytest.mark.parametrize(("item", "lang", "text"), SENTENCES)
def test_it_gives_no_key_point_and_no_number_away(item, lang, text):
    asked = item.ask[lang]
    assert Secrets(item, ()).found_in(text, given=asked) is None
    assert new_numbers(text, asked) == ()


@pytest.mark.parametrize(("item", "lang", "text"), SENTENCES)
def test_it_is_one_short_sentence(item, lang, text):
    assert length(text, lang) <= MOST[lang]
    assert text.endswith(STOPS[lang])
    assert len(re.findall(r"[.?!](?!\d)|[。？！]", text)) == 1
