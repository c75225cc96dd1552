"""One step under way: the learner so far and the actions so far, as a value that moves build on.

Every move takes a scene and returns a new one. Knows how to speak, to put a question and to change
a standing; does not know when to do which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from typing import Any, assert_never

from tutor.core import belief
from tutor.core.course import (
    Build,
    Choice,
    Concept,
    Course,
    Item,
    Kind,
    Number,
    Order,
    Prose,
    Text,
)
from tutor.core.learner import OPENING, Learner, Question, Standing, is_guess
from tutor.core.messages import (
    Action,
    Ask,
    AskCheck,
    Purpose,
    ReportBelief,
    Say,
    Shown,
    Value,
)
from tutor.core.ramp import Belief, Ramp
from tutor.core.review import Scheduler

LETTERS = "abcdefghijklmnopqrstuvwxyz"

SHORT: Kind = "short"
"""The kind as which a guess is asked: a few words of the learner's own."""


@dataclass(frozen=True)
class Scene:
    """The state of one step: fixed surroundings, the learner, and the actions gathered."""

    ramp: Ramp
    scheduler: Scheduler
    now: datetime
    rng: Random
    learner: Learner
    actions: tuple[Action, ...] = ()

    @property
    def course(self) -> Course:
        """The course that is taught."""
        return self.ramp.course

    @property
    def today(self) -> date:
        """The calendar day of this step (UTC)."""
        return self.now.date()

    @property
    def lang(self) -> str:
        """The learner's language, or the course's first one before any was chosen."""
        return self.learner.lang or self.course.languages[0]

    @property
    def question(self) -> Question:
        """The open question; only to be asked for when there is one."""
        if self.learner.question is None:
            raise LookupError("no question is open")
        return self.learner.question

    def text(self, text: Text) -> str:
        """A text of the course in the learner's language."""
        return text.get(self.lang) or text[self.course.languages[0]]

    def do(self, *actions: Action) -> "Scene":
        """With these actions at the end."""
        return replace(self, actions=(*self.actions, *actions))

    def say(self, key: str, concept: str | None = None, **values: Value) -> "Scene":
        """With message `key` at the end."""
        return self.do(Say(key, values, concept))

    def change(self, **changes: Any) -> "Scene":  # noqa: ANN401  # field names of Learner
        """With fields of the learner exchanged."""
        return replace(self, learner=replace(self.learner, **changes))

    def standing(self, concept: str) -> Standing:
        """Where the learner stands with a concept."""
        return self.learner.standing(concept)

    def with_standing(self, concept: str, standing: Standing) -> "Scene":
        """With one standing exchanged."""
        return replace(self, learner=self.learner.with_standing(concept, standing))

    def beliefs(self) -> Mapping[str, Belief]:
        """What is believed of every concept now."""
        return self.ramp.believe(self.learner, self.today)

    def known(self, concept: str) -> float:
        """P(known) of a concept, from unhelped evidence and the ramp."""
        return self.beliefs()[concept].unhelped

    def title(self, concept: str) -> str:
        """The title of a concept."""
        return self.text(self.course.by_id[concept].title)

    def report_beliefs(self, *concepts: str) -> "Scene":
        """With the present belief about each of these concepts reported."""
        beliefs = self.beliefs()
        return self.do(
            *(
                ReportBelief(
                    one,
                    round(beliefs[one].unhelped, 4),
                    round(beliefs[one].helped, 4),
                    belief.state_of(self.standing(one)),
                )
                for one in concepts
            )
        )

    # -- questions -----------------------------------------------------------------------------

    def put(self, item: str, purpose: Purpose, help_level: int = 0) -> "Scene":
        """Open a new question about `item` and ask it; options and steps are shuffled.

        `help_level` counts the hints given with it.
        """
        number = self.learner.asked + 1
        question = Question(number, item, purpose, self._shuffled(item), help_level, at=self.now)
        return self.change(question=question, asked=number).ask()

    def put_opening(self, concept: str) -> "Scene":
        """Open the free question of the placement, asked about a goal."""
        number = self.learner.asked + 1
        question = Question(number, f"{concept}/{OPENING}", "placement", at=self.now)
        return self.change(question=question, asked=number).ask()

    def _shuffled(self, reference: str) -> tuple[int, ...]:
        if is_guess(reference):
            return ()
        match self.course.item(reference).task:
            case Choice(options):
                return tuple(self.rng.sample(range(len(options)), len(options)))
            case Order(steps):
                right = list(range(len(steps)))
                order = self.rng.sample(right, len(right))
                return tuple(order if order != right else order[::-1])
            case Number() | Prose() | Build():
                return ()
            case _ as never:
                assert_never(never)

    def ask(self) -> "Scene":
        """Put the open question, again or for the first time."""
        question = self.question
        concept = self.concept()
        if question.is_opening:
            return self._ask_opening(question)
        words, kind = concept.guess.ask, SHORT
        choices: tuple[Shown, ...] = ()
        if not question.is_guess:
            item = self.course.item(question.item)
            words, kind, choices = item.ask, item.kind, self._choices(item, question)
        head = (question.number, question.item, concept.id, question.purpose)
        if question.is_checking:
            return self.do(AskCheck(*head, self.key_points(), question.help))
        return self.do(Ask(*head, kind, self.text(words), choices, question.help))

    def _ask_opening(self, question: Question) -> "Scene":
        about = self.course.title if self.learner.goal is None else self.concept().title
        return self.do(
            Ask(
                question.number,
                question.item,
                question.concept,
                question.purpose,
                SHORT,
                "",
                key="opening",
                values={"title": self.text(about)},
            )
        )

    def key_points(self) -> tuple[str, ...]:
        """The key points of the open prose question; shown only after an attempt."""
        task = self.course.item(self.question.item).task
        if not isinstance(task, Prose):
            raise LookupError(f"{self.question.item} has no key points")
        return tuple(self.text(one.point) for one in task.key_points)

    def _choices(self, item: Item, question: Question) -> tuple[Shown, ...]:
        match item.task:
            case Choice(options):
                texts = [options[i].text for i in question.order]
            case Order(steps):
                texts = [steps[i] for i in question.order]
            case Number() | Prose() | Build():
                return ()
            case _ as never:
                assert_never(never)
        return tuple(
            Shown(letter, self.text(one)) for letter, one in zip(LETTERS, texts, strict=False)
        )

    def change_question(self, **changes: Any) -> "Scene":  # noqa: ANN401  # fields of Question
        """With fields of the open question exchanged."""
        return self.change(question=replace(self.question, **changes))

    def close(self) -> "Scene":
        """With no question open, and no judge waited for."""
        return self.change(question=None, waiting=None)

    def concept(self) -> Concept:
        """The concept of the open question."""
        return self.course.by_id[self.question.concept]
