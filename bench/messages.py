"""How well learners' messages are told apart, before anything is graded.

Each message of a file of labelled ones is sorted as in a lesson: answer, question, "I don't know",
small talk, command or attack. Shown are the share sorted right, who was taken for what, and the
share of questions taken for an answer. In the same run stands a baseline: everything is an answer,
unless it ends with a question mark or is a bare "I don't know". The development file was used to
write the rules, its second half after most of them, its rounds one after the other; only the
held-out and the fresh file measure; no message of these is printed.

    python bench/messages.py [--quick] [--json]
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import yaml

from tutor.content.phrases import load_phrases
from tutor.core.classify import classify

ROOT = Path(__file__).resolve().parents[1]
NAMES = "development", "held_out", "fresh"
FILES = {name: ROOT / "tests" / "messages" / f"{name}.yaml" for name in NAMES}
BARE = {"i don't know", "i dont know", "idk", "don't know", "dont know", "不知道", "我不知道"}
FIELDS = {"text", "lang", "expects", "is"}


def read(path):
    """The messages of a file, which lists them plainly or under names; without their order."""
    data = yaml.safe_load(path.read_text("utf-8"))
    lists = [data] if isinstance(data, list) else [one for one in data.values() if _is_list(one)]
    rows = [row for one in lists for row in one]
    # Says where, never what: a held-out text must not end up in anybody's terminal.
    bad = [at for at, row in enumerate(rows) if not FIELDS.issubset(row)]
    if bad or not rows:
        raise SystemExit(f"{path.name}: expected messages with {sorted(FIELDS)}; wrong: {bad[:9]}")
    return rows


def _is_list(value):
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def expected(row):
    """The kind of the open question; a guess is asked for as a short answer."""
    return "short" if row["expects"] == "guess" else row["expects"]


def baseline(text):
    """Everything answers, but what ends with a question mark or is a bare "I don't know"."""
    bare = text.strip().lower()
    if bare.endswith(("?", "？")):
        return "question"
    return "no_idea" if bare.rstrip(".!。！") in BARE else "answer"


def measured(rows, sort):
    """The figures of one sorter, which takes a message with its fields, on labelled messages."""
    start = time.perf_counter()
    pairs = Counter((row["is"], sort(row)) for row in rows)
    took = time.perf_counter() - start
    questions = sum(count for (label, _), count in pairs.items() if label == "question")
    return {
        "messages": len(rows),
        "accuracy": sum(count for (label, got), count in pairs.items() if label == got) / len(rows),
        "questions": questions,
        "questions_as_answers": pairs["question", "answer"] / max(1, questions),
        "milliseconds": 1000 * took / len(rows),
        "confusion": {
            f"{label} > {got}": count
            for (label, got), count in sorted(pairs.items())
            if label != got
        },
    }


def figures(path, phrases, quick=False):
    """The figures of the tutor and of the baseline on one file."""
    rows = read(path)[:: 2 if quick else 1]

    def ours(row):
        return classify(row["text"], row["lang"], phrases, expected(row))

    return {
        "tutor": measured(rows, ours),
        "baseline": measured(rows, lambda row: baseline(row["text"])),
    }


def show(name, found):
    """Print the figures of one file; `label > taken for: how often`."""
    print(f"{name}")
    print("            messages  accuracy  questions as answers  ms each")
    for who, one in found.items():
        print(
            f"  {who:<9} {one['messages']:8}  {one['accuracy']:8.3f}"
            f"  {one['questions_as_answers']:20.3f}  {one['milliseconds']:7.2f}"
        )
    for pair, count in found["tutor"]["confusion"].items():
        print(f"    {pair}: {count}")


def main():
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="every second message only")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=FILES, help="one of the files")
    options = parser.parse_args()
    phrases = load_phrases(ROOT / "prompts")
    found = {}
    for name, path in FILES.items():
        if options.only not in (None, name):
            continue
        if not path.exists():
            print(f"skipped: {path.relative_to(ROOT)} is missing")
            continue
        found[name] = figures(path, phrases, options.quick)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    for name, one in found.items():
        show(name, one)


if __name__ == "__main__":
    main()
