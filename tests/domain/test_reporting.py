"""Units that came later are asked like those they follow, however long the chain; and a rise or fall of a whole is marked."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Frequency, Period
from tracker.domain.reporting import unit_breaks, with_newcomers
from tracker.domain.words import Words

NAME = Words("x", "x")
CODES = "abcdefgh"
FOLLOWING = st.dictionaries(st.sampled_from(CODES), st.sets(st.sampled_from(CODES), max_size=3))


def units(following: dict[str, set[str]]) -> dict[str, Unit]:
    return {code: Unit(code, NAME, merged=tuple(sorted(following.get(code, ())))) for code in CODES}


@given(FOLLOWING, st.lists(st.sampled_from(CODES), unique=True))
def test_whoever_is_asked_is_named_or_follows_somebody_who_is(following: dict[str, set[str]], named: list[str]) -> None:
    found = with_newcomers(tuple(named), units(following))
    assert found is not None
    assert found[:len(named)] == tuple(named) and len({*found}) == len(found)
    assert all(code in named or following.get(code, set()) & {*found} for code in found)
    assert not any(following.get(code, set()) & {*found} for code in CODES if code not in found)
    assert with_newcomers(found, units(following)) == found


def test_all_units_stay_all_units() -> None:
    assert with_newcomers(None, units({"b": {"a"}})) is None


def test_a_break_stands_in_the_period_in_which_the_new_unit_begins() -> None:
    new = Unit("c", NAME, opened=date(2015, 11, 15), merged=("a", "b"))
    known = {"a": Unit("a", NAME, closed=date(2015, 11, 14)), "b": Unit("b", NAME, closed=date(2015, 11, 14)), "c": new}
    element = DataElement("users", NAME, Type.COUNT, OverTime.LAST, OverUnits.SUM, reported_by=("a", "b", "c"))
    indicator = Indicator("users", NAME, Measure.TOTAL, ("users",))
    found = list(unit_breaks(Definitions({"users": element}, {"users": indicator}, known), indicator, Frequency.QUARTER))
    assert [(each.period, each.unit.code, len(each.merged)) for each in found] == [(Period.parse("2015Q4"), "c", 2)]
