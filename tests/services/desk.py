"""A town with a home and a centre, and the people who enter and review for them, on 20 October 2015."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tests.catalog.office import plan
from tracker.catalog.catalog import Catalog
from tracker.catalog.definitions import load_definitions
from tracker.db import definitions, entries, people
from tracker.db.entries import Entry as StoredEntry
from tracker.db.work import Database
from tracker.domain.access import Actor, Grant, Role
from tracker.domain.element import DataElement, Unit
from tracker.domain.figure import Value
from tracker.domain.period import Period
from tracker.services.entry import Entry
from tracker.services.entry_commands import SaveCell
from tracker.services.entry_views import Saved
from tracker.services.sync import apply_sync, sync_plan

DEFINITIONS = """\
format: 1
units: {town: {}, home: {parent: town}, centre: {parent: town}}
disaggregations: {sex: {categories: {f: women, m: men}}}
data_elements:
  capacity: {type: count, over_time: last, over_units: sum, valid: until_changed, reported_by: [home, centre]}
  users: {type: count, over_time: last, over_units: sum, disaggregations: [sex], minimum: 0, reported_by: [home, centre]}
  visits: {type: count, over_time: sum, over_units: sum, reported_by: [home]}
  ready: {type: yes_no, over_time: last, over_units: none, reported_by: [home]}
  signed: {type: date, over_time: last, over_units: none, reported_by: [home]}
  story: {type: text, over_time: last, over_units: none, reported_by: [home]}
  answers: {type: count, frequency: half_year, over_time: sum, over_units: sum, reported_by: [home]}
indicators:
  occupancy: {plan: town-2015, measure: ratio, numerator: [users], denominator: [capacity]}
  visits: {plan: town-2015, measure: total, of: [visits], targets: [{period: "2015", value: 400}]}
  ready: {plan: town-2015, measure: milestone, of: [ready], targets: [{due: 2015-12-31}]}
  signed: {plan: town-2015, measure: milestone, of: [signed], targets: [{due: 2015-12-31}]}
  story: {plan: town-2015, measure: text, of: [story]}
  answers: {plan: town-2015, measure: total, of: [answers]}
checks:
  users-within-capacity: {left: [users], compare: at_most, right: [capacity]}
"""
NOW = datetime(2015, 10, 20, 14, 32, tzinfo=UTC)
TODAY = NOW.date()
Q3 = "2015Q3"


def person(name: str, role: Role, unit: str | None = None, plan: str | None = None) -> Actor:
    return Actor(len(name), name, f"{name}@town.bg", (Grant(role, plan, unit),))


ANA = person("Ana", Role.REPORTER, "home")
CECA = person("Ceca", Role.REPORTER, "home")
BORIS = person("Boris", Role.REPORTER, "centre")
VERA = person("Vera", Role.OFFICER, plan="town-2015")
DIMITAR = person("Dimitar", Role.DIRECTOR)
ELI = person("Eli", Role.ADMINISTRATOR)
STRANGER = Actor(99, "Stranger", "x@example.org")
ELSEWHERE = person("Officer of Sofia", Role.OFFICER, plan="sofia-2013")
FULL = {"capacity": "10", "users": "9", "visits": "380", "ready": "да", "signed": "07.07.2015", "story": "Всичко върви"}


def open_office(database: Database, folder: Path, wanted: str = DEFINITIONS) -> Entry:
    """With all its definitions and no figure."""
    at = Database(database.engine, now=lambda: NOW)
    (folder / "indicators.yaml").write_text(wanted, encoding="utf-8")
    known, issues = load_definitions(folder / "indicators.yaml", None)
    assert known, issues
    with at.writing() as work:
        for each in (ANA, CECA, BORIS, VERA, DIMITAR, ELI):
            people.add(work.session, each.email, each.name, each.grants)
        work.commit()
    apply_sync(at, sync_plan(Catalog(folder, known, {"town-2015": plan()}), at), "a test")
    return Entry(at, folder / "uploads")


def save(desk: Entry, element: str, text: str, version: int = 0, *, category: str | None = None, unit: str = "home",
         actor: Actor = ANA, period: str = Q3):
    return desk.save_cell(actor, SaveCell(unit, period, element, text, version, category))


def fill_in(desk: Entry, **others: str) -> None:
    """The whole form of the home, right unless `others` says otherwise."""
    rows = {row.element.code: row.version for row in desk.form(ANA, "home", Q3).rows}
    for element, text in {**FULL, **others}.items():
        assert isinstance(save(desk, element, text, rows[element]), Saved), element


def enter_earlier(database: Database, element: str, values: dict[str, Value], unit: str = "home") -> None:
    """Approved figures of earlier periods."""
    with database.writing() as work:
        element_id = definitions.id_of(work.session, DataElement, element)
        unit_id = definitions.id_of(work.session, Unit, unit)
        day = date(2015, 7, 15)
        entries.add(work.session, [
            StoredEntry((element_id, unit_id, Period.parse(period).ordinal), value, day, day)
            for period, value in values.items()])
        work.commit()


def row_of(desk: Entry, element: str, actor: Actor = ANA, unit: str = "home", period: str = Q3):
    return next(row for row in desk.form(actor, unit, period).rows if row.element.code == element)


def codes(findings) -> set[tuple[str, str | None]]:
    return {(each.code, each.category or each.element) for each in findings}


def submitted(desk: Entry) -> int:
    """The version of a form that waits for its review."""
    fill_in(desk)
    desk.submit(ANA, "home", Q3, desk.form(ANA, "home", Q3).version)
    return desk.form(ANA, "home", Q3).version


def approved(desk: Entry) -> int:
    desk.approve(VERA, "home", Q3, submitted(desk))
    return desk.form(ANA, "home", Q3).version
