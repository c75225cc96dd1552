"""Short answers that people have marked: how the public files are read, and what they hold.

SciEntsBank: English, right or wrong, with its published splits. ADS: Chinese, 0 to 10, of 15
questions. Knows no features and no models.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "grading"
ENGLISH, CHINESE = DATA / "semeval2013_scientsbank", DATA / "zh_ads"
TESTS = ("unseen-answers", "unseen-questions", "unseen-domains")


@dataclass(frozen=True)
class Answer:
    """One answer with its question, the reference answers, and what people gave for it."""

    qid: str
    module: str
    question: str
    refs: tuple[str, ...]
    text: str
    value: float


def read_rows(folder):
    """The rows of one file."""
    with gzip.open(folder / "data.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_english(split, every=1):
    """The two-way answers of one split; `every` = 4 keeps the answers to each fourth question."""
    rows = [row for row in read_rows(ENGLISH) if row["way"] == "2way" and row["split"] == split]
    kept = set(sorted({row["qid"] for row in rows})[::every])
    return [
        answer_of(row, row["module"], float(row["label"] == "correct"))
        for row in rows
        if row["qid"] in kept
    ]


def read_chinese():
    """All the Chinese answers; the file's own split mixes the questions and is not used."""
    return [answer_of(row, "", row["score"]) for row in read_rows(CHINESE)]


def answer_of(row, module, value):
    """A row as an answer; references that stand twice count once."""
    refs = tuple(dict.fromkeys(row["refs"]))
    return Answer(row["qid"], module, row["question"], refs, row["answer"], value)


def column(answers, name):
    """One field of all answers as an array."""
    return np.array([getattr(answer, name) for answer in answers])


def folds_of(qids, number, rng):
    """Per answer a fold: all the answers to one question are in the same one.

    >>> folds_of(np.array(["a", "a", "b"]), 2, np.random.default_rng(0)).tolist()
    [0, 0, 1]
    """
    unique, code = np.unique(qids, return_inverse=True)
    return (rng.permutation(len(unique)) % number)[code]
