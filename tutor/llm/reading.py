"""What somebody says to know, read without a model: the course's terms, used, denied or wished for.

People say what they know clause by clause: "I know A and B, but I have only heard of C". A clause
that opens with words of knowing, lacking or wishing (`tutor.llm.cues`) speaks of the terms behind
them, one that opens with a term of the terms before; a bare list goes on as the clause before it
or, if there is none, as the one after; "but I forgot it" changes what the clause before said. What
only tells of the subject ("a table can't generalise") uses its words; a question uses nothing. Weak
evidence, and taken as such.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tutor.core.course import Course
from tutor.core.messages import Claim, Stance
from tutor.llm.cues import Cue, Mood, find_cues
from tutor.llm.phrasing import find, parse
from tutor.llm.sentences import Sentence, is_little, read

_FEW = 2  # words of content in a clause that only lists
_SENTENCE_END = re.compile(r"[。！？!?\n]+|\.+(?=\s|$)")
_JOINT = re.compile(
    r"[;:；：,，…()（）—]+(?!\d)|\s-+\s|(?<=[√✓✔✅×✗✘❌])"
    r"|(?<!thing )(?<!all )\bbut\b|\b(?:though|although|while|whereas|however)\b"
    r"|\band\b(?!\s+(?:to\s+)?(?:learn|understand|use|know|master|build|see|get)\b)"
    "|但是?|不过(?!是)|可是|然而|而且|还有",
    re.IGNORECASE,
)
_TICKS = str.maketrans("√✓✔✅×✗✘❌", "会会会会否否否否")
_TURN = re.compile("but|though|while|whereas|however|但|不过|可是|然而")
_TOO = re.compile(r"[还也]|\b(?:also|too)\b", re.ASCII)
_OTHERS = re.compile(r"\b(?:else|others?|rest)\b|别的|其他|其它|其余|剩下")
_BACK = re.compile(
    r"^(?:(?:but|and|now|honestly|so) )*(?:it|it's|that|they|those)\b"
    r"|\b(?:it|them|that|those|this|everything|all)(?: (?:all|already|well|either|yet|really|now"
    r"|every day))*$"
)
_SUBJECT = re.compile(r"\b(?:i|we|you|it|is|are)\b|我|是")
_FILLING = re.compile("现在|一直|还是|已经|完全|根本|干嘛|什么|怎么|东西|其实|早|全|光|真|实")
_TOPIC = re.compile(r"(?:and |the |what about )*@(?: @)*[呢吗嘛]?")
_TAG = re.compile("right|correct|no|yes|yeah|ok|okay|isn't it|对吧|对吗|是吧|对不对|没错吧")
_FROM_NOTHING = re.compile(
    r"\bnothing\b(?! else| more)|\bbeginner\b|from scratch|\bnew to (?:this|it|all)"
    "|零基础|小白|什么都不|一窍不通|完全不懂"
)


@dataclass
class _Term:
    """A place that names concepts: each concept, the words that name it, and what is said of it."""

    names: list[tuple[str, str]]
    mood: Mood | None = None


@dataclass(frozen=True)
class _Clause:
    """One clause as the patterns see it; `is_turn` says that a "but" opens it."""

    line: str
    terms: tuple[_Term, ...]
    is_turn: bool

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Its words of knowing, lacking and wishing."""
        return find_cues(self.line)

    @cached_property
    def rest(self) -> int:
        """How many words of content it has beside its cues and terms."""
        line = self.line
        for cue in self.cues:
            line = line[: cue.start] + " " * (cue.end - cue.start) + line[cue.end :]
        words = [word for one in read(_FILLING.sub(" ", line)) for word in one.words]
        return sum(not is_little(word) for word in words)

    @property
    def is_back(self) -> bool:
        """Whether it speaks of the terms of the clause before, having none itself."""
        if self.terms or not self.cues or _OTHERS.search(self.line):
            return False
        return not self.rest or _BACK.search(self.line) is not None

    @property
    def is_list(self) -> bool:
        """Whether it does hardly more than to name its terms."""
        return self.rest <= _FEW and _SUBJECT.search(self.line) is None

    @property
    def is_topic_first(self) -> bool:
        """Whether a term stands before all cues."""
        return bool(self.terms and self.cues) and self.line.find("@") < self.cues[0].start

    def share(self, moods: Sequence[Mood]) -> None:
        """Give each term the mood of the cue that rules it."""
        if not moods:
            return
        places = [place for place, character in enumerate(self.line) if character == "@"]
        for place, term in zip(places, self.terms, strict=True):
            before = sum(cue.start <= place for cue in self.cues)
            rules = min(before, len(moods) - 1) if self.is_topic_first else before - 1
            term.mood = moods[rules]


def read_claims(course: Course, text: str) -> tuple[Claim, ...]:
    """What a text says of the concepts of a course, in the order of the ramp.

    Each concept gets one claim at most; one that is used anywhere counts as used, and of several
    wishes the one highest on the ramp is the goal.
    """
    clauses: list[_Clause] = []
    topics: Sequence[_Term] = ()
    for start, end in _split(_SENTENCE_END, text, 0, len(text)):
        sentence = list(_clauses(course, text, start, end))
        if sentence:
            topics = _hear(sentence, topics, text[end] in "?？" if end < len(text) else False)
            clauses += sentence
    return _claims(course, text, clauses)


