"""Whatever is decided in whatever order: the first target is never lost, and the latest decision holds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tracker.db.tables import Origin
from tracker.db.targets import Decided, order
from tracker.domain.baseline import as_kept
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.evaluate import evaluate
from tracker.domain.figure import Cells
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.target import Baseline, Path, Target
from tracker.domain.words import Words
from tracker.services import aims

NAME = Words("Посещения", "Visits")
VISITS = Indicator("visits", NAME, Measure.TOTAL, ("visits",))
KNOWN = Definitions(
    {"visits": DataElement("visits", NAME, Type.COUNT, OverTime.SUM, OverUnits.SUM)}, {"visits": VISITS},
    {"home": Unit("home", NAME)})
YEAR, DAY = Period.parse("2015"), date(2015, 1, 1)
VALUES = st.integers(1, 10**6).map(Decimal)
TARGETS = VALUES.map(lambda value: (Target(value, YEAR),))
DECISIONS = st.lists(st.builds(
    Decided, origin=st.just(Origin.PAGE), targets=TARGETS | st.just(()), dropped=st.booleans(),
    baseline=st.none() | VALUES.map(lambda value: Baseline(Period.parse("2014"), value)),
    path=st.none() | st.sampled_from(Path)).map(
        lambda each: Decided(each.origin, () if each.dropped else each.targets, each.baseline, each.path, dropped=each.dropped)),
    max_size=8)


def dated(decisions: list[Decided]) -> list[Decided]:
    return [Decided(each.origin, each.targets, each.baseline, each.path, DAY + timedelta(days=at), reason=NAME, id=at + 2,
                    dropped=each.dropped) for at, each in enumerate(decisions)]


@given(TARGETS, DECISIONS)
def test_the_first_target_is_never_lost(first: tuple[Target, ...], decisions: list[Decided]) -> None:
    sets = [Decided(Origin.YAML, first, id=1), *dated(decisions)]
    assert aims.first(VISITS, sets).targets == first
    assert aims.opening(sets) == sets[0]
    assert len(aims.revisions(sets)) == len(decisions)


@given(TARGETS, DECISIONS)
def test_the_latest_that_speaks_of_a_thing_holds(first: tuple[Target, ...], decisions: list[Decided]) -> None:
    sets = [Decided(Origin.YAML, first, id=1), *dated(decisions)]
    now = aims.in_force(VISITS, sets)
    spoken = [each for each in sets if each.targets or each.dropped]
    assert now.targets == spoken[-1].targets
    assert now.baseline == next((each.baseline for each in reversed(sets) if each.baseline), None)
    assert now.path == next((each.path for each in reversed(sets) if each.path), None)


@given(TARGETS, DECISIONS, st.randoms())
def test_the_order_in_which_they_are_read_changes_nothing(
    first: tuple[Target, ...], decisions: list[Decided], random: object,
) -> None:
    sets = [Decided(Origin.YAML, first, id=1), *dated(decisions)]
    mixed = list(sets)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert sorted(mixed, key=order) == sets


@given(TARGETS, TARGETS, st.integers(0, 10**6))
def test_both_are_judged_side_by_side_each_by_its_own_target(
    first: tuple[Target, ...], revised: tuple[Target, ...], visits: int,
) -> None:
    sets = [Decided(Origin.YAML, first, id=1), *dated([Decided(Origin.PAGE, revised)])]
    cells = Cells()
    cells.put("visits", "home", YEAR.year * 4 + 3, Decimal(visits))
    by_first, by_revised = (evaluate(KNOWN, each, cells, YEAR) for each in (aims.first(VISITS, sets), aims.in_force(VISITS, sets)))
    assert (by_first.target, by_revised.target) == (first[0].value, revised[0].value)
    assert by_first.actual == by_revised.actual == visits
    assert (by_first.status == "achieved") is (visits >= first[0].value)
    assert (by_revised.status == "achieved") is (visits >= revised[0].value)


@given(TARGETS, TARGETS, DECISIONS)
def test_what_is_decided_for_one_unit_leaves_the_whole_alone(
    first: tuple[Target, ...], own: tuple[Target, ...], decisions: list[Decided],
) -> None:
    whole = [Decided(Origin.YAML, first, id=1), *dated(decisions)]
    of_home = Decided(Origin.PAGE, own, decided_on=DAY, reason=NAME, id=99, unit="home")
    now = aims.in_force(VISITS, [*whole, of_home])
    assert (now.targets, now.baseline, now.path) == (
        aims.in_force(VISITS, whole).targets, aims.in_force(VISITS, whole).baseline, aims.in_force(VISITS, whole).path)
    assert dict(now.unit_aims)["home"].targets == own


@given(st.fractions(min_value=-(10**11), max_value=10**11))
def test_a_computed_baseline_is_kept_to_six_decimals(value: Fraction) -> None:
    kept = as_kept(value)
    assert kept is not None
    assert abs(Fraction(kept) - value) <= Fraction(1, 2 * 10**6)
