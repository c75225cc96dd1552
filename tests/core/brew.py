"""A ramp of eight concepts that each introduce one word, and learners who are placed on it.

kettle ─▶ infuser ─▶ tannin ─▶ oolong ─▶ steeping ─▶ bouquet
             └─▶ terroir ─▶ cupping
"""

from dataclasses import replace

from tests.ramp import COURSE, Table, concept, wrong_answer
from tutor.core.course import Term
from tutor.core.messages import Ask, Commanded, Opened, Said

WORDS = {
    "kettle": "水壶",
    "infuser": "茶漏",
    "tannin": "单宁",
    "oolong": "乌龙",
    "steeping": "浸泡",
    "bouquet": "花香",
    "terroir": "风土",
    "cupping": "杯测",
}
BELOW = {"kettle": (), "terroir": ("infuser",)}
NAMES = tuple(WORDS)


def _concept(place, name):
    below = BELOW.get(name, NAMES[place - 1 : place])
    term = Term({"en": (name,), "zh": (WORDS[name],)})
    return replace(concept(name, *below), introduces=(term,))


BREW = replace(COURSE, concepts=tuple(_concept(place, name) for place, name in enumerate(NAMES)))


def chain(length):
    """A ramp of many concepts, each standing on the one before."""
    names = [f"step-{place}" for place in range(length)]
    steps = (concept(name, *names[max(0, i - 1) : i]) for i, name in enumerate(names))
    return replace(COURSE, concepts=tuple(steps))


def asked(actions):
    """The items asked in some actions, in order."""
    return [one.item for one in actions if isinstance(one, Ask)]


async def opened(lang="en", course=BREW, **options):
    """A learner before the opening question."""
    table = Table(course, **options)
    await table.send(Opened(lang))
    return table


async def placed(table, answer):
    """All that is heard until the placement is over; `answer` makes the event of each question."""
    heard = []
    while not table.learner.is_placed:
        heard += await table.send(answer(table))
    return heard


async def newcomer():
    """Somebody who left out every question of the placement, and is taken for a beginner."""
    table = await opened()
    await placed(table, skip)
    return table


def right(table):
    return table.right()


def wrong(table):
    return wrong_answer(table.course, table.ask, table.learner.lang)


def skip(table):
    return Commanded("skip")


def no_idea(table):
    return Said("I don't know")


def known(table):
    return {one for one, it in table.learner.standings.items() if it.known_on is not None}
