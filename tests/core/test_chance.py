"""Who answers at random or sends junk: hardly ever credited, never stuck, never crashing."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ramp import COURSE, NOW, Table, engine
from tutor.core.messages import Chose, Commanded, Misread, Opened, Said
from tutor.driver import dice


def random_answer(table, rng):
    if getattr(table.ask, "choices", ()) and table.ask.ask_kind == "choice":
        return Chose(rng.choice(table.ask.choices).id)
    if table.ask.kind == "ask" and table.ask.ask_kind == "order":
        letters = [one.id for one in table.ask.choices]
        return Said(" ".join(rng.sample(letters, len(letters))))
    if table.ask.kind == "ask_check":
        return Chose(rng.choice("abc"))
    return Said(rng.choice(["12", "0.5", "729", "heat", "the leaves turn", "because of water"]))


async def test_guessing_at_random_hardly_ever_passes_for_knowing():
    known = 0
    for seed in range(20):
        table = Table(seed=seed)
        rng = random.Random(seed)
        await table.send(Opened("en"))
        for _ in range(200):
            await table.send(random_answer(table, rng))
        known += sum(one.known_on is not None for one in table.learner.standings.values())
    assert known / (20 * len(COURSE.concepts)) <= 0.05


EVENTS = st.one_of(
    st.builds(Said, st.text(max_size=60)),
    st.builds(Said, st.sampled_from(["a", "b", "7531", "a b c d", "I don't know", "heat moves"])),
    st.builds(Chose, st.sampled_from("abcde"), st.none() | st.integers(0, 5)),
    st.builds(
        Commanded,
        st.sampled_from(["hint", "skip", "why", "progress", "map", "lang", "help", "stop", "x"]),
        st.sampled_from(["", "zh", "en", "no such thing"]),
    ),
    st.builds(Misread, st.just("unreadable")),
    st.builds(Opened, st.none() | st.sampled_from(["en", "zh", "xx"])),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EVENTS, max_size=40))
def test_any_sequence_of_events_is_answered_and_replays_exactly(events):
    machine = engine()

    def play():
        state, heard = machine.enrol(3), []
        for event in [Opened("en"), *events]:
            state, actions = machine.step(state, event, NOW, dice(state))
            assert actions, event
            heard.append(actions)
        return state, heard

    assert play() == play()
