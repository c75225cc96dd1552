"""The remarks of one message, and what each of them is.

Knows the order of words in questions, attempts, small talk and "I don't know", as far as the
patterns say it. Does not know commands or attacks, nor which remark decides about the message.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from tutor.core.asking import Asking, counted
from tutor.core.closed import is_closed
from tutor.core.course import CLOSED_KINDS, Kind
from tutor.core.events import Sort
from tutor.core.faces import is_laughter
from tutor.core.labels import fold
from tutor.core.phrases import Grammar, Phrases

MOST_REMARKS = 40  # of a message of thousands of scraps the first tell what it is

_TRAILING = 8
_CLAIMS = 2
_SENTENCE_WORDS, _SENTENCE_SIGNS = 3, 6
_LONGEST_BARE = 16
_LONGEST_CHAT, _SHORTEST_CHAT = 14, 7

_SENTENCE = re.compile(r"[^.!?。…\n]+(?:[.!?。…](?=\d)[^.!?。…\n]*)*[.!?。…\s]*")
_REMARK_END = re.compile(
    r"[,;:，；：、()~]+(?!\d)|\s[-–—]\s|\bbut\b|但是?|不过|(?<=[\u4e00-\u9fff])\s"
)

_RELATIVE = re.compile(r"which (?:is|are|was|means|has)|and (?:how|what|where|when) ")
_LETTERS = re.compile(r"(?<!\S)[a-g] ")
_HEADING = re.compile(r"([^:：?]{1,60})(?::\s|：)\s*(?=\S)")

RemarkSort = Literal["answer", "question", "no_idea", "smalltalk", "background"]


@dataclass(frozen=True)
class Remark:
    """One remark: its words in plain spelling, what it is, and whether it is a closed answer."""

    words: str
    sort: RemarkSort
    is_closed: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads the remarks of one message; `expects` is the kind of the open question, if any."""

    phrases: Phrases
    expects: Kind | None

    @property
    def _grammar(self) -> Grammar:
        return self.phrases.grammar

    @property
    def _asking(self) -> Asking:
        return Asking(self.phrases.grammar, self.expects)

    def aside(self, text: str) -> Sort | None:
        """What a message is that says one known phrase and no more; "one sec" is no number."""
        words = self._plain(text)
        if self._is_bare(words, "no_idea"):
            return "no_idea"
        if self._is_bare(words, "smalltalk"):
            return "smalltalk"
        if is_laughter(words) and not self.is_closed(text):
            return "smalltalk"
        return "question" if self._is_bare(words, "question_words") else None

    def remarks(self, text: str) -> Iterator[Remark]:
        """The remarks of a message in their order; a sentence that asks is one remark."""
        for match in _SENTENCE.finditer(text):
            sentence = fold(match.group()).strip()
            words = self._plain(sentence)
            if not words:
                continue
            heading = _HEADING.match(sentence)
            if self._is_known(words):
                yield Remark(words, self._sort_of(words, sentence))
            elif heading is not None and self._is_claim(sentence[heading.end() :]):
                # "Why it works: a power is positive" answers; "one question: why divide" asks.
                yield from self._parts(sentence[heading.end() :])
            elif self._asking.is_question(sentence, words):
                yield Remark(words, "question")
            else:
                yield from self._parts(sentence)

    def _parts(self, sentence: str) -> Iterator[Remark]:
        found = tuple(islice(self._each_part(sentence), MOST_REMARKS))
        # "I see the counts, but why divide": what stands before a question leads to it.
        asks = bool(found) and found[-1].sort == "question"
        claims = sum(one.sort == "answer" for one in found)
        if (
            asks
            and claims >= _CLAIMS
            and not self._asking.is_asking(found[-1].words, is_whole=True)
        ):
            # "Every cell gets one more, so no chance is zero, whatever was counted".
            found = (*found[:-1], replace(found[-1], sort="answer"))
            asks = False
        for one in found:
            yield replace(one, sort="background") if asks and one.sort == "answer" else one

    def _each_part(self, sentence: str) -> Iterator[Remark]:
        for place, part in enumerate(_REMARK_END.split(sentence)):
            words = self._plain(part)
            is_tail = place > 0 and self._grammar.ends["question_tails"].fullmatch(words)
            if not words or is_tail:
                continue
            is_try = (
                _RELATIVE.match(words)
                or self._asking.is_tentative(words)
                or self._asking.is_try(part)
            )
            if self._asking.is_asking(words) and not is_try and not self._is_known(words):
                yield Remark(words, "question")
            else:
                yield Remark(words, self._sort_of(words, part), self.is_closed(part))

    def _is_claim(self, sentence: str) -> bool:
        words = self._plain(sentence)
        asks = self._asking.is_question(sentence, words)
        return not asks and self._sort_of(words, sentence) == "answer" and not self._is_known(words)

    def parts(self, text: str) -> Iterator[str]:
        """The parts of a message between any marks, in plain spelling."""
        for match in _SENTENCE.finditer(text):
            for part in _REMARK_END.split(fold(match.group())):
                words = self._plain(part)
                if words:
                    yield words

    def count(self, text: str) -> int:
        """How many words a text has; a Chinese character counts as one."""
        return counted(self._plain(text))

    def is_aside(self, words: str) -> bool:
        """Whether words only say "I don't know", or what is polite."""
        return self._is_known(words) or self._is_bare(words, "fillers")

    def is_attempt(self, remark: Remark) -> bool:
        """Whether a remark is an attempt even beside a question."""
        if self.expects in {"number", "choice", "order"}:
            is_aside = counted(remark.words) > 3 and self._starts(remark.words, "background")
            return remark.is_closed and not is_aside and remark.sort != "question"
        return remark.sort == "answer" and counted(remark.words) > 1

    def is_closed(self, text: str) -> bool:
        """Whether a text reads as the closed answer that is expected."""
        return is_closed(text, self.expects)

    def is_formless(self, text: str) -> bool:
        """Whether a text cannot be the number or order that is asked for, and may well ask."""
        if self.expects not in CLOSED_KINDS or self.is_closed(text):
            return False
        words = self._plain(text)
        letters = 0 if self.expects == "number" else len(_LETTERS.findall(words))
        if any(map(str.isdigit, words)) or letters > (self.expects == "order"):
            return False
        if any(self.is_closed(part) for part in _REMARK_END.split(text)):
            return False
        asks = self._grammar.anywhere["question_formless"].search(words) is not None
        if asks or self.expects == "choice":
            return asks
        return counted(words) >= (_SENTENCE_WORDS if words.isascii() else _SENTENCE_SIGNS)

    def asks_back(self, remark: Remark) -> bool:
        """Whether a question is about what stands before it: "A row has 27 cells. Why not 26"."""
        lead = self._grammar.without(remark.words, "openers")
        is_back = any(self._starts(one, "question_backs") for one in (remark.words, lead))
        return remark.sort == "question" and is_back

    def _sort_of(self, words: str, text: str) -> RemarkSort:
        if self._is_bare(words, "no_idea"):
            return "no_idea"
        if self._is_bare(words, "smalltalk") or self._is_bare(words, "fillers"):
            return "smalltalk"
        if is_laughter(words) and not self.is_closed(text):
            return "smalltalk"
        lead = self._grammar.without(words, "fillers")
        start = self._grammar.after(lead, "no_idea_starts")
        if start is not None and counted(lead[start:]) <= _TRAILING:
            rest = lead[start:]
            hedge = self._grammar.anywhere["hedges"].search(rest)
            if hedge is None or counted(rest[hedge.end() :]) == 0:
                return "no_idea"
            return "answer"
        leads = (words, lead, self._grammar.without(words, "openers"))
        if any(self._is_bare(one, "smalltalk") for one in leads):
            return "smalltalk"
        is_short = counted(words) <= _LONGEST_CHAT and not self.is_closed(text)
        if is_short and any(self._starts(one, "smalltalk_starts") for one in leads):
            return "smalltalk"
        is_chat = self._grammar.anywhere["smalltalk_anywhere"].search(words) is not None
        if is_chat and counted(words) <= _SHORTEST_CHAT and not self.is_closed(text):
            return "smalltalk"
        is_background = any(self._starts(one, "background") for one in leads)
        return "background" if is_background else "answer"

    # -- matching ------------------------------------------------------------------------------

    def _is_known(self, words: str) -> bool:
        """Whether a remark is one known phrase."""
        return self._is_bare(words, "no_idea") or self._is_bare(words, "smalltalk")

    def _is_bare(self, words: str, name: str) -> bool:
        """Whether the words are one of a list and fillers."""
        return counted(words) <= _LONGEST_BARE and bool(self._grammar.whole[name].match(words))

    def _starts(self, words: str, name: str) -> bool:
        return self._grammar.after(words, name) is not None

    def _plain(self, text: str) -> str:
        return self._grammar.spelling.plain(text)
