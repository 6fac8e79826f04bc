"""What must be true of any figures, beside the worked cases."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import baseline, define, element, judge, ratio, target, total, unit
from tracker.domain.figure import Figure
from tracker.domain.indicator import Direction
from tracker.domain.judge import AFTER, BEFORE
from tracker.domain.period import Period
from tracker.domain.status import Status

QUARTERS = [Period.parse(f"{year}Q{q}") for year in (2014, 2015) for q in (1, 2, 3, 4)]
UNITS = ["a", "b", "c"]
numbers = st.integers(0, 500).map(Decimal)
cell = st.tuples(st.sampled_from(UNITS), st.sampled_from(QUARTERS))
reported = st.dictionaries(cell, numbers, max_size=24)
at = st.sampled_from(["2015Q1", "2015Q2", "2015Q3", "2015Q4"])
ways = st.sampled_from(["sum", "last", "mean", "max"])


def of(code, table):
    return [Figure(code, u, p, value) for (u, p), value in table.items()]


def office(indicator, *elements):
    return define(indicator, elements, [unit(code) for code in UNITS])


@given(reported, at, ways, st.randoms())
def test_the_order_of_figures_and_units_does_not_matter(table, period, way, chance):
    there = of("cons", table)
    back = chance.sample(there, len(there))
    indicator = total(targets=(target(300),), direction=Direction.DECREASE)
    turned = define(indicator, [element("cons", way)], [unit(code) for code in reversed(UNITS)])
    assert judge(office(indicator, element("cons", way)), there, period) == judge(turned, back, period)


@given(reported, at, ways)
def test_a_total_is_the_sum_of_its_units(table, period, way):
    definitions = office(total(), element("cons", way))
    parts = [judge(definitions, of("cons", table), period, code).actual for code in UNITS]
    known = [part for part in parts if part is not None]
    assert judge(definitions, of("cons", table), period).actual == (sum(known) if known else None)


@given(reported, reported, at)
def test_a_total_is_the_sum_of_its_elements_and_unknown_without_one_of_them(first, second, period):
    one, two = (judge(office(total(code), element(code)), of(code, table), period).actual
                for code, table in (("c1", first), ("c2", second)))
    both = judge(office(total("c1", "c2"), element("c1"), element("c2")), of("c1", first) + of("c2", second), period)
    assert both.actual == (None if one is None or two is None else one + two)


@given(reported, at, ways, st.integers(1, 900))
def test_a_silent_unit_more_changes_only_how_complete_an_increase_is(table, period, way, goal):
    indicator = total(targets=(target(goal),), direction=Direction.INCREASE)
    few = define(indicator, [element("cons", way)], [unit(code) for code in UNITS])
    more = define(indicator, [element("cons", way)], [unit(code) for code in [*UNITS, "silent"]])
    before, after = judge(few, of("cons", table), period), judge(more, of("cons", table), period)
    assert after.reported == before.reported and after.expected >= before.expected
    if way != "mean":
        assert replace(after, expected=0) == replace(before, expected=0)


@given(reported, at, st.integers(1, 900), st.integers(0, 400), st.integers(0, 500))
def test_a_status_never_improves_when_the_actual_of_an_increase_falls(table, period, goal, start, lost):
    indicator = total(targets=(target(goal),), baseline=baseline(start))
    less = {key: max(Decimal(0), value - lost) for key, value in table.items()}
    better, worse = (judge(office(indicator, element()), of("cons", rows), period) for rows in (table, less))
    if better.status.judged and worse.status.judged:
        assert rank(worse.status) >= rank(better.status)


def rank(status):
    return 0 if status is Status.ACHIEVED else (BEFORE if status in BEFORE else AFTER).index(status) + 1


@given(reported, at, st.sampled_from(list(Direction)), ways, st.integers(1, 900), st.integers(2, 40))
def test_counting_in_another_unit_changes_neither_ratio_nor_status(table, period, direction, way, goal, times):
    def judged(by):
        indicator = total(targets=(target(goal * by),), direction=direction, baseline=baseline(50 * by))
        rows = {key: value * by for key, value in table.items()}
        return judge(office(indicator, element("cons", way)), of("cons", rows), period)
    one, many = judged(1), judged(times)
    assert (one.status, one.ratio, one.progress, one.achievement) == (many.status, many.ratio, many.progress, many.achievement)


@given(reported, at)
def test_figures_of_later_periods_do_not_matter(table, period):
    end = Period.parse(period).end
    known = {key: value for key, value in table.items() if key[1].end <= end}
    definitions = office(total(targets=(target(300),)), element())
    assert judge(definitions, of("cons", table), period) == judge(definitions, of("cons", known), period)


@given(reported, reported, at)
def test_a_share_lies_between_the_least_and_the_greatest_share_of_its_units(above, below, period):
    below = {key: value + 1 for key, value in below.items()}
    definitions = office(ratio(), element("num"), element("den"))
    rows = of("num", above) + of("den", below)
    whole = judge(definitions, rows, period).actual
    parts = [part for code in UNITS if (part := judge(definitions, rows, period, code).actual) is not None]
    assert min(parts) <= whole <= max(parts) if parts else whole is None


@given(reported, at)
def test_nought_is_a_figure_and_silence_is_not(table, period):
    definitions = office(total(targets=(target(300),)), element())
    last = Period.parse(period)
    silent = {key: value for key, value in table.items() if key[1] != last}
    told = judge(definitions, of("cons", {**silent, ("a", last): Decimal(0)}), period)
    assert judge(definitions, of("cons", silent), period).status is Status.NO_DATA
    assert told.status is not Status.NO_DATA and told.actual is not None


@given(st.lists(st.decimals("0", "1000", places=6), min_size=4, max_size=4))
def test_sums_are_exact_to_the_last_decimal(values):
    rows = [Figure("cons", "a", Period.parse(f"2015Q{q}"), value) for q, value in enumerate(values, 1)]
    found = judge(office(total(targets=(target(sum(values)),)), element()), rows, "2015Q4")
    assert found.actual == sum(map(Fraction, values)) and found.status is Status.ACHIEVED


@given(reported, at, ways)
def test_reported_is_never_more_than_expected(table, period, way):
    found = judge(office(total(), element("cons", way, until_changed=way == "last")), of("cons", table), period)
    assert 0 <= found.reported <= found.expected
