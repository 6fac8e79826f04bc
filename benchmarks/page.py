"""A page's service call at one million cells, against the bare SQL it needs: the overview of 100 indicators."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from sqlalchemy import insert, update
from sqlmodel import col

from benchmarks.timing import in_turn
from tracker.catalog.catalog import Catalog
from tracker.db import history
from tracker.db.history import Line
from tracker.db.tables import Cell
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions, Direction, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.plan import Plan, Section
from tracker.domain.target import Target
from tracker.domain.words import Words
from tracker.services.definitions import current_definitions
from tracker.services.office import init
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan
from tracker.services.wanted import YEARS_BACK

ELEMENTS, UNITS, QUARTERS, INDICATORS = 500, 50, 40, 100
LAST = Period.parse("2015Q4")
SQL = ("select element_id, unit_id, ordinal, approved_value from cell "
       "where element_id in (select id from data_element where position < ?) and ordinal between ? and ?")


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.sqlite3"
        database = _office(path)
        services = Services(database)
        bare = sqlite3.connect(path)
        started = in_turn(lambda: _overview(Services(database)), lambda: _rows(bare), rounds=5)
        _overview(services)
        saved = in_turn(lambda: _overview(services), lambda: _rows(bare), rounds=5, before=lambda: _save(database))
        again = in_turn(lambda: _overview(services), lambda: _rows(bare), rounds=5)
        bare.close()
    what = f"overview of {INDICATORS} indicators at {ELEMENTS * UNITS * QUARTERS:,} cells, against its SQL"
    return [(f"{what}; after a save", *saved, 2), (f"{what}; again", *again, 2),
            (f"{what}; the first after the server starts", *started, 12)]


def _save(database: Database) -> None:
    """One approved figure changes, with its line in the history."""
    with database.writing() as work:
        work.session.connection().execute(
            update(Cell).where(col(Cell.id) == 1).values(approved_value=Decimal(random.randrange(500))))
        history.append(work.session, work.now, "benchmark", [Line("cell", "e0/u0/2006Q1", None, None)])
        work.commit()


def _overview(services: Services) -> None:
    services.overview(COMMAND_LINE, "plan", str(LAST))


def _rows(bare: sqlite3.Connection) -> list[tuple[int, int, int, int]]:
    first = (LAST.year - YEARS_BACK) * 4
    return bare.execute(SQL, (INDICATORS, first, LAST.ordinal)).fetchall()


def _office(path: Path) -> Database:
    database = Database.at(f"sqlite:///{path}")
    init(database)
    apply_sync(database, sync_plan(_catalog(path.parent), database), "benchmark")
    with database.writing() as work:
        keys = current_definitions(work).keys
        chance = random.Random(2015)
        for code, element in keys.elements.items():
            level = int(code.removeprefix("e")) % 2
            work.session.connection().execute(insert(Cell), list(_cells(element, keys.units.values(), chance, level)))
        work.commit()
    return database


def _cells(element: int, units: object, chance: random.Random, level: int) -> Iterator[dict[str, object]]:
    day = date(2016, 1, 10)
    for unit in units:  # type: ignore[attr-defined]
        for ordinal in range(LAST.ordinal - QUARTERS + 1, LAST.ordinal + 1):
            value = Decimal(chance.randrange(1, 500) + 100 * level)
            yield {"element_id": element, "unit_id": unit, "ordinal": ordinal, "value": value, "entered_on": day,
                   "approved_value": value, "approved_on": day, "not_applicable": False,
                   "approved_not_applicable": False, "version": 1}


def _catalog(home: Path) -> Catalog:
    name = Words("име", "name")
    elements = {f"e{n}": DataElement(f"e{n}", name, Type.COUNT, OverTime.LAST if n % 2 else OverTime.SUM, OverUnits.SUM)
                for n in range(ELEMENTS)}
    units = {f"u{n}": Unit(f"u{n}", name) for n in range(UNITS)}
    indicators = {f"i{n}": _indicator(n, name) for n in range(INDICATORS)}
    plan = Plan("plan", name, name, (2015, 2015), (Section("1", 1, name),), (), ())
    return Catalog(home, Definitions(elements, indicators, units), MappingProxyType({"plan": plan}))


def _indicator(n: int, name: Words) -> Indicator:
    target = Target(Decimal(4000), Period.parse("2015"))
    if n % 4 == 3:
        return Indicator(f"i{n}", name, Measure.RATIO, numerator=(f"e{n}",), denominator=(f"e{n - 2}",),
                         targets=(target,), plan="plan")
    direction = Direction.DECREASE if n % 4 == 1 else Direction.INCREASE
    return Indicator(f"i{n}", name, Measure.TOTAL, of=(f"e{n}",), direction=direction, targets=(target,), plan="plan")
