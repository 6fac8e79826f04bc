"""The next year's plan as files to edit: they pass the check, and say where everything is from."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.harness.sources import ROOT
from tracker.catalog.catalog import Catalog, check_catalog, load_catalog
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.indicator import Origin
from tracker.domain.period import Period
from tracker.domain.plan_row import DeadlineKind
from tracker.domain.target import Baseline, Covered
from tracker.errors import Invalid, NotAllowed
from tracker.services.definitions import current_definitions
from tracker.services.next_year import NewFiles, NewPlan, NextYear
from tracker.services.row_reports import RowReports
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan

SOFIA, STARA_ZAGORA = NewPlan("sofia-2013", 2014), NewPlan("stara-zagora-2015", 2016)
OFFICER = Actor(5, "Елена", "elena@example.org", (Grant(Role.OFFICER),))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name in ("indicators.yaml", "data/units.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "data" / "plans", tmp_path / "data" / "plans")
    return tmp_path


def put(home: Path, made: NewFiles) -> Catalog:
    """As somebody would who found nothing to change."""
    (home / made.plan_file).write_text(made.plan, encoding="utf-8")
    (home / "indicators.yaml").write_text(made.indicators, encoding="utf-8")
    assert [f"{issue.where} {issue.message}" for issue in check_catalog(home)] == []
    return load_catalog(home)


@pytest.mark.parametrize("command", [SOFIA, STARA_ZAGORA], ids=lambda command: command.plan)
def test_what_is_written_passes_the_check_and_keeps_codes_without_what_was_printed(
    sample_office: Database, home: Path, command: NewPlan,
) -> None:
    before = load_catalog(home)
    made = NextYear(sample_office, home).files(OFFICER, command)
    found = put(home, made)
    code = f"{command.plan[:-5]}-{command.year}"
    old, new = before.plans[command.plan], found.plans[code]
    assert new.years == (command.year, command.year)
    assert [row.key for row in new.rows] == [row.key for row in old.rows]
    assert [row.service for row in new.rows] == [row.service for row in old.rows]
    assert new.document_date is None and new.passages == () and list(new.all_notes()) == []
    for row in new.rows:
        assert (row.lines, row.printed_no, dict(row.marks), row.readings, row.capacity_changes) == ((), None, {}, (), ())
        assert row.deadline.kind in (DeadlineKind.CONTINUOUS, DeadlineKind.UNSPECIFIED)
    assert found.plans[command.plan] == old
    fresh = [each for each in found.definitions.indicators.values() if each.plan == code]
    of_old = {code for code, each in before.definitions.indicators.items() if each.plan == command.plan}
    assert {each.continues for each in fresh} == of_old - set(made.of_closed)
    assert all(code.startswith("sz-intergenerational-") for code in made.of_closed)  # whose centre closes in the sample
    assert bool(made.of_closed) is (command is STARA_ZAGORA)
    for each in fresh:
        earlier = before.definitions.indicators[each.continues or ""]
        assert (each.elements, each.measure, each.name, each.units) == (earlier.elements, earlier.measure, earlier.name, earlier.units)
        assert (each.targets, each.quote, each.origin) == ((), None, Origin.PROPOSED)
    assert {c: each for c, each in found.definitions.indicators.items() if each.plan != code} == before.definitions.indicators


def test_baselines_are_what_the_year_that_ends_reported_with_its_coverage(sample_office: Database, home: Path) -> None:
    """In 2013 Sofia reported 8,655 single parents; the sample's clock stands two years later."""
    found = put(home, NextYear(sample_office, home).files(OFFICER, SOFIA)).definitions.indicators
    base = found["sofia-single-parents-2014"].baseline
    assert base and base.source and (base.value, base.period, base.covered, base.source.en) == (
        8655, Period.parse("2013"), Covered(1, 1), "reported, approved")


def test_a_year_that_is_not_over_gives_no_baseline(sample_office: Database, home: Path) -> None:
    made = NextYear(sample_office, home).files(OFFICER, STARA_ZAGORA)
    found = put(home, made).definitions.indicators
    assert found["sz-petrovo-capacity-2016"].baseline is None
    assert "sz-petrovo-capacity" in made.without_baseline
    assert "# Цел за 2016 г.: да се определи. Без базова стойност: 2015 г. още не е приключила." in made.indicators


