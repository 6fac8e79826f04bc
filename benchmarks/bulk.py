"""100,000 figures from an XLSX file to the database, against reading that file with calamine alone; and the memory that
a long CSV takes on the same way."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.timing import in_turn
from tracker.catalog.catalog import Catalog
from tracker.db.tables_import import Outcome
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.domain.words import Words
from tracker.services.imports import Imports
from tracker.services.imports_source import read_file
from tracker.services.office import init
from tracker.services.sync import apply_sync, sync_plan

ELEMENTS, UNITS = 100, 50
FIRST, QUARTERS = Period.parse("2010Q1"), 20
LONG_AGO = Period.parse("1970Q1")
ROWS = ELEMENTS * UNITS * QUARTERS
HEADER = ("element", "unit", "period", "category", "value", "state")
LONG, SHORT = 1_000_000, 10_000
MEMORY = "import sys; from benchmarks.bulk import whole; print(whole(sys.argv[1], int(sys.argv[2])))"


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        path, numbers = Path(folder) / "long.xlsx", count()
        _sheet(path)

        def fresh() -> None:
            office.append(_office(Path(folder) / f"tracker{next(numbers)}.sqlite3"))

        office: list[Database] = []
        ours, bare = in_turn(lambda: _import(office[-1], path), lambda: _read(path), rounds=3, before=fresh)
        for each in office:
            each.close()
        long, short = _peak(LONG), _peak(SHORT)
    return [(f"{ROWS:,} figures from XLSX to committed, against calamine reading the file", ours, bare, 8),
            (f"memory (GB for s) of {LONG:,} rows from CSV to committed, against {SHORT:,}", long, short, 2)]


def _import(database: Database, path: Path, rows: int = ROWS) -> None:
    imports = Imports(database)
    number = imports.plan(COMMAND_LINE, read_file(path, path.name, None, frozenset()))
    plan = imports.show(COMMAND_LINE, number)
    done = imports.apply(COMMAND_LINE, number, plan.version)
    if done.item.counts != {Outcome.NEW: rows}:
        raise SystemExit(f"not everything was imported: {done.item.counts}")


def _read(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _rows(quarters: int = QUARTERS, first: Period = FIRST) -> Iterator[tuple[str, str, str, str, int, str]]:
    chance = random.Random(2015)
    for quarter, unit, element in product(range(quarters), range(UNITS), range(ELEMENTS)):
        yield f"e{element}", f"u{unit}", str(first.shift(quarter)), "", chance.randrange(1, 500), ""


def _sheet(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("long")
    sheet.append(HEADER)
    for row in _rows():
        sheet.append([cell if cell != "" else None for cell in row])
    book.save(path)


def _peak(rows: int) -> float:
    """In GB, of a process of its own."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, folder, str(rows)], check=True, capture_output=True, text=True)
    return int(done.stdout) / 2**20


def whole(folder: str, rows: int) -> str:
    """The most memory, in kB, that it took to bring so many rows of a CSV into a database."""
    path = Path(folder) / "long.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(HEADER)
        csv.writer(file).writerows(_rows(rows // (UNITS * ELEMENTS), LONG_AGO))
    _import(_office(Path(folder) / "tracker.sqlite3"), path, rows)
    return next(line.split()[1] for line in Path("/proc/self/status").read_text("ascii").splitlines()
                if line.startswith("VmHWM"))


def _office(path: Path) -> Database:
    name = Words("име", "name")
    elements = {f"e{n}": DataElement(f"e{n}", name, Type.COUNT, OverTime.SUM, OverUnits.SUM) for n in range(ELEMENTS)}
    units = {f"u{n}": Unit(f"u{n}", name) for n in range(UNITS)}
    database = Database.at(f"sqlite:///{path}")
    init(database)
    catalog = Catalog(path.parent, Definitions(elements, {}, units), MappingProxyType({}))
    apply_sync(database, sync_plan(catalog, database), "benchmark")
    return database
