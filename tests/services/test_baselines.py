"""Collecting baselines: the same forms for the year before the plan, until a day, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.desk import ANA, BORIS, DIMITAR, NOW, STRANGER, VERA, open_office, save
from tests.services.importing import planned, said, why
from tracker.db import history
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.baseline import REPORTED
from tracker.domain.period import Period
from tracker.domain.target import Baseline, Covered
from tracker.errors import Invalid, NotAllowed, NotFound
from tracker.services.baselines import Adopt, BaselineDesk, OpenCollection
from tracker.services.entry import Entry
from tracker.services.imports import Imports
from tracker.services.imports_views import Outcome
from tracker.services.services import Services

D = Decimal
ASK = OpenCollection("town-2015", 2014, "30.11.2015")
TAKE = Adopt("town-2015", 2014, decision="№ 20", reason_bg="Данните за 2014 г. са събрани.")


class Town:
    """The town on a day that can be turned."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.now = NOW
        self.entry = open_office(database, folder)
        self.database = Database(database.engine, now=lambda: self.now)
        self.entry = Entry(self.database, folder / "uploads")
        self.desk = BaselineDesk(self.database)

    def give(self, unit: str, who: Actor, quarters: str = "1234", **texts: str) -> None:
        """The forms of 2014, approved."""
        for quarter in quarters:
            period = f"2014Q{quarter}"
            for row in self.entry.form(who, unit, period).rows:
                save(self.entry, row.element.code, texts[row.element.code], unit=unit, actor=who, period=period)
            self.entry.submit(who, unit, period, self.entry.form(who, unit, period).version)
            self.entry.approve(VERA, unit, period, self.entry.form(VERA, unit, period).version)

    def collected(self) -> dict[str, tuple[Decimal | None, Covered]]:
        lines = self.desk.status(VERA, "town-2015").lines
        return {each.indicator.code: (each.collected.value, each.collected.covered) for each in lines}


@pytest.fixture
def town(database: Database, tmp_path: Path) -> Town:
    return Town(database, tmp_path)


def owed(town: Town, who: Actor) -> dict[str, int]:
    return {str(each.period): each.expected for each in town.entry.my_work(who).owed}


def test_the_forms_of_the_base_year_are_asked_once_the_collection_is_open(town: Town) -> None:
    assert not any(period.startswith("2014") for period in owed(town, ANA))
    town.desk.open(VERA, ASK)
    # capacity, users and visits; in the second and the fourth quarter the half-year's answers too. What nobody
    # needs for a baseline (a milestone, a text) is not asked
    assert {period: count for period, count in owed(town, ANA).items() if period.startswith("2014")} == {
        "2014Q1": 3, "2014Q2": 4, "2014Q3": 3, "2014Q4": 4}
    form = town.entry.form(ANA, "home", "2014Q4")
    assert (str(form.deadline), form.days_left) == ("2015-11-30", 41)


def test_what_came_in_is_computed_by_the_rules_with_the_units_that_gave_it(town: Town) -> None:
    town.desk.open(VERA, ASK)
    town.give("home", ANA, capacity="10", users="9", visits="100", answers="5")
    assert town.collected() == {
        "occupancy": (D(90), Covered(1, 2)), "visits": (D(400), Covered(1, 1)), "answers": (D(10), Covered(1, 1))}
    town.give("centre", BORIS, capacity="30", users="21")
    assert town.collected()["occupancy"] == (D(75), Covered(2, 2))
    status = town.desk.status(VERA, "town-2015")
    assert (status.given, [each.expected for each in status.units]) == (2, [4, 4])


def test_a_collected_baseline_is_taken_over_by_a_decision_and_shown_with_its_source(town: Town) -> None:
    town.desk.open(VERA, ASK)
    town.give("home", ANA, capacity="10", users="9", visits="80", answers="5")
    shown = {each.indicator.code: each.baseline.value for each in town.desk.adopt_preview(VERA, TAKE)}
    assert shown == {"occupancy": D(90), "visits": D(320), "answers": D(10)}
    assert town.desk.adopt(VERA, replace(TAKE, indicators=("visits",))) == 1
    page = Services(town.database).indicator(DIMITAR, "visits", "2015Q3")
    assert page.row.indicator.baseline == Baseline(Period.parse("2014"), D(320), REPORTED, Covered(1, 1))
    assert page.row.indicator.targets and page.first_targets == page.targets
    assert set(town.collected()) == {"occupancy", "visits", "answers"}
    assert "visits" not in {each.indicator.code for each in town.desk.adopt_preview(VERA, TAKE)}


