"""A byte-pair tokenizer: glue the commonest pair, again and again."""

from collections import Counter


def glue(ids, pair, new):
    """The ids with every occurrence of the pair, from the left, put into one."""
    glued, place = [], 0
    while place < len(ids):
        if tuple(ids[place : place + 2]) == pair:
            glued.append(new)
            place += 2
        else:
            glued.append(ids[place])
            place += 1
    return glued


def train(text, merges):
    """The pairs to glue, in order; the n-th of them becomes id 256 + n."""
    ids, found = list(text.encode("utf-8")), []
    for new in range(256, 256 + merges):
        pairs = Counter(zip(ids, ids[1:]))
        if not pairs:
            break
        # The commonest pair; of equally common ones the smallest, so that everybody gets the same.
        pair = min(pairs, key=lambda one: (-pairs[one], one))
        ids = glue(ids, pair, new)
        found.append(pair)
    return found


def encode(text, merges):
    """The ids of a text: its bytes, glued in the order in which the pairs were learned."""
    ids = list(text.encode("utf-8"))
    for new, pair in enumerate(merges, start=256):
        ids = glue(ids, pair, new)
    return ids


def decode(ids, merges):
    """The text of some ids."""
    parts = {id: bytes([id]) for id in range(256)}
    for new, (one, other) in enumerate(merges, start=256):
        parts[new] = parts[one] + parts[other]
    return b"".join(parts[id] for id in ids).decode("utf-8", errors="replace")
