"""From an indicator's cells to the pace its year is foreseen by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.build import define, element, figures, ratio, total, unit
from tracker.domain.evaluate import Evaluation
from tracker.domain.figure import Cells
from tracker.domain.indicator import Base, Indicator, Measure
from tracker.domain.outlook import Outlook, Silent
from tracker.domain.pace import outlook_of
from tracker.domain.period import Frequency, Period

EACH = [10, 20, 30, 40, 12, 22, 32, 42, 14, 24]
"""Ten quarters from 2013Q1 on."""
AT = Period.parse("2015Q2")


def lines(values: list[object], name: str = "cons", whose: str = "a") -> str:
    return "\n".join(f"{name} {whose} {2013 + i // 4}Q{i % 4 + 1} {value}"
                     for i, value in enumerate(values) if value is not None)


def foreseen(text: str, of: Indicator | None = None, elements: object = None, units: object = None,
             at: Period = AT, since: int | None = None) -> Outlook | Silent:
    definitions = define(of or total(), elements or [element(minimum=Decimal(0))], units or [unit("a")])
    indicator = definitions.indicators["x"]
    return outlook_of(definitions, Evaluation(definitions, indicator, Cells.of(figures(text))), at, since)


def test_a_sum_begins_with_what_the_year_brought_and_goes_on() -> None:
    found = foreseen(lines(EACH))
    assert isinstance(found, Outlook)
    assert found.periods == 10
    assert found.low >= 14 + 24


def test_a_level_ends_where_its_last_period_will_stand() -> None:
    found = foreseen(lines([50] * 10), elements=[element(way="last")])
    assert found == Outlook(50, 50, 50, 10, seasonal=False)


def test_a_quarter_in_which_one_of_two_units_is_silent_begins_the_row_anew() -> None:
    both = lines(EACH) + "\n" + lines([*EACH[:3], None, *EACH[4:]], whose="b")
    assert foreseen(both, units=[unit("a"), unit("b")]) is Silent.TOO_FEW
    assert isinstance(foreseen(lines(EACH) + "\n" + lines(EACH, whose="b"), units=[unit("a"), unit("b")]), Outlook)


@pytest.mark.parametrize("days", [{"opened": date(2013, 7, 1)}, {"closed": date(2013, 6, 30)}])
def test_a_unit_that_opens_or_closes_begins_the_row_anew(days: dict[str, date]) -> None:
    found = foreseen(lines(EACH) + "\n" + lines([None if "opened" in days else 1] * 2 + [1] * 8, whose="b"),
                     units=[unit("a"), unit("b", **days)])
    assert isinstance(found, Outlook)
    assert found.periods == 8


def test_what_was_defined_otherwise_does_not_count() -> None:
    assert foreseen(lines(EACH), since=2014) is Silent.TOO_FEW


def test_after_the_last_quarter_there_is_nothing_to_foresee() -> None:
    assert foreseen(lines([*EACH, 34, 44]), at=Period.parse("2015Q4")) is Silent.YEAR_OVER


LEVEL, ACT = element("num", "last"), element("den", "last", until_changed=True)


def test_a_share_of_levels_has_a_pace_even_where_an_act_sets_the_whole() -> None:
    found = foreseen(lines(EACH, "num") + "\nden a 2013Q1 100", ratio(), [LEVEL, ACT])
    assert isinstance(found, Outlook)
    assert found.periods == 10


@pytest.mark.parametrize(("of", "elements"), [
    (total(), [element(way="last", until_changed=True)]),
    (total(), [element(way="max")]),
    (total(), [element(units="none")]),
    (total(since=2013), [element()]),
    (replace(total(), measure=Measure.CHANGE, base=Base.PREVIOUS_YEAR), [element()]),
    (ratio(), [element("num"), element("den")]),
])
def test_what_has_no_pace_of_its_own_is_left_alone(of: Indicator, elements: list[object]) -> None:
    assert foreseen(lines(EACH), of, elements) is Silent.UNSUITED


@pytest.mark.parametrize(("period", "owed"), [("2015Q1", False), ("2015Q2", True), ("2015Q4", False)])
def test_a_unit_owes_from_the_day_it_opens_to_the_day_it_closes(period: str, owed: bool) -> None:
    of = total()
    found = define(of, [element()], [unit("a", opened=date(2015, 4, 1), closed=date(2015, 9, 30))])
    assert Evaluation(found, of, Cells.of([])).owes(Period.parse(period)) is owed


@pytest.mark.parametrize(("period", "owed"), [("2015Q3", False), ("2015Q4", True)])
def test_what_is_reported_once_a_year_is_owed_when_the_year_ends(period: str, owed: bool) -> None:
    of = total()
    found = define(of, [element(frequency=Frequency.YEAR)], [unit("a")])
    assert Evaluation(found, of, Cells.of([])).owes(Period.parse(period)) is owed
