"""How long a file and its plan are kept, and that then nothing is left of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.desk import ANA, CECA, NOW, open_office
from tests.services.importing import NEW, file, planned, rows, said
from tracker.db import imports as stored
from tracker.db.work import Database
from tracker.errors import NotFound
from tracker.services.entry import Entry
from tracker.services.imports import KEPT, Imports, Sent
from tracker.services.imports_views import BatchState


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


@pytest.fixture
def imports(database: Database) -> Imports:
    return Imports(replace(database, now=lambda: NOW))


def test_a_plan_that_nobody_confirmed_is_forgotten_after_a_week(desk, imports, database):
    plan = planned(imports, said("users", "9"))
    Imports(replace(database, now=lambda: NOW + KEPT + timedelta(hours=1))).plan(ANA, file(said("visits", "1")))
    assert imports.show(ANA, plan.item.id).item.state is BatchState.DROPPED
    assert rows(imports, plan, NEW) == []


def test_a_file_that_was_sent_is_kept_for_a_week_and_then_no_trace_of_it(desk, imports, database, tmp_path):
    shelf = tmp_path / "imports"
    sender = Imports(replace(database, now=lambda: NOW), shelf)
    number = sender.send(ANA, Sent(b"element,unit,period,value\nvisits,home,2015Q3,many\n", "a.csv"))
    assert [path.is_file() for path in shelf.iterdir()] == [True]
    with pytest.raises(NotFound):
        sender.give_back(CECA, number, "bg")
    assert sender.give_back(ANA, number, "bg")[0] == "a-отказано.csv"
    Imports(replace(database, now=lambda: NOW + KEPT + timedelta(hours=1)), shelf).plan(ANA, file(said("visits", "1")))
    assert list(shelf.iterdir()) == []
    with database.reading() as work:
        assert not stored.find(work.session, number).stored
    with pytest.raises(NotFound):
        sender.give_back(ANA, number, "bg")
