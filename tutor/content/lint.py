"""Lint: everything that can be said about a course before a learner sees it.

Knows all rules and puts their problems in order. Does not know how an answer is judged; the caller
brings that.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tutor.content.complaints import value_at
from tutor.content.draft import Draft, Page
from tutor.content.facts import FACTS_FILE, fact_files
from tutor.content.load import read_draft
from tutor.content.problem import Problem, shown
from tutor.content.rules import (
    chances,
    circles,
    closed_items,
    figures,
    identities,
    judge,
    links,
    liveness,
    model_answers,
    prerequisites,
    programs,
    questions,
    quotation,
    settled,
    sources,
    terms,
)
from tutor.content.settled import read_settled
from tutor.content.yaml import read_yaml

RULES = (
    identities,
    prerequisites,
    circles,
    liveness,
    links,
    sources,
    terms,
    questions,
    quotation,
    closed_items,
    chances,
    model_answers,
    figures,
)


def lint(path: Path, judging: judge.Judging | None = None) -> list[Problem]:
    """All problems of the course in a folder, by file and line; without `judging`, none of it."""
    draft, problems = read_draft(path)
    facts, found = _facts(path, draft)
    draft = replace(draft, facts=facts)
    problems += found
    for rule in RULES:
        problems += rule.check(draft)
    if judging is not None:
        problems += judge.check(draft, judging)
    problems += programs.check(draft, path)
    problems += settled.check(draft, read_settled(path), judging)
    if not draft.pages:
        words = "no concept", "files in `concepts`", "write the first one, `concepts/<id>.yaml`"
        problems.append(Problem(draft.course.file, 1, *words))
    return sorted(dict.fromkeys(problems))


def _facts(path: Path, draft: Draft) -> tuple[frozenset[str] | None, Sequence[Problem]]:
    """The ids of the facts that concepts may cite; None when the course has no list of facts."""
    named = Page(draft.course, "course").word("seeds")
    folder = path / named if named else path.resolve().parent.parent / "seeds"
    file = folder / FACTS_FILE
    if not file.is_file():
        if not named:
            return None, ()
        found = f"`seeds: {named}`, where there is no {FACTS_FILE}"
        advice = "correct the path; it starts from the folder of the course"
        line = draft.course.start("seeds")
        missing = Problem(draft.course.file, line, found, f"a folder with {FACTS_FILE}", advice)
        return None, (missing,)
    ids: set[str] = set()
    problems: list[Problem] = []
    for file in fact_files(folder):
        document = read_yaml(file)
        problems += document.problems
        facts = value_at(document.data, ("facts",))
        entries = facts if isinstance(facts, list) else document.data
        if not isinstance(entries, list):
            words = f"no list in {file.name}", "`facts:` with entries `- id: ...`", "add the list"
            return None, (*problems, Problem(shown(file), 1, *words))
        found_ids = (entry.get("id") for entry in entries if isinstance(entry, dict))
        ids.update(one for one in found_ids if isinstance(one, str))
    return frozenset(ids), problems
