"""The figures of an indicator by category, period by period."""

from __future__ import annotations

from decimal import Decimal

from tests.domain.build import element, unit
from tracker.domain.element import Dimension
from tracker.domain.figure import CellState
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.services.breakdown import breakdowns
from tracker.services.views import FigureRow

SEX = Dimension("sex", Words("Пол", "Sex"), (("f", Words("жени", "women")), ("m", Words("мъже", "men"))))
USERS, HOME = element("users", "last"), unit("home")


def cell(period: str, state: CellState = CellState.REPORTED, category: str | None = None, value: int | None = None) -> FigureRow:
    return FigureRow(USERS, HOME, Period.parse(period), category, state, None if value is None else Decimal(value), None,
                     None, None)


def split(period: str) -> list[FigureRow]:
    return [cell(period, value=9), cell(period, category="sex=f", value=5), cell(period, category="sex=m", value=4)]


def test_a_period_that_was_due_and_is_missing_keeps_its_place_and_is_not_nought() -> None:
    rows = [*split("2015Q1"), cell("2015Q2", CellState.MISSING), *split("2015Q3"), cell("2015Q4", CellState.MISSING)]
    (found,) = breakdowns(rows, [SEX])
    assert [str(period) for period in found.periods] == ["2015Q1", "2015Q2", "2015Q3", "2015Q4"]
    assert found.sums == ((5, 4), None, (5, 4), None)
    assert found.units == (1, 1), "as of the latest that is told"


def test_what_was_not_due_or_lies_before_the_first_is_left_out() -> None:
    rows = [cell("2014Q4", CellState.MISSING), *split("2015Q1"), cell("2015Q2", CellState.NOT_DUE), *split("2015Q3")]
    (found,) = breakdowns(rows, [SEX])
    assert [str(period) for period in found.periods] == ["2015Q1", "2015Q3"]
