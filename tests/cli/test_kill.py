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
    "--learner", "a", "--lang", "en", "--offline", "--seed", "1", "--now", "2026-11-22T12:00:00",
)  # fmt: skip


def policy(answer, ask, turn):
    """What is sent as input number `turn`: right answers, doubts and commands in turn."""
    if turn % 7 == 3 or (ask["purpose"] == "placement" and turn < 3):
        return "I don't know"
    if turn % 7 == 5:
        return "/hint"
    return answer(ask)


def test_killed_again_and_again_the_lesson_is_the_same(tmp_path):
    (calm_home := tmp_path / "calm").mkdir()
    (home := tmp_path / "killed").mkdir()
    rng, answer = random.Random(11), knows_everything("en")
    one = Pupil(home, *OPTIONS)
    turn, kills = one.open()[-1]["turn"], 0
    while kills < KILLS:
        one.write(policy(answer, one.ask, turn + 1).encode())
        if rng.random() < 0.4:
            lines = one.read()
            assert lines[-1]["turn"] == turn + 1
            turn += 1
            continue
        kill(one, rng.expovariate(1 / 0.01))
        kills += 1
        lines = one.open()
        assert lines[-2]["type"] == "ask"
        assert lines[-1]["turn"] in (turn, turn + 1), "a turn was lost or counted twice"
        turn = lines[-1]["turn"]
    one.close()
    assert "0 differ" in tutor(home, "replay", "--check", "--course", "bigram-to-gpt").stdout

    calm = Pupil(calm_home, *OPTIONS)
    calm.open()
    for number in range(1, turn + 1):
        calm.send(policy(answer, calm.ask, number))
    calm.close()
    assert standings(home) == standings(calm_home)


def kill(pupil, after):
    """kill -9, so many seconds from now."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        pupil.process.wait(after)
    pupil.process.kill()
    pupil.process.wait()
    for stream in (pupil.process.stdin, pupil.process.stdout, pupil.process.stderr):
        stream.close()


def standings(home):
    held = json.loads(tutor(home, "export", "-", "--learner", "a").stdout)
    state = held["courses"]["bigram-to-gpt"]["state"]
    return state["turn"], state["concept"], state["standings"]
