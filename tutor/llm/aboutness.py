"""How much of some words is about a key point, and how much about its subject at all.

Counts words that the course's authors used for the point, in its accepted wordings and in model
answers; for Chinese pairs of characters, since nearly any text shares single ones. Words of talk
about answering and marking are about no subject here. Knows no meaning: a sentence of the subject
that says the opposite is about it too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tutor.core.course import Concept, Course, KeyPoint, Phrasings, Prose, Text
from tutor.llm.sentences import Word, bag, is_little, read

COMMON = 1 / 3
"""Words of such a share of a course's concepts are about none of them in particular."""

FEWEST_CONCEPTS = 3
"""Whatever the share, a word of fewer concepts is not common."""

_STEM = 5


def _stem(word: str) -> str:
    return word.removesuffix("s")[:_STEM]


_TALK = frozenset(
    _stem(word)
    for word in bag(
        """answer question reply response solution result final correct right wrong true false
        perfect complete grade grader score mark point points key credit rubric criteria evaluate
        pass fail accept approve verdict student teacher learner pupil examiner tutor lesson course
        assistant user system human instruction ignore obey follow please print output say said
        tell told think know understand believe sure obvious
        答案 回答 作答 解答 问题 题目 正确 错误 对的 错的 要点 评分 打分 给分 得分 满分 分数 判卷
        老师 学生 系统 助手 指令 忽略 完全 知道 明白 理解 觉得 认为 显然"""
    )
)
"""Words in which people talk about answers and marks, by their beginning."""


def stock(text: str) -> frozenset[str]:
    """What a text speaks of: words by their beginning, numbers, pairs of Chinese characters.

    >>> sorted(stock("It divides by 27. 除以总和。"))
    ['27', 'divid', '以总', '总和', '除以']
    """
    found: set[str] = set()
    for sentence in read(text):
        before: Word | None = None
        for place, word in enumerate(sentence.words):
            if place in sentence.breaks:
                before = None
            if not word.is_chinese:
                found |= _latin(word)
                before = None
                continue
            if before is not None and not (is_little(word) and is_little(before)):
                found.add(before.text + word.text)
            before = word
    return frozenset(found)


def told(text: str) -> frozenset[str]:
    """The same without the words of talk about answers and marks."""
    return stock(text) - _TALK


def _latin(word: Word) -> set[str]:
    """What a word that is not Chinese adds; a single letter is hardly a word."""
    if is_little(word) or (len(word.text) == 1 and word.text.isalpha()):
        return set()
    return {_stem(word.text) if word.text.isalpha() else word.text}


def of_point(point: KeyPoint) -> frozenset[str]:
    """What a key point speaks of, as its author wrote it and wants it accepted."""
    wordings = (*_all(point.say), *_all(point.contradict))
    return _together((*point.point.values(), *(_plain(one) for one in wordings)))


def of_answers(prose: Prose) -> frozenset[str]:
    """What the model answers of an item speak of."""
    return _together(_all(prose.right))


@dataclass(frozen=True)
class Subject:
    """What one concept speaks of; `common` is what so many others do that it tells nothing."""

    words: frozenset[str]
    common: frozenset[str]


def subjects(course: Course) -> Mapping[str, Subject]:
    """The subject of every concept of a course, by its id."""
    stocks = {concept.id: _of_concept(concept) for concept in course.concepts}
    counts = Counter(word for one in stocks.values() for word in one)
    least = max(FEWEST_CONCEPTS, COMMON * len(stocks))
    common = frozenset(word for word, count in counts.items() if count >= least)
    return {one: Subject(words, common) for one, words in stocks.items()}


def _of_concept(concept: Concept) -> frozenset[str]:
    """What a concept speaks of anywhere, without words of talk: the stock of those who learn it."""
    solution, guess = concept.solution, concept.guess
    texts: list[Text] = [
        concept.title, concept.pain, guess.ask, guess.look_for, solution.first, solution.then,
        concept.example,
    ]  # fmt: skip
    for wrong in concept.misconceptions:
        texts += [wrong.shows, wrong.reply]
    phrasings: list[Phrasings] = [term.spellings for term in concept.introduces]
    for item in concept.items_by_id.values():
        texts += [item.ask, *item.hints, item.after or {}]
        if isinstance(item.task, Prose):
            texts += [point.point for point in item.task.key_points]
            phrasings += [item.task.right, item.task.wrong]
    wordings = (one for several in phrasings for one in _all(several))
    return _together((*_values(texts), *wordings)) - _TALK


def _together(texts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(_written(text) for text in texts))


_written = lru_cache(maxsize=4096)(stock)
"""The same for texts of the course, which come again and again; a learner's are not kept."""


def _values(texts: Iterable[Mapping[str, str]]) -> Iterator[str]:
    return (one for text in texts for one in text.values())


def _all(phrasings: Phrasings) -> Iterator[str]:
    return (one for several in phrasings.values() for one in several)


def _plain(wording: str) -> str:
    """An accepted wording without the marks of its little language."""
    return wording.replace("|", " . ").replace("*", " ")
