"""How well `tutor ask` finds the passage that answers a question, and when it says it knows none.

Questions about the shipped course, English and Chinese, with the facts or concepts any of which
answers each; a third of them is not answered by the sources, some of it near the subject. Measured:
the share of answerable ones whose first (or one of the first three) passages answers, the share of
the others for which any passage is shown, and the time of one question; beside plain SQLite
full-text search (`unicode61`, every word of the question, best first) in the same run. The words,
weights and threshold of the library were chosen on "tuned" and only measured on "kept"; both are
by the same hand. Shows what is found, not whether it reads as an answer.

    python bench/asking.py [--quick] [--json] [--sweep]
"""

import argparse
import json
import re
import sqlite3
import statistics
import time

from bench.asking_questions import KEPT, TUNED
from tutor.content.facts import load_facts
from tutor.content.load import load_course
from tutor.library import search
from tutor.library.passages import entries
from tutor.wiring import course_folder, shipped

HAN = re.compile("[\u3400-\u9fff]")
MOST = 3
SWEEP = (0.3, 0.4, 0.46, 0.5, 0.6, 0.7)


class Plain:
    """SQLite's search as it comes: words between blanks, any of them, ranked by bm25."""

    def __init__(self, course, facts):
        self._ids = []
        self._base = sqlite3.connect(":memory:")
        self._base.execute("create virtual table passage using fts5(text, tokenize='unicode61')")
        for one in entries(course, facts):
            self._ids.append(one.id)
            texts = (*one.head, *one.shown, *one.about)
            words = "\n".join(words for text in texts for words in text.values())
            self._base.execute("insert into passage values (?)", (f"{words}\n{one.owner}",))

    def find(self, question):
        """The ids of the best passages, each once."""
        words = re.findall(r"\w+", question)
        query = " OR ".join(f'"{word}"' for word in words)
        order = "select rowid from passage where passage match ? order by bm25(passage)"
        found = dict.fromkeys(self._ids[row - 1] for (row,) in self._base.execute(order, (query,)))
        return list(found)[:MOST]


def measured(find, questions):
    """Recall of the first and of three, false answers, and the median time of one question."""
    first = some = false = 0
    seconds = []
    for question, answers in questions:
        start = time.perf_counter()
        ids = find(question)
        seconds.append(time.perf_counter() - start)
        first += ids[:1] != [] and ids[0] in answers
        some += any(one in answers for one in ids)
        false += not answers and ids != []
    answerable = sum(bool(answers) for _, answers in questions)
    return {
        "answerable": answerable,
        "recall@1": round(first / answerable, 3),
        "recall@3": round(some / answerable, 3),
        "unanswerable": len(questions) - answerable,
        "of these answered": round(false / (len(questions) - answerable), 3),
        "median ms": round(1000 * statistics.median(seconds), 2),
    }


def in_language(questions, is_han):
    """The questions in Chinese, or the others."""
    return [one for one in questions if bool(HAN.search(one[0])) == is_han]


def main():
    """Measure, and print a table or one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="the same; it takes seconds")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sweep", action="store_true", help="other thresholds, on tuned alone")
    options = parser.parse_args()
    course = load_course(course_folder("bigram-to-gpt"))
    facts = load_facts(shipped() / "seeds")
    library, plain = search.Library(course, facts), Plain(course, facts)

    def ours(question):
        return [one.id for one in library.find(question, "en", most=MOST)]

    ours("warm")  # the index is built at the first question
    rows = {}
    for name, questions in (("tuned", TUNED), ("kept", KEPT)):
        for lang, is_han in (("en", False), ("zh", True)):
            part = in_language(questions, is_han)
            rows[f"{name} {lang}, library"] = measured(ours, part)
            rows[f"{name} {lang}, unicode61"] = measured(plain.find, part)
    if options.sweep:
        for least in SWEEP:
            search.LEAST_SCORE = least
            rows[f"tuned, threshold {least}"] = measured(ours, TUNED)
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    columns = list(next(iter(rows.values())))
    print(f"{'':24}" + "".join(f"{one:>19}" for one in columns))
    for name, row in rows.items():
        print(f"{name:24}" + "".join(f"{row[one]:>19}" for one in columns))


if __name__ == "__main__":
    main()
