"""The judge with a model: it reports what it finds and quotes it, code decides what that shows.

    answer ─▶ model ─▶ kind of message, and per key point present | absent | contradicted, a quote
                └─▶ every quote checked, and all findings against the judge that needs no model
                      └─▶ findings, or none at all: then the grader is unsure, and nothing moves

What a learner says to know is read without a model. Without a budget everything is.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from functools import cached_property

from tutor.content.prompt import Prompt
from tutor.core.course import Course, Item, Prose
from tutor.core.messages import (
    Answered,
    AskAnswer,
    AskJudge,
    AskNotes,
    AskReading,
    Distilled,
    Finding,
    Judged,
    PointFinding,
    Read,
    Sighting,
    Sort,
)
from tutor.llm.aboutness import Subject, subjects
from tutor.llm.failure import BudgetSpent, ModelError
from tutor.llm.leaks import Secrets, new_numbers
from tutor.llm.model import Model
from tutor.llm.offline import OfflineJudge, find_points
from tutor.llm.quotation import is_about, is_beside, is_claimed, speaks_for_itself
from tutor.ports import Enrolment, JudgeError

log = logging.getLogger(__name__)

SORTS: Mapping[str, Sort] = {
    "question": "question",
    "no_idea": "no_idea",
    "smalltalk": "smalltalk",
    "command": "command",
    "attack": "attack",
}
"""What a message may turn out to be other than an answer, as a model names it."""

FINDINGS: Mapping[str, Finding] = {
    "present": "shown",
    "absent": "not_seen",
    "contradicted": "contradicted",
}


class ModelJudge:
    """A `Judge` that asks a model, checks it, and does without it where it must.

    `names` gives every language's own name.
    """

    def __init__(
        self,
        course: Course,
        model: Model,
        prompts: Mapping[str, Prompt],
        names: Mapping[str, str],
        offline: OfflineJudge,
    ) -> None:
        self._course = course
        self._model = model
        self._prompts = prompts
        self._names = names
        self._offline = offline

    async def judge(self, who: Enrolment, request: AskJudge) -> Judged:
        """What was found per key point; raises JudgeError when there is no usable reply."""
        item = self._item(request)
        if not isinstance(item.task, Prose):
            return await self._offline.judge(who, request)
        ask = item.ask.get(request.lang, "")
        points = "\n".join(
            f"{one.id} - {one.point.get(request.lang, '')}" for one in item.task.key_points
        )
        inputs = {"question": ask, "points": points, "answer": request.answer}
        try:
            reply = await self._model.ask(who.learner, self._prompts["judge"], inputs)
        except BudgetSpent:
            return await self._offline.judge(who, request)
        except ModelError as error:
            raise JudgeError(str(error)) from error
        sort = SORTS.get(str(reply["sort"]), "answer")
        if sort != "answer":
            return Judged(request.call, (), "model", sort)
        subject = self._subjects[request.item.partition("/")[0]]
        found = _checked(item.task, request, ask, reply["points"], subject)
        return Judged(request.call, found, "model")

    def _item(self, request: AskJudge) -> Item:
        try:
            return self._course.item(request.item)
        except KeyError:
            raise JudgeError(f"{request.item}: the course has no such item") from None

    @cached_property
    def _subjects(self) -> Mapping[str, Subject]:
        return subjects(self._course)

    async def read(self, who: Enrolment, request: AskReading) -> Read:
        """What the learner says of single concepts, by the course's own terms."""
        return await self._offline.read(who, request)

    async def answer(self, who: Enrolment, request: AskAnswer) -> Answered:
        """What the sources hold, in the model's words where these keep to the passages."""
        found = await self._offline.answer(who, request)
        if found.holding != "held":
            return found
        passages = "\n".join(
            f"{one.id} - {one.text} ({', '.join(part for part in (one.owner, one.date) if part)}"
            f"{'; doubt: ' + one.doubt if one.doubt else ''})"
            for one in found.passages
        )
        inputs = {
            "question": request.text,
            "passages": passages,
            "pending": self._pending(request),
            "language": self._names.get(request.lang, request.lang),
        }
        try:
            reply = await self._model.ask(who.learner, self._prompts["answer"], inputs)
        except ModelError as error:
            log.info("the passages are shown as they are: %s", error)
            return found
        return self._worded(request, found, reply, passages)

    def _pending(self, request: AskAnswer) -> str:
        if request.item is None:
            return ""
        try:
            return self._course.item(request.item).ask.get(request.lang, "")
        except KeyError:
            return ""

    def _worded(
        self, request: AskAnswer, found: Answered, reply: Mapping[str, object], passages: str
    ) -> Answered:
        """The answer in the model's words, or the bare passages where it may not go out."""
        if reply["in_sources"] is not True:
            return Answered(request.call, "unknown")
        text, cites = str(reply["text"]).strip(), _texts(reply["cites"])
        cited = tuple(one for one in found.passages if one.id in cites)
        if not text or not cited or len(cited) != len(set(cites)):
            log.info("the passages are shown as they are: no answer, or citations made up")
            return found
        secrets = Secrets.of(self._course, request.item, request.hidden)
        if leak := secrets.found_in(text, passages):
            log.info("the passages are shown as they are: the answer told %s", leak)
            return found
        if new_numbers(text, f"{passages}\n{request.text}"):
            log.info("the passages are shown as they are: the answer had numbers of its own")
            return found
        return Answered(request.call, "held", text, cited)

    async def look_back(self, who: Enrolment, request: AskNotes) -> Distilled:
        """What the model noticed of a day; only what names the answers that show it."""
        inputs = {
            "answers": "\n".join(f"{one.number} - {one.text}" for one in request.facts),
            "talk": "\n".join(request.lines),
            "language": self._names.get(request.lang, request.lang),
        }
        try:
            reply = await self._model.ask(who.learner, self._prompts["notes"], inputs)
        except ModelError as error:
            log.info("the day is looked back on without a model: %s", error)
            return await self._offline.look_back(who, request)
        there = {one.number for one in request.facts}
        notes = reply["notes"]
        assert isinstance(notes, list), "the schema says so"
        kept = [
            Sighting(text, tuple(dict.fromkeys(one["evidence"])), str(one["concept"]) or None)
            for one in notes
            if (text := str(one["text"]).strip())
            and one["evidence"]
            and there.issuperset(one["evidence"])
        ]
        # Beside the loop: it looks through the whole course, once a day.
        safe = await asyncio.to_thread(self._safe, kept, request)
        return Distilled(request.call, safe)

    def _safe(self, notes: Sequence[Sighting], request: AskNotes) -> tuple[Sighting, ...]:
        """The notes that give away neither a step to come nor the answer to any question.

        Notes come back on other days, and any question may be open then.
        """
        secrets = [Secrets.of(self._course, None, request.hidden)]
        secrets += [
            Secrets.of(self._course, f"{concept.id}/{item}", ())
            for concept in self._course.concepts
            for item in concept.items_by_id
        ]
        return tuple(note for note in notes if not any(one.found_in(note.text) for one in secrets))


