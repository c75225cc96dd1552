"""Small sums worked out safely: what `26 + 1`, `27^2` or `ln 27` comes to.

Knows + - * / ^, "out of" (written @), brackets, percent signs and a few functions, on operands
that may have several readings each. Does not read text; `tutor.core.numerals` hands it tokens.
Everything is floating point and bounded, so that 9^9^9 ends at once.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Readings = tuple[float, ...]
"""Every number that one piece of text may mean."""

_MOST_TOKENS = 40
_MOST_READINGS = 8
_LARGEST_POWER = 400
_FACTORS = ("*", "/", "@")


class NotArithmetic(Exception):
    """A run of signs is no arithmetic that is done here."""


@dataclass(frozen=True)
class Token:
    """One number, operator or function name; a number carries its readings.

    `begin` and `end` say where it stands in the text it was read from.
    """

    kind: str
    text: str
    readings: Readings = ()
    begin: int = 0
    end: int = 0


def work_out(run: Sequence[Token]) -> Readings:
    """Every value of a run of tokens; raises NotArithmetic when it has none.

    >>> one, plus = Token("number", "1", (1.0,)), Token("operator", "+")
    >>> work_out([Token("number", "26", (26.0,)), plus, one])
    (27.0,)
    """
    return _Arithmetic(run).readings()


class _Arithmetic:
    """Works out one run of tokens, weakest operator first; every operand has several readings."""

    def __init__(self, run: Sequence[Token]) -> None:
        self._run = run
        self._at = 0
        signs = {token.text for token in run}
        # "3 - 4" is more often a range than a subtraction; beside other signs it is one.
        self._subtracts = bool(signs & {"*", "^"}) or {"/", "("} <= signs

    def readings(self) -> Readings:
        if len(self._run) > _MOST_TOKENS:
            raise NotArithmetic
        values = self._sum()
        if self._at < len(self._run):
            raise NotArithmetic
        return values

    def _next_is(self, *texts: str) -> bool:
        return self._at < len(self._run) and self._run[self._at].text in texts

    def _next(self, *texts: str) -> str | None:
        if self._next_is(*texts):
            self._at += 1
            return self._run[self._at - 1].text
        return None

    def _sum(self) -> Readings:
        values = self._product()
        while sign := self._next("+", "-"):
            if sign == "-" and not self._subtracts:
                raise NotArithmetic
            operate = _subtract if sign == "-" else _add
            values = _combine(operate, values, self._product())
        return values

    def _product(self) -> Readings:
        values = self._signed()
        while sign := self._next(*_FACTORS):
            following = self._signed()
            if sign == "@":
                values = _part(values, following)
            else:
                values = _combine(_divide if sign == "/" else _multiply, values, following)
        return values

    def _signed(self) -> Readings:
        if self._next("-"):
            return tuple(-value for value in self._power())
        return self._power()

    def _power(self) -> Readings:
        base = self._operand()
        if self._next("^"):
            return _combine(_raise, base, self._signed())
        return base

    def _operand(self) -> Readings:
        is_factor = self._at > 0 and self._run[self._at - 1].text in _FACTORS
        if self._next("("):
            values = self._sum()
            if not self._next(")"):
                raise NotArithmetic
        elif self._at < len(self._run) and self._run[self._at].kind == "call":
            values = self._called()
        elif self._at < len(self._run) and self._run[self._at].readings:
            values = self._run[self._at].readings
            self._at += 1
        else:
            raise NotArithmetic
        while self._next("%"):
            is_factor = is_factor or self._next_is(*_FACTORS)
            # "80% * 32033" takes a share; alone, "80%" may also be 80 of the unit percent.
            values = tuple(
                one
                for value in values
                for one in ((value / 100,) if is_factor else (value / 100, value))
            )
        return values

    def _called(self) -> Readings:
        name = self._run[self._at].text
        self._at += 1
        arguments = self._operand()
        functions = _FUNCTIONS[name.replace("_", "")]
        return _checked(lambda: (function(one) for function in functions for one in arguments))


def _add(a: float, b: float) -> float:
    return a + b


def _subtract(a: float, b: float) -> float:
    return a - b


def _part(left: Readings, right: Readings) -> Readings:
    """ "80% of 50" is 40; "19 of 25" is a share, or the 19 that are meant."""
    shares = tuple(one for one in left if 0 < one < 1)
    if shares:
        return _combine(_multiply, shares, right)
    counted = tuple(one for one in left if 1 < one < min(right))
    return (*_combine(_divide, left, right), *counted)


def _multiply(a: float, b: float) -> float:
    return a * b


def _divide(a: float, b: float) -> float:
    return a / b


def _raise(a: float, b: float) -> float:
    if abs(b) > _LARGEST_POWER:
        raise NotArithmetic
    return math.pow(a, b)


_FUNCTIONS: dict[str, tuple[Callable[[float], float], ...]] = {
    "ln": (math.log,),
    "loge": (math.log,),
    "log": (math.log, math.log10),
    "lg": (math.log10, math.log2),
    "log2": (math.log2,),
    "log10": (math.log10,),
    "exp": (math.exp,),
    "sqrt": (math.sqrt,),
}


def _combine(operate: Callable[[float, float], float], left: Readings, right: Readings) -> Readings:
    return _checked(lambda: (operate(a, b) for a in left for b in right))


def _checked(work: Callable[[], Iterator[float]]) -> Readings:
    try:
        values = tuple(dict.fromkeys(work()))
    except (ArithmeticError, ValueError):
        raise NotArithmetic from None
    if not values or any(math.isnan(value) for value in values):
        raise NotArithmetic
    return values[:_MOST_READINGS]
