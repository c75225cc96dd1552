"""What somebody says to know, read without a model: the course's terms, used, denied or wished for.

A term that stands in a sentence which asserts something was used; one in a sentence that denies or
doubts was denied; one in a sentence that wishes names a goal. Weak evidence, and taken as such.
"""

import re
from collections.abc import Iterator

from tutor.core.course import Concept, Course
from tutor.core.messages import Claim, Stance
from tutor.llm.phrasing import Match, find, parse
from tutor.llm.polarity import asserts
from tutor.llm.sentences import Sentence, bag, read

_WISHES = bag("want wants wish hope learn understand goal aim curious wonder would")
_WISHING_CHARACTERS = re.compile("想|希望|目标|弄懂|搞懂|学会|好奇|打算")
_LACKS = bag("heard beginner new vaguely barely only name")
_LACKING_CHARACTERS = re.compile(
    "听说|听过|不会|不懂|不知|没学|没接触|忘了|零基础|小白|不熟|不太|不清楚|不了解"
)
_FROM_NOTHING = re.compile(
    r"\bnothing\b|\bbeginner\b|from scratch|\bnew to (?:this|it|all)"
    "|零基础|小白|什么都不|一窍不通|完全不懂"
)


def read_claims(course: Course, text: str) -> tuple[Claim, ...]:
    """What a text says of the concepts of a course, in the order of the ramp.

    Each concept gets one claim at most; one that is used anywhere counts as used.
    """
    sentences = read(text)
    found = [claim for one in course.concepts if (claim := _claim(one, sentences, text))]
    if not any(one.stance == "used" for one in found) and _FROM_NOTHING.search(text.casefold()):
        first = course.concepts[0].id
        found = [Claim(first, "denied", text), *(one for one in found if one.concept != first)]
    wanted = [one for one in found if one.stance == "wanted"]
    return tuple(one for one in found if one.stance != "wanted" or one == wanted[-1])


def _claim(concept: Concept, sentences: tuple[Sentence, ...], text: str) -> Claim | None:
    claims = [
        Claim(concept.id, _stance(sentence, match), _quote(sentence, match, text))
        for sentence in sentences
        for match in _mentions(concept, sentence)
    ]
    order: tuple[Stance, ...] = ("used", "wanted", "denied")
    return min(claims, key=lambda one: order.index(one.stance), default=None)


def _mentions(concept: Concept, sentence: Sentence) -> Iterator[Match]:
    names = [name for term in concept.introduces for name in term.spellings.values()]
    for several in (*names, tuple(concept.title.values())):
        for name in several:
            if "|" not in name and "*" not in name:
                yield from find(parse(name), sentence, frozenset())


def _stance(sentence: Sentence, match: Match) -> Stance:
    words = {word.text for word in sentence.words}
    line = "".join(word.text for word in sentence.words)
    if words & _WISHES or _WISHING_CHARACTERS.search(line):
        return "wanted"
    if not asserts(sentence, match) or words & _LACKS or _LACKING_CHARACTERS.search(line):
        return "denied"
    return "used"


def _quote(sentence: Sentence, match: Match, text: str) -> str:
    return text[sentence.words[match.start].start : sentence.words[match.end - 1].end]
