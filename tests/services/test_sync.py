from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tracker.catalog.catalog import Catalog
from tracker.db import definitions, entries, history, targets
from tracker.db.entries import Entry
from tracker.db.figures import cells
from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.db.work import Database
from tracker.domain.element import DataElement, Dimension, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions, Direction, Indicator, Measure
from tracker.domain.period import Frequency, Period
from tracker.domain.plan import Goal, Plan, Section
from tracker.domain.target import Baseline, Target
from tracker.domain.target import Path as Way
from tracker.domain.words import Words
from tracker.errors import Conflict, Invalid
from tracker.services.definitions import Current, current_definitions
from tracker.services.sync import apply_sync, sync_plan
from tracker.services.sync_plan import Act

HOME = Words("Дом с. Петрово", "Petrovo home")
PLAN = Plan("sofia-2013", Words("План", "Plan"), Words("София", "Sofia"), (2013, 2014), (Section("1", 10, HOME),),
            (Goal("1.a", "1", 12, "А.", HOME),), ())
CAPACITY = DataElement("capacity", HOME, Type.COUNT, OverTime.LAST, OverUnits.SUM, until_changed=True)
USERS = DataElement("users", HOME, Type.COUNT, OverTime.SUM, OverUnits.SUM, reported_by=("petrovo",))
PETROVO = Indicator(
    "petrovo-capacity", HOME, Measure.TOTAL, ("capacity",), direction=Direction.DECREASE, plan="sofia-2013",
    baseline=Baseline(Period.parse("2014"), Decimal(82)), tolerance=Decimal("0.1"),
    targets=(Target(Decimal(35), due=date(2015, 1, 1)), Target(Decimal(0), due=date(2015, 12, 31))))
VISITS = Indicator("visits", HOME, Measure.TOTAL, ("users",), targets=(Target(Decimal(2400), Period.parse("2015")),))


UNITS = {code: Unit(code, HOME) for code in ("petrovo", "centre")}
SEX = Dimension("sex", HOME, (("f", HOME), ("m", HOME)))


def catalog(
    indicators: tuple[Indicator, ...] = (PETROVO, VISITS), elements: tuple[DataElement, ...] = (CAPACITY, USERS),
    plan: Plan = PLAN, units: tuple[str, ...] = ("petrovo", "centre"),
) -> Catalog:
    return Catalog(Path(), Definitions(
        {each.code: each for each in elements}, {each.code: each for each in indicators},
        {code: UNITS[code] for code in units}, {"sex": SEX}), {plan.code: plan})


def sync(database: Database, wanted: Catalog) -> list[str]:
    """Apply it, and give the lines that were shown before."""
    plan = sync_plan(wanted, database)
    apply_sync(database, plan, "Мария")
    return shown(plan.differences)


def shown(differences: object) -> list[str]:
    return [str(each.message) for each in differences]  # type: ignore[attr-defined]


def known(database: Database) -> Current:
    with database.reading() as work:
        return current_definitions(work)


def decide(database: Database, decision: Decided) -> None:
    with database.writing() as work:
        targets.add(work.session, definitions.id_of(work.session, Indicator, "petrovo-capacity"), decision)
        work.commit()


def report(database: Database, element: str, value: int) -> None:
    keys = known(database).keys
    with database.writing() as work:
        place = keys.elements[element], keys.units["petrovo"], Period.parse("2015Q1").ordinal
        entries.add(work.session, [Entry(place, Decimal(value), date(2015, 4, 2), date(2015, 4, 9))])
        work.commit()


ON_A_PAGE = Decided(Origin.PAGE, (Target(Decimal(0), due=date(2016, 12, 31)),), decided_on=date(2015, 6, 25),
                    decision="Решение № 5", reason=Words("Няма места", "No places"))


def test_the_first_sync_brings_everything_over_exactly(database: Database) -> None:
    sync(database, catalog())
    found = known(database)
    assert found.definitions == catalog().definitions
    assert found.plans == catalog().plans
    assert list(found.definitions.indicators) == ["petrovo-capacity", "visits"]


