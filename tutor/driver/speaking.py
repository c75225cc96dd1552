"""The tutor's moves put into other words by a voice, or left as they are.

Knows what a voice may be told: the moves, the open question, the talk and the notes; and what it
must not give away. Does not know how it finds its words. Whatever goes wrong, the authored words go
out.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing

from tutor.core.course import Course
from tutor.core.learner import Learner
from tutor.core.messages import Ask, AskCheck
from tutor.core.secrets import hidden
from tutor.core.sleep import told
from tutor.driver.bundle import Message, moves_of
from tutor.ports import Enrolment, Outbox, Speech, Spoken, Voice, VoiceError

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that all voiced words of one turn may take together."""


class Speaker:
    """Has a voice word the moves of one turn."""

    def __init__(self, voice: Voice | None, outbox: Outbox, course: Course) -> None:
        self._voice = voice
        self._outbox = outbox
        self._course = course

    def deadline(self) -> float:
        """When the words of a turn that begins now must be found, on the clock of the loop."""
        return asyncio.get_running_loop().time() + PATIENCE

    def may_word(self, breath: Sequence[Message]) -> bool:
        """Whether there is a voice, and it may say this."""
        return self._voice is not None and bool(moves_of(breath))

    async def word(
        self,
        who: Enrolment,
        learner: Learner | None,
        breath: Sequence[Message],
        after: Sequence[Message],
        deadline: float,
    ) -> Spoken | None:
        """A breath in other words; None when it is to be said as it was written.

        `after` is what comes behind it in the same turn.
        """
        moves = moves_of(breath)
        if self._voice is None or learner is None or not moves:
            return None
        question = next(
            (one.action for one in after if isinstance(one.action, Ask | AskCheck)), None
        )
        lang = breath[0].lang
        speech = Speech(
            lang=lang,
            moves=moves,
            question=question,
            talk=learner.talk,
            notes=tuple(told(self._course, note, lang) for note in learner.notes),
            item=None if learner.question is None else learner.question.item,
            hidden=hidden(self._course, learner),
        )
        text = await self._worded(who, speech, deadline)
        return None if text is None else Spoken(text, moves)

    async def _worded(self, who: Enrolment, speech: Speech, deadline: float) -> str | None:
        assert self._voice is not None
        text = ""
        try:
            async with (
                asyncio.timeout_at(deadline),
                aclosing(self._voice.speak(who, speech)) as growing,
            ):
                async for text in growing:
                    await self._outbox.draft(who, speech.lang, text)
            if text.strip():
                return text
        except (VoiceError, TimeoutError) as error:
            log.info("the authored words go out: %s", str(error) or "the voice took too long")
        except Exception:  # a bug in a voice must not cost the learner the lesson
            log.exception("the voice broke; the authored words go out")
        await self._take_back(who, speech.lang)
        return None

    async def _take_back(self, who: Enrolment, lang: str) -> None:
        try:
            await self._outbox.draft(who, lang, "")
        except Exception:  # what only flickers must not cost the learner the lesson
            log.exception("words that were growing could not be taken back")
