from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from tests.harness.databases import Databases
from tracker.catalog.catalog import Catalog, load_catalog
from tracker.catalog.definitions import load_definitions
from tracker.db import history, office
from tracker.db.details import details
from tracker.db.figures import cells
from tracker.db.tables import Base
from tracker.db.work import Database
from tracker.domain.element import Unit
from tracker.domain.period import Period
from tracker.domain.target import Baseline, Target
from tracker.domain.target import Path as Way
from tracker.errors import Conflict, Invalid
from tracker.services.definitions import Current, current_definitions
from tracker.services.sample import CLOCK, load_sample
from tracker.services.sync import apply_sync, sync_plan

ROOT = Path(__file__).parents[2]
DEFINITIONS = """\
format: 1
units: [petrovo, centre]
disaggregations: {sex: {categories: {f: women, m: men}}}
data_elements:
  capacity: {type: count, over_time: last, over_units: sum, valid: until_changed}
  users: {type: count, over_time: last, over_units: sum, disaggregations: [sex]}
indicators:
  capacity: {measure: total, of: [capacity], direction: decrease, targets: [{due: 2015-12-31, value: 0}]}
  users: {measure: total, of: [users]}
"""
VALUES = """\
element,unit,period,category,value,state,note,entered_on,approved_on
capacity,petrovo,2015Q1,,82,,,2015-04-02,2015-04-09
users,petrovo,2015Q1,,80,,по опис,2015-04-02,2015-04-09
users,petrovo,2015Q1,sex=f,30,,,2015-04-02,2015-04-09
users,petrovo,2015Q1,sex=m,50,,,2015-04-02,2015-04-09
users,centre,2015Q1,sex=f,7,,,2015-04-02,2015-04-09
users,petrovo,2015Q2,,81,,,2015-07-20,
users,centre,2015Q2,,,not_applicable,ремонт,2015-07-03,2015-07-09
"""
TARGETS = """\
targets:
  users: {baseline: {period: "2014", value: 90}, targets: [{due: 2015-12-31, value: 40}], path: linear}
revisions:
  - indicator: users
    decided_on: 2015-06-25
    decision: Решение № 5
    reason: {bg: Няма места, en: No places}
    targets: [{due: 2016-12-31, value: 40}]
"""
UNITS = "petrovo: {closed: 2015-12-31}\n"
FIRST = Target(Decimal(40), due=date(2015, 12, 31))
REVISED = Target(Decimal(40), due=date(2016, 12, 31))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"values.csv": VALUES, "targets.yaml": TARGETS, "units.yaml": UNITS}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    (tmp_path / "indicators.yaml").write_text(DEFINITIONS, encoding="utf-8")
    definitions, issues = load_definitions(tmp_path / "indicators.yaml", plans=None)
    assert definitions, issues
    return Catalog(tmp_path, definitions, {})


@pytest.fixture
def sample(database: Database, catalog: Catalog, folder: Path) -> Database:
    load_sample(database, catalog, folder)
    return database


def known(database: Database) -> Current:
    with database.reading() as work:
        return current_definitions(work)


def rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def everything(database: Database) -> dict[str, list[Any]]:
    with database.reading() as work:
        return {table.name: [tuple(row) for row in work.session.connection().execute(
            select(table).order_by(*table.primary_key))] for table in Base.metadata.sorted_tables}


def test_the_office_says_that_it_is_a_sample_and_what_day_it_is_there(sample: Database) -> None:
    with sample.reading() as work:
        assert office.sample(work.session) == (True, CLOCK) == (True, date(2015, 10, 20))


def test_the_approved_figures_are_there_to_be_judged(sample: Database) -> None:
    found = known(sample)
    with sample.reading() as work:
        figures = cells(work.session, found.keys, found.definitions.elements.values(),
                        dict.fromkeys(found.definitions.elements, range(8060, 8064)))
    assert figures.values == {
        "capacity": {"petrovo": {8060: Decimal(82)}},
        "users": {"petrovo": {8060: Decimal(80)}, "centre": {8060: Decimal(7)}}}
    assert figures.not_applicable == {"users": {"centre": {8061}}}


