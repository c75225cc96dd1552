"""A small GPT that learns to invent names: every part of the course, in one file."""

from math import sqrt

from backprop import Value

SYMBOLS = ".abcdefghijklmnopqrstuvwxyz"
EPSILON = 1e-5


def encode(name):
    return [0, *(SYMBOLS.index(letter) for letter in name), 0]


def dot(one, other):
    """The dot product as a single node: quicker than a node for every + and *."""
    data = sum(a.data * b.data for a, b in zip(one, other))
    slopes = (*(b.data for b in other), *(a.data for a in one))
    return Value(data, (*one, *other), slopes)


def project(matrix, vector):
    return [dot(row, vector) for row in matrix]


def add(ones, others):
    return [one + other for one, other in zip(ones, others)]


def softmax(scores):
    largest = max(score.data for score in scores)
    powers = [(score - largest).exp() for score in scores]
    whole = total(powers) ** -1
    return [power * whole for power in powers]


def total(values):
    return Value(sum(one.data for one in values), tuple(values), (1.0,) * len(values))


def norm(vector):
    factor = (dot(vector, vector) * (1 / len(vector)) + EPSILON) ** -0.5
    return [one * factor for one in vector]


class GPT:
    """`width` numbers a symbol, `heads` heads, `layers` blocks, at most `context` symbols back."""

    def __init__(self, width, heads, layers, context, dice):
        def matrix(rows, columns, size):
            """Random weights of that size: the sum of three throws is nearly a bell curve."""
            return [
                [Value((dice() + dice() + dice() - 1.5) * 2 * size) for _ in range(columns)]
                for _ in range(rows)
            ]

        scale = 1 / sqrt(width)
        self.heads, self.context = heads, context
        self.symbols = matrix(27, width, 0.3)
        self.positions = matrix(context, width, 0.3)
        self.blocks = [
            {
                "query": matrix(width, width, scale),
                "key": matrix(width, width, scale),
                "value": matrix(width, width, scale),
                "output": matrix(width, width, 0.02),
                "up": matrix(4 * width, width, scale),
                "down": matrix(width, 4 * width, 0.02),
            }
            for _ in range(layers)
        ]
        self.out = matrix(27, width, 0.02)

    def parameters(self):
        blocks = [one for block in self.blocks for one in block.values()]
        tables = [self.symbols, self.positions, *blocks, self.out]
        return [one for table in tables for row in table for one in row]

    def logits(self, ids):
        """Per position 27 logits for the symbol that comes next."""
        vectors = [add(self.symbols[id], self.positions[n]) for n, id in enumerate(ids)]
        for block in self.blocks:
            quiet = [norm(vector) for vector in vectors]
            mixed = self._attend(block, quiet)
            vectors = [add(one, project(block["output"], mix)) for one, mix in zip(vectors, mixed)]
            for place, vector in enumerate(vectors):
                hidden = [one.relu() for one in project(block["up"], norm(vector))]
                vectors[place] = add(vector, project(block["down"], hidden))
        return [project(self.out, norm(vector)) for vector in vectors]

    def _attend(self, block, vectors):
        size = len(vectors[0]) // self.heads
        queries, keys, values = (
            [project(block[part], vector) for vector in vectors]
            for part in ("query", "key", "value")
        )
        mixed = []
        for place, query in enumerate(queries):
            mix = []
            for start in range(0, size * self.heads, size):
                one = slice(start, start + size)
                scores = [dot(query[one], key[one]) * size**-0.5 for key in keys[: place + 1]]
                shares = softmax(scores)
                mix += [
                    dot(shares, [value[axis] for value in values[: place + 1]])
                    for axis in range(start, start + size)
                ]
            mixed.append(mix)
        return mixed

    def loss(self, names):
        """Average negative log-likelihood over the predictions in some names, as a Value."""
        costs = []
        for name in names:
            ids = encode(name)[: self.context + 1]
            for scores, following in zip(self.logits(ids[:-1]), ids[1:]):
                costs.append(-softmax(scores)[following].log())
        return total(costs) * (1 / len(costs))


def step(model, names, rate):
    """One step of gradient descent on some names; returns the loss before the step."""
    loss = model.loss(names)
    for parameter in model.parameters():
        parameter.grad = 0.0
    loss.backward()
    for parameter in model.parameters():
        parameter.data -= rate * parameter.grad
    return loss.data


def sample(model, dice):
    """One name, drawn symbol by symbol."""
    ids = [0]
    while len(ids) <= model.context:
        arrow = dice()
        shares = softmax(model.logits(ids)[-1])
        id = next((id for id, share in enumerate(shares) if (arrow := arrow - share.data) < 0), 0)
        if id == 0:
            break
        ids.append(id)
    return "".join(SYMBOLS[id] for id in ids[1:])
