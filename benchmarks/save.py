"""Saving a cell through the page's route, against the bare transaction that it needs in the same database layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from benchmarks.timing import in_turn
from dashboards.app import create_app
from dashboards.auth import csrf_of
from tracker.db import history
from tracker.db.history import Line
from tracker.db.tables import Cell
from tracker.db.versions import save as save_row
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.services.door import Door
from tracker.services.services import Services
from tracker.services.setup import opened, prepare
from tracker.settings import Settings

HOME = Path(__file__).parents[1]
ROUTE, ELEMENT = "/entry/sz-cop/2015Q3/cell", "consultations"


def measure() -> list[tuple[str, float, float, float]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.sqlite3"
        url = f"sqlite:///{path}"
        prepare(HOME, url, sample=True)
        database = opened(url)
        client, header = _reporter(database, Settings(HOME, url), Path(folder))
        numbers, version = count(1), [0]

        def save() -> None:
            body = {"element": ELEMENT, "category": None, "text": str(next(numbers)), "version": version[0]}
            reply = client.post(ROUTE, json=body, headers=header)
            version[0] = reply.json["version"]  # type: ignore[index]

        save()
        cell = _bare(database, numbers)
        ours, bare = in_turn(save, cell, rounds=100)
        database.close()
    return [("saving a cell through its route, against the bare transaction", ours, bare, 5)]


def _reporter(database: Database, settings: Settings, uploads: Path) -> tuple[FlaskClient, dict[str, str]]:
    door = Door(database, settings)
    client = create_app(Services(database, uploads), door).server.test_client()
    guest = next(each for each in door.sample_people() if each.role is Role.REPORTER)
    token = door.enter_as(guest.id)
    client.set_cookie("session", token)
    client.set_cookie("_csrf_token", csrf_of(token))
    return client, {"X-CSRFToken": csrf_of(token)}


def _bare(database: Database, numbers: Iterator[int]) -> Callable[[], None]:
    """One transaction: a cell at the version that was seen, and a sealed line of history, waited for until on disk."""
    version = count(1)

    def write() -> None:
        number = next(numbers)
        with database.writing() as work:
            save_row(work.session, Cell, 1, next(version), value=Decimal(number))
            history.append(work.session, work.now, "benchmark", [Line("cell", "bare", None, {"value": number})])
            work.commit()

    return write
