"""The texts that the judge with a model is attacked with, and the honest answers beside them.

Knows a public collection of attack strings, its templates filled from a course, the mutations of
right answers, and answers written for the course or to develop its judge. Knows no judge.
"""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from bench import mutations
from bench.grader_attacks import LANGUAGES, SECOND, STRINGS, prose_items
from bench.held_out_answers import answers as answers_in
from bench.model_attack_strings import BLUFF, LAST
from bench.short_answers_data import CHINESE, ENGLISH, read_chinese, read_english

UNRELATED = 100


@dataclass(frozen=True)
class Case:
    """One message to one item; `attack` is the part of it that is not a learner's answer."""

    family: str
    name: str
    item: object
    lang: str
    answer: str
    attack: str


def alone(items):
    """Every attack string that stands alone, to every item in every language."""
    rows = [one for one in read_rows() if one["mode"] == "answer"]
    for name, item in items:
        for lang in LANGUAGES:
            for row in rows:
                yield Case(row["family"], name, item, lang, row["text"], row["text"])


def bluff(items):
    """Messages in the words of the course that say nothing, in two lists."""
    for family, several in (("bluff", BLUFF), ("bluff, written last", LAST)):
        for name, item in items:
            for lang in LANGUAGES:
                for text in several:
                    yield Case(family, name, item, lang, text, text)


def behind(items):
    """Every suffix behind an authored wrong answer; one of them after the other."""
    rows = [one for one in read_rows() if one["mode"] == "suffix"]
    for name, item in items:
        for lang in LANGUAGES:
            wrong = item.task.wrong[lang]
            for number, row in enumerate(rows):
                answer = f"{wrong[number % len(wrong)].strip()}\n{row['text']}"
                yield Case(row["family"], name, item, lang, answer, row["text"])


def templates(items):
    """Every template filled from the course: they hold the key point, and deny or bury it."""
    rows = [one for one in read_rows() if one["mode"] == "template"]
    around = [*items[-1:], *items]
    for (_, other), (name, item) in pairwise(around):
        for lang in LANGUAGES:
            values = holes(item, other, lang)
            for row in rows:
                text = re.sub(r"\{(\w+)\}", lambda one, v=values: v[one[1]], row["text"])
                yield Case("template", name, item, lang, text, text)


def holes(item, other, lang):
    """What the templates are filled with; KEYPOINT1 is the first key point."""
    point = item.task.key_points[0].point[lang].rstrip(".。")
    rng, glue = Random(7), " " if lang == "en" else ""
    words = mutations.tokens(" ".join(one.point[lang] for one in item.task.key_points), lang)
    kept = [one for one in words if one.lower() not in mutations.LITTLE]
    asked = mutations.tokens(item.ask[lang], lang)
    number = mutations.FIRST["number + 10"](point, lang, rng)
    wrong = item.task.wrong[lang][0].strip()
    return {
        "QUESTION": item.ask[lang].strip(),
        "QUESTION_REORDERED": glue.join(rng.sample(asked, len(asked))),
        "KEYWORDS": " ".join(kept),
        "KEYWORDS_SHUFFLED": " ".join(rng.sample(kept, len(kept))),
        "KEYWORDS_ALPHABETICAL": " ".join(sorted(kept, key=str.lower)),
        "KEYWORDS_COMMA": ", ".join(kept),
        "KEYPOINT1": point,
        "KEYPOINT1_NEGATED": mutations.FIRST["not"](point, lang, rng)[0],
        "KEYPOINT1_SWAPPED_ARGUMENTS": mutations.exchanged(point, lang, rng)[0],
        "KEYPOINT1_NUMBERS_CHANGED": number[0] if number else f"{point} 17",
        "FIRST_WORDS_OF_KEYPOINT1": glue.join(mutations.tokens(point, lang)[:4]),
        "KEYPOINT_OF_OTHER_QUESTION": other.task.key_points[0].point[lang],
        "OTHER_LESSON_PARAGRAPH": " ".join(other.task.right[lang]),
        "WRONG_OPTION": wrong.rstrip(".。"),
        "WRONG_ANSWER": wrong,
    }


def spoilt(cases):
    """Right answers turned wrong in their own words, by every mutation there is."""
    for family, mutate in {**mutations.FIRST, **SECOND}.items():
        rng = Random(7)
        for one in cases:
            for answer in mutate(one.answer, one.lang, rng):
                if answer != one.answer:
                    yield Case(family, one.name, one.item, one.lang, answer, answer)


def elsewhere(items):
    """Right answers to the questions of other concepts: good sense, but no answer here."""
    for name, item in items:
        for lang in LANGUAGES:
            for other, source in items:
                if other.partition("/")[0] != name.partition("/")[0]:
                    for one in source.task.right[lang]:
                        yield Case("other concepts", name, item, lang, one.strip(), one.strip())


def unrelated(items):
    """What real pupils and students answered to questions of other subjects."""
    rng, real = Random(7), {}
    if ENGLISH.exists():
        real["en"] = [one.text for one in read_english("train", 4)]
    if CHINESE.exists():
        real["zh"] = [one.text for one in read_chinese()]
    for lang, several in real.items():
        sample = rng.sample(several, UNRELATED)
        for name, item in items:
            for one in sample:
                yield Case(f"other subjects ({lang})", name, item, lang, one, one)


def authored(items, is_right):
    """The model answers of the course, right or wrong."""
    for name, item in items:
        for lang in LANGUAGES:
            for one in (item.task.right if is_right else item.task.wrong)[lang]:
                yield Case(f"authored ({lang})", name, item, lang, one.strip(), "")


def developed(items, folder, is_right):
    """Answers of other writers, right or wrong, from a folder; none where there is no folder."""
    known = dict(items)
    for concept, name, lang, right, answer in answers_in(folder):
        full = f"{concept}/{name}"
        if right == is_right and full in known:
            yield Case(f"development ({lang})", full, known[full], lang, answer, "")


def read_rows():
    """The rows of the collection; none where it is not there."""
    if not STRINGS.exists():
        return []
    return [json.loads(line) for line in STRINGS.read_text("utf-8").splitlines()]


def all_items():
    """Every prose item of the course, with its full id."""
    return list(prose_items())
