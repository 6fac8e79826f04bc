"""Figures as they stand in a sentence: exact values with what they count; rounded only when they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.domain.exact import MOST_DECIMALS
from tracker.domain.period import Period
from tracker.domain.words import Words

Exact = Fraction | Decimal | int


@dataclass(frozen=True)
class Quantity:
    """So many of something: `58 места`. Without `decimals` the digits the value has, at most six."""

    value: Exact
    unit: Words | None = None
    decimals: int | None = None

    def __str__(self) -> str:
        number = str(rounded(self.value, self.decimals))
        return f"{number} {self.unit.en}" if self.unit else number


@dataclass(frozen=True)
class Percent:
    """`value` is in per cent: 51 is 51 %."""

    value: Exact
    decimals: int | None = 0

    def __str__(self) -> str:
        return f"{rounded(self.value, self.decimals)}%"


@dataclass(frozen=True)
class Points:
    """A difference of two percentages."""

    value: Exact
    decimals: int | None = 1

    def __str__(self) -> str:
        return f"{rounded(self.value, self.decimals)} pp"


@dataclass(frozen=True)
class Signed:
    """A change: its plus is written too."""

    of: Quantity | Percent | Points

    def __str__(self) -> str:
        return f"+{self.of}" if self.of.value > 0 else str(self.of)


@dataclass(frozen=True)
class Term:
    """A number within a formula: in brackets when it is negative."""

    value: Exact
    decimals: int | None = None

    def __str__(self) -> str:
        number = rounded(self.value, self.decimals)
        return f"({number})" if number < 0 else str(number)


@dataclass(frozen=True)
class Span:
    """Neighbouring periods of one frequency, both ends included: `2. и 3. тримесечие 2015 г.`"""

    first: Period
    last: Period

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def rounded(value: Exact, decimals: int | None = None) -> Decimal:
    """Half away from zero, and never a negative nought. Without `decimals` the digits the value has."""
    exact = Fraction(value)
    places = digits(exact) if decimals is None else decimals
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    negative = exact < 0 and whole > 0
    return Decimal((int(negative), tuple(int(digit) for digit in str(whole)), -places))


def digits(value: Exact, most: int = MOST_DECIMALS) -> int:
    """How many decimals write the value exactly, at most so many."""
    exact = Fraction(value)
    return next((places for places in range(most) if (exact * 10**places).denominator == 1), most)
