"""What kind of thing a learner's message is, before anybody grades it.

Knows the shapes of answers, questions, small talk and "I don't know"; the words come as a value,
per language, and those of all languages always count. Does not know whether an answer is right.

A message falls into remarks. One remark that answers makes it an answer; else one that asks makes
it a question; else "I don't know" outweighs small talk.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Literal

from tutor.core.course import Kind
from tutor.core.labels import fold, read_label, read_sequence
from tutor.core.mash import is_mashed
from tutor.core.messages import MAX_ANSWER
from tutor.core.numerals import read_number

Sort = Literal["answer", "question", "no_idea", "command", "smalltalk", "empty"]

_MOST_OPTIONS = 7
_TRAILING = 8
_SHORT_QUESTION = 5
_MOST_REMARKS = 40  # of a message of thousands of scraps the first tell what it is
_LONGEST_BARE = 16

_SENTENCE = re.compile(r"[^.!?。…\n]+(?:[.!?。…](?=\d)[^.!?。…\n]*)*[.!?。…\s]*")
_REMARK_END = re.compile(r"[,;:，；：、()]+(?!\d)|\s[-–—]\s|\bbut\b|但是?|不过")
_WORDS = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:'[^\W_]+)*")
_SLASHED = re.compile(r"[/／]([^\s@/]{1,64})(?:@\S*)?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Phrases:
    """The words by which messages are told apart; `commands` maps "name argument" to words.

    The lists of one language are one value; `merge` joins those of several.
    """

    no_idea: tuple[str, ...] = ()
    no_idea_starts: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    question_starts: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    tentative_starts: tuple[str, ...] = ()
    question_tails: tuple[str, ...] = ()
    smalltalk: tuple[str, ...] = ()
    attack: tuple[str, ...] = ()
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def merge(several: Iterable[Phrases]) -> Phrases:
    """The phrases of several languages as one value.

    >>> merge([Phrases(no_idea=("dunno",)), Phrases(no_idea=("不知道",))]).no_idea
    ('dunno', '不知道')
    """
    all_of = tuple(several)
    commands: dict[str, tuple[str, ...]] = {}
    for one in all_of:
        for name, words in one.commands.items():
            commands[name] = (*commands.get(name, ()), *words)
    return Phrases(
        no_idea=tuple(text for one in all_of for text in one.no_idea),
        no_idea_starts=tuple(text for one in all_of for text in one.no_idea_starts),
        fillers=tuple(text for one in all_of for text in one.fillers),
        question_starts=tuple(text for one in all_of for text in one.question_starts),
        question_words=tuple(text for one in all_of for text in one.question_words),
        tentative_starts=tuple(text for one in all_of for text in one.tentative_starts),
        question_tails=tuple(text for one in all_of for text in one.question_tails),
        smalltalk=tuple(text for one in all_of for text in one.smalltalk),
        attack=tuple(text for one in all_of for text in one.attack),
        commands=commands,
    )


def clean(text: str) -> str:
    """The text as it may be kept: composed, without invisible characters, not too long.

    >>> clean("e\\u0301\\u200b\\x07 27\\r\\n")
    'é 27'
    """
    kept = (_visible(character) for character in text[: 4 * MAX_ANSWER].replace("\r\n", "\n"))
    composed = unicodedata.normalize("NFC", "".join(kept))
    return unicodedata.normalize("NFC", composed[:MAX_ANSWER]).strip()[:MAX_ANSWER]


def _visible(character: str) -> str:
    if character in "\n\r\u2028\u2029\x85":
        return "\n"
    if character == "\t":
        return " "
    # Cf: zero-width, bidi and tag characters; Cs: lone surrogates; selectors can hide a message.
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return ""
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return "" if is_selector else character


def command_of(text: str, phrases: Phrases) -> tuple[str, str] | None:
    """The command that a message gives, as name and argument; None when it gives none.

    >>> command_of("/lang@tutor_bot zh", Phrases()), command_of("／HINT", Phrases())
    (('lang', 'zh'), ('hint', ''))
    >>> command_of("a hint!", Phrases(commands={"hint": ("a hint",)}))
    ('hint', '')
    """
    bare = clean(text)
    slashed = _SLASHED.fullmatch(bare)
    if slashed is not None:
        return fold(slashed[1]), (slashed[2] or "").strip()
    words = _words(bare[:80])
    if len(bare) > 80 or not words:
        return None
    for command, several in phrases.commands.items():
        if any(words == _words(one) for one in several):
            name, _, argument = command.partition(" ")
            return name, argument
    return None


def classify(text: str, lang: str, phrases: Phrases, expects: Kind | None = None) -> Sort:
    """What kind of message this is; `expects` is the kind of the open question, if one is open.

    >>> phrases = Phrases(no_idea=("i don't know",), question_starts=("what is",))
    >>> [classify(one, "en", phrases) for one in ("I don't know", "I don't know, maybe 27", "?!")]
    ['no_idea', 'answer', 'no_idea']
    >>> classify("27?", "en", phrases, "number"), classify("What is 27?", "en", phrases, "number")
    ('answer', 'question')
    """
    bare = clean(text)
    if command_of(bare, phrases) is not None:
        return "command"
    reader = _Reader(phrases, expects)
    if not any(character.isalnum() for character in bare) and not reader.is_closed(bare):
        return "no_idea" if "?" in fold(bare) else "empty"
    if reader.is_attack(bare):
        return "smalltalk"
    aside = reader.aside(bare)
    if aside is not None:
        return aside
    if reader.is_closed(bare) and not reader.is_asking(bare):
        return "answer"
    if is_mashed(bare):
        return "smalltalk"
    sorts = set(islice(reader.sorts(bare), _MOST_REMARKS))
    for sort in ("answer", "question", "no_idea", "smalltalk"):
        if sort in sorts:
            return sort
    return "empty"


@dataclass(frozen=True)
class _Reader:
    """Reads the remarks of one message."""

    phrases: Phrases
    expects: Kind | None

    def aside(self, text: str) -> Sort | None:
        """What a message is that says one known phrase and no more; "one sec" is no number."""
        words = _words(text)
        if self._is_bare(words, self.phrases.no_idea):
            return "no_idea"
        if self._is_bare(words, self.phrases.smalltalk):
            return "smalltalk"
        return "question" if self._is_bare(words, self.phrases.question_words) else None

    def sorts(self, text: str) -> Iterator[Sort]:
        for match in _SENTENCE.finditer(text):
            sentence = fold(match.group()).strip()
            if _words(sentence):
                yield from self._sorts_of(sentence)

    def _sorts_of(self, sentence: str) -> Iterator[Sort]:
        if self._is_question(sentence):
            yield "question"
            return
        for remark in _REMARK_END.split(sentence):
            words = _words(remark)
            if words:
                yield self._sort_of_remark(words)

    def _sort_of_remark(self, words: tuple[str, ...]) -> Sort:
        if self._is_bare(words, self.phrases.no_idea):
            return "no_idea"
        if self._is_bare(words, self.phrases.smalltalk) or self._is_bare(words, ()):
            return "smalltalk"
        lead = self._without_leading_fillers(words)
        for start in _split(self.phrases.no_idea_starts):
            if lead[: len(start)] == start and len(lead) - len(start) <= _TRAILING:
                return "no_idea"
        return "answer"

    def _is_bare(self, words: tuple[str, ...], phrases: tuple[str, ...]) -> bool:
        """Whether the words are one of the phrases and fillers; no phrases: fillers alone."""
        if len(words) > _LONGEST_BARE:
            return False
        for phrase in _split(phrases) if phrases else ((),):
            for start in range(len(words) - len(phrase) + 1):
                if words[start : start + len(phrase)] == phrase and all(
                    self._is_filler(part) for part in (words[:start], words[start + len(phrase) :])
                ):
                    return True
        return False

    def _is_filler(self, words: tuple[str, ...]) -> bool:
        while words:
            rest = self._without_leading_fillers(words)
            if rest == words:
                return False
            words = rest
        return True

    def _without_leading_fillers(self, words: tuple[str, ...]) -> tuple[str, ...]:
        fillers = sorted(_split(self.phrases.fillers), key=len, reverse=True)
        while words:
            first = next((one for one in fillers if words[: len(one)] == one), None)
            if first is None:
                return words
            words = words[len(first) :]
        return words

    def _is_question(self, sentence: str) -> bool:
        words = _words(sentence)
        if self._starts(words, self.phrases.tentative_starts):
            return False
        if any(
            self._is_bare(words, polite)
            for polite in (self.phrases.smalltalk, self.phrases.no_idea)
        ):
            return False
        if self.is_asking(sentence):
            return True
        return _ends_asking(sentence) and not self._is_tentative(words)

    def _is_tentative(self, words: tuple[str, ...]) -> bool:
        """Whether a sentence with a question mark still tries to answer."""
        if any(_contains(words, one) for one in _split(self.phrases.question_words)):
            return False
        if self.expects in {"choice", "number", "order"}:
            return len(words) <= _SHORT_QUESTION
        return any(
            words[-len(tail) :] == tail and len(words) - len(tail) >= 3
            for tail in _split(self.phrases.question_tails)
        )

    def is_asking(self, text: str) -> bool:
        """Whether the message, or a sentence with a question mark in it, is plainly a question."""
        words = _words(fold(text))
        lead = self._without_leading_fillers(words)
        if self._starts(lead, self.phrases.question_starts):
            return len(lead) > 1
        return _ends_asking(text) and any(
            _contains(words, one) for one in _split(self.phrases.question_words)
        )

    def is_closed(self, text: str) -> bool:
        """Whether the message reads as the closed answer that is expected."""
        match self.expects:
            case "number":
                return bool(read_number(text))
            case "choice":
                return read_label(text, _MOST_OPTIONS) is not None
            case "order":
                counts = range(2, _MOST_OPTIONS + 1)
                return any(read_sequence(text, count) is not None for count in counts)
            case _:
                return False

    def is_attack(self, text: str) -> bool:
        words = _words(fold(text))
        return any(_contains(words, one) for one in _split(self.phrases.attack))

    def _starts(self, words: tuple[str, ...], phrases: tuple[str, ...]) -> bool:
        return any(words[: len(one)] == one for one in _split(phrases))


def _ends_asking(text: str) -> bool:
    return fold(text).rstrip("\"'”)] ").endswith("?")


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(text)[:MAX_ANSWER]))


@lru_cache(maxsize=64)
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(_words(phrase) for phrase in phrases)


def _contains(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return f" {' '.join(phrase)} " in f" {' '.join(words)} "
