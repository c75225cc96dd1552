"""Checks of a small GPT: `GPT(width, heads, layers, context, dice)`, `step`, `sample`."""

from math import exp, log

from tutor.builds.checking import Wrong, need, same

NAMES = ["anna", "emma", "ella", "hanna", "lena", "mara", "nora", "lea", "ina", "mila"]


def make(program, dice, width=8, heads=2, layers=1, context=8):
    return need(program, "GPT")(width, heads, layers, context, dice.random)


def chances(scores):
    largest = max(one.data for one in scores)
    powers = [exp(one.data - largest) for one in scores]
    return [one / sum(powers) for one in powers]


def numbers(model, ids):
    return [[one.data for one in row] for row in model.logits(ids)]


def size(program, dice):
    for width, layers, context in ((8, 1, 8), (12, 2, 5)):
        found = len(make(program, dice, width, 2, layers, context).parameters())
        wanted = 2 * 27 * width + context * width + 12 * layers * width * width
        same(f"parameters of GPT({width}, 2, {layers}, {context}, dice)", found, wanted)


def shape(program, dice):
    found = make(program, dice).logits([0, 5, 13])
    same("rows of logits([0, 5, 13])", len(found), 3)
    same("logits in each row", [len(row) for row in found], [27, 27, 27])


def knows_nothing_yet(program, dice):
    found = make(program, dice).loss(NAMES).data
    if abs(found - log(27)) > 0.3:
        call = "the loss before any training"
        raise Wrong(call, found, f"about {log(27):.2f}, the logarithm of 27: start unsure")


def no_future(program, dice):
    model, ids = make(program, dice), [0, *dice.sample(range(1, 27), 5)]
    before = numbers(model, ids)
    other = [*ids[:4], *dice.sample(range(1, 27), 2)]
    after = numbers(model, other)
    call = f"logits of the first four symbols, {ids} and {other}"
    same(call, after[:4], before[:4], 1e-9)


def order_matters(program, dice):
    model = make(program, dice)
    for one in model.parameters():  # far from silent, so that what it hears shows
        one.data = dice.uniform(-1, 1)
    one, two, last = dice.sample(range(1, 27), 3)
    found = numbers(model, [0, one, two, last])[3]
    other = numbers(model, [0, two, one, last])[3]
    if max(abs(a - b) for a, b in zip(found, other, strict=True)) < 1e-9:
        call = "the last logits after two earlier symbols changed places"
        raise Wrong(call, "the same", "others: a symbol's position is known")


def loss_is_the_loss(program, dice):
    model, costs = make(program, dice), []
    for one in model.parameters():
        one.data = dice.uniform(-1, 1)
    for name in NAMES[:3]:
        ids = [0, *(ord(letter) - 96 for letter in name), 0]
        for scores, wanted in zip(model.logits(ids[:-1]), ids[1:], strict=True):
            costs.append(-log(chances(scores)[wanted]))
    found = model.loss(NAMES[:3]).data
    same(f"loss({NAMES[:3]})", found, sum(costs) / len(costs), 1e-6)


def slopes(program, dice):
    model, names = make(program, dice), NAMES[:2]
    for one in model.parameters():
        one.data, one.grad = dice.uniform(-0.7, 0.7), 0.0
    model.loss(names).backward()
    for one in dice.sample(model.parameters(), 12):
        weight = one.data
        one.data = weight + 1e-5
        up = model.loss(names).data
        one.data = weight - 1e-5
        slope = (up - model.loss(names).data) / 2e-5
        one.data = weight
        same("the slope of one parameter, against nudging it", one.grad, slope, 1e-3)


def learns(program, dice):
    model, step = make(program, dice), need(program, "step")
    for _ in range(60):
        step(model, NAMES, 0.5)
    found = model.loss(NAMES).data
    if found > 2.0:
        raise Wrong("the loss on ten names after 60 steps on them", found, "less than 2.0")


def clears_slopes(program, dice):
    model, step, some = make(program, dice), need(program, "step"), NAMES[:2]
    step(model, some, 0.0)
    before = [one.data for one in model.parameters()]
    step(model, some, 0.1)
    moved = [(one.data - old) / -0.1 for one, old in zip(model.parameters(), before, strict=True)]
    for one, old in zip(model.parameters(), before, strict=True):
        one.data, one.grad = old, 0.0
    model.loss(some).backward()
    wanted = [one.grad for one in model.parameters()]
    call = "how far a second step moved the parameters, divided by the rate"
    same(call, moved, wanted, 1e-6)


def names(program, dice):
    model = make(program, dice, context=6)
    drawn = [need(program, "sample")(model, dice.random) for _ in range(20)]
    for name in drawn:
        is_name = isinstance(name, str) and all("a" <= letter <= "z" for letter in name)
        if not is_name or len(name) > 6:
            raise Wrong("sample(model, dice), context 6", name, "up to 6 letters from a to z")
    if len(set(drawn)) < 5:
        raise Wrong("20 names from a model that knows nothing", set(drawn), "different ones")
