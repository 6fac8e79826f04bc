"""What stands behind an indicator of the made-up office: its series, targets, units and reported figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.figure import CellState
from tracker.domain.indicator import Measure
from tracker.domain.period import Period
from tracker.domain.status import Progress, Status
from tracker.domain.target import Path, Target
from tracker.domain.words import Words
from tracker.services.views import FigureRow, IndicatorRow, SeriesPoint

NOW = Period.parse("2015Q3")
ELEMENT = DataElement(
    "capacity", Words("Капацитет", "Capacity"), Type.COUNT, OverTime.LAST, OverUnits.SUM, unit=Words("места", "places")
)
UNITS = tuple(
    Unit(f"sz-{i}", Words(name, name))
    for i, name in enumerate(
        (
            "Център за обществена подкрепа",
            "Дневен център за деца и младежи с увреждания „Св. св. Козма и Дамян“",
            "Кризисен център",
            "ДДУИ с. Петрово",
        )
    )
)
STATES = (CellState.REPORTED, CellState.MISSING, CellState.NOT_APPLICABLE, CellState.WITHHELD, CellState.NOT_DUE)


def targets_of(row: IndicatorRow) -> tuple[Path | None, tuple[Target, ...]]:
    if row.indicator.measure in (Measure.MILESTONE, Measure.TEXT):
        return None, ()
    if row.indicator.code == "petrovo-capacity":
        return Path.STEP, (Target(Decimal(35), due=date(2015, 1, 1)), Target(Decimal(0), due=date(2015, 12, 31)))
    if row.progress.target is None:
        return Path.LEVEL, ()
    value = Decimal(row.progress.target.numerator) / row.progress.target.denominator
    if row.indicator.path is Path.STEP:
        return Path.STEP, (Target(value, due=date(2015, 1, 1)),)
    path = Path.LEVEL if row.indicator.measure in (Measure.RATIO, Measure.CHANGE) else Path.ACCUMULATE
    return path, (Target(value, Period.parse("2015")),)


def series(row: IndicatorRow) -> tuple[SeriesPoint, ...]:
    """The eight quarters up to now and the one to come; what counts up does so within each year."""
    path, targets = targets_of(row)
    values: list[Fraction | None] = [None] * (7 - len(row.spark)) + list(row.spark)
    points, total = [], Fraction(0)
    for i, value in enumerate(values):
        period = NOW.shift(i - 6)
        total = Fraction(0) if period.index == 1 else total
        total += value or 0
        actual = total if path is Path.ACCUMULATE and value is not None else value
        points.append(SeriesPoint(period, _judged(row, period, actual, path, targets), provisional=False))
    return (*points[:-1], replace(points[-1], progress=row.progress),
            SeriesPoint(NOW.shift(1), _judged(row, NOW.shift(1), None, path, targets), provisional=True))


def _judged(
    row: IndicatorRow, period: Period, actual: Fraction | None, path: Path | None, targets: tuple[Target, ...]
) -> Progress:
    status = Status.NO_DATA if actual is None else Status.ON_TRACK
    owed = None
    if path is Path.ACCUMULATE and targets and period.year == 2015:
        owed = Fraction(targets[0].value) * period.index / 4
    return Progress(
        row.indicator.code,
        period,
        status,
        actual=actual,
        target_to_date=owed,
        reported=int(actual is not None),
        expected=1,
    )


def units(row: IndicatorRow) -> tuple[tuple[Unit, Progress], ...]:
    if row.indicator.measure is Measure.MILESTONE:
        return ()
    empty = Progress(row.indicator.code, NOW, Status.NO_DATA, expected=1)
    return tuple(zip(UNITS, (row.progress, replace(row.progress, ratio=Fraction(-1, 5), status=Status.OFF_TRACK),
                             replace(row.progress, ratio=Fraction(3, 2), status=Status.ACHIEVED), empty), strict=True))


def figures(row: IndicatorRow) -> tuple[FigureRow, ...]:
    if not row.spark:
        return ()
    days = (date(2015, 10, 8), date(2015, 10, 12))
    cells = [
        FigureRow(
            ELEMENT,
            UNITS[i % 4],
            NOW.shift(-(i // 4)),
            None,
            STATES[i % 5],
            Decimal(i) if i % 5 == 0 else None,
            "поправено от 64: Заповед № 118" if i == 5 else None,
            *(days if i % 5 == 0 else (None, None)),
        )
        for i in range(48)
    ]
    split = [
        FigureRow(ELEMENT, UNITS[0], NOW, f"sex={sex}", CellState.REPORTED, Decimal(value), None, *days)
        for sex, value in (("f", 52), ("m", 45))
    ]
    return (*cells, *split)
