"""What becomes of one message to one item, in a lesson made for the purpose.

The engine itself grades it: a learner who has been taught the concept is asked the item and sends
the message, with the options and steps in the author's order. So what is found here is what a
lesson does. Knows how to ask the engine; does not know how anything is printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from tutor.core.classify import classify, command_of
from tutor.core.course import Build, Choice, Item, Number, Order, Prose
from tutor.core.engine import Engine
from tutor.core.grade import names_option
from tutor.core.intake import tidy
from tutor.core.learner import Learner, Question, Standing
from tutor.core.messages import (
    Action,
    Ask,
    AskAnswer,
    AskCheck,
    AskJudge,
    Complain,
    Event,
    Grader,
    Judged,
    JudgeFailed,
    Outcome,
    PointFinding,
    Purpose,
    Record,
    Reply,
    ReportVerdict,
    Said,
    Say,
    Sort,
)
from tutor.driver import dice
from tutor.ports import Enrolment, Judge, JudgeError


@dataclass(frozen=True)
class Verdict:
    """How a message was graded, and what the learner hears next.

    `grader` is None when nothing was graded, `trouble` says why a judge gave no reply. `option` is
    the chosen one in the author's order. `is_check` says that the learner is left to compare the
    answer with the key points.
    """

    text: str
    message: Sort
    outcome: Outcome
    credit: float
    grader: Grader | None
    option: int | None = None
    points: tuple[PointFinding, ...] = ()
    trouble: str = ""
    heard: tuple[Say | Complain, ...] = ()
    is_check: bool = False


async def decide(
    engine: Engine, judge: Judge, who: Enrolment, asked: tuple[str, str], text: str, now: datetime
) -> Verdict:
    """The verdict on a message; `asked` is the item's reference and the language of the lesson."""
    reference, lang = asked
    item = engine.course.item(reference)
    said = tidy(Said(text))
    kept = said.text if isinstance(said, Said) else text
    learner, actions = _step(engine, _asked(engine, reference, lang), said, now)
    judged: Judged | JudgeFailed | None = None
    for request in actions:
        if isinstance(request, AskJudge | AskAnswer):
            reply = await _reply(judge, who, request)
            judged = reply if isinstance(reply, Judged | JudgeFailed) else judged
            learner, more = _step(engine, learner, reply, now)
            actions = (*actions, *more)
    sort = sort_of(engine, item, lang, kept)
    if isinstance(judged, Judged) and judged.sort != "answer":
        sort = judged.sort
    return _verdict(kept, sort, actions, judged if sort == "answer" else None)


def sort_of(engine: Engine, item: Item, lang: str, text: str) -> Sort:
    """What kind of message this is, when the item is asked."""
    is_option = isinstance(item.task, Choice) and names_option(item.task, _order(item), text, lang)
    command = command_of(text, engine.phrases)
    if command is not None and (text.startswith(("/", "／")) or not is_option):
        return "command"
    return "answer" if is_option else classify(text, lang, engine.phrases, item.kind)


def _asked(engine: Engine, reference: str, lang: str) -> Learner:
    """A learner who has been taught a concept and all below it, and is asked an item of it."""
    course = engine.course
    item = course.item(reference)
    concept = reference.partition("/")[0]
    taught = Standing(is_met=True, is_tried=True, is_taught=True)
    purpose: Purpose = "explain" if item.kind == "explain" else "practice"
    return replace(
        engine.enrol(1),
        lang=lang,
        is_placed=True,
        concept=concept,
        standings=dict.fromkeys((concept, *course.ancestors[concept]), taught),
        asked=1,
        question=Question(1, reference, purpose, _order(item)),
    )


def _order(item: Item) -> tuple[int, ...]:
    """The author's order of what is shown with letters."""
    match item.task:
        case Choice(options):
            return tuple(range(len(options)))
        case Order(steps):
            return tuple(range(len(steps)))
        case Number() | Prose() | Build():
            return ()
        case _ as never:
            assert_never(never)


def _step(
    engine: Engine, learner: Learner, event: Event, now: datetime
) -> tuple[Learner, tuple[Action, ...]]:
    return engine.step(learner, event, now, dice(learner))


async def _reply(judge: Judge, who: Enrolment, request: AskJudge | AskAnswer) -> Reply:
    try:
        if isinstance(request, AskJudge):
            return await judge.judge(who, request)
        return await judge.answer(who, request)
    except JudgeError as error:
        return JudgeFailed(request.call, str(error))


def _verdict(
    text: str, sort: Sort, actions: tuple[Action, ...], judged: Judged | JudgeFailed | None
) -> Verdict:
    report = next((one for one in actions if isinstance(one, ReportVerdict)), None)
    record = next((one for one in actions if isinstance(one, Record)), None)
    found: tuple[Outcome, float, Grader | None] = ("not_an_answer", 0.0, None)
    if isinstance(judged, JudgeFailed):
        found = ("unsure", 0.0, None)
    elif report is not None and sort == "answer":
        found = (report.outcome, report.credit, report.grader)
    outcome = found[0]
    heard = tuple(_heard(actions))
    return Verdict(
        text,
        sort,
        *found,
        option=None if record is None else record.option,
        points=judged.points if isinstance(judged, Judged) else (),
        trouble=judged.reason if isinstance(judged, JudgeFailed) else "",
        # Behind the reply to a right answer the lesson goes on with something else.
        heard=heard[:1] if outcome == "correct" else heard,
        is_check=any(isinstance(one, AskCheck) for one in actions),
    )


def _heard(actions: tuple[Action, ...]) -> Iterator[Say | Complain]:
    """What is said up to the next question."""
    for one in actions:
        if isinstance(one, Ask | AskCheck):
            return
        if isinstance(one, Say | Complain):
            yield one
