"""The voice: a model words the tutor's moves, and nothing goes out that tells too much.

Knows what a model is told for a turn, how much of the talk fits, and what every sentence must pass
before it is shown: no secret, no figure that was not given, no question of its own. Decides nothing
about the lesson.
"""

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path

from tutor.content.prompt import Prompt
from tutor.content.wording import Wording
from tutor.core.classify import clean
from tutor.core.course import Course
from tutor.core.messages import Ask, Say
from tutor.core.moves import MOVES
from tutor.llm import tokens
from tutor.llm.failure import ModelError
from tutor.llm.leaks import Secrets, new_numbers
from tutor.llm.model import Model
from tutor.ports import Enrolment, Speech, VoiceError

HISTORY, NOTES = 280, 110
"""Tokens of what a model is told of the past in all, and of the notes in it."""

LONGEST = 1200
"""Characters of an answer; about twice what is asked for."""

LEARNER_WORDS = ("guess", "quote")
"""Values of a move that are the learner's own words."""

_END = re.compile(r"[.!?。！？…][\"'”’)）]*(?=\s|$|[^\x00-\x7f])|\n")
_MACHINE = re.compile(r"\s*[{\[<]|.*```", re.DOTALL)
_HEADING = re.compile(r"^#+\s*|^[-*]\s+", re.MULTILINE)


class ModelVoice:
    """A `Voice` that asks a model."""

    def __init__(
        self,
        course: Course,
        model: Model,
        prompt: Prompt,
        wordings: Mapping[str, Wording],
        vocabulary: Path | None = None,
    ) -> None:
        self._course = course
        self._model = model
        self._prompt = prompt
        self._wordings = wordings
        self._vocabulary = vocabulary

    async def speak(self, who: Enrolment, speech: Speech) -> AsyncGenerator[str, None]:
        """The words so far, sentence by sentence; raises VoiceError when no more may go out."""
        inputs = self.inputs(speech)
        guard = _Guard(self._course, speech, inputs)
        text, shown, read = "", "", 0
        try:
            async with aclosing(self._model.say(who.learner, self._prompt, inputs)) as pieces:
                async for piece in pieces:
                    text += piece
                    if len(text) > LONGEST:
                        raise VoiceError(f"the model talks on; expected {LONGEST} characters")
                    whole = _whole_sentences(text)
                    if len(whole) == read:
                        continue
                    read, ready = len(whole), guard.passed(whole)
                    if len(ready) > len(shown):
                        shown = ready
                        yield shown
        except ModelError as error:
            raise VoiceError(str(error)) from error
        final = guard.passed(text)
        if not final:
            raise VoiceError("the model found no words")
        if final != shown:
            yield final

    def inputs(self, speech: Speech) -> dict[str, str]:
        """What a model is told for a turn."""
        words = " / ".join(
            str(value)
            for move in speech.moves
            for name, value in move.values.items()
            if name in LEARNER_WORDS
        )
        notes, left = self._fitting(self._notes(speech), NOTES)
        lines = [f"{one.speaker}: {one.text}" for one in speech.talk]
        # The talk takes what the notes leave, so that old friends cost no more than new ones.
        talk, _ = self._fitting(lines, HISTORY - NOTES + left)
        return {
            "moves": "\n".join(
                f"{MOVES[one.key]} - {self._move(speech, one)}" for one in speech.moves
            ),
            "question": _question(speech),
            "words": words,
            "notes": notes,
            "talk": talk,
            "language": self._wordings[speech.lang].name if speech.lang in self._wordings else "",
        }

    def _notes(self, speech: Speech) -> list[str]:
        """The notes in words; without those that tell what is to be found out."""
        secrets = Secrets.of(self._course, speech.item, speech.hidden)
        lines = [self._said(speech.lang, one) for one in speech.notes]
        return [one for one in lines if secrets.found_in(one) is None]

    def _move(self, speech: Speech, move: Say) -> str:
        """What a move says, without the learner's own words."""
        parts = [str(move.values[one]) for one in ("title", "text", "points") if one in move.values]
        return "\n".join(parts) if parts else self._said(speech.lang, move)

    def _said(self, lang: str, say: Say) -> str:
        wording = self._wordings.get(lang) or next(iter(self._wordings.values()))
        values = {
            name: "…" if name in LEARNER_WORDS and say.key in MOVES else str(value)
            for name, value in say.values.items()
        }
        return wording.fill(say.key, values)

    def _fitting(self, lines: Sequence[str], most: int) -> tuple[str, int]:
        """The last lines that fit into so many tokens, and the tokens that are left."""
        kept: list[str] = []
        for line in reversed(lines):
            size = tokens.count(line, self._model.name, self._vocabulary) + 1
            if size > most:
                break
            most -= size
            kept.insert(0, line)
        return "\n".join(kept), most


class _Guard:
    """What every sentence must pass before anybody sees it."""

    def __init__(self, course: Course, speech: Speech, inputs: Mapping[str, str]) -> None:
        self._secrets = Secrets.of(course, speech.item, speech.hidden)
        self._told = "\n".join((inputs["moves"], inputs["question"]))
        self._heard = "\n".join((self._told, inputs["words"], inputs["talk"]))
        self._questions = _questions(inputs["moves"])
        if any(MOVES[one.key] in ("pupil", "nudge", "smalltalk") for one in speech.moves):
            self._questions += 1

    def passed(self, text: str) -> str:
        """The text as it may be shown; raises VoiceError when it may not."""
        text = _HEADING.sub("", clean(text)).replace("**", "*")
        if _MACHINE.match(text) and not _MACHINE.match(self._told):
            raise VoiceError("the model spoke to a machine")
        if leak := self._secrets.found_in(text, self._told):
            raise VoiceError(f"the model told {leak}")
        if numbers := new_numbers(text, self._heard):
            raise VoiceError(f"the model brought in a number of its own: {numbers[0]}")
        if _questions(text) > self._questions:
            raise VoiceError("the model asked a question of its own")
        return text


def _questions(text: str) -> int:
    return text.count("?") + text.count("？")


def _whole_sentences(text: str) -> str:
    ends = [match.end() for match in _END.finditer(text)]
    return text[: ends[-1]] if ends and ends[-1] < len(text) else ""


def _question(speech: Speech) -> str:
    """The question below, without its options: which one is right is nobody's business here."""
    return speech.question.text if isinstance(speech.question, Ask) else ""
