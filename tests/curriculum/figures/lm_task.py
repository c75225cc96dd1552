"""Figures of the concept lm-task, worked out from the course's names."""

from collections import Counter

from tests.curriculum.names_model import pairs

SHANNON_YEAR = 1951  # M002


def goes_on(names: list[str], beginning: str) -> Counter[str]:
    """What comes next in the names that begin so; "." is the end of the name."""
    return Counter((name + ".")[len(beginning)] for name in names if name.startswith(beginning))


def figures(names: list[str]) -> dict[str, str]:
    after_q = Counter(two for one, two in pairs(names) if one == "q")
    after_jo = goes_on(names, "jo")
    after_mar = goes_on(names, "mar")
    return {
        "names_total": f"{len(names):,}",
        "q_total": str(after_q.total()),
        "q_u": str(after_q["u"]),
        "q_a": str(after_q["a"]),
        "q_i": str(after_q["i"]),
        "q_stop": str(after_q["."]),
        "jo_total": str(after_jo.total()),
        "jo_s": str(after_jo["s"]),
        "jo_n": str(after_jo["n"]),
        "jo_stop": str(after_jo["."]),
        "jo_ways": str(len(after_jo)),
        "mar_total": str(after_mar.total()),
        "mar_i": str(after_mar["i"]),
        "mar_c": str(after_mar["c"]),
        "mar_g": str(after_mar["g"]),
        "always_i_wrong": str(after_mar.total() - after_mar["i"]),
        "benjamin_answers": str(len("benjamin") + 1),
        "hannah_answers": str(len("hannah") + 1),
        "kala_answers": str(len("kala") + 1),
        "shannon_year": str(SHANNON_YEAR),
    }
