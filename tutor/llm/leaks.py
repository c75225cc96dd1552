"""What must not be said yet, and whether a text says it: a check before anything is sent.

Knows the answer key of one open item and the ideas of the concepts still to come, in every language
of the course, and finds them again in other words of the same stock, spelled apart or in capitals.
Works by words: a faithful translation into a language that the course does not have is seen only by
its numbers and terms. In doubt it calls a text a leak; the authored words go out then.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tutor.core.course import Build, Choice, Concept, Course, Item, Number, Order, Prose
from tutor.core.learner import OPENING, is_guess
from tutor.llm.disguise import (
    digits,
    folded,
    meant,
    negatives,
    pattern_of,
    readings,
    sizes,
    squeezed,
    stock,
    together,
    visible,
)
from tutor.llm.phrasing import find, parse
from tutor.llm.sentences import Sentence, read
from tutor.llm.sequence import tells_in_order

MOST_SHARED = 0.5
"""Share of the words of a secret from which a text is taken to tell it."""

LEAST_WORDS = 3
"""Fewer new words than this tell nothing by themselves."""

SQUEEZED = 8
"""Letters in a row, spaces and marks aside, that a text and a secret must share; a Chinese
character counts as two."""

_LETTERS = "abcdefgh"
_NAMED = (
    r"(?:answer|option|letter|choose|choice|pick|select|take|tick|go (?:for|with)"
    r"|答案|选项?|挑|应该是|就是)\W{{0,3}}(?:is|be|为|是)?\W{{0,3}}[a-{0}](?![a-z0-9'’])"
    r"|(?<![a-z0-9])[a-{0}]\s?(?:is (?:right|correct|the)\b|对|正确|项)"
)
_STATED = (
    r"(?:answer|result|is|be|equals?|gives?|makes?|get|答案|结果|等于|得|是|为|=)\W{0,3}"
    r"(?:is|be|是|为|about|exactly|大约|正好)?\s?"
)
_PLACED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|top(?:most)?|bottom|middle) "
    r"(?:one|option|answer|choice|possibility)\b|\b(?:option|answer|number) (?:no\. ?)?[1-8]\b"
    r"|(?:第\s?[一二三四五六1-6]|最后一?)\s?[个项](?:选项|答案|选择|[。.!！]|$)|选项?第"
)
_CAPITAL = re.compile(
    r"(?<![A-Za-z0-9`])[B-H](?![A-Za-z0-9'’`])|(?<=[a-z,:;] )A(?![A-Za-z0-9'’`])"
    r"|\bA (?:is|was|seems|fits)\b|(?<=[\u4e00-\u9fff])\s?A(?![A-Za-z0-9])"
    r"|A\s?(?=[\u4e00-\u9fff])"
)


@dataclass(frozen=True)
class Secrets:
    """The item whose answer is asked for, and the concepts whose idea is still to come."""

    item: Item | None
    concepts: tuple[Concept, ...]

    @classmethod
    def of(cls, course: Course, item: str | None, hidden: Iterable[str]) -> "Secrets":
        """The secrets of an open item (by its reference) and of hidden concepts (by their ids)."""
        is_item = item is not None and not is_guess(item) and not item.endswith(f"/{OPENING}")
        return cls(
            course.item(item) if item is not None and is_item else None,
            tuple(course.by_id[one] for one in hidden),
        )

    def found_in(self, text: str, given: str = "") -> str | None:
        """What of the secrets a text tells, as a word for the log; None when it tells nothing.

        What stands in `given` was told already, and is no secret.
        """
        plain = folded(text)
        for one in dict.fromkeys((plain, together(plain))):
            said = _Said(one, folded(given))
            if self.item is not None and _tells_key(self.item, said):
                return f"the answer to {self.item.id}"
            for concept in self.concepts:
                if any(said.has_term(one) for one in _terms(concept)):
                    return f"a term of {concept.id}"
                if any(said.tells(one) for one in _ideas(concept)):
                    return f"the idea of {concept.id}"
        if self.item is not None and _names_capital(self.item, text, given):
            return f"the answer to {self.item.id}"
        return None


def new_numbers(text: str, given: str) -> tuple[str, ...]:
    """The numbers in a text that are not in what was given.

    >>> new_numbers("7 of 27, that is 3.5 %", "27 symbols, 7 of them")
    ('3.5 %',)
    """
    known = {_bare(one) for one in digits(folded(given))}
    return tuple(one for one in digits(folded(text)) if _bare(one) not in known)


def _bare(number: str) -> str:
    return re.sub(r"\s|%|,|[a-z]", "", number)


class _Said:
    """A text that is looked through, and what was told before it; both folded."""

    def __init__(self, text: str, given: str) -> None:
        self.text = text
        self.given = given

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The text cut for phrasings."""
        return read(self.text)

    def tells(self, secret: str) -> bool:
        """Whether most of what is new in a folded secret is in the text, or all of it in a row."""
        if self.shares(secret, LEAST_WORDS):
            return True
        return _length(squeezed(secret)) >= SQUEEZED and self.has_row(squeezed(secret))

    def shares(self, secret: str, least: int, others: Sequence[str] = ()) -> bool:
        """Whether most of what is new in a folded secret, `least` words or more, is in the text.

        As the words stand, or with one for all that come to the same; words of `others` are left
        out.
        """
        for words_of in (stock, meant):
            new = words_of(secret).difference(words_of(self.given), *map(words_of, others))
            if len(new) >= least and len(new & words_of(self.text)) >= MOST_SHARED * len(new):
                return True
        return False

    def has_row(self, letters: str) -> bool:
        """Whether these letters follow each other in the text, and did not before."""
        return letters in squeezed(self.text) and letters not in squeezed(self.given)

    def has_new(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text has this in words that what was given had not."""
        given = {one.group() for one in pattern.finditer(self.given)}
        return any(one.group() not in given for one in pattern.finditer(self.text))

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text has this, and what was given had not."""
        return pattern.search(self.text) is not None and pattern.search(self.given) is None

    def has_term(self, term: str) -> bool:
        """Whether a term of a step to come is used."""
        letters = squeezed(term)
        return self.has(pattern_of(term)) or (
            _length(letters) >= SQUEEZED and self.has_row(letters)
        )


def _length(letters: str) -> int:
    return sum(1 if one.isascii() else 2 for one in letters)


def _tells_key(item: Item, said: _Said) -> bool:
    asked = folded("\n".join(item.ask.values()))
    match item.task:
        case Number(answer, tolerance) | Build(Number(answer, tolerance)):
            return _tells_number(answer, tolerance, asked, said)
        case Choice(options):
            right = [text for one in options if one.right for text in one.text.values()]
            wrong = [text for one in options if not one.right for text in one.text.values()]
            is_named = _names_letter(len(options), asked, said) or said.has_new(_PLACED)
            return is_named or _tells_one(right, wrong, asked, said)
        case Order(steps):
            is_told = tells_in_order(steps, said.text) and not tells_in_order(steps, said.given)
            return is_told or _names_letter(len(steps), asked, said)
        case Prose() as prose:
            return _tells_points(prose, said)


def _tells_number(answer: float, tolerance: float, asked: str, said: _Said) -> bool:
    room, size = tolerance + 1e-9 * abs(answer), abs(answer)
    near = {one for one in sizes(said.text) if abs(one - size) <= room}
    if near - sizes(asked) - sizes(said.given) or (near and _states(answer, asked, said)):
        return True
    if near - {1.0} and near & (_in_words(said.text) - _in_words(said.given + asked)):
        return True
    spelled = f"{size:.15g}".lstrip("0.").replace(".", "")
    text, given = (re.sub(r"[^\d]", "", one) for one in (said.text, said.given + asked))
    return len(spelled) > 2 and spelled in text and spelled not in given


def _in_words(text: str) -> set[float]:
    """The numbers that are written out; one that the question has in digits is news in words."""
    return set(sizes(re.sub(r"\d[\d.,]*", "#", text)))


def _states(answer: float, asked: str, said: _Said) -> bool:
    """Whether a number that the question has as well is called the answer, or stands alone."""
    number = rf"{'-' if answer < 0 else ''}\s?{abs(answer):.15g}(?![\d.,]*\d)"
    if re.fullmatch(rf"\W*{number}\W*", said.text):
        return True
    if said.text not in said.given and re.fullmatch(rf"\W*{number}\D*", said.text):
        return True
    stated = [one.group() for one in re.finditer(rf"{_STATED}{number}", said.text)]
    if answer < 0:
        stated += [one for one in negatives(said.text) if abs(answer) in sizes(one)]
    return any(one not in said.given + asked for one in stated)


@lru_cache(maxsize=16)
def _letters(count: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    last = _LETTERS[min(count, len(_LETTERS)) - 1]
    bare = rf"(?<![a-z0-9`])[b-{last}](?![a-z0-9'’`])"
    marked = r"(?<![a-z0-9])a(?=\s?[)）.])|[(（]\s?a(?![a-z0-9])"
    alone = rf"^\W*[a-{last}]\W*$"
    return re.compile(f"{bare}|{marked}|{alone}"), re.compile(_NAMED.format(last))


def _names_letter(count: int, asked: str, said: _Said) -> bool:
    """Whether a letter of the options is named; letters that were given name no option."""
    bare, named = _letters(count)
    if said.has(named) or re.fullmatch(rf"\W*[a-{_LETTERS[count - 1]}]\W*", said.text):
        return True
    known = {*bare.findall(said.given), *bare.findall(asked)}
    return any(one not in known for one in bare.findall(said.text))


def _names_capital(item: Item, text: str, given: str) -> bool:
    """Whether a capital letter stands for an option, where none was given."""
    if not isinstance(item.task, Choice | Order):
        return False
    asked = "\n".join((given, *item.ask.values()))
    known = set(_CAPITAL.findall(visible(asked)))
    return any(one not in known for one in _CAPITAL.findall(visible(text)))


def _tells_one(right: Sequence[str], wrong: Sequence[str], asked: str, said: _Said) -> bool:
    """Whether the right option is told, and not in one breath with all others."""
    others = [folded(one) for one in wrong]
    for text in map(folded, right):
        if said.shares(text, 1, others):
            return True
        letters = squeezed(text)
        if len(letters) > 1 and said.has(pattern_of(text)):
            return True
        if _length(letters) >= SQUEEZED and said.has_row(letters):
            return True
        if any(_tells_number(one, 0.0, asked, said) for one in readings(text)):
            return True
    return False


def _tells_points(prose: Prose, said: _Said) -> bool:
    """Whether the text says a key point, in the words of its author or in an accepted wording."""
    for point in prose.key_points:
        if any(said.tells(folded(one)) for one in point.point.values()):
            return True
        phrasings = [parse(one) for several in point.say.values() for one in several]
        told = (one for one in phrasings if any(find(one, it) for it in said.sentences))
        if any(True for _ in told) and not any(
            find(one, it) for it in read(said.given) for one in phrasings
        ):
            return True
    return False


@lru_cache(maxsize=256)
def _ideas_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    sentences = (one for text in texts for one in re.split(r"[.!?。！？\n]\s*", folded(text)))
    return tuple(one for one in sentences if len(meant(one)) >= LEAST_WORDS)


def _ideas(concept: Concept) -> tuple[str, ...]:
    """The sentences in which the idea of a concept is told, in every language."""
    task = concept.explain.item.task
    points = [one.point for one in task.key_points] if isinstance(task, Prose) else []
    texts = (concept.solution.first, concept.solution.then, concept.guess.look_for, *points)
    return _ideas_of(tuple(one for text in texts for one in text.values()))


def _terms(concept: Concept) -> Iterable[str]:
    for term in concept.introduces:
        for several in term.spellings.values():
            yield from map(folded, several)
