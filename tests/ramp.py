"""A small course as values, and a learner who plays it: what the tests of the lesson stand on.

Three concepts on a ramp, one -> two -> three, each with a pain, a guess, two choices, two numbers,
an order and a prose item, in two languages. Its secrets (solutions, answers) are words that occur
nowhere else, so that a test can see whether one leaked.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.content.phrases import load_phrases
from tutor.content.wording import load_wordings
from tutor.core.course import (
    Choice,
    Concept,
    Course,
    Explain,
    Guess,
    Item,
    KeyPoint,
    Misconception,
    Number,
    Option,
    Order,
    Prose,
    Solution,
)
from tutor.core.engine import Engine
from tutor.core.messages import Ask, AskCheck, Chose, Commanded, Said
from tutor.driver import Driver
from tutor.faces.words import Words
from tutor.llm.offline import OfflineJudge
from tutor.ports import Enrolment, Lines
from tutor.recall import FsrsScheduler
from tutor.store.memory import MemoryStore

PROMPTS = Path(__file__).parents[1] / "prompts"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHO = Enrolment("ana", "tea")


def both(en, zh=None):
    return {"en": en, "zh": zh or f"{en} 中文"}


def prose(name):
    point = KeyPoint(
        "heat",
        both(f"SECRET-POINT-{name} heat moves"),
        {"en": ("heat moves",), "zh": ("热 传",)},
        {"en": ("heat stays",), "zh": ("热 不动",)},
    )
    right = {"en": ("I think heat moves into the leaf.",), "zh": ("我想是热传到了叶子里。",)}
    return Prose((point,), right, {"en": ("The heat stays.",), "zh": ("热不动。",)})


def items(name):
    hints = tuple(both(f"hint {level} for {name}") for level in (1, 2, 3))
    options = (
        Option(both(f"SECRET-RIGHT-{name}"), right=True),
        Option(both(f"cold-{name}"), misconception="cold"),
        Option(both(f"loud-{name}")),
        Option(both(f"late-{name}")),
    )
    steps = tuple(both(f"step {one} of {name}") for one in ("A", "B", "C", "D"))
    after = both(f"SECRET-AFTER-{name}")
    return (
        Item("pick", both(f"pick in {name}?"), Choice(options), hints, after),
        Item(
            "count",
            both(f"count in {name}?"),
            Number(7531.0, 0.5, both("cups", "杯")),
            hints,
            after,
        ),
        Item("sort", both(f"sort in {name}?"), Order(steps), hints, after),
        Item("say", both(f"say in {name}?"), prose(name), hints, after),
        Item("pick-again", both(f"pick again in {name}?"), Choice(options), hints, after),
        Item("count-again", both(f"count again in {name}?"), Number(8642.0), hints, after),
    )


def concept(name, *requires):
    return Concept(
        id=name,
        title=both(f"Title {name}"),
        pain=both(f"pain of {name}"),
        guess=Guess(both(f"guess {name}?"), both(f"SECRET-LOOK-{name}")),
        solution=Solution(both(f"SECRET-FIRST-{name}"), both(f"SECRET-THEN-{name}")),
        example=both(f"SECRET-EXAMPLE-{name}"),
        items=items(name),
        explain=Explain(Item("explain", both(f"explain {name}"), prose(name)), both("But why?")),
        requires={one: both(f"{name} stands on {one}") for one in requires},
        misconceptions=(Misconception("cold", both("cold"), both(f"not cold in {name}")),),
    )


COURSE = Course(
    "tea",
    both("Tea"),
    both("Brew it"),
    ("en", "zh"),
    (concept("one"), concept("two", "one"), concept("three", "two")),
    "v1",
)


def engine(course=COURSE):
    return Engine(course, FsrsScheduler(), load_phrases(PROMPTS))


def words():
    return Words(load_wordings(PROMPTS))


class Heard:
    """An outbox that keeps every action in order, and the open question."""

    def __init__(self):
        self.actions = []
        self.ask = None

    async def perform(self, who, lang, action):
        self.actions += action.says if isinstance(action, Lines) else (action,)
        if isinstance(action, Ask | AskCheck):
            self.ask = action

    def take(self):
        taken, self.actions = self.actions, []
        return taken


class Table:
    """A learner at a table with the tutor: what is said, and what comes back."""

    def __init__(self, course=COURSE, store=None, judge=None, seed=1):
        self.heard = Heard()
        self.now = NOW
        self.course = course
        self.store = store or MemoryStore()
        self.engine = engine(course)
        self.driver = Driver(
            self.engine,
            self.store,
            judge or OfflineJudge(course),
            self.heard,
            lambda: self.now,
            lambda who: seed,
        )
        self.learner = None

    async def send(self, event, source=None):
        self.learner = await self.driver.handle(WHO, event, source)
        return self.heard.take()

    async def say(self, text):
        return await self.send(Said(text))

    @property
    def ask(self):
        return self.heard.ask

    def belief(self, concept):
        return self.engine.ramp.believe(self.learner, self.now.date())[concept]

    def sleep(self, days=1):
        self.now += timedelta(days=days)

    def right(self):
        return right_answer(self.course, self.ask, self.learner.lang)

    async def answer_right(self):
        return await self.send(self.right())

    async def answer_wrong(self):
        return await self.send(wrong_answer(self.course, self.ask, self.learner.lang))


def right_answer(course, ask, lang):
    """The event of somebody who knows every answer."""
    if isinstance(ask, AskCheck):
        return Chose("a")
    if ask.item.endswith("/opening"):
        return Commanded("skip")
    if ask.purpose == "guess":
        return Said("heat moves somehow")
    task = course.item(ask.item).task
    ids = {one.text: one.id for one in ask.choices}
    match task:
        case Choice(options):
            return Chose(next(ids[one.text[lang]] for one in options if one.right))
        case Number(answer):
            return Said(f"{answer:g}")
        case Order(steps):
            return Said(" ".join(ids[one[lang]] for one in steps))
        case Prose():
            return Said(task.right[lang][0])


def wrong_answer(course, ask, lang):
    """The event of somebody who is always wrong, and plausibly so."""
    if isinstance(ask, AskCheck):
        return Chose("c")
    if ask.item.endswith("/opening"):
        return Said("I don't know")
    if ask.purpose == "guess":
        return Said("something with leaves")
    task = course.item(ask.item).task
    ids = {one.text: one.id for one in ask.choices}
    match task:
        case Choice(options):
            return Chose(next(ids[one.text[lang]] for one in options if not one.right))
        case Number(answer):
            return Said(f"{answer + 100:g}")
        case Order(steps):
            return Said(" ".join(ids[one[lang]] for one in reversed(steps)))
        case Prose():
            return Said(task.wrong[lang][0])


def kinds(actions):
    return [action.kind for action in actions]


def said(actions):
    return [action.key for action in actions if action.kind == "say"]


def everything(actions):
    return " ".join(str(action) for action in actions)
