"""The phrases by which messages are told apart, and the patterns they make.

Knows the lists and how each is matched: as a whole remark, at its start, at its end, or anywhere.
Does not know what follows from a match, nor which language a message is in: all of them count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from tutor.core.pattern import either
from tutor.core.spelling import Spelling, spelling_of, words_in
from tutor.core.weights import Weights

LISTS = (
    "no_idea", "no_idea_starts", "hedges", "fillers", "openers", "question_starts",
    "question_words", "question_anywhere", "question_always", "question_ends", "question_shields",
    "question_formless", "question_backs", "tentative_starts", "question_tails", "background",
    "smalltalk", "smalltalk_starts", "smalltalk_anywhere",
    "attack", "attack_starts", "attack_shields", "about_self",
)  # fmt: skip
"""The lists of patterns that every language has."""

_WHOLE = ("no_idea", "smalltalk", "question_words")
_STARTS = (
    "no_idea_starts", "fillers", "openers", "question_starts", "question_backs",
    "tentative_starts", "background", "smalltalk_starts", "attack_starts",
)  # fmt: skip
_ANYWHERE = (
    "hedges", "question_words", "question_anywhere", "question_always", "question_shields",
    "question_formless", "smalltalk_anywhere", "attack", "attack_shields", "about_self",
)  # fmt: skip
_ENDS = ("question_ends", "question_tails")

MAPS = ("classes", "spellings", "commands")
"""The maps from a name to patterns or words that every language has."""

_Entries = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Phrases:
    """The patterns by which messages are told apart; `commands` maps "name argument" to patterns.

    The lists of one language are one value; `merge` joins those of several. `weights`, of all
    languages together, have a say beside them.
    """

    no_idea: tuple[str, ...] = ()
    no_idea_starts: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    question_starts: tuple[str, ...] = ()
    question_words: tuple[str, ...] = ()
    question_anywhere: tuple[str, ...] = ()
    question_always: tuple[str, ...] = ()
    question_formless: tuple[str, ...] = ()
    question_ends: tuple[str, ...] = ()
    question_shields: tuple[str, ...] = ()
    question_backs: tuple[str, ...] = ()
    tentative_starts: tuple[str, ...] = ()
    question_tails: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    smalltalk: tuple[str, ...] = ()
    smalltalk_starts: tuple[str, ...] = ()
    smalltalk_anywhere: tuple[str, ...] = ()
    attack: tuple[str, ...] = ()
    attack_starts: tuple[str, ...] = ()
    attack_shields: tuple[str, ...] = ()
    about_self: tuple[str, ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Weights | None = None

    @cached_property
    def grammar(self) -> "Grammar":
        """The patterns, compiled once for equal phrases; PatternError where one cannot be read."""
        lists = tuple(getattr(self, name) for name in LISTS)
        return _grammar(lists, tuple(tuple(getattr(self, name).items()) for name in MAPS))

    def patterns(self) -> Iterator[str]:
        """Every pattern of every list, class and command."""
        for name in LISTS:
            yield from getattr(self, name)
        for several in (*self.classes.values(), *self.commands.values()):
            yield from several


def merge(several: Iterable[Phrases]) -> Phrases:
    """The phrases of several languages as one value.

    >>> merge([Phrases(no_idea=("dunno",)), Phrases(no_idea=("不知道",))]).no_idea
    ('dunno', '不知道')
    """
    all_of = tuple(several)
    maps: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in MAPS}
    lists: dict[str, tuple[str, ...]] = {}
    for name in LISTS:
        lists[name] = tuple(text for one in all_of for text in getattr(one, name))
    for name, joined in maps.items():
        for one in all_of:
            for key, words in getattr(one, name).items():
                joined[key] = (*joined.get(key, ()), *words)
    return Phrases(
        classes=maps["classes"],
        spellings=maps["spellings"],
        commands=maps["commands"],
        weights=None,
        **lists,
    )


@dataclass(frozen=True)
class Grammar:
    """The patterns of `Phrases` as regular expressions over words in plain spelling."""

    spelling: Spelling
    whole: Mapping[str, re.Pattern[str]]
    starts: Mapping[str, re.Pattern[str]]
    anywhere: Mapping[str, re.Pattern[str]]
    ends: Mapping[str, re.Pattern[str]]
    commands: re.Pattern[str]
    command_names: tuple[str, ...]

    @classmethod
    def of(cls, phrases: Phrases) -> "Grammar":
        """The grammar that some phrases make; PatternError where one cannot be read."""
        made = {name: either(getattr(phrases, name), phrases.classes) for name in LISTS}
        around = f"{made['fillers']}{{0,6}}?"
        each = (f"({either(words, phrases.classes)})" for words in phrases.commands.values())
        any_command = "|".join(each) or "(?!)"
        whole = {name: re.compile(f"{around}(?:{made[name]}{around}){{1,2}}$") for name in _WHOLE}
        whole["fillers"] = re.compile(f"{made['fillers']}{{1,8}}$")
        return cls(
            spelling=spelling_of(_vocabulary(phrases), phrases.spellings),
            whole=whole,
            starts={name: re.compile(made[name]) for name in _STARTS},
            anywhere={name: re.compile(rf"(?<!\S){made[name]}") for name in _ANYWHERE},
            ends={name: re.compile(rf"(?<!\S){made[name]}$") for name in _ENDS},
            commands=re.compile(f"{around}(?:(?:{any_command}){around}){{1,2}}$"),
            command_names=tuple(phrases.commands),
        )

    def command_in(self, words: str) -> str | None:
        """The command, with its argument, that words in plain spelling give and nothing more."""
        match = self.commands.match(words)
        return None if match is None else self.command_names[(match.lastindex or 1) - 1]

    def after(self, words: str, name: str) -> int | None:
        """Where the entry of a list ends with which the words start; None where none starts so."""
        match = self.starts[name].match(words)
        return None if match is None else match.end()

    def without(self, words: str, name: str) -> str:
        """The words without those of a list at their start."""
        end = self.after(words, name)
        while end:
            words = words[end:]
            end = self.after(words, name)
        return words


@lru_cache(maxsize=8)
def _grammar(lists: tuple[tuple[str, ...], ...], maps: tuple[_Entries, ...]) -> Grammar:
    classes, spellings, commands = (dict(entries) for entries in maps)
    named = dict(zip(LISTS, lists, strict=True))
    return Grammar.of(
        Phrases(classes=classes, spellings=spellings, commands=commands, weights=None, **named)
    )


def _vocabulary(phrases: Phrases) -> set[str]:
    """Every whole word of the patterns."""
    maps = [getattr(phrases, name).values() for name in MAPS]
    several = [getattr(phrases, name) for name in LISTS] + [words for one in maps for words in one]
    texts = (text for words in several for text in words)
    return {word for text in texts for word in words_in(text.replace("|", " "))}