def test_figures_keep_their_categories_notes_and_days(sample: Database) -> None:
    found = known(sample)
    with sample.reading() as work:
        users = details(work.session, found.keys, [found.definitions.elements["users"]], ["petrovo", "centre"])
    days = date(2015, 4, 2), date(2015, 4, 9)
    assert {(each.unit, each.ordinal, each.category, each.value, each.note, each.entered_on, each.approved_on)
            for each in users} == {
        ("petrovo", 8060, None, Decimal(80), "по опис", *days),
        ("petrovo", 8060, "sex=f", Decimal(30), "по опис", *days),
        ("petrovo", 8060, "sex=m", Decimal(50), "по опис", *days),
        ("centre", 8060, None, Decimal(7), None, *days),
        ("centre", 8060, "sex=f", Decimal(7), None, *days),
        ("centre", 8061, None, None, "ремонт", date(2015, 7, 3), date(2015, 7, 9))}


def test_sample_targets_are_marked_and_the_targets_of_the_plan_are_not(sample: Database) -> None:
    found = known(sample)
    assert found.sample_targets == {"users"}
    users = found.definitions.indicators["users"]
    assert (users.targets, users.path) == ((REVISED,), Way.LINEAR)
    assert users.baseline == Baseline(Period.parse("2014"), Decimal(90))
    assert found.first["users"].targets == (FIRST,)
    assert [str(each.reason.en) for each in found.revisions["users"]] == ["No places"]


def test_units_open_and_close_as_the_sample_says_and_sync_leaves_them_so(sample: Database, catalog: Catalog) -> None:
    plan = sync_plan(catalog, sample)
    apply_sync(sample, plan, "Мария")
    assert [str(each.message) for each in plan.differences] == [
        "Unit petrovo: closed was set here and stays 2015-12-31; the files say nothing."]
    petrovo: Unit = known(sample).definitions.units["petrovo"]
    assert petrovo.closed == date(2015, 12, 31)


def test_two_offices_with_the_sample_are_the_same_in_every_row(
    databases: Databases, database_kind: str, prepared: Callable[[str], str], catalog: Catalog, folder: Path
) -> None:
    found = []
    for _ in range(2):
        with databases.fresh(database_kind, like=prepared(database_kind)) as url:
            made = Database.at(url, now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
            load_sample(made, catalog, folder)
            found.append(everything(made))
            made.close()
    assert found[0] == found[1]


def test_what_the_real_files_say_comes_back_from_the_database_exactly(database: Database) -> None:
    real = load_catalog(ROOT)
    load_sample(database, real, ROOT / "data" / "sample")
    found = known(database)
    assert found.plans == real.plans
    assert found.definitions.elements == real.definitions.elements
    assert found.definitions.dimensions == real.definitions.dimensions
    assert {code: replace(each, targets=(), baseline=None, path=None)
            for code, each in found.definitions.indicators.items()} == {
        code: replace(each, targets=(), baseline=None, path=None)
        for code, each in real.definitions.indicators.items()}
    with database.reading() as work:
        assert history.first_broken(work.session) is None


def test_a_sample_is_loaded_once(sample: Database, catalog: Catalog, folder: Path) -> None:
    before = everything(sample)
    with pytest.raises(Conflict, match="empty office"):
        load_sample(sample, catalog, folder)
    assert everything(sample) == before


def test_definitions_that_were_synced_before_do_no_harm(database: Database, catalog: Catalog, folder: Path) -> None:
    apply_sync(database, sync_plan(catalog, database), "Мария")
    load_sample(database, catalog, folder)
    with database.reading() as work:
        assert history.first_broken(work.session) is None


@pytest.mark.parametrize(("file", "old", "new", "told"), [
    ("values.csv", "users,petrovo,2015Q2", "visits,petrovo,2015Q2", "values.csv:7: There is no data element “visits”"),
    ("values.csv", "sex=m,50", "sex=m,51", "values.csv:3: users, petrovo, 2015Q1: by sex the figures add up to 81"),
    ("values.csv", "2015-07-20,", "20.07.2015,", "values.csv:7: “20.07.2015” in entered_on is not a date"),
    ("values.csv", "2015-07-20,", ",", "values.csv:7: “” in entered_on is not a date"),
    ("targets.yaml", "indicator: users", "indicator: user", "targets.yaml:4: “user” is not defined"),
    ("targets.yaml", "path: linear", "path: line", "targets.yaml:2: "),
    ("units.yaml", "petrovo", "petrov", "units.yaml:1: “petrov” is not defined")])
def test_a_faulty_sample_is_told_at_its_line_and_nothing_is_loaded(
    database: Database, catalog: Catalog, folder: Path, file: str, old: str, new: str, told: str
) -> None:
    rewrite(folder / file, old, new)
    with pytest.raises(Invalid) as refused:
        load_sample(database, catalog, folder)
    [issue] = refused.value.issues
    assert f"{Path(issue.where).name}: {issue.message}".startswith(told)
    assert not any(everything(database).values())
