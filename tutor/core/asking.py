"""Whether a sentence asks, by the order of its words, with or without a question mark.

Knows questions, attempts that only look like one, and closed answers put as a question. Does not
know the other sorts of remarks. A request to explain asks, too.
"""

import re
from dataclasses import dataclass

from tutor.core.closed import is_closed
from tutor.core.course import Kind
from tutor.core.labels import fold
from tutor.core.phrases import Grammar

_SHORT_QUESTION = 5

_IS_IT = re.compile(
    r"(?:so )?(?:is|isn'?t|wouldn'?t|would|could|was) (?:it|that|the answer|this)\b"
)
_LABEL = re.compile(r"(?<!\S)(?:[a-h]|\d|first|second|third|fourth|last|第) ")
_ASKS = re.compile("[也算要能什怎啥为几哪多]")
_PARTICLE = re.compile("[吗么] $")
# 要不要, 有没有: a word, "not", the word again. 横着看还是竖着看: two offers with a word in common.
_OFFERS = re.compile(
    r"(?<!\S)([\u4e00-\u9fff]) [不没] \1 "
    r"|(?<!\S)(?![一的了不]|\d)(\S+) (?:\S+ ){0,6}还 是 (?:\S+ ){0,5}\2 "
)


@dataclass(frozen=True)
class Asking:
    """Reads questions; `expects` is the kind of the open question, if any."""

    grammar: Grammar
    expects: Kind | None

    def is_question(self, sentence: str, words: str) -> bool:
        """Whether a sentence, also given as words in plain spelling, is a question."""
        if self.is_tentative(words):
            return False
        if self.is_asking(words, is_whole=True):
            return not self.is_try(sentence)
        return _ends_asking(sentence) and not self._is_hedged(words, sentence)

    def is_tentative(self, words: str) -> bool:
        """Whether a sentence starts as an attempt, and what follows does not ask after all."""
        start = self.grammar.after(words, "tentative_starts")
        if start is None:
            if self.grammar.after(words, "question_starts") is not None:
                return False
            words = self.grammar.without(words, "openers")
            start = self.grammar.after(words, "tentative_starts")
        if start is None:
            return False
        rest = words[start:]
        if self.grammar.after(rest, "tentative_starts") is not None:
            return True
        if self.grammar.after(rest, "question_starts") is not None:
            return False
        if _PARTICLE.search(words) and not self._has_tail(words):
            return False
        return not self._holds_question(rest)

    def is_asking(self, words: str, is_whole: bool = False) -> bool:
        """Whether the order of the words asks; of a whole sentence only its start and end count,
        for words that ask anywhere may stand in one part of an answer.
        """
        if self.grammar.anywhere["question_always"].search(words) is not None:
            return True
        lead = self.grammar.without(words, "openers")
        for one in (words, lead):
            start = self.grammar.after(one, "question_starts")
            # English puts the word that asks first; what shields stands behind it.
            if start is not None and (one[:start].isascii() or start <= self._shield(one)):
                return True
        end = self.grammar.ends["question_ends"].search(words)
        is_free = end and (end.group().isascii() or end.start() < self._shield(words))
        if is_free and not self._has_tail(words):
            return True
        return not is_whole and self._holds_question(words)

    def _shield(self, words: str) -> int:
        """Where the first word stands behind which words that ask do not: "看什么" asks nothing."""
        shield = self.grammar.anywhere["question_shields"].search(words)
        return len(words) + 1 if shield is None else shield.start()

    def _holds_question(self, words: str) -> bool:
        shield = self._shield(words)
        found = self.grammar.anywhere["question_anywhere"].search(words)
        if found is not None and found.start() < shield:
            return True
        tail = self.grammar.ends["question_tails"].search(words)
        offers = _OFFERS.search(words if tail is None else words[: tail.start()])
        return offers is not None and offers.start() < shield

    def is_try(self, sentence: str) -> bool:
        """Whether a closed answer is only put as a question: "is it 27", "是b吗"."""
        if not is_closed(sentence, self.expects):
            return False
        rest = re.sub(r"[a-z0-9.,?%/ ]*\d[0-9.,%/]*|[，。？?]", " ", fold(sentence))
        if _IS_IT.match(fold(sentence)):
            return len(fold(sentence).split()) <= _SHORT_QUESTION + 1
        chinese = re.sub(r"[^\u3400-\u9fff]", "", rest)
        return bool(chinese) and len(chinese) <= 4 and not _ASKS.search(chinese)

    def _is_hedged(self, words: str, sentence: str) -> bool:
        """Whether a sentence with a question mark still tries to answer."""
        if self.grammar.anywhere["question_words"].search(words):
            return False
        count = counted(words)
        if self.expects == "number":
            is_short = count <= _SHORT_QUESTION and any(map(str.isdigit, words))
            return is_short or is_closed(sentence, self.expects)
        if self.expects in {"choice", "order"}:
            return is_closed(sentence, self.expects) or (
                count <= _SHORT_QUESTION and _LABEL.search(words) is not None
            )
        # "So a row is a letter, right?" checks what was understood.
        return not words.startswith(("so ", "所 以 ")) and self._has_tail(words)

    def _has_tail(self, words: str) -> bool:
        tail = self.grammar.ends["question_tails"].search(words)
        return tail is not None and counted(words[: tail.start()]) >= 3


def counted(words: str) -> int:
    """How many words there are; a Chinese character counts as one.

    >>> counted("a row "), counted("一 行 ")
    (2, 2)
    """
    return words.count(" ")


def _ends_asking(text: str) -> bool:
    return fold(text).rstrip("\"'”)] ").endswith("?")
