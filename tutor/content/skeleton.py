"""The files of a course that nobody has written yet: every field, with what to write there.

Knows the order in which a teacher fills them in. All concepts are drafts, and what is still to be
written is commented out, so that `lint` has nothing to say until the author has.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import yaml


@dataclass(frozen=True)
class Step:
    """One concept to be: `requires` maps earlier steps to what of them it needs."""

    id: str
    title: str
    requires: Mapping[str, str]


@dataclass(frozen=True)
class Plan:
    """What a teacher said about a course to be; texts are in the first of `languages`."""

    id: str
    title: str
    goal: str
    languages: tuple[str, ...]
    steps: tuple[Step, ...]


def name_of(title: str) -> str:
    """A title as an id, empty when no letter a-z or digit is in it.

    >>> name_of("Crème brûlée, twice!"), name_of("发酵")
    ('creme-brulee-twice', '')
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def files(plan: Plan) -> dict[str, str]:
    """The text of each file, by its name in the course's folder."""
    made = {"course.yaml": _course(plan)}
    for step in plan.steps:
        made[f"concepts/{step.id}.yaml"] = _concept(plan, step)
    return made


def _course(plan: Plan) -> str:
    lines = [
        f"id: {plan.id}",
        f"title: {_text(plan.title, plan.languages)}",
        f"goal: {_text(plan.goal, plan.languages)}",
        f"languages: [{', '.join(plan.languages)}]",
        "# What a learner should bring; take the # away when you have written it.",
        f"# assumes: {_blank(plan.languages)}",
    ]
    return "\n".join(lines) + "\n"


def _concept(plan: Plan, step: Step) -> str:
    blank = _blank(plan.languages)
    listed = _lists(plan.languages)
    requires = "".join(
        f"  {one}: {_text(reason, plan.languages)}\n" for one, reason in step.requires.items()
    )
    return f"""\
id: {step.id}
# Draft while you write. Change it to live when `tutor course lint` is content.
status: draft
title: {_text(step.title, plan.languages)}
requires:{chr(10) + requires.rstrip() if requires else " {}"}

# Fill in from here: write your text between the quotes and take the # away.
# docs/teachers.md explains every field and shows a whole concept.

# The new words of this step, with all their spellings. [] for none.
# introduces:
#   - {listed}

# The problem, so concrete that it hurts a little, in 80 words or fewer. No solution in it.
# pain: {blank}

# One question that can be tried without the solution, and what a good guess would notice.
# guess:
#   ask: {blank}
#   look_for: {blank}

# The whole idea in one sentence; then the rest, in 90 words or fewer.
# solution:
#   first: {blank}
#   then: {blank}

# A worked example with real numbers or things.
# example: {blank}

# Wrong ideas that people have: how one sees it, and what you say to it, kindly and precisely.
# misconceptions:
#   - id: a-short-name
#     shows: {blank}
#     reply: {blank}

# The questions: at least four of kind choice, number or order, of two kinds.
# items:
#   - id: a-name
#     kind: choice
#     ask: {blank}
#     options:
#       - {_blank(plan.languages, "right: true")}
#       - {_blank(plan.languages, "misconception: a-short-name")}
#       - {blank}
#     hints:
#       - {blank}
#     after: {blank}
#   - id: another
#     kind: number
#     ask: {blank}
#     answer: 0
#     tolerance: 0
#     unit: ""

# An explanation in the learner's own words, the key points to find in it, and answers to try.
# explain:
#   ask: {blank}
#   key_points:
#     - id: a-name
#       point: {blank}
#       say: {listed}
#   right: {listed}
#   wrong: {listed}
"""


def _text(text: str, languages: tuple[str, ...]) -> str:
    """A text in the first language, as one line of YAML; the others are to be translated."""
    pairs = [f"{lang}: {_quoted(text)}" for lang in languages]
    return "{" + ", ".join(pairs) + "}"


def _quoted(text: str) -> str:
    line = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6)
    return line.strip()


def _blank(languages: tuple[str, ...], more: str = "") -> str:
    pairs = [f'{lang}: ""' for lang in languages]
    return "{" + ", ".join([*pairs, *([more] if more else [])]) + "}"


def _lists(languages: tuple[str, ...]) -> str:
    return "{" + ", ".join(f'{lang}: [""]' for lang in languages) + "}"