def test_a_plan_to_sync_changes_nothing(database: Database) -> None:
    assert "Indicator visits: new." in shown(sync_plan(catalog(), database).differences)
    assert known(database).definitions.indicators == {}


def test_syncing_again_finds_nothing(database: Database) -> None:
    sync(database, catalog())
    assert sync(database, catalog()) == []


def test_a_change_is_shown_field_by_field_and_applied(database: Database) -> None:
    sync(database, catalog())
    changed = replace(PETROVO, decimals=1, name=Words("Места", "Places"))
    assert sync(database, catalog((changed, VISITS))) == [
        f"Indicator petrovo-capacity: name changes from {HOME} to {changed.name}.",
        "Indicator petrovo-capacity: decimals changes from 0 to 1."]
    assert known(database).definitions.indicators["petrovo-capacity"] == changed


def test_a_change_deep_in_a_plan_is_shown_at_its_place(database: Database) -> None:
    sync(database, catalog())
    moved = replace(PLAN, goals=(replace(PLAN.goals[0], line=13),))
    assert sync(database, catalog(plan=moved)) == ["Plan sofia-2013: goals[1.a].line changes from 12 to 13."]
    assert known(database).plans["sofia-2013"] == moved


def test_an_indicator_gone_from_the_yaml_is_retired_and_its_figures_stay(database: Database) -> None:
    sync(database, catalog())
    report(database, "capacity", 35)
    assert sync(database, catalog((VISITS,), (USERS,))) == [
        "Data element capacity: gone from the files; retired here, its figures stay.",
        "Indicator petrovo-capacity: gone from the files; retired here, its figures stay."]
    found = known(database)
    assert list(found.definitions.indicators) == ["visits"]
    with database.reading() as work:
        stay = cells(work.session, found.keys, [CAPACITY], {"capacity": range(8060, 8061)})
    assert stay.values["capacity"]["petrovo"] == {8060: Decimal(35)}


def test_what_comes_back_is_in_use_again_with_its_targets(database: Database) -> None:
    sync(database, catalog())
    sync(database, catalog((VISITS,)))
    assert sync(database, catalog((VISITS,))) == []
    assert sync(database, catalog()) == ["Indicator petrovo-capacity: back in the files; in use again."]
    assert known(database).definitions == catalog().definitions


def test_a_unit_changed_on_a_page_comes_back_as_the_files_have_it(database: Database) -> None:
    sync(database, catalog())
    with database.writing() as work:
        was = definitions.stored(work.session, Unit)["centre"]
        definitions.change(work.session, was, Unit("centre", HOME, closed=date(2015, 6, 30)), Origin.SAMPLE)
        work.commit()
    assert sync(database, catalog(units=("petrovo",))) == [
        "Unit centre: gone from the files; retired here, its figures stay."]
    assert sync(database, catalog()) == ["Unit centre: back in the files; in use again."]
    assert known(database).definitions.units == UNITS


def test_a_new_order_is_a_change(database: Database) -> None:
    sync(database, catalog())
    assert sync(database, catalog((VISITS, PETROVO))) == ["Indicator: the order changes."]
    assert list(known(database).definitions.indicators) == ["visits", "petrovo-capacity"]


def test_an_indicator_can_come_between_two(database: Database) -> None:
    sync(database, catalog())
    between = replace(VISITS, code="calls", targets=())
    assert sync(database, catalog((PETROVO, between, VISITS))) == ["Indicator calls: new."]
    assert list(known(database).definitions.indicators) == ["petrovo-capacity", "calls", "visits"]


def test_targets_corrected_in_the_yaml_are_corrected_here(database: Database) -> None:
    sync(database, catalog())
    corrected = replace(PETROVO, targets=PETROVO.targets[1:], baseline=Baseline(Period.parse("2014"), Decimal(80)))
    assert sync(database, catalog((corrected, VISITS))) == [
        "Targets of petrovo-capacity: targets changes from 2015-01-01: 35; 2015-12-31: 0 to 2015-12-31: 0.",
        "Targets of petrovo-capacity: baseline changes from 2014: 82 to 2014: 80."]
    assert known(database).definitions.indicators["petrovo-capacity"] == corrected


