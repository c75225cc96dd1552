"""Messages that nobody who writes the rules has read; failures are told in counts, not texts."""

from pathlib import Path

import pytest

from bench.messages import FILES, figures
from tutor.content.phrases import load_phrases

PROMPTS = Path(__file__).parents[2] / "prompts"
TARGET = pytest.mark.xfail(
    reason="measured on 2026-11-23: .943, 4 questions of 100 taken for an answer",
    strict=True,
)


@pytest.mark.parametrize(
    ("name", "accuracy", "as_answers"),
    [
        ("held_out", 0.97, 0.005),
        pytest.param("fresh", 0.97, 0.005, marks=TARGET),
        ("fresh", 0.93, 0.05),
    ],
)
def test_messages_that_nobody_tuned_for_are_told_apart(name, accuracy, as_answers):
    if not FILES[name].exists():
        pytest.skip(f"{FILES[name].name} is missing")
    found = figures(FILES[name], load_phrases(PROMPTS))["tutor"]
    reached = found["accuracy"] >= accuracy and found["questions_as_answers"] <= as_answers
    assert reached, f"accuracy {found['accuracy']:.3f}, confusion {found['confusion']}"


def test_the_messages_to_develop_with_are_told_apart():
    found = figures(FILES["development"], load_phrases(PROMPTS))["tutor"]
    assert found["accuracy"] >= 0.97 and found["questions_as_answers"] <= 0.005, found["confusion"]
