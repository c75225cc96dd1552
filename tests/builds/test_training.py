"""The small GPT really learns, as well as the course says; a minute.

`python -m tests.builds.training` repeats the other runs that the course quotes as well.
"""

import pytest

from tests.builds.programs import program
from tests.builds.training import CONTEXT, DEV_LOSS, HEADS, LAYERS, PARAMETERS, WIDTH, train
from tests.curriculum.names_model import ngram_loss, read_names, split

SHORT = [key for key in DEV_LOSS if key[0] == "plain"]


@pytest.mark.parametrize(("optimiser", "steps", "rate"), SHORT, ids=lambda one: str(one))
def test_three_hundred_steps_reach_what_the_course_quotes(optimiser, steps, rate):
    learn, dev, _ = split(read_names())

    found = train(optimiser, steps, rate)

    assert f"{found:.2f}" == DEV_LOSS[optimiser, steps, rate]
    assert found < ngram_loss(learn, dev, 1, 1.0)  # better than the table of counts


def test_it_has_as_many_parameters_as_the_course_quotes():
    model = program("gpt").GPT(WIDTH, HEADS, LAYERS, CONTEXT, lambda: 0.5)

    assert f"{len(model.parameters()):,}" == PARAMETERS
