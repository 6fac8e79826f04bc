"""Saving a cell through the page's route, against the bare transaction that it needs."""

from __future__ import annotations

import sqlite3
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from benchmarks.timing import in_turn
from dashboards.app import create_app
from dashboards.auth import csrf_of
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
        bare_connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on"):
            bare_connection.execute(f"pragma {pragma}")
        ours, bare = in_turn(save, lambda: _bare(bare_connection, next(numbers)), rounds=40)
        bare_connection.close()
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


def _bare(connection: sqlite3.Connection, number: int) -> None:
    """The figure with its version, and a line of history: what any save has to write, and wait for the disk."""
    say = connection.execute
    say("begin immediate")
    say("update cell set value = ?, version = version + 1 where id = 1 and version = version", (number,))
    say("insert into change_history (at, actor, kind, key, previous_hash, hash) values (?, ?, ?, ?, ?, ?)",
        ("2015-10-20 12:00:00", "benchmark", "cell", "bare", f"{number}", f"bare {number}"))
    say("commit")
