"""Figures as cells: the words that are read, and the number a workbook holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.domain.indicator import Indicator, Measure
from tracker.domain.quantity import Percent, Points, Quantity, Signed
from tracker.domain.status import Progress, Status
from tracker.domain.words import Words
from tracker.report.model import Cell
from tracker.services.records import number
from tracker.text.render import shown
from tracker.text.voice import Voice

DASH = "—"
NOTHING = Cell(DASH)
GREEN, BLUE, AMBER, RED, GREY = "#0f7a5a", "#2171b5", "#a26000", "#b5341c", "#5f6c78"
COLOURS = {
    Status.ACHIEVED: GREEN, Status.ON_TRACK: BLUE, Status.PARTLY_ACHIEVED: AMBER, Status.AT_RISK: AMBER,
    Status.OFF_TRACK: RED, Status.NOT_ACHIEVED: RED}
DAY = "dd.mm.yyyy"


def is_percent(indicator: Indicator) -> bool:
    return indicator.unit is not None and indicator.unit.en == "%"


def of_measure(indicator: Indicator, value: Fraction | Decimal | None, voice: Voice, beside: str = "") -> Cell:
    """A figure of the indicator, its sign with it where it is a percentage; `beside` stands under it."""
    if value is None:
        return NOTHING
    unit = indicator.unit if is_percent(indicator) else None
    text = voice.quantity(value, unit, indicator.decimals)
    return Cell(f"{text} {beside}".strip(), exact(value), shape=shape(indicator.decimals, percent=unit is not None))


def exact(value: Fraction | Decimal) -> Decimal:
    """As `tracker progress` prints it."""
    return Decimal(str(number(Fraction(value))))


def shape(decimals: int, *, percent: bool = False) -> str:
    """How a workbook shows it: the figure of a percentage is in per cent already."""
    return "#,##0" + (f".{'0' * decimals}" if decimals else "") + ('" %"' if percent else "")


def count(value: int) -> Cell:
    return Cell(str(value), Decimal(value), shape="#,##0")


def day(value: date | None, voice: Voice) -> Cell:
    return Cell(voice.day(value), day=value, shape=DAY) if value else NOTHING


def status(progress: Progress, voice: Voice) -> Cell:
    return Cell(voice.name(progress.status), colour=COLOURS.get(progress.status, GREY))


def share(ratio: Fraction | None, voice: Voice) -> Cell:
    """How much of what was owed is done."""
    if ratio is None:
        return NOTHING
    return Cell(voice.percent(ratio), exact(ratio * 100), shape='#,##0" %"')


def actual(indicator: Indicator, progress: Progress, voice: Voice) -> Cell:
    if indicator.measure is Measure.MILESTONE:
        return day(progress.done_on, voice)
    return of_measure(indicator, progress.actual, voice)


def change(indicator: Indicator, before: Fraction | None, now: Fraction | None, voice: Voice) -> Cell:
    """`+20 (+25,0 %)`; between two percentages `+5,3 п.п.`."""
    if before is None or now is None or indicator.measure is Measure.MILESTONE:
        return NOTHING
    difference = now - before
    if is_percent(indicator):
        return Cell(shown(Signed(Points(difference)), voice.lang), exact(difference), shape="+#,##0.0;-#,##0.0;0")
    text = shown(Signed(Quantity(difference, None, indicator.decimals)), voice.lang)
    if before:
        text += f" ({shown(Signed(Percent(100 * difference / abs(before), 1)), voice.lang)})"
    return Cell(text, exact(difference), shape="+#,##0.##;-#,##0.##;0")


def words(text: Words | None, voice: Voice) -> Cell:
    return Cell(text[voice.lang]) if text else NOTHING


def lines(*texts: str) -> Cell:
    return Cell("\n".join(text for text in texts if text) or DASH)
