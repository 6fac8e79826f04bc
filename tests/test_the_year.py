"""A year of the sample office, played through by commands: four quarters, and at its end the plan for the next one.

Four services of Stara Zagora report; the office's clock is moved, nothing waits. Every figure at the end is worked out
by hand beside it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sqlalchemy import text
from typer.testing import CliRunner

from tests.harness.databases import Databases
from tests.harness.sources import ROOT
from tracker.cli import app
from tracker.db import office
from tracker.db.work import Database

PLAN, NEXT = "stara-zagora-2015", "stara-zagora-2016"
DAY_CENTRE, HOSPICE, LUNCH, HOME = "sz-day-centre-dmsgd", "sz-hospice", "sz-hot-lunch", "sz-petrovo"
Quarter = Mapping[str, Mapping[str, str]]

OF_HOME = {"exits": "2", "exits_family": "1", "exits_community": "1", "exits_institution": "0", "staff_posts": "40",
           "staff_filled": "36", "service_closed": "no", "exit_plans_ready": "no"}
YEAR: Mapping[str, Quarter] = {
    "2015Q1": {
        DAY_CENTRE: {"capacity": "30", "users_date": "24", "consultations": "400"},
        HOSPICE: {"capacity": "20", "users_date": "15", "users_period": "22"},
        LUNCH: {"portions": "5200", "users_date": "90"},
        HOME: {"capacity": "62", "users_date": "60", **OF_HOME}},
    "2015Q2": {
        DAY_CENTRE: {"users_date": "27", "consultations": "450"},
        HOSPICE: {"users_date": "16", "users_period": "41"},
        LUNCH: {"portions": "5000", "users_date": "88"},
        HOME: {"users_date": "52", **OF_HOME}},
    "2015Q3": {
        DAY_CENTRE: {"users_date": "26", "consultations": "430"},
        HOSPICE: {"users_date": "18", "users_period": "60"},
        LUNCH: {"portions": "5100", "users_date": "92"},
        HOME: {"capacity": "45", "users_date": "40", **OF_HOME}},
    "2015Q4": {
        DAY_CENTRE: {"capacity": "36", "users_date": "33", "consultations": "320"},
        HOSPICE: {"users_date": "17", "users_period": "75"},
        LUNCH: {"portions": "4700", "users_date": "91"},
        HOME: {"users_date": "0", **OF_HOME, "service_closed": "yes", "exit_plans_ready": "yes"}},
}


@dataclass(frozen=True)
class Year:
    """The office in a folder of its own, and the commands somebody types there."""

    home: Path
    database: Database

    def run(self, *words: str, code: int = 0) -> Result:
        done = CliRunner().invoke(app, list(words))
        assert done.exit_code == code, (words, done.output)
        return done

    def read(self, *words: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.run(*words, "--format", "json").stdout)
        return found

    def at(self, day: date) -> None:
        """The clock of a sample office is an entry of it."""
        with self.database.writing() as work:
            work.session.connection().execute(text("update office set value = :day where key = 'clock'"), {"day": day.isoformat()})
            work.commit()

    def enter(self, period: str, *units: str) -> None:
        """One file for several units, as the services would send it."""
        lines = [f"{element},{unit},{period},,{value}," for unit in units for element, value in YEAR[period][unit].items()]
        file = self.home / f"{period}.csv"
        file.write_text("\n".join(["element,unit,period,category,value,state", *lines]), encoding="utf-8")
        self.run("import", str(file), "--yes")

    def submit(self, unit: str, period: str) -> None:
        """As the service does. The home is behind with its places all year until it closes, and says why."""
        if unit == HOME and period != "2015Q4":
            self.run("forms", "why", unit, period, "sz-petrovo-capacity", "Новите домове не са готови")
        if unit == HOME and period == "2015Q4":
            self.run("forms", "explain", unit, period, "sudden-nought", "Всички са настанени другаде", "--element", "users_date")
        self.run("forms", "submit", unit, period)

    def approve(self, period: str) -> None:
        """All that waits, at once."""
        self.run("forms", "approve", "stara-zagora", period, "--below", "--with-warnings")

    def hand_in(self, period: str, *units: str) -> None:
        self.enter(period, *units)
        for unit in units:
            self.submit(unit, period)
        self.approve(period)

    def progress(self, indicator: str, period: str, plan: str = PLAN) -> dict[str, Any]:
        found = self.read("progress", "--plan", plan, "--period", period)
        return next(each for each in found if each["indicator"] == indicator)

    def board(self) -> dict[str, dict[str, Any]]:
        return {each["unit"]: each for each in self.read("forms", "board", "--unit", "stara-zagora")}


@pytest.fixture
def year(databases: Databases, prepared: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    for name in ("indicators.yaml", "data/units.yaml", "data/plans"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    with databases.fresh("sqlite", like=prepared("sqlite")) as url:
        monkeypatch.setenv("TRACKER_DATABASE_URL", url)
        found = Year(tmp_path, Database.at(url))
        found.run("init")
        with found.database.writing() as work:
            office.mark_as_sample(work.session, date(2015, 4, 10))
            work.commit()
        yield found
        found.database.close()


def test_a_year_from_the_first_form_to_the_plan_for_the_next(year: Year) -> None:
    year.run("targets", "set", "sz-hot-lunch-portions", "--target", "2015=22000", "--reason", "План на отдела", "--yes")
    year.hand_in("2015Q1", DAY_CENTRE, HOSPICE, LUNCH, HOME)
    two_are_late_with_the_second_quarter(year)
    a_form_is_opened_again(year)
    targets_are_revised(year)
    year.at(date(2015, 10, 12))
    year.hand_in("2015Q3", DAY_CENTRE, HOSPICE, LUNCH, HOME)
    the_third_quarter(year)
    the_home_is_closed(year)
    year.at(date(2016, 1, 12))
    year.hand_in("2015Q4", DAY_CENTRE, HOSPICE, LUNCH, HOME)
    year.at(date(2016, 1, 25))
    the_year_as_it_ended(year)
    the_plan_for_the_next_year(year)


def two_are_late_with_the_second_quarter(year: Year) -> None:
    """The deadline of the second quarter is 20 July."""
    year.at(date(2015, 7, 15))
    year.hand_in("2015Q2", HOSPICE, HOME)
    year.at(date(2015, 7, 21))
    board = year.board()
    assert [board[unit]["2015Q2"] for unit in (DAY_CENTRE, LUNCH, HOSPICE, HOME)] == [
        "not_started!", "not_started!", "approved", "approved"]
    year.hand_in("2015Q2", DAY_CENTRE, LUNCH)
    board = year.board()
    assert [(board[unit]["in_time"], board[unit]["judged"]) for unit in (DAY_CENTRE, LUNCH, HOSPICE, HOME)] == [
        (1, 2), (1, 2), (2, 2), (2, 2)]


def a_form_is_opened_again(year: Year) -> None:
    """Ten consultations of January had been left out: 410, not 400."""
    assert year.progress("sz-day-centre-dmsgd-consultations", "2015Q2")["actual"] == 400 + 450
    year.run("forms", "reopen", DAY_CENTRE, "2015Q1", "--reason", "Пропуснати консултации", "--until", "2015-08-20")
    year.run("forms", "save", DAY_CENTRE, "2015Q1", "consultations", "410")
    assert year.progress("sz-day-centre-dmsgd-consultations", "2015Q2")["actual"] == 850  # approved is what counts
    year.submit(DAY_CENTRE, "2015Q1")
    year.approve("2015Q1")
    assert year.progress("sz-day-centre-dmsgd-consultations", "2015Q2")["actual"] == 410 + 450


def targets_are_revised(year: Year) -> None:
    year.at(date(2015, 9, 1))
    year.run("targets", "revise", "sz-hot-lunch-portions", "--target", "2015=20000", "--reason", "По-малко заявки",
             "--decision", "№ 112", "--yes")
    year.run("targets", "revise", "sz-petrovo-capacity", "--target", "2015-07-01=40", "--target", "2015-12-31=0",
             "--reason", "Забавен ремонт", "--decision", "№ 113", "--yes")


def the_third_quarter(year: Year) -> None:
    """Meals: 5200 + 5000 + 5100 of 20000 × 9 ÷ 12. Places: from 82 to 45, where 40 were owed since July."""
    meals = year.progress("sz-hot-lunch-portions", "2015Q3")
    assert (meals["actual"], meals["target_to_date"], meals["ratio"], meals["status"]) == (15300, 15000, 1.02, "on_track")
    places = year.progress("sz-petrovo-capacity", "2015Q3")
    assert (places["actual"], places["target"], places["ratio"]) == (45, 40, pytest.approx((45 - 82) / (40 - 82), abs=1e-6))
    assert places["status"] == "partly_achieved"  # 37 ÷ 42 = 0.88, and the day has come


def the_home_is_closed(year: Year) -> None:
    year.at(date(2015, 11, 20))
    seen = year.run("units", "close", HOME, "--on", "2015-12-31", "--reason", "Решение № 140", "--yes").stdout
    assert "последната стойност е 45" in seen
    assert year.board()[HOME]["2015Q4"] == "not_due"  # it has not ended yet, but is owed once it has


def the_year_as_it_ended(year: Year) -> None:
    found = {each["indicator"]: each for each in year.read("progress", "--plan", PLAN, "--period", "2015Q4")}

    def of(indicator: str, *fields: str) -> tuple[object, ...]:
        return tuple(found[indicator][field] for field in fields)

    # a flow is added up: 410 + 450 + 430 + 320; all four quarters are in
    assert of("sz-day-centre-dmsgd-consultations", "actual", "reported", "expected", "status") == (1610, 4, 4, "no_target")
    # 5200 + 5000 + 5100 + 4700, against the target as revised
    assert of("sz-hot-lunch-portions", "actual", "target", "ratio", "status") == (20000, 20000, 1, "achieved")
    # a level is the latest: 33 users on 36 places, which were 30 until September
    assert of("sz-day-centre-dmsgd-capacity", "actual") == (36,)
    assert of("sz-day-centre-dmsgd-occupancy", "numerator", "denominator", "actual") == (33, 36, 91.666667)
    # 20 places were reported once and stand: four cells of four
    assert of("sz-hospice-capacity", "actual", "reported", "expected") == (20, 4, 4)
    assert of("sz-hospice-occupancy", "actual") == (85,)  # 17 of 20
    # different people since January are not added up: the greatest, 75
    assert of("sz-hospice-users-period", "actual") == (75,)
    # nobody entered the places of the closed home: they are nought and known, (0 − 82) ÷ (0 − 82)
    assert of("sz-petrovo-capacity", "actual", "target", "ratio", "status", "reported", "expected") == (0, 0, 1, "achieved", 4, 4)
    assert of("sz-petrovo-closure", "actual", "done_on", "due_on", "days_late", "status") == (
        1, "2015-12-31", "2015-12-31", 0, "achieved")
    assert of("sz-petrovo-exits", "actual") == (8,)  # 2 in each quarter
    # one of the seven homes reported
    assert of("sz-institutions-exits-family", "numerator", "denominator", "actual") == (4, 8, 50)
    shown = {each["which"]: each for each in year.read("targets", "show", "sz-hot-lunch-portions")}
    assert (shown["first"]["targets"], shown["in_force"]["targets"]) == ("2015=22000", "2015=20000")


def the_plan_for_the_next_year(year: Year) -> None:
    """Baselines are what the year came to; the home that closed goes no further."""
    written = year.home / "data" / "plans" / f"{NEXT}.yaml"
    year.run("plan", "new", "--from", PLAN, "--year", "2016", "-o", str(written))
    written.with_suffix(".indicators.yaml").replace(year.home / "indicators.yaml")
    year.run("check")
    year.run("sync", "--yes")
    assert {each["plan"]: each["state"] for each in year.read("plans", "list")}[NEXT] == "draft"
    year.run("plans", "publish", NEXT, "--reason", "Приет с решение № 3", "--yes")
    year.run("plans", "archive", PLAN, "--reason", "Годината приключи", "--yes")
    year.run("forms", "reopen", LUNCH, "2015Q4", "--reason", "Късно", code=1)
    year.at(date(2016, 4, 10))
    found = {each["indicator"]: each for each in year.read("progress", "--plan", NEXT, "--period", "2016Q1")}
    assert {code: found[code]["baseline"] for code in (
        "sz-hot-lunch-portions-2016", "sz-day-centre-dmsgd-consultations-2016", "sz-day-centre-dmsgd-occupancy-2016")} == {
        "sz-hot-lunch-portions-2016": 20000, "sz-day-centre-dmsgd-consultations-2016": 1610,
        "sz-day-centre-dmsgd-occupancy-2016": 91.666667}
    assert not any(code.startswith("sz-petrovo") for code in found)
    assert {each["status"] for each in found.values()} <= {"no_data", "no_target", "not_due"}
