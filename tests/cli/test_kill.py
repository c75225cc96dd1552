"""kill -9 in the middle of a lesson: it goes on at the same place, nothing lost, nothing twice.

TUTOR_KILLS sets how often (default 12; 200 takes some minutes).
"""

import contextlib
import json
import os
import random
import subprocess

from tests.cli.pupil import Pupil, knows_everything, tutor

KILLS = int(os.environ.get("TUTOR_KILLS", "12"))  # noqa: TID251  a knob of this test alone
OPTIONS = (
    "--lang", "en", "--offline", "--seed", "1", "--now", "2026-11-22T12:00:00",
)  # fmt: skip


def policy(answer, ask, turn):
    """What is sent as input number `turn`: right answers, doubts and commands in turn."""
    if turn % 7 == 3 or (ask["purpose"] == "placement" and turn < 3):
        return "I don't know"
    if turn % 7 == 5:
        return "/hint"
    return answer(ask)


def test_killed_again_and_again_the_lesson_is_the_same(tmp_path):
    (calm := tmp_path / "calm").mkdir()
    (killed := tmp_path / "killed").mkdir()
    rng, answer = random.Random(11), knows_everything("en")
    kills, lesson = 0, 0
    while kills < KILLS:
        lesson += 1
        options = ("--learner", f"learner-{lesson}", *OPTIONS)
        turns, times = a_killed_lesson(Pupil(killed, *options), answer, rng, KILLS - kills)
        a_calm_lesson(Pupil(calm, *options), answer, turns)
        kills += times
        assert standings(killed, lesson) == standings(calm, lesson)
    assert " 0 differ" in tutor(killed, "replay", "--check", "--course", "bigram-to-gpt").stdout


def a_killed_lesson(pupil, answer, rng, most):
    """A lesson killed at random moments, to its end or `most` times; its turns and kills."""
    turn, kills = pupil.open()[-1]["turn"], 0
    while kills < most:
        pupil.write(policy(answer, pupil.ask, turn + 1).encode())
        if rng.random() < 0.4:
            lines = pupil.read()
            assert lines[-1]["turn"] == turn + 1
        else:
            kill(pupil, rng.expovariate(1 / 0.01))
            kills += 1
            lines = pupil.open()
            assert lines[-1]["turn"] in (turn, turn + 1), "a turn was lost or counted twice"
        turn = lines[-1]["turn"]
        if lines[-2]["type"] != "ask":
            assert lines[-2]["key"] == "nothing_due"
            break
    pupil.close()
    return turn, kills


def a_calm_lesson(pupil, answer, turns):
    pupil.open()
    for number in range(1, turns + 1):
        pupil.send(policy(answer, pupil.ask, number))
    pupil.close()


def kill(pupil, after):
    """kill -9, so many seconds from now."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        pupil.process.wait(after)
    pupil.process.kill()
    pupil.process.wait()
    for stream in (pupil.process.stdin, pupil.process.stdout, pupil.process.stderr):
        stream.close()


def standings(home, lesson):
    held = json.loads(tutor(home, "export", "-", "--learner", f"learner-{lesson}").stdout)
    state = held["courses"]["bigram-to-gpt"]["state"]
    return state["turn"], state["concept"], state["standings"]