def _checked(
    prose: Prose, request: AskJudge, ask: str, found: object, subject: Subject
) -> tuple[PointFinding, ...]:
    """The findings that hold; none at all when one of them is in doubt."""
    assert isinstance(found, list), "the schema says so"
    by_id = {str(one["id"]): one for one in found}
    ids = [point.id for point in prose.key_points]
    if len(found) != len(ids) or by_id.keys() != set(ids):
        log.info("%s: unsure: the reply is not about these key points", request.item)
        return ()
    findings = [
        PointFinding(one, FINDINGS[str(by_id[one]["finding"])], str(by_id[one]["quote"]).strip())
        for one in ids
    ]
    doubt = _doubt(prose, request, ask, findings, subject)
    if doubt is not None:
        log.info("%s: unsure: %s", request.item, doubt)
        return ()
    return tuple(
        PointFinding(one.point, "not_seen") if one.finding == "not_seen" else one
        for one in findings
    )


def _doubt(
    prose: Prose,
    request: AskJudge,
    ask: str,
    findings: Sequence[PointFinding],
    subject: Subject,
) -> str | None:
    """Why the findings of a model cannot be believed, as words for the log; None where they can."""
    answer = request.answer
    said = [one for one in findings if one.finding != "not_seen"]
    for one in said:
        if not is_claimed(one.quote, answer, ask):
            return f"nothing that the learner claims is quoted for {one.point}"
    second = find_points(prose, request.lang, answer, ask)
    for point, one, other in zip(prose.key_points, findings, second, strict=True):
        if _disagrees(one.finding, other.finding):
            return f"two judges disagree on {point.id}"
        if one.finding == "not_seen" or _agree(one, other, answer):
            continue
        if not is_about(one.quote, answer, ask, point, prose):
            return f"what is quoted is not about {point.id}"
        if one.finding == "shown" != other.finding and not speaks_for_itself(
            one.quote, answer, ask, point, prose, subject
        ):
            return f"only the model sees {point.id}, and what it quotes may say something else"
    return None


def _agree(one: PointFinding, other: PointFinding, answer: str) -> bool:
    """Whether two judges find the same in the same sentence."""
    return one.finding == other.finding and is_beside(one.quote, other.quote, answer)


def _disagrees(model: Finding, offline: Finding) -> bool:
    """Whether two judges cannot both be right; to have seen nothing contradicts only "shown"."""
    return model != offline and (offline == "shown" or offline == "contradicted")


def _texts(value: object) -> Sequence[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
