"""Where the year will end: said only where the series has earned it, and never less than is already known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import outlook as backtest
from tracker.domain.outlook import FEWEST, Outlook, Pace, Silent, outlook

SLOPE = [10.0, 12, 14, 16, 18, 20, 22, 24, 26]
values = st.lists(st.floats(0, 1000).map(lambda value: round(value, 2)), min_size=FEWEST, max_size=30)


def quarters(known: list[float | None], ahead: int = 3, *, adds_up: bool = True) -> Outlook | Silent:
    return outlook(Pace(known, 4, ahead, adds_up))


def test_seven_quarters_are_too_few_and_eight_are_not() -> None:
    assert quarters([5.0] * 7) is Silent.TOO_FEW
    assert isinstance(quarters([5.0] * 8), Outlook)


def test_a_gap_begins_the_row_anew() -> None:
    assert quarters([*SLOPE, None, 28, 30]) is Silent.TOO_FEW
    assert isinstance(quarters([3, None, *SLOPE]), Outlook)


def test_mostly_nought_has_no_pace() -> None:
    assert quarters([0, 0, 3, 0, 0, 2, 0, 1, 0]) is Silent.MOSTLY_NOUGHT


def test_a_year_that_is_over_has_a_figure_and_no_estimate() -> None:
    assert quarters(list(SLOPE), ahead=0) is Silent.YEAR_OVER


def test_what_never_changes_is_told_without_doubt() -> None:
    assert quarters([25.0] * 9) == Outlook(100, 100, 100, 9, seasonal=False)
    assert quarters([25.0] * 9, adds_up=False) == Outlook(25, 25, 25, 9, seasonal=False)


def test_a_slope_goes_on() -> None:
    found = quarters(list(SLOPE), adds_up=False)
    assert isinstance(found, Outlook)
    assert 26 < found.low < found.expected < found.high < 36


def test_three_years_of_seasons_come_again() -> None:
    found = quarters([10, 20, 30, 90, 11, 19, 31, 92, 10, 21, 30, 91, 10], ahead=3)
    assert isinstance(found, Outlook)
    assert found.seasonal
    assert found.expected == pytest.approx(152, rel=0.1)


@given(values, st.integers(1, 4))
def test_a_sum_never_falls_below_what_was_reported(known: list[float], ahead: int) -> None:
    found = quarters(list(known), ahead)
    if isinstance(found, Outlook):
        this_year = sum(known[len(known) - (4 - ahead):])
        assert this_year - 1e-6 <= found.low <= found.expected <= found.high


@given(values, st.integers(1, 4), st.floats(0.01, 100))
def test_the_unit_of_measure_does_not_matter(known: list[float], ahead: int, times: float) -> None:
    found, scaled = quarters(list(known), ahead), quarters([value * times for value in known], ahead)
    if isinstance(found, Outlook) and isinstance(scaled, Outlook) and found.seasonal == scaled.seasonal:
        assert scaled.expected == pytest.approx(found.expected * times, rel=1e-3, abs=1e-3 * times)


@pytest.fixture(scope="module")
def rows() -> list[backtest.Row]:
    return list(backtest.rows())


def test_the_page_of_the_method_shows_the_backtest_of_this_method(rows: list[backtest.Row]) -> None:
    assert backtest.table(rows) in backtest.DOCS.read_text()


def test_the_interval_holds_seven_in_ten_even_of_what_wanders(rows: list[backtest.Row]) -> None:
    for row in rows:
        assert row.coverage >= 0.7, row
