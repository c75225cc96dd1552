"""Figures of the concept past-exams: what kinds of question there were, by number and by points.

Knows three made-up papers. Does not know the texts that quote the figures.
"""

KINDS = {"compute": 6, "explain": 12, "prove": 3, "flaw": 3}  # questions of three past exams
POINTS = {"compute": 18, "explain": 48, "prove": 12, "flaw": 12}  # the points of the same
PROOFS = {"compute": (5, 8), "prove": (2, 30), "essay": (1, 20)}  # questions, points each
CASES = {"define": (6, 6), "case": (2, 27)}


def share(paper: dict[str, tuple[int, int]], kind: str) -> float:
    """What part of all points a kind of question gets, in per cent."""
    points = {name: number * each for name, (number, each) in paper.items()}
    return 100 * points[kind] / sum(points.values())


def figures() -> dict[str, str]:
    questions, points = sum(KINDS.values()), sum(POINTS.values())
    return {
        "questions": str(questions),
        "explain_questions": str(KINDS["explain"]),
        "compute_share": f"{100 * KINDS['compute'] / questions:.0f}%",
        "explain_share": f"{100 * KINDS['explain'] / questions:.0f}%",
        "points": str(points),
        "explain_points": str(POINTS["explain"]),
        "explain_points_share": f"{100 * POINTS['explain'] / points:.0f}%",
        "proof_each": str(PROOFS["prove"][1]),
        "essay_each": str(PROOFS["essay"][1]),
        "proof_points": str(2 * PROOFS["prove"][1]),
        "proof_paper": str(sum(n * each for n, each in PROOFS.values())),
        "proof_share": f"{share(PROOFS, 'prove'):.0f}%",
        "case_each": str(CASES["case"][1]),
        "case_points": str(2 * CASES["case"][1]),
        "case_paper": str(sum(n * each for n, each in CASES.values())),
        "case_share": f"{share(CASES, 'case'):.0f}%",
    }
