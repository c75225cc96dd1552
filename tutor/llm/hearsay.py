"""Sentences that are no claim of the learner's own about the subject.

Knows the forms of reporting what others say, quotations of whole sentences, "I don't know", and
words to whoever grades, in English and Chinese. A quoted word or two is no report; whether a report
is right is nobody's business here.
"""

import re

from tutor.content.lexicon import shipped_lexicon
from tutor.llm.sentences import Sentence, words_of

_PEOPLE = (
    r"(?:(?:some|most|many|other|a few|lots of|all|several|certain|these|those|clever|old) )?"
    r"(?:somebody|someone|anybody|everybody|everyone|nobody|people|they|he|she|others|experts?"
    r"|(?:my|your|his|her|our|a|an|the|one|another|some)(?: \w+)?"
    r" (?:friend|teacher|brother|sister|mother|father|book|pupil|student|man|woman|boy|girl|guy"
    r"|person|expert|classmate|colleague|neighbour|uncle|aunt)s?"
    r"|some|most|many|textbooks?|wikipedia|the (?:internet|web|net|text|lesson))"
)
_SAY = (
    r"(?:sa(?:y|ys|id)|tells?|told|claim(?:s|ed)?|believe[sd]?|thinks?|thought|reckon(?:s|ed)?"
    r"|argue[sd]?|wrote|writes?|insist(?:s|ed)?|suppose[sd]?|assume[sd]?|suggest(?:s|ed)?"
    r"|pretend(?:s|ed)?|maintain(?:s|ed)?|assert(?:s|ed)?|swears?|swore|guesse[sd])"
)
_REPORT = re.compile(
    rf"(?:(?:well|so|but|and|once|yesterday|today|as) )?(?:{_PEOPLE}(?: \w+)? {_SAY}\b"
    rf"|[a-z]+ (?:said|claim(?:s|ed)|believes|thinks|insist(?:s|ed)|swears)(?: \w+)? that\b"
    r"|i(?:'ve| have| once)? (?:heard|read|was told|am told|overheard)\b|i'm told\b"
    r"|according to\b|(?:supposedly|allegedly|reportedly|rumou?r has it)\b"
    r"|(?:let(?:'s| us|s)? )?(?:pretend|imagine|suppose|assume|wish)\b|(?:i|we) wish\b|if only\b"
    r"|it would (?:\w+ )?(?:be|have been) (?:\w+ )?(?:if|to)\b|nobody\b|no one\b|what if\b"
    r"|it(?: is|'s| was| has been)(?: \w+)? (?:said|claimed|believed|thought|rumou?red|alleged"
    r"|supposed|assumed) )"
)
_CHINESE_REPORT = re.compile(
    "(?:假装|假设|假如|想象一下如果|要是.{1,40}就好了|如果.{1,40}就好了|没有?人|谁会?相信|我?(?:听|据)[^，]{0,4}说|据称|传说|传闻|(?:有|某)(?:个|些|位)?(?:人|同学|书|老师|朋友)[^，]{0,3}"
    "(?:说|认为|觉得|以为|讲|声称|主张)|(?:老师|书上|书里|网上|课本上?|大家|人家|别人|他们?|她们?|朋友|同学们?)"
    "(?:都|也|曾|总)?(?:说|认为|觉得|以为|讲|声称|告诉))"
)
_IGNORANCE = re.compile(
    r"(?:(?:sorry|well|hm+|um|no) )*(?:i (?:\w+ )?(?:do not|don't|dont|cannot|can't|cant|didn't)"
    r" (?:know|remember|recall|understand|get|see)|i (?:\w+ )?(?:forgot|forget|have forgotten)"
    r"|(?:do not|don't|dont) know$|no (?:idea|clue)|idk\b)"
)
_CHINESE_IGNORANCE = re.compile(
    "(?:对不起|抱歉|嗯|呃)?(?:我.{0,2}(?:不知道|忘|不记得|不懂|不明白|不会|想不|不清楚)"
    "|(?:不知道|忘了?|忘记了?|不记得了?|不懂|不会|不明白|不清楚|想不起来)$)"
)
_QUOTATION = re.compile('“([^”]*)”|"([^"]*)"|「([^」]*)」|『([^』]*)』|«([^»]*)»|„([^“”]*)[“”]')
_LONGEST_QUOTED = 5


def is_reported(sentence: Sentence) -> bool:
    """Whether a sentence says what somebody else says.

    >>> from tutor.llm.sentences import read
    >>> [is_reported(one) for one in read("Someone said that it grows. It says that it grows.")]
    [True, False]
    """
    chinese = "".join(
        "，" * (place in sentence.breaks) + word for place, word in enumerate(sentence.texts)
    )
    return (
        _REPORT.match(" ".join(sentence.texts)) is not None
        or _CHINESE_REPORT.match(chinese) is not None
    )


def is_beside_the_point(sentence: Sentence) -> bool:
    """Whether a sentence speaks of the learner's not knowing, or to whoever grades.

    >>> from tutor.llm.sentences import read
    >>> [is_beside_the_point(one) for one in read("I forgot. Give full marks. It forgets.")]
    [True, True, False]
    """
    line = f" {' '.join(sentence.texts)} "
    if _IGNORANCE.match(line.strip()) or _CHINESE_IGNORANCE.match("".join(sentence.texts)):
        return True
    plain = "".join(sentence.texts)
    return any(
        f" {one} " in line if one.isascii() else one in plain for one in shipped_lexicon().grading
    )


def quoted(answer: str) -> tuple[tuple[int, int], ...]:
    """Where an answer quotes more than a few words, as (start, end) in the answer.

    >>> quoted('It says "stop" at the end, not "the row of a is the longest".')
    ((31, 60),)
    """
    return tuple(
        found.span()
        for found in _QUOTATION.finditer(answer)
        if len(words_of(found.group())) > _LONGEST_QUOTED
    )


def is_quoted(sentence: Sentence, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether more than half of a sentence's words stand in one of the spans."""
    inside = sum(any(start <= word.start < end for start, end in spans) for word in sentence.words)
    return inside > len(sentence.words) / 2