def test_rows_that_are_done_are_left_out_on_demand_with_the_indicators_of_them_alone(
    sample_office: Database, home: Path,
) -> None:
    def done(_work: object, plan: str) -> set[str]:
        return {"1.10"} if plan == "stara-zagora-2015" else set()

    desk = NextYear(sample_office, home, done)
    assert "1.10" in desk.files(OFFICER, STARA_ZAGORA).plan
    made = desk.files(OFFICER, replace(STARA_ZAGORA, without_done=True))
    found = put(home, made)
    assert made.left_out == ("1.10",)
    assert found.plans["stara-zagora-2016"].row("1.10") is None
    assert "sz-petrovo-capacity-2016" not in found.definitions.indicators
    assert "sz-cop-capacity-2016" in found.definitions.indicators


def test_a_row_is_done_when_the_last_report_approved_of_it_says_so(sample_office: Database, home: Path) -> None:
    desk, rows = NextYear(sample_office, home), RowReports(sample_office, home / "uploads")
    assert desk.files(OFFICER, replace(STARA_ZAGORA, without_done=True)).left_out == ("1.1", "5.1", "5.3")
    page = rows.page(COMMAND_LINE, "stara-zagora-2015", "1.1", "2015Q2")
    rows.reopen(COMMAND_LINE, "stara-zagora-2015", "1.1", "2015Q2", page.version, "Грешка")
    assert "1.1" in desk.files(OFFICER, replace(STARA_ZAGORA, without_done=True)).left_out


@pytest.mark.parametrize(("command", "where"), [
    (replace(STARA_ZAGORA, year=2015), "year"), (replace(STARA_ZAGORA, year=2100), "year"),
    (replace(STARA_ZAGORA, left_out=frozenset({"9.9"})), "without")])
def test_a_year_or_row_that_makes_no_sense_is_refused(sample_office: Database, command: NewPlan, where: str) -> None:
    with pytest.raises(Invalid) as error:
        NextYear(sample_office).files(OFFICER, command)
    assert [issue.where for issue in error.value.issues] == [where]


def test_only_those_who_set_targets_in_all_of_it_make_the_next_plan(sample_office: Database) -> None:
    part = Actor(6, "Част", "part@example.org", (Grant(Role.OFFICER, unit="sz-cop"),))
    for who in (part, replace(OFFICER, grants=(Grant(Role.DIRECTOR),))):
        with pytest.raises(NotAllowed):
            NextYear(sample_office).files(who, STARA_ZAGORA)


def test_the_years_are_linked_and_a_change_of_definition_is_a_marked_break(sample_office: Database, home: Path) -> None:
    put(home, NextYear(sample_office, home).files(OFFICER, SOFIA))
    text = (home / "indicators.yaml").read_text("utf-8")
    at = text.index("  sofia-single-parents-2014:")
    text = text[:at] + text[at:].replace("Single parents known on 31 December.", "Single parents known on 1 December.", 1)
    (home / "indicators.yaml").write_text(text, encoding="utf-8")
    later = Database(sample_office.engine, now=lambda: datetime(2026, 1, 5, tzinfo=UTC))
    apply_sync(later, sync_plan(load_catalog(home), later), "a test")
    services = Services(later)
    page = services.indicator(OFFICER, "sofia-single-parents-2014")
    assert [(each.indicator.code, str(each.progress.period), each.progress.actual) for each in page.earlier] == [
        ("sofia-single-parents", "2013Q4", 8655)]
    assert [str(each) for each in page.earlier[0].changed] == ["the wording of its definition"]
    unchanged = services.indicator(OFFICER, "sofia-single-parents-change-2014").earlier
    assert [each.changed for each in unchanged] == [()]
    with sample_office.reading() as work:
        known = current_definitions(work).definitions.indicators
    assert known["sofia-single-parents-2014"].baseline == Baseline(
        Period.parse("2013"), page.row.indicator.baseline.value if page.row.indicator.baseline else None,  # type: ignore[arg-type]
        page.row.indicator.baseline.source if page.row.indicator.baseline else None, Covered(1, 1))


def test_a_plan_made_from_one_is_made_from_again_with_one_year_in_its_code(sample_office: Database, home: Path) -> None:
    put(home, NextYear(sample_office, home).files(COMMAND_LINE, SOFIA))
    apply_sync(sample_office, sync_plan(load_catalog(home), sample_office), "a test")
    made = NextYear(sample_office, home).files(COMMAND_LINE, NewPlan("sofia-2014", 2015))
    found = put(home, made).definitions.indicators
    assert made.code == "sofia-2015"
    assert found["sofia-single-parents-2015"].continues == "sofia-single-parents-2014"
