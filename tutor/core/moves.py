"""The tutor's moves that another voice may word: which message is which move.

Everything else is said as it was written: the idea, the worked example, answers and questions are
the authors' words, in which every figure was worked out and every reading was weighed.
"""

from collections.abc import Mapping
from typing import Literal

Move = Literal[
    "pain", "contrast", "nudge", "hint", "praise", "correction", "why", "pupil", "smalltalk"
]

MOVES: Mapping[str, Move] = {
    "pain": "pain",
    "contrast": "contrast",
    "nudge_guess_1": "nudge",
    "nudge_guess_2": "nudge",
    "nudge_1": "nudge",
    "nudge_2": "nudge",
    "nudge_bare_1": "nudge",
    "nudge_bare_2": "nudge",
    "hint": "hint",
    "right": "praise",
    "right_since": "praise",
    "wrong": "correction",
    "partly": "correction",
    "misconception": "correction",
    "points_shown": "correction",
    "points_missing": "correction",
    "point_missing": "correction",
    "unsure_more": "correction",
    "contradicted": "correction",
    "so_why": "why",
    "pupil": "pupil",
    "smalltalk": "smalltalk",
}
"""Message key -> move."""
