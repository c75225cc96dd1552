"""What somebody says to know, read without a model: the course's terms, used, denied or wished for.

People say what they know clause by clause: "I know A and B, but I have only heard of C". A clause
that wishes names a goal, one that lacks something denies it, any other uses its words; a clause
without a verb of that sort goes on with the one before, and a question uses nothing. Weak evidence,
and taken as such.
"""

import re
from collections.abc import Iterator, Sequence

from tutor.core.course import Concept, Course
from tutor.core.messages import Claim, Stance
from tutor.llm.phrasing import find, parse
from tutor.llm.sentences import Sentence, bag, read, words_of

_CLAUSE = re.compile(
    r"[.;:!?。；：！？\n]+(?!\d)|[,，、](?!\d)|\b(?:but|and|or|though|although|while)\b|但是?|不过|可是|而且|还有|和"
)
_SENTENCE_END = re.compile(r"[.;!?。；！？\n]")
_WISHES = bag("want wants wish hope goal aim curious wonder like dream")
_WISHING = re.compile("想要?(?:学|弄|搞|懂|明白|了解|知道|掌握|会|看)|希望|目标|好奇|打算")
_UNWISHING = re.compile("(?:不|没)(?:想|希望|打算|好奇)")
_NO = bag("not no never don't dont doesn't")
_LACKS = bag(
    """not no never nothing don't dont doesn't haven't can't cannot didn't isn't without hardly
    barely heard beginner new vaguely vague forgot forgotten only unsure confused"""
)
_LACKING = re.compile("听说|听过|不|没|忘|零基础|小白|陌生|糊涂|模糊")
_KNOWS = bag(
    """know knows known understand understood learned learnt studied used use using built trained
    computed can could familiar comfortable explain wrote written did done remember"""
)
_KNOWING = re.compile("学过|知道|会|懂|用过|做过|了解|熟|写过|算过|明白|掌握")
_FROM_NOTHING = re.compile(
    r"\bnothing\b|\bbeginner\b|from scratch|\bnew to (?:this|it|all)"
    "|零基础|小白|什么都不|一窍不通|完全不懂"
)


_Clause = tuple[str, Sequence[Sentence], Stance]
"""A clause, its sentences cut into words, and what it says of the terms in it."""


def read_claims(course: Course, text: str) -> tuple[Claim, ...]:
    """What a text says of the concepts of a course, in the order of the ramp.

    Each concept gets one claim at most; one that is used anywhere counts as used, and of several
    wishes the one highest on the ramp is the goal.
    """
    clauses = [(clause, read(clause), stance) for clause, stance in _clauses(text)]
    found = [claim for one in course.concepts if (claim := _claim(one, clauses))]
    if not any(one.stance == "used" for one in found) and _FROM_NOTHING.search(text.casefold()):
        first = course.concepts[0].id
        found = [Claim(first, "denied", text), *(one for one in found if one.concept != first)]
    wanted = [one for one in found if one.stance == "wanted"]
    return tuple(one for one in found if one.stance != "wanted" or one == wanted[-1])


def _clauses(text: str) -> Iterator[tuple[str, Stance]]:
    """The clauses of a text, each with what it says of the terms in it."""
    stance: Stance = "used"
    start = 0
    for end in [*_CLAUSE.finditer(text), None]:
        clause = text[start : len(text) if end is None else end.start()]
        stance = _stance(clause) or stance
        is_asked = stance == "used" and _is_question(text, start)
        if clause.strip() and not is_asked:
            yield clause, stance
        if end is not None:
            start = end.end()
            stance = "used" if _SENTENCE_END.search(end[0]) else stance


def _is_question(text: str, start: int) -> bool:
    """Whether the sentence that goes on at `start` ends with a question mark."""
    end = _SENTENCE_END.search(text, start)
    return end is not None and end[0] in "?？"


def _stance(clause: str) -> Stance | None:
    words = set(words_of(clause.casefold()))
    if _UNWISHING.search(clause) or (words & _WISHES and words & _NO):
        return "denied"
    if words & _WISHES or _WISHING.search(clause):
        return "wanted"
    if words & _LACKS or _LACKING.search(clause):
        return "denied"
    return "used" if words & _KNOWS or _KNOWING.search(clause) else None


def _claim(concept: Concept, clauses: Sequence[_Clause]) -> Claim | None:
    claims = [
        Claim(concept.id, stance, quote)
        for clause, sentences, stance in clauses
        for quote in _mentions(concept, clause, sentences)
    ]
    order: tuple[Stance, ...] = ("used", "wanted", "denied")
    return min(claims, key=lambda one: order.index(one.stance), default=None)


def _mentions(concept: Concept, clause: str, sentences: Sequence[Sentence]) -> Iterator[str]:
    """The words of a clause that name a concept: one of its terms, or its title."""
    terms = [names for term in concept.introduces for names in term.spellings.values()]
    for several in (*terms, tuple(concept.title.values())):
        for name in several:
            if "|" in name or "*" in name:
                continue
            for sentence in sentences:
                for match in find(parse(name), sentence, frozenset()):
                    first, last = sentence.words[match.start], sentence.words[match.end - 1]
                    yield clause[first.start : last.end]
