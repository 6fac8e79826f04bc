"""An office of any size, with approved figures drawn by chance from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import insert

from tracker.catalog.catalog import Catalog
from tracker.db.tables import Cell
from tracker.db.work import Database
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions, Direction, Indicator, Measure
from tracker.domain.period import Period
from tracker.domain.plan import Plan, Section
from tracker.domain.target import Target
from tracker.domain.words import Words
from tracker.services.definitions import current_definitions
from tracker.services.office import init
from tracker.services.sync import apply_sync, sync_plan

LAST = Period.parse("2015Q4")


@dataclass(frozen=True)
class Size:
    elements: int
    units: int
    quarters: int
    indicators: int

    @property
    def cells(self) -> int:
        return self.elements * self.units * self.quarters


def office(path: Path, size: Size) -> Database:
    database = Database.at(f"sqlite:///{path}")
    init(database)
    apply_sync(database, sync_plan(_catalog(path.parent, size), database), "benchmark")
    with database.writing() as work:
        keys = current_definitions(work).keys
        chance = random.Random(2015)
        for code, element in keys.elements.items():
            level = int(code.removeprefix("e")) % 2
            found = _cells(element, keys.units.values(), size.quarters, chance, level)
            work.session.connection().execute(insert(Cell), list(found))
        work.commit()
    return database


def _cells(
    element: int, units: Iterable[int], quarters: int, chance: random.Random, level: int,
) -> Iterator[dict[str, object]]:
    day = date(2016, 1, 10)
    for unit in units:
        for ordinal in range(LAST.ordinal - quarters + 1, LAST.ordinal + 1):
            value = Decimal(chance.randrange(1, 500) + 100 * level)
            yield {"element_id": element, "unit_id": unit, "ordinal": ordinal, "value": value, "entered_on": day,
                   "approved_value": value, "approved_on": day, "not_applicable": False,
                   "approved_not_applicable": False, "version": 1}


def _catalog(home: Path, size: Size) -> Catalog:
    name = Words("име", "name")
    elements = {f"e{n}": DataElement(f"e{n}", name, Type.COUNT, OverTime.LAST if n % 2 else OverTime.SUM, OverUnits.SUM)
                for n in range(size.elements)}
    units = {f"u{n}": Unit(f"u{n}", name) for n in range(size.units)}
    indicators = {f"i{n}": _indicator(n, name) for n in range(size.indicators)}
    plan = Plan("plan", name, name, (2015, 2015), (Section("1", 1, name),), (), ())
    return Catalog(home, Definitions(elements, indicators, units), MappingProxyType({"plan": plan}))


def _indicator(n: int, name: Words) -> Indicator:
    target = Target(Decimal(4000), Period.parse("2015"))
    if n % 4 == 3:
        return Indicator(f"i{n}", name, Measure.RATIO, numerator=(f"e{n}",), denominator=(f"e{n - 2}",),
                         targets=(target,), plan="plan")
    direction = Direction.DECREASE if n % 4 == 1 else Direction.INCREASE
    return Indicator(f"i{n}", name, Measure.TOTAL, of=(f"e{n}",), direction=direction, targets=(target,), plan="plan")
