"""The reference GPT trained on the course's names, as the last builds of the course ask for it.

Knows the settings that the texts quote. The results below were measured by this program;
`test_training` repeats one of them.
"""

import sys
from random import Random

from tests.builds.programs import program
from tests.curriculum.names_model import read_names, split

WIDTH, HEADS, LAYERS, CONTEXT = 16, 4, 1, 12
NAMES_A_STEP = 4

PARAMETERS = "4,128"
DEV_LOSS = {("adam", 300, 0.01): "2.48", ("adam", 1000, 0.01): "2.40", ("plain", 300, 1.0): "2.46"}
"""Optimiser, steps, first rate: loss per symbol on the dev names afterwards."""


def train(optimiser, steps, rate, report=None):
    """The loss on the dev names after training; `report` hears the mean loss of each 50 steps."""
    learn, dev, _ = split(read_names())
    names = list(learn)
    Random(2).shuffle(names)
    gpt = program("gpt")
    model = gpt.GPT(WIDTH, HEADS, LAYERS, CONTEXT, Random(1).random)
    adam = program("adam").Adam(model.parameters(), rate)
    losses = []
    for number in range(steps):
        batch = [names[(number * NAMES_A_STEP + one) % len(names)] for one in range(NAMES_A_STEP)]
        if optimiser == "adam":
            adam.rate = rate * (1 - number / steps)
            losses.append(adam_step(model, adam, batch))
        else:
            losses.append(gpt.step(model, batch, rate * (1 - 0.9 * number / steps)))
        if report is not None and number % 50 == 49:
            report(number + 1, sum(losses[-50:]) / 50)
    return model.loss(dev).data


def adam_step(model, adam, names):
    """One step of Adam; the loss before it."""
    loss = model.loss(names)
    for parameter in model.parameters():
        parameter.grad = 0.0
    loss.backward()
    adam.step()
    return loss.data


if __name__ == "__main__":  # python -m tests.builds.training: all of them, about six minutes
    for optimiser, steps, rate in DEV_LOSS:
        found = train(optimiser, steps, rate, lambda step, loss: print(f"  {step:5} {loss:.3f}"))
        print(f"{optimiser}, {steps} steps, rate {rate}: dev loss {found:.2f}")
        sys.stdout.flush()
