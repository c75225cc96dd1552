"""Figures of the concept row-probs, worked out from the course's names."""

from tests.curriculum.names_model import SYMBOLS, pairs, rows, table

PUBLIC_FIRST_A = "0.138"  # M023: 4,410 of the 32,033 names of the public list
PUBLIC_NAMES = "32,033"  # M021


def figures(names: list[str]) -> dict[str, str]:
    counts = table(names)
    chances = rows(counts)

    def place(pair: str) -> tuple[int, int]:
        return SYMBOLS.index(pair[0]), SYMBOLS.index(pair[1])

    def cell(pair: str) -> str:
        return str(int(counts[place(pair)]))

    def row_sum(symbol: str) -> str:
        return f"{int(counts[SYMBOLS.index(symbol)].sum()):,}"

    def probability(pair: str) -> str:
        return f"{chances[place(pair)]:.3f}"

    row_v = {f"count_v{two}": cell(f"v{two}") for two in "iaeoryknv" if cell(f"v{two}") != "0"}
    row_j = {f"p_j{two}": probability(f"j{two}") for two in "aouiec"}
    return {
        **row_v,
        **row_j,
        "names_total": f"{len(names):,}",
        "pairs_total": f"{len(pairs(names)):,}",
        "symbols": str(len(SYMBOLS)),
        "count_an": cell("an"),
        "row_a": row_sum("a"),
        "column_a": f"{int(counts[:, SYMBOLS.index('a')].sum()):,}",
        "p_an": probability("an"),
        "count_qu": cell("qu"),
        "row_q": row_sum("q"),
        "p_qu": probability("qu"),
        "p_qa": probability("qa"),
        "p_qi": probability("qi"),
        "p_q_stop": probability("q."),
        "count_first_a": cell(".a"),
        "p_first_a": probability(".a"),
        "public_names": PUBLIC_NAMES,
        "public_first_a": PUBLIC_FIRST_A,
        "count_xi": cell("xi"),
        "row_x": row_sum("x"),
        "p_xa": f"{chances[place('xa')]:.2f}",
        "count_za": cell("za"),
        "row_z": row_sum("z"),
        "count_v_stop": cell("v."),
        "row_v": row_sum("v"),
        "p_vi": probability("vi"),
        "p_j_stop": probability("j."),
    }