def test_targets_revised_on_a_page_stay_and_the_difference_is_listed(database: Database) -> None:
    sync(database, catalog())
    decide(database, ON_A_PAGE)
    corrected = replace(PETROVO, targets=PETROVO.targets[1:])
    kept = ["Targets of petrovo-capacity: targets was set here and stays 2016-12-31: 0; the files say 2015-12-31: 0."]
    assert sync(database, catalog((corrected, VISITS))) == kept
    assert sync(database, catalog((corrected, VISITS))) == kept
    assert known(database).definitions.indicators["petrovo-capacity"].targets == ON_A_PAGE.targets


def test_a_unit_changed_on_a_page_stays_and_the_difference_is_listed(database: Database) -> None:
    sync(database, catalog())
    closed = Unit("petrovo", HOME, closed=date(2015, 12, 31))
    with database.writing() as work:
        was = definitions.stored(work.session, Unit)["petrovo"]
        definitions.change(work.session, was, closed, Origin.PAGE)
        work.commit()
    assert sync(database, catalog()) == [
        "Unit petrovo: closed was set here and stays 2015-12-31; the files say nothing."]
    assert known(database).definitions.units["petrovo"] == closed


def test_a_unit_added_on_a_page_is_not_retired(database: Database) -> None:
    sync(database, catalog())
    with database.writing() as work:
        definitions.add(work.session, Unit("new-home", HOME), Origin.PAGE)
        work.commit()
    assert sync(database, catalog()) == []
    assert "new-home" in known(database).definitions.units


@pytest.mark.parametrize("changed", [replace(USERS, frequency=Frequency.MONTH), replace(USERS, type=Type.YES_NO)])
def test_an_element_with_figures_keeps_the_kind_of_its_figures(database: Database, changed: DataElement) -> None:
    """Stored figures would be read as those of other periods, or as answers."""
    sync(database, catalog())
    report(database, "users", 5)
    plan = sync_plan(catalog(elements=(CAPACITY, changed)), database)
    assert [step.act for step in plan.steps] == [Act.REFUSE]
    with pytest.raises(Invalid, match="figures are stored under it"):
        apply_sync(database, plan, "Мария")


def test_an_element_without_figures_may_change_altogether(database: Database) -> None:
    sync(database, catalog())
    changed = replace(USERS, frequency=Frequency.MONTH)
    sync(database, catalog(elements=(CAPACITY, changed)))
    assert known(database).definitions.elements["users"] == changed


def test_a_plan_made_before_somebody_else_changed_the_data_is_refused(database: Database) -> None:
    early = sync_plan(catalog(), database)
    sync(database, catalog((VISITS,)))
    with pytest.raises(Conflict, match="has changed in the meantime"):
        apply_sync(database, early, "Мария")
    assert list(known(database).definitions.indicators) == ["visits"]


def test_every_change_is_in_the_history_with_both_states(database: Database) -> None:
    sync(database, catalog())
    sync(database, catalog((replace(PETROVO, decimals=1), VISITS)))
    with database.reading() as work:
        told = history.of(work.session, "indicator", "petrovo-capacity")
        assert [(each.actor, each.why) for each in told] == [("Мария", "add"), ("Мария", "change")]
        assert told[1].before is not None
        assert told[1].after == {**told[1].before, "decimals": 1}
        assert history.first_broken(work.session) is None


def test_the_target_in_force_is_the_latest_decision_and_the_first_stays_beside_it(database: Database) -> None:
    sync(database, catalog())
    later = replace(ON_A_PAGE, targets=(Target(Decimal(10), due=date(2016, 6, 30)),), decided_on=date(2015, 9, 1))
    decide(database, later)
    decide(database, replace(ON_A_PAGE, path=Way.LINEAR))
    found = known(database)
    in_force = found.definitions.indicators["petrovo-capacity"]
    assert (in_force.targets, in_force.path, in_force.baseline) == (later.targets, Way.LINEAR, PETROVO.baseline)
    assert found.first == {"petrovo-capacity": PETROVO}
    assert [each.decided_on for each in found.revisions["petrovo-capacity"]] == [date(2015, 6, 25), date(2015, 9, 1)]
    assert found.sample_targets == frozenset()
