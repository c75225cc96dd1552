"""How many right answers the offline judge accepts, and how many wrong ones it refuses.

The answers were written by hand, apart from the course, and are read per concept from a folder of
YAML files. Only counts are printed, never a text, so that a folder that was kept apart stays so.
Beside the judge, in the same run, a grader by shared words: accepted when most words of one of the
authored right answers are there. Accepted means that every key point was found shown. Shows what
some writers could think of, not what real learners write.

    python bench/held_out_answers.py [--quick] [--json] [--folder FOLDER]
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import yaml

from bench.grader_attacks import LANGUAGES, prose_items, shares_words
from tutor.llm.offline import accepts

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "held_out"
QUICK = 3


def answers(folder):
    """Every (concept, item, language, is right, answer) of a folder."""
    for path in sorted(folder.glob("*.yaml")):
        page = yaml.safe_load(path.read_text("utf-8"))
        for name, item in page["items"].items():
            for field in ("right", "wrong"):
                for lang in LANGUAGES:
                    for answer in item.get(field, {}).get(lang, []):
                        yield page["concept"], name, lang, field == "right", answer.strip()


def by_shared_words(item, lang, answer):
    """Whether the baseline accepts an answer."""
    return any(shares_words(answer, one) for one in item.task.right[lang])


def count(folder):
    """Per concept and language a count of right, accepted, wrong, refused and of the baseline."""
    items = dict(prose_items())
    counts = {}
    for concept, name, lang, is_right, answer in answers(folder):
        item = items[f"{concept}/{name}"]
        said = accepts(item.task, lang, answer, item.ask[lang])
        plain = by_shared_words(item, lang, answer)
        row = counts.setdefault((concept, lang), Counter())
        if is_right:
            row.update(right=1, accepted=said, by_words=plain)
        else:
            row.update(wrong=1, refused=not said, refused_by_words=not plain)
    return counts


def main():
    """Print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help=f"only {QUICK} concepts")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    if not any(given.folder.glob("*.yaml")):
        print(f"skipped: no answers in {given.folder.name}")
        return
    counts = count(given.folder)
    if given.quick:
        few = sorted({concept for concept, _ in counts})[:QUICK]
        counts = {key: row for key, row in counts.items() if key[0] in few}
    together = sum(counts.values(), Counter())
    if given.json:
        rows = {f"{concept} ({lang})": dict(row) for (concept, lang), row in counts.items()}
        print(json.dumps({**rows, "together": dict(together)}, indent=1))
        return
    print(f"{'concept':16} lang  accepted        refused         by shared words: both")
    for (concept, lang), row in [*counts.items(), (("together", "all"), together)]:
        print(
            f"{concept:16} {lang:4}  {row['accepted']:3} of {row['right']:3}"
            f"      {row['refused']:3} of {row['wrong']:3}"
            f"      {row['by_words']:3} of {row['right']:3}, {row['refused_by_words']:3} of"
            f" {row['wrong']:3}"
        )


if __name__ == "__main__":
    main()
