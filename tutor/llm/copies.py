"""Answers that are all but the course's own, and say something else.

Somebody who writes a model answer with one word turned, one number changed or the words in another
order says the opposite in the right words, and no list of phrasings can tell. A learner has never
seen the model answers and hardly comes so close by chance; so what does come close must agree in
direction, denial, number and order. Knows the model answers of one item, and says nothing of an
answer in words of its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

from rapidfuzz.distance import OSA, Indel, LCSseq

from tutor.content.lexicon import shipped_lexicon
from tutor.core.course import Prose
from tutor.llm.phrasing import parse
from tutor.llm.polarity import cues
from tutor.llm.sentences import LITTLE_CHARACTERS, LITTLE_WORDS, Sentence, read
from tutor.llm.units import NUMBER, units

_CLOSE = 0.75
_CLOSE_SENTENCE = 0.85
_ALL_BUT_SAME = 0.85
_FEWEST = 6
_LONG = 12
_SAME_WORDS = 0.8
_LEAST_ORDER = 0.5
_ALL_WORDS = 0.93
_LEAST_ORDER_OF_ALL = 0.87
_TYPO = 2


@dataclass(frozen=True)
class Text:
    """One text or sentence: its words, and per scale which sides and numbers it names."""

    words: tuple[str, ...]
    sides: Counter[tuple[str, str]]
    denials: int


@dataclass(frozen=True)
class Models:
    """What the authors wrote for one item, whole and by sentences."""

    right: tuple[Text, ...]
    wrong: tuple[Text, ...]
    right_sentences: tuple[Text, ...]
    vocabulary: frozenset[str]


def models_of(prose: Prose, answer: str) -> Models:
    """The model answers of an item; a wrong one is not held against itself.

    So that the lint still sees whether the key points alone refuse it.
    """
    points = [text for point in prose.key_points for text in point.point.values()]
    right = (*chain.from_iterable(prose.right.values()), *points)
    for several in zip(*(point.point.values() for point in prose.key_points), strict=False):
        right = (*right, " ".join(several))
    wrong = tuple(chain.from_iterable(prose.wrong.values()))
    phrasings = tuple(
        text
        for point in prose.key_points
        for several in (*point.say.values(), *point.contradict.values())
        for text in several
    )
    plain = answer.strip()
    return _models(
        tuple(one.strip() for one in right),
        tuple(one.strip() for one in wrong if one.strip() != plain),
        phrasings,
    )


@lru_cache(maxsize=256)
def _models(right: tuple[str, ...], wrong: tuple[str, ...], phrasings: tuple[str, ...]) -> Models:
    vocabulary = frozenset(
        "".join(stem.text for stem in alternative)
        for text in phrasings
        for part in parse(text).parts
        for alternative in part
    )

    def whole(texts: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(_text(read(text), vocabulary) for text in texts)

    def parts(texts: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(_text([one], vocabulary) for text in texts for one in read(text))

    return Models(whole(right), whole(wrong), parts(right), vocabulary)


def _text(sentences: Sequence[Sentence], vocabulary: frozenset[str]) -> Text:
    sides = Counter(
        (unit.scale, unit.text if unit.scale == NUMBER else str(unit.side))
        for sentence in sentences
        for unit in units(sentence, vocabulary)
        if unit.scale
    )
    denials = sum(len(cues(sentence.words)) for sentence in sentences)
    return Text(tuple(_words(sentences)), sides, denials)


def _words(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        yield from sentence.texts


def departs(sentences: Sequence[Sentence], models: Models) -> bool:
    """Whether a whole answer follows a model answer, and departs from it where it matters."""
    said = _text(sentences, models.vocabulary)
    if len(said.words) < _FEWEST:
        return False
    return _departs(said, models.right, models.wrong) or _holds(said, models)


def departs_here(sentence: Sentence, models: Models) -> bool:
    """The same of one sentence and the sentences of the model answers."""
    said = _text([sentence], models.vocabulary)
    # Two Chinese characters make about one word, and short thoughts look alike.
    if sum(0.5 if word.is_chinese else 1 for word in sentence.words) < _FEWEST:
        return False
    # No wrong answers here: most of them hold right sentences too.
    return _departs(said, models.right_sentences, (), _CLOSE_SENTENCE)


def _departs(
    said: Text, right: Sequence[Text], wrong: Sequence[Text], close: float = _CLOSE
) -> bool:
    near = [(_near(said, model), model) for model in right]
    best = max((one for one, _ in near), default=0.0)
    if any(_is_part(said.words, model.words) for one, model in near if one == 1):
        return False
    closest = [model for one, model in near if one == best]
    if best >= close and not any(_agree(said, one, best >= _ALL_BUT_SAME) for one in closest):
        return True
    if any(_is_mixed(said.words, model.words) for model in right):
        return True
    # Closer to a wrong answer than to any right one.
    there = max((_near(said, model) for model in wrong), default=0.0)
    return there >= _CLOSE and there > best


def _holds(said: Text, models: Models) -> bool:
    """Whether an answer holds a whole wrong one, with more around it, rather than a right one."""
    right, wrong = (
        max((_held(said, one) for one in several if len(one.words) >= _LONG), default=0.0)
        for several in (models.right, models.wrong)
    )
    return wrong >= _ALL_BUT_SAME and wrong > right


def _held(said: Text, model: Text) -> float:
    return LCSseq.similarity(said.words, model.words) / len(model.words)


def _is_part(words: tuple[str, ...], model: tuple[str, ...]) -> bool:
    length = len(words)
    return any(words == model[at : at + length] for at in range(len(model) - length + 1))


def _is_mixed(words: tuple[str, ...], model: tuple[str, ...]) -> bool:
    """Whether the words of a model stand in an order that it does not have."""
    shared = _share(Counter(words), Counter(model))
    if shared < _SAME_WORDS:
        return False
    order = _share(Counter(pairwise(words)), Counter(pairwise(model)))
    return order < (_LEAST_ORDER_OF_ALL if shared >= _ALL_WORDS else _LEAST_ORDER)


def _share(some: Counter[Any], others: Counter[Any]) -> float:
    return (some & others).total() / max(some.total(), 1)


def _near(said: Text, model: Text) -> float:
    return LCSseq.similarity(said.words, model.words) / len(said.words)


def _agree(said: Text, model: Text, is_all_but_same: bool) -> bool:
    if said.denials != model.denials:
        return False
    more, less = said.sides - model.sides, model.sides - said.sides
    if any(scale == NUMBER for scale, _ in more):
        return False
    # Who turns both sides of "the more, the more" says the same.
    turned = Counter(scale for scale, _ in more.elements())
    if any(turned[scale] % 2 for scale, _ in less):
        return False
    return not is_all_but_same or not any(_replaced(said.words, model.words))


def _replaced(words: tuple[str, ...], model: tuple[str, ...]) -> Iterator[bool]:
    """Per place where other words stand than in the model: whether they are of content."""
    removed: list[str] = []
    added: list[str] = []
    for step in Indel.opcodes(model, words):
        if step.tag == "equal":
            yield bool(added and removed) and not _are_misspelt(added, removed)
            removed, added = [], []
        removed += [one for one in model[step.src_start : step.src_end] if _is_content(one)]
        added += [one for one in words[step.dest_start : step.dest_end] if _is_content(one)]
        if step.tag == "equal":
            removed, added = [], []
    yield bool(added and removed) and not _are_misspelt(added, removed)


def _is_content(word: str) -> bool:
    is_little = word in LITTLE_WORDS or word in LITTLE_CHARACTERS
    return not is_little or word in shipped_lexicon().sides


def _are_misspelt(words: Sequence[str], model: Sequence[str]) -> bool:
    return all(
        word.isascii() and any(OSA.distance(word, one) <= _TYPO < len(word) for one in model)
        for word in words
    )
