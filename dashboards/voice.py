"""What the pages say, in the reader's language: sentences, numbers, dates, periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dashboards._bg import BG
from tracker.domain.figure import Value
from tracker.domain.period import Frequency, Period
from tracker.domain.status import Status
from tracker.domain.words import Words
from tracker.errors import Message, say

Number = Fraction | Decimal | int
MINUS, HARD = "\u2212", "\u00a0"
MONTHS = {
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември".split(),
    "en": "January February March April May June July August September October November December".split(),
}
STATUS = {
    Status.ACHIEVED: say("Achieved"),
    Status.ON_TRACK: say("On track"),
    Status.PARTLY_ACHIEVED: say("Partly achieved"),
    Status.AT_RISK: say("At risk"),
    Status.OFF_TRACK: say("Off track"),
    Status.NOT_ACHIEVED: say("Not achieved"),
    Status.NO_DATA: say("No data"),
    Status.NOT_COMPUTABLE: say("Cannot be computed"),
    Status.NOT_DUE: say("Not due yet"),
    Status.NO_TARGET: say("No target"),
}


@dataclass(frozen=True)
class Voice:
    lang: str = "bg"

    def __call__(self, message: Message) -> str:
        values = {name: self.value(value) for name, value in message.values.items()}
        return self._form(message).format(**values)

    def _form(self, message: Message) -> str:
        many = message.plural is not None and message.count != 1
        english = message.plural if many and message.plural else message.text
        known = BG.get(message.text) if self.lang == "bg" else None
        if known is None:
            return english
        return known if isinstance(known, str) else known[many]

    def value(self, value: object) -> str:
        match value:
            case Message():
                return self(value)
            case Words():
                return value[self.lang]
            case Period():
                return self.period(value)
            case date():
                return self.date(value)
            case Fraction() | Decimal() | int():
                return self.number(value)
        return str(value)

    def number(self, value: Number, decimals: int = 0) -> str:
        """`1 234,5`: rounded half away from zero, with a no-break space and a real minus."""
        exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
        text = f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}".replace("-", MINUS)
        if not text.strip(f"{MINUS}0,."):
            text = text.lstrip(MINUS)
        return text.replace(",", HARD).replace(".", ",") if self.lang == "bg" else text

    def figure(self, value: Value | None, decimals: int = 0) -> str:
        """What a unit reported, whatever its type; `decimals` are the least, none is cut off."""
        match value:
            case bool():
                return self(say("yes") if value else say("no"))
            case Decimal():
                return self.number(value, max(decimals, -int(value.normalize().as_tuple().exponent)))
        return self.value(value)

    def percent(self, share: Number) -> str:
        return self.number(Fraction(share) * 100) + (HARD + "%" if self.lang == "bg" else "%")

    def date(self, day: date) -> str:
        return f"{day:%d.%m.%Y}{HARD}г." if self.lang == "bg" else f"{day.day}{HARD}{MONTHS['en'][day.month - 1]}{HARD}{day.year}"

    def day(self, day: date) -> str:
        """A date in a column: short, without its `г.`."""
        return f"{day:%d.%m.%Y}" if self.lang == "bg" else f"{day.day}{HARD}{MONTHS['en'][day.month - 1][:3]}{HARD}{day.year}"

    def period(self, period: Period) -> str:
        name = self._part(period, long=True)
        year = f"{period.year}{HARD}г." if self.lang == "bg" else f"{period.year}"
        return f"{name} {year}" if name else year

    def period_name(self, period: Period) -> str:
        """The period without its year, where the year is plain from the page."""
        return self._part(period, long=True) or self.period(period)

    def period_short(self, period: Period) -> str:
        name = self._part(period, long=False)
        return f"{name} {period.year}" if name else f"{period.year}"

    def period_short_name(self, period: Period, beside: Period) -> str:
        """`2. трим.`, where the year is that of the period beside it."""
        return (self._part(period, long=False) if period.year == beside.year else "") or self.period_short(period)

    def quantity(self, value: Number, unit: Words, decimals: int = 0) -> str:
        name = unit[self.lang]
        return self.number(value, decimals) + (f"{HARD}{name}" if name else "")

    def period_tick(self, period: Period) -> str:
        letter = {Frequency.QUARTER: "ТQ", Frequency.HALF_YEAR: "ПH"}.get(period.frequency)
        year = f"{period.year % 100:02d}"
        if letter:
            return f"{letter[self.lang == 'en']}{period.index} {year}"
        return f"{period.index:02d}.{year}" if period.frequency is Frequency.MONTH else f"{period.year}"

    def status(self, status: Status) -> str:
        return self(STATUS[status])

    def _part(self, period: Period, *, long: bool) -> str:
        bg = self.lang == "bg"
        match period.frequency:
            case Frequency.QUARTER:
                return (f"{period.index}.{HARD}" + ("тримесечие" if long else "трим.")) if bg else f"Q{period.index}"
            case Frequency.HALF_YEAR:
                return (f"{period.index}.{HARD}" + ("полугодие" if long else "полуг.")) if bg else f"H{period.index}"
            case Frequency.MONTH:
                return MONTHS[self.lang][period.index - 1]
        return ""
