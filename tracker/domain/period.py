"""Reporting periods: `2015`, `2015H1`, `2015Q3`, `2015-07`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Frequency(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def a_year(self) -> int:
        """How many of these make a year."""
        return _A_YEAR[self]


_A_YEAR = {Frequency.MONTH: 12, Frequency.QUARTER: 4, Frequency.HALF_YEAR: 2, Frequency.YEAR: 1}
_CODE = re.compile(r"(?P<year>[12]\d{3})(?:Q(?P<quarter>[1-4])|H(?P<half_year>[12])|-(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Period:
    """The `ordinal` counts the periods of its frequency since year nought, so that neighbours differ by one."""

    frequency: Frequency
    ordinal: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Raises ValueError on anything but the four notations."""
        return _parse(text)

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(Frequency.YEAR, year)

    @property
    def year(self) -> int:
        return self.ordinal // self.frequency.a_year

    @property
    def index(self) -> int:
        """Which one of its year, from 1."""
        return self.ordinal % self.frequency.a_year + 1

    @property
    def months(self) -> int:
        return 12 // self.frequency.a_year

    @property
    def end_month(self) -> int:
        """Months since year nought up to and including the last one of this period."""
        return (self.ordinal + 1) * self.months

    @property
    def start(self) -> date:
        return date(self.year, (self.index - 1) * self.months + 1, 1)

    @property
    def end(self) -> date:
        month = self.index * self.months
        return date(self.year, month, monthrange(self.year, month)[1])

    def shift(self, by: int) -> Period:
        return Period(self.frequency, self.ordinal + by)

    @property
    def year_earlier(self) -> Period:
        return self.shift(-self.frequency.a_year)

    def __str__(self) -> str:
        match self.frequency:
            case Frequency.YEAR:
                return f"{self.year}"
            case Frequency.HALF_YEAR:
                return f"{self.year}H{self.index}"
            case Frequency.QUARTER:
                return f"{self.year}Q{self.index}"
        return f"{self.year}-{self.index:02d}"


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    found = _CODE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year = int(found["year"])
    for frequency in (Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.MONTH):
        if found[frequency]:
            return Period(frequency, year * frequency.a_year + int(found[frequency]) - 1)
    return Period(Frequency.YEAR, year)


def last_closed(frequency: Frequency, at: Period) -> int:
    """Ordinal of the last period of `frequency` that has ended by the end of `at`."""
    return at.end_month * frequency.a_year // 12 - 1


def window(frequency: Frequency, at: Period, since: int | None = None) -> range:
    """Ordinals of the closed periods from January of the year of `at`, or of the year `since`, to its end."""
    return range((since or at.year) * frequency.a_year, last_closed(frequency, at) + 1)
