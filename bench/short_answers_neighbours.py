"""What the marked answers to the same question say about another answer to it.

Knows likeness of answers by letter groups and by words, and the marks of those that may be known.
An answer is never its own neighbour. Of use only where some answers to a question are marked.
"""

from collections import Counter

import numpy as np

from bench.short_answers_text import Rarity, groups, stems

POWERS = (1, 2, 4)
PRIOR, STRENGTH = 0.4, 4.0  # the share of right answers before any is seen, and how many it weighs
FAINT = 0.2  # the weight of the question's own share beside its neighbours
TOP = 3


def neighbours(answers, known):
    """One row per answer: how much righter its neighbours are than the question's answers at large.

    answers: of any questions; known: bool per answer, whether its mark may be used (also for the
    rows of others). The values of the other answers are never looked at.
    """
    found = np.zeros((len(answers), 2 * (len(POWERS) + 2)))
    units = [
        [groups(answer.text) for answer in answers],
        [Counter(stems(answer.text)) for answer in answers],
    ]
    rarities = [
        Rarity([one for one, may in zip(counted, known, strict=True) if may]) for counted in units
    ]
    qids = np.array([answer.qid for answer in answers])
    for qid in np.unique(qids):
        rows = np.flatnonzero(qids == qid)
        marks = np.array([answers[row].value if known[row] else 0.0 for row in rows])
        found[rows] = np.hstack(
            [
                evidence(likeness([counted[row] for row in rows], rarity), marks, known[rows])
                for counted, rarity in zip(units, rarities, strict=True)
            ]
        )
    return found


def likeness(counted, rarity):
    """Cosines between all texts: a symmetric matrix with 1 for what is the same.

    >>> likeness([Counter("ab"), Counter("a"), Counter("c")], lambda unit: 1).round(2).tolist()
    [[1.0, 0.71, 0.0], [0.71, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    units = sorted({unit for text in counted for unit in text})
    place = {unit: at for at, unit in enumerate(units)}
    matrix = np.zeros((len(counted), len(place)))
    for row, text in enumerate(counted):
        for unit, number in text.items():
            matrix[row, place[unit]] = np.sqrt(number) * rarity(unit)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return matrix @ matrix.T


def evidence(alike, marks, known):
    """The features of every answer to one question, from the likeness and the known marks."""
    others = np.tile(known, (len(known), 1)) & ~np.eye(len(known), dtype=bool)
    share = (others @ marks + PRIOR * STRENGTH) / (others.sum(1) + STRENGTH)
    columns = []
    for power in POWERS:
        weight = np.where(others, alike**power, 0.0)
        columns.append((weight @ marks + FAINT * share) / (weight.sum(1) + FAINT) - share)
    right = np.where(others & (marks > 0.5), alike, 0.0)
    wrong = np.where(others & (marks <= 0.5), alike, 0.0)
    columns.append(right.max(1) - wrong.max(1))
    columns.append(np.sort(right)[:, -TOP:].mean(1) - np.sort(wrong)[:, -TOP:].mean(1))
    return np.column_stack(columns)
