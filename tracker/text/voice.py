"""Sentences, numbers, dates and periods in one language: what pages and reports say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tracker.domain.figure import Value
from tracker.domain.period import Period
from tracker.domain.quantity import Quantity, digits
from tracker.domain.words import Words
from tracker.errors import Message, say
from tracker.text.dates import Style, format_date, format_moment, part_name, period_name
from tracker.text.numbers import format_number, format_percent, format_quantity
from tracker.text.render import render, shown
from tracker.text.words import words

Number = Fraction | Decimal | int


@dataclass(frozen=True)
class Voice:
    lang: str = "bg"

    def __call__(self, message: Message) -> str:
        return render(message, self.lang)

    def name(self, member: Enum) -> str:
        return words(member)[self.lang]

    def number(self, value: Number, decimals: int = 0) -> str:
        return format_number(value, decimals, self.lang)

    def quantity(self, value: Number, unit: Words | None, decimals: int = 0) -> str:
        return format_quantity(Quantity(value, unit, decimals), self.lang)

    def unit(self, value: Number, unit: Words, decimals: int = 0) -> str:
        """What the number counts, in the form that the number asks for."""
        return self.quantity(value, unit, decimals).removeprefix(self.number(value, decimals)).strip("\u00a0")

    def figure(self, value: Value | None, decimals: int = 0) -> str:
        """What a unit reported, whatever its type: `decimals` at least, and none cut off."""
        match value:
            case bool():
                return self(say("yes") if value else say("no"))
            case Decimal():
                return self.number(value, max(decimals, digits(value)))
            case date():
                return self.day(value)
        return shown(value, self.lang) if value is not None else ""

    def typed(self, value: Value | None, decimals: int = 0) -> str:
        """As it stands in a field, to be read back: an English comma would be taken for a decimal one."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        text = self.figure(value, decimals)
        return text.replace(",", "") if self.lang == "en" and isinstance(value, Decimal) else text

    def percent(self, share: Number) -> str:
        return format_percent(Fraction(share) * 100, 0, self.lang)

    def day(self, day: date) -> str:
        """A date in a column or on a chart."""
        return format_date(day, self.lang, "short")

    def date(self, day: date) -> str:
        return format_date(day, self.lang)

    def moment(self, moment: datetime) -> str:
        """By the clock of the office, which is the server's."""
        return format_moment(moment.astimezone(), self.lang)

    def time(self, moment: datetime) -> str:
        return f"{moment.astimezone():%H:%M}"

    def period(self, period: Period) -> str:
        return period_name(period, self.lang)

    def period_short(self, period: Period) -> str:
        return period_name(period, self.lang, "short")

    def period_beside(self, period: Period, beside: Period, style: Style = "long") -> str:
        """`2. тримесечие`, where the year is that of the period beside it."""
        part = part_name(period, self.lang, style) if period.year == beside.year else ""
        return part or period_name(period, self.lang, style)

    def period_tick(self, period: Period) -> str:
        return period_name(period, self.lang, "axis")
