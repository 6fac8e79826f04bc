"""The review board of 300 units and 8 periods, against the SQL it needs."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from sqlalchemy import insert

from benchmarks.timing import in_turn
from tracker.catalog.catalog import Catalog
from tracker.db.tables import Cell, Form
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.period import Frequency, Period
from tracker.domain.plan import Plan, Section
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.services.definitions import current_definitions
from tracker.services.office import init
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan

UNITS, ELEMENTS = 300, 8
PERIODS = tuple(Period(Frequency.QUARTER, 2014 * 4 + n) for n in range(8))
NOW = datetime(2016, 1, 25, 12, tzinfo=UTC)
FORMS = ("select unit_id, period, status, first_submitted_on, open_until, version, warnings from form "
         f"where period in ({', '.join('?' * len(PERIODS))})")
BEGUN = ("select distinct unit_id, ordinal from cell where element_id in (select id from data_element) "
         "and ordinal between ? and ? and (value is not null or not_applicable)")


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.sqlite3"
        database = _office(path)
        review = Services(database).review
        bare = sqlite3.connect(path)
        board = review.board(COMMAND_LINE)
        assert (len(board.rows), len(board.periods)) == (UNITS, len(PERIODS))
        ours, sql = in_turn(lambda: review.board(COMMAND_LINE), lambda: _rows(bare), rounds=40)
        bare.close()
        database.close()
    return [(f"review board of {UNITS} units and {len(PERIODS)} periods, against its SQL", ours, sql, 2)]


def _rows(bare: sqlite3.Connection) -> None:
    bare.execute(FORMS, [str(period) for period in PERIODS]).fetchall()
    bare.execute(BEGUN, (PERIODS[0].ordinal, PERIODS[-1].ordinal)).fetchall()


def _office(path: Path) -> Database:
    database = Database.at(f"sqlite:///{path}", now=lambda: NOW)
    init(database)
    apply_sync(database, sync_plan(_catalog(path.parent), database), "benchmark")
    with database.writing() as work:
        keys, chance = current_definitions(work).keys, random.Random(2015)
        connection = work.session.connection()
        connection.execute(insert(Cell), list(_cells(keys.elements.values(), keys.units.values(), chance)))
        connection.execute(insert(Form), [
            _form(unit, period, chance) for unit in keys.units.values() for period in PERIODS if chance.random() < 0.9])
        work.commit()
    return database


def _form(unit: int, period: Period, chance: random.Random) -> dict[str, object]:
    """Most are approved, some wait, were returned or have only been begun; one in eight came late."""
    status = chance.choices(tuple(FormStatus), (4, 10, 4, 70, 12))[0]
    day = period.end + timedelta(days=chance.randrange(5, 23))
    sent = None if status is FormStatus.DRAFT else day
    return {"unit_id": unit, "period": period, "status": status.value, "first_submitted_on": sent,
            "warnings": chance.randrange(3), "version": 1}


def _cells(elements: object, units: object, chance: random.Random) -> Iterator[dict[str, object]]:
    for element in elements:  # type: ignore[attr-defined]
        for unit in units:  # type: ignore[attr-defined]
            for period in PERIODS:
                if chance.random() < 0.93:
                    yield {"element_id": element, "unit_id": unit, "ordinal": period.ordinal, "value": Decimal(7),
                           "entered_on": date(2016, 1, 10), "not_applicable": False, "approved_not_applicable": False,
                           "version": 1}


def _catalog(home: Path) -> Catalog:
    name = Words("име", "name")
    elements = {f"e{n}": DataElement(f"e{n}", name, Type.COUNT, OverTime.SUM, OverUnits.SUM) for n in range(ELEMENTS)}
    units = {"town": Unit("town", name)} | {f"u{n}": Unit(f"u{n}", name, parent="town") for n in range(UNITS - 1)}
    indicators = {f"i{n}": Indicator(f"i{n}", name, Measure.TOTAL, of=(f"e{n}",), plan="plan") for n in range(ELEMENTS)}
    plan = Plan("plan", name, name, (2014, 2015), (Section("1", 1, name),), (), ())
    return Catalog(home, Definitions(elements, indicators, units), MappingProxyType({"plan": plan}))
