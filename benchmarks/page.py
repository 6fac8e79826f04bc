"""A page's service call at one million cells, against the bare SQL it needs: the overview of 100 indicators."""

from __future__ import annotations

import random
import sqlite3
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import update
from sqlmodel import col

from benchmarks.office import LAST, Size, office
from benchmarks.timing import in_turn
from tracker.db import history
from tracker.db.history import Line
from tracker.db.tables import Cell
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.services.services import Services
from tracker.services.wanted import YEARS_BACK

SIZE = Size(elements=500, units=50, quarters=40, indicators=100)
SQL = ("select element_id, unit_id, ordinal, approved_value from cell "
       "where element_id in (select id from data_element where position < ?) and ordinal between ? and ?")


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.sqlite3"
        database = office(path, SIZE)
        services = Services(database)
        bare = sqlite3.connect(path)
        started = in_turn(lambda: _overview(Services(database)), lambda: _rows(bare), rounds=5)
        _overview(services)
        saved = in_turn(lambda: _overview(services), lambda: _rows(bare), rounds=5, before=lambda: _save(database))
        again = in_turn(lambda: _overview(services), lambda: _rows(bare), rounds=5)
        bare.close()
    what = f"overview of {SIZE.indicators} indicators at {SIZE.cells:,} cells, against its SQL"
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
    return bare.execute(SQL, (SIZE.indicators, first, LAST.ordinal)).fetchall()
