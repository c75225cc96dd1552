"""Checks of a tokenizer: `train(text, merges)`, `encode(text, merges)`, `decode(ids, merges)`."""

import itertools
from collections import Counter

from tutor.builds.checking import Wrong, need, same

TEXTS = ("banana bandana", "the cat sat on the mat, the cat sat", "一步一步，一步一步走 🙂🙂")


def made_up(dice):
    words = ["".join(dice.choices("abcde", k=dice.randint(1, 4))) for _ in range(8)]
    return " ".join(dice.choices(words, k=60))


def merged(ids, pair, new):
    out, n = [], 0
    while n < len(ids):
        is_pair = n + 1 < len(ids) and (ids[n], ids[n + 1]) == pair
        out.append(new if is_pair else ids[n])
        n += 2 if is_pair else 1
    return out


def right(text, merges):
    ids, found = list(text.encode()), []
    for new in range(256, 256 + merges):
        counts = Counter(itertools.pairwise(ids))
        if not counts:
            break
        pair = min(counts, key=lambda one: (-counts[one], one))
        ids = merged(ids, pair, new)
        found.append(pair)
    return found


def pairs(found):
    return [tuple(one) for one in found]


def first_merge(program, dice):
    found = pairs(need(program, "train")("abababac", 1))
    same("train('abababac', 1)", found, [(97, 98)])


def merges_of_merges(program, dice):
    text = "abcabcabcabd"
    same(f"train({text!r}, 3)", pairs(need(program, "train")(text, 3)), right(text, 3))


def more_text(program, dice):
    for text in (*TEXTS, made_up(dice)):
        call = f"train({text[:30]!r}..., 12)"
        same(call, pairs(need(program, "train")(text, 12)), right(text, 12))


def nothing_left(program, dice):
    same(
        "train('aaaa', 10): when one id is left, it ends",
        pairs(need(program, "train")("aaaa", 10)),
        right("aaaa", 10),
    )


def encodes(program, dice):
    merges = right(TEXTS[1], 10)
    for text in (TEXTS[1], "the hat", made_up(dice)):
        wanted = list(text.encode())
        for new, pair in enumerate(merges, start=256):
            wanted = merged(wanted, pair, new)
        call = f"encode({text[:30]!r}, merges learned from another text)"
        same(call, list(need(program, "encode")(text, merges)), wanted)


def there_and_back(program, dice):
    merges = right(" ".join(TEXTS), 20)
    for text in (*TEXTS, "", "ñandú 你好 👍", made_up(dice)):
        ids = need(program, "encode")(text, merges)
        found = need(program, "decode")(ids, merges)
        same(f"decode(encode({text[:30]!r}))", found, text)


def shorter(program, dice):
    text = made_up(dice)
    ids = need(program, "encode")(text, right(text, 30))
    if not len(ids) < 0.7 * len(text):
        call = f"length of encode(a text of {len(text)} letters) with 30 merges learned from it"
        raise Wrong(call, len(ids), f"less than {round(0.7 * len(text))}")