def test_too_few_figures_make_no_baseline(town: Town) -> None:
    town.desk.open(VERA, ASK)
    town.give("home", ANA, "4", capacity="10", users="9", visits="80", answers="5")
    lines = {each.indicator.code: each.collected for each in town.desk.status(VERA, "town-2015").lines}
    assert (lines["visits"].value, lines["visits"].enough, lines["visits"].covered) == (D(80), False, Covered(0, 1))
    assert lines["occupancy"].enough  # a level is read off at the end of the year
    assert "visits" not in {each.indicator.code for each in town.desk.adopt_preview(VERA, TAKE)}
    with pytest.raises(Invalid):
        town.desk.adopt(VERA, replace(TAKE, indicators=("visits",)))


def test_after_its_last_day_nothing_more_is_taken_unless_the_day_is_moved(town: Town) -> None:
    town.desk.open(VERA, ASK)
    town.now = datetime(2015, 12, 1, 9, tzinfo=UTC)
    with pytest.raises(NotAllowed, match="collected until"):
        save(town.entry, "visits", "80", period="2014Q1")
    assert not any(period.startswith("2014") for period in owed(town, ANA))
    assert town.entry.form(ANA, "home", "2014Q1").may.isdisjoint({"enter", "submit"})
    town.desk.open(VERA, replace(ASK, until="15.12.2015"))
    save(town.entry, "visits", "80", period="2014Q1")
    with town.database.reading() as work:
        told = history.of(work.session, "baseline_collection", "town-2015/2014")
    assert [each.after for each in told] == [{"until": "2015-11-30"}, {"until": "2015-12-15"}]


def test_after_its_last_day_nothing_more_is_taken_from_a_file_either(town: Town) -> None:
    town.desk.open(VERA, ASK)
    imports = Imports(town.database)
    visits = said("visits", "80", period="2014Q1")
    before = planned(imports, visits, said("visits", "380"))
    town.now = datetime(2015, 12, 1, 9, tzinfo=UTC)
    again = imports.apply(ANA, before.item.id, before.version)
    assert (again.moved, again.fits, why(imports, again)) == (True, 1, ["The baselines of 2014 were collected until 30 November 2015; ask for more time."])
    assert planned(imports, visits).count(Outcome.REFUSED) == 1
    town.desk.open(VERA, replace(ASK, until="15.12.2015"))
    assert planned(imports, visits).fits == 1


def test_a_form_that_came_back_is_mended_after_the_last_day_too(town: Town) -> None:
    town.desk.open(VERA, ASK)
    town.give("home", ANA, "1", capacity="10", users="9", visits="80", answers="5")
    town.now = datetime(2015, 12, 1, 9, tzinfo=UTC)
    form = town.entry.form(VERA, "home", "2014Q1")
    town.entry.reopen(VERA, "home", "2014Q1", form.version, "Провери")
    rows = {row.element.code: row.version for row in town.entry.form(ANA, "home", "2014Q1").rows}
    save(town.entry, "visits", "81", rows["visits"], period="2014Q1")
    assert planned(Imports(town.database), said("visits", "82", period="2014Q1")).fits == 1


@pytest.mark.parametrize(("command", "where"), [
    (replace(ASK, year=2015), "year"), (replace(ASK, year=1990), "year"),
    (replace(ASK, until="19.10.2015"), "until"), (replace(ASK, until="утре"), "until")])
def test_a_collection_that_makes_no_sense_is_refused(town: Town, command: OpenCollection, where: str) -> None:
    with pytest.raises(Invalid) as error:
        town.desk.open(VERA, command)
    assert where in {issue.where for issue in error.value.issues}


@pytest.mark.parametrize("who", [ANA, DIMITAR, STRANGER])
def test_nobody_else_collects_baselines(town: Town, who: Actor) -> None:
    for ask in (lambda: town.desk.status(who, "town-2015"), lambda: town.desk.open(who, ASK),
                lambda: town.desk.adopt(who, TAKE), lambda: town.desk.adopt_preview(who, TAKE)):
        with pytest.raises((NotAllowed, NotFound)):
            ask()
