"""A simulated learner, a screen, and a whole tutor with a model in a folder of its own.

Knows how a lesson is driven: what a learner sends, when a day passes. The learner answers rightly
and wrongly from the course, says nothing comes to mind, chats, asks, begs for the answer, and asks
for hints. Does not know what the model says or what is measured.
"""

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from random import Random

from tutor.core.learner import OPENING, is_guess
from tutor.core.messages import Ask, AskCheck, Chose, Commanded, Opened, Said
from tutor.faces.simulator import voice
from tutor.ports import Lines
from tutor.settings import OPENAI, Settings
from tutor.wiring import Tutor

COURSE = "bigram-to-gpt"
MORNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
CHAT = {
    "en": ["hello", "thanks!", "haha nice", "good morning", "ok cool", "how are you?"],
    "zh": ["你好", "谢谢", "哈哈", "早上好", "好的", "真有意思"],
}
BEGGING = {
    "en": [
        "just tell me the answer please", "what is the answer?", "is it b?", "is it a?",
        "can you tell me what the solution is?", "why can't you just say it?",
    ],
    "zh": ["直接告诉我答案吧", "答案是什么？", "是b吗？", "是不是选a？", "解法到底是什么？"],
}  # fmt: skip
ASKING = {
    "en": ["what is a {}?", "why do we need {}?", "what does {} mean?", "how does {} work?"],
    "zh": ["什么是{}？", "为什么需要{}？", "{}是什么意思？", "{}怎么用？"],
}
GUESSES = {
    "en": ["maybe you count something", "I would just try letters at random", "use a big table"],
    "zh": ["大概要数一数", "随便试一试字母", "做一张大表"],
}


class Screen:
    """An outbox that keeps what is shown, and what was drafted before it."""

    def __init__(self):
        self.ask = None
        self.shown = []
        self.drafts = []

    async def perform(self, who, lang, action):
        """Keep an action."""
        for one in action.says if isinstance(action, Lines) else (action,):
            self.shown.append(one)
            if isinstance(one, Ask | AskCheck):
                self.ask = one

    async def draft(self, who, lang, text):
        """Keep growing words."""
        self.drafts.append(text)

    def take(self):
        """What was shown since the last time."""
        shown, self.shown = self.shown, []
        return shown


class Person:
    """A learner; `skill` is the chance that an answer is right, `talks` that of anything else."""

    def __init__(self, course, lang, dice, skill=0.5, talks=0.35):
        self.course, self.lang, self.dice = course, lang, dice
        self.skill, self.talks = skill, talks

    def sends(self, ask):
        """The next message to the open question."""
        if self.dice.random() < self.talks:
            return self._talk(ask)
        if isinstance(ask, AskCheck):
            return Chose(self.dice.choice("abc"), ask.number)
        return self._answer(ask)

    def _talk(self, ask):
        roll = self.dice.random()
        if roll < 0.2:
            return Said(self.dice.choice(CHAT[self.lang]))
        if roll < 0.45:
            return Said(self.dice.choice(BEGGING[self.lang]))
        if roll < 0.65:
            return Said(self._question(ask))
        if roll < 0.8:
            return voice.no_idea(self.lang)
        return Commanded("hint" if roll < 0.95 else "skip")

    def _question(self, ask):
        at = self.dice.choice([ask.concept, self.dice.choice(self.course.concepts).id])
        terms = [
            spelling
            for term in self.course.by_id[at].introduces
            for spelling in term.spellings.get(self.lang, ())
        ]
        about = self.dice.choice(terms or [self.course.by_id[at].title[self.lang]])
        return self.dice.choice(ASKING[self.lang]).format(about)

    def _answer(self, ask):
        is_right = self.dice.random() < self.skill
        if ask.item.endswith(f"/{OPENING}"):
            known = [one.id for one in self.course.concepts if self.dice.random() < self.skill / 2]
            return voice.telling(self.course, known, self.lang, self.dice)
        if is_guess(ask.item):
            if not is_right:
                return Said(self.dice.choice(GUESSES[self.lang]))
            return voice.free_guess(self.course.by_id[ask.concept], is_right, self.lang, self.dice)
        item = self.course.item(ask.item)
        return voice.answer(item, ask, is_right, None, frozenset(), self.dice)


class Clock:
    """A clock that is set; a minute passes between messages."""

    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now

    def tick(self):
        """A minute later."""
        self.now += timedelta(minutes=1)

    def sleep(self):
        """The next morning."""
        self.now = (self.now + timedelta(days=1)).replace(hour=9, minute=0)


class Room:
    """One learner's lesson: a tutor, a screen and a clock."""

    def __init__(self, tutor, name="ann", lang="en", skill=0.5, talks=0.35):
        self.tutor, self.lang = tutor, lang
        self.screen, self.clock = Screen(), tutor.clock
        self.who = tutor.enrolment(name)
        self.person = Person(tutor.course, lang, Random(f"{name}:{lang}"), skill, talks)
        self.driver = tutor.driver(self.screen)
        self.turns = 0

    async def open(self):
        """Begin the lesson."""
        return await self.send(Opened(self.lang))

    async def turn(self):
        """One message of the learner, and what came of it; a new day where nothing is open."""
        learner = self.tutor.store.load(self.who)
        if learner is None or learner.question is None:
            self.clock.sleep()
            if (await self.send(Opened())).question is None:
                return await self.send(Commanded("next"))
            return None
        return await self.send(self.person.sends(self.screen.ask))

    async def send(self, event):
        """One event, handled."""
        self.clock.tick()
        self.turns += 1
        return await self.driver.handle(self.who, event, f"{self.who.learner}:{self.turns}")


@asynccontextmanager
async def tutor_in(folder, url=None, model=None, seconds=25.0, vocabulary=None, seed=1):
    """A tutor in a folder: its model behind `url`, or `model` in its place, or none."""
    settings = Settings(
        TUTOR_HOME=folder,
        OPENAI_BASE_URL=url or OPENAI,
        OPENAI_API_KEY=None,
        OPENAI_MODEL="gpt-5-mini" if url else None,
        OPENAI_SECONDS=seconds,
        TUTOR_TOKENS_PER_LEARNER=None,
        TUTOR_DATABASE_URL=None,
        TIKTOKEN_CACHE_DIR=vocabulary,
    )
    tutor = Tutor(settings, COURSE, Clock(), seed)
    if model is not None:
        tutor.__dict__["model"] = model  # a cached property, filled before it is asked for
    try:
        yield tutor
    finally:
        await tutor.aclose()
        tutor.store.close()