def _claims(course: Course, text: str, clauses: Sequence[_Clause]) -> tuple[Claim, ...]:
    order: tuple[Stance, ...] = ("used", "wanted", "denied")
    best: dict[str, Claim] = {}
    for stance in reversed(order):
        for term in (term for clause in clauses for term in clause.terms):
            if term.mood == stance:
                best |= {name: Claim(name, stance, quote) for name, quote in reversed(term.names)}
    starts = any(_FROM_NOTHING.search(one.line) for one in clauses if not one.terms)
    if starts and not any(one.stance == "used" for one in best.values()):
        best[course.concepts[0].id] = Claim(course.concepts[0].id, "denied", text)
    found = [best[one.id] for one in course.concepts if one.id in best]
    wanted = [one for one in found if one.stance == "wanted"]
    return tuple(one for one in found if one.stance != "wanted" or one == wanted[-1])


def _split(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the parts of a text between the matches of a pattern begin and end."""
    for match in pattern.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _clauses(course: Course, text: str, start: int, end: int) -> Iterator[_Clause]:
    last = start
    for first, behind in _split(_JOINT, text, start, end):
        clause = text[first:behind]
        if clause.strip():
            line, terms = _mark(course, clause)
            yield _Clause(line, terms, _TURN.search(text[last:first].casefold()) is not None)
            last = behind


def _mark(course: Course, clause: str) -> tuple[str, tuple[_Term, ...]]:
    """A clause in folded form with "@" for each term, and those terms in order."""
    line, terms = "", list[_Term]()
    for sentence in read(clause.translate(_TICKS)):
        words, end = sentence.words, 0
        names = _names(course, sentence)
        for place, word in enumerate(words):
            here = names.get(place, [])
            if here and place >= end:
                terms.append(_Term([]))
            if place >= end:
                text = "@" if here else word.text
                is_apart = line and line[-1] < "⺀" and text < "⺀"
                line += f" {text}" if is_apart else text
            for last, concept in here:
                terms[-1].names.append((concept, clause[word.start : words[last - 1].end]))
                end = max(end, last)
    return line, tuple(terms)


def _names(course: Course, sentence: Sentence) -> dict[int, list[tuple[int, str]]]:
    """The terms and titles in a sentence: word where one begins -> where it ends, its concept."""
    found: dict[int, list[tuple[int, str]]] = {}
    for concept in course.concepts:
        terms = (names for term in concept.introduces for names in term.spellings.values())
        for name in (one for several in (*terms, concept.title.values()) for one in several):
            if "|" in name or "*" in name:
                continue
            for match in find(parse(name), sentence):
                if len(match.covered) == match.end - match.start:
                    found.setdefault(match.start, []).append((match.end, concept.id))
    return found


def _hear(
    sentence: Sequence[_Clause], topics: Sequence[_Term], is_question: bool
) -> Sequence[_Term]:
    """Settle what a sentence says of its terms, and of the topics that were asked before it.

    Gives back the terms of a sentence that only raised them, such as "Softmax?".
    """
    terms = [term for clause in sentence for term in clause.terms]
    if is_question and all(_TOPIC.fullmatch(one.line) for one in sentence):
        return [*topics, *terms]
    if is_question and _TAG.fullmatch(sentence[-1].line):
        is_question = False
    moods = _settle(sentence, topics)
    is_too = any(_TOO.search(clause.line) for clause in sentence)
    main: Mood = next((one for one in moods if one in ("used", "denied")), "denied")
    for term in terms:
        if term.mood == "opposite":
            term.mood = main if is_too else "used" if main == "denied" else "denied"
        if term.mood in (None, "used"):
            term.mood = "silent" if is_question else "used"
    return ()


def _settle(sentence: Sequence[_Clause], topics: Sequence[_Term]) -> Sequence[Mood]:
    """Give the terms of each clause the mood of its own or of a neighbour's cues; all moods."""
    carried: Mood | None = None
    heard: list[Mood] = []
    before, waiting = topics, list[_Term]()
    for clause in sentence:
        if _OTHERS.search(clause.line) or (clause.is_turn and carried == "denied"):
            carried = None
        moods = _moods(clause, carried)
        if not moods and carried and (carried == "used" or clause.is_list):
            _give(clause.terms, carried)
        elif not moods:
            waiting += clause.terms
        elif clause.is_back:
            _give(waiting, moods[0])
            _look_back(before, moods[-1])
        elif clause.is_topic_first:
            _give(waiting, moods[0])
        clause.share(moods)
        carried = next((one for one in reversed(moods) if one != "opposite"), carried)
        before, waiting = clause.terms or before, [one for one in waiting if one.mood is None]
        heard += moods
    return heard


def _moods(clause: _Clause, carried: Mood | None) -> Sequence[Mood]:
    moods: list[Mood] = []
    for cue in clause.cues:
        last = moods[-1] if moods else carried
        against: Mood = "silent" if last in ("wanted", "silent") else "denied"
        moods.append(against if cue.mood == "bare" else cue.mood)
    return moods


def _give(terms: Sequence[_Term], mood: Mood) -> None:
    for term in terms:
        term.mood = term.mood or mood


def _look_back(terms: Sequence[_Term], mood: Mood) -> None:
    """Change what was said of some terms: "... but I forgot it", "skip those, I know them"."""
    over: dict[Mood, tuple[Mood | None, ...]] = {
        "used": (None, "silent"),
        "denied": (None, "silent", "used"),
        "wanted": (None, "silent", "denied"),
    }
    for term in terms:
        if term.mood in over.get(mood, ()):
            term.mood = mood
