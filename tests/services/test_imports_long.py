"""A long file comes in as a short one does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.desk import ANA, CECA, NOW, Q3, VERA, open_office, row_of, save
from tests.services.importing import (
    CHANGED,
    FOLLOWS,
    NEW,
    REFUSED,
    SAME,
    outcomes,
    planned,
    said,
)
from tracker.db.work import Database
from tracker.files.given import What
from tracker.services import imports_compare
from tracker.services.baselines import BaselineDesk, OpenCollection
from tracker.services.entry import Entry
from tracker.services.imports import Imports

D = Decimal
NA, NOTE = What.NOT_APPLICABLE, What.NOTE


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


@pytest.fixture
def imports(database: Database) -> Imports:
    return Imports(replace(database, now=lambda: NOW))



@pytest.fixture
def long_files(monkeypatch):
    """Every file is as a long one is, of which the database enters what stands alone."""
    monkeypatch.setattr(imports_compare, "MOST_CELLS", 0)


def test_a_long_file_comes_in_as_a_short_one_does(desk, imports, long_files):
    save(desk, "capacity", "10")
    first = [said("visits", "380"), said("capacity", "11"), said("users", "4", "sex=f"), said("users", "5", "sex=m"), said("ready", "да"), said("signed", "07.07.2015"), said("story", "Върви"), said("story", "x", what=NOTE)]
    plan = planned(imports, *first)
    assert (plan.count(NEW), plan.count(CHANGED), plan.count(FOLLOWS), plan.forms) == (7, 1, 1, ())
    assert "The file changes 1\u00a0form; what the checks say of it is shown in it." in [note.en for note in plan.notes]
    imports.apply(ANA, plan.item.id, plan.version)
    assert [row_of(desk, code).total.value for code in ("visits", "capacity", "users", "ready", "signed", "story")] == [380, 11, 9, True, date(2015, 7, 7), "Върви"]
    assert row_of(desk, "story").note == "x"
    assert set(outcomes(imports, planned(imports, *first)).values()) == {SAME}
    assert [each.act for each in desk.cell_history(ANA, "home", Q3, "visits")] == ["import"]


def test_of_a_long_file_too_nothing_is_entered_into_a_place_that_was_taken_meanwhile(desk, imports, long_files):
    plan = planned(imports, said("visits", "380"), said("ready", "да"))
    save(desk, "visits", "7", actor=CECA)
    again = imports.apply(ANA, plan.item.id, plan.version)
    assert (again.moved, outcomes(imports, again)) == (True, {("visits", None): CHANGED, ("ready", None): NEW})
    imports.apply(ANA, again.item.id, again.version)
    assert (row_of(desk, "visits").total.value, row_of(desk, "ready").total.value) == (380, True)


def test_of_a_long_file_too_a_form_submitted_meanwhile_takes_nothing(desk, imports, long_files):
    plan = planned(imports, said("answers", "1", period="2015H1"), said("visits", "380"), said("ready", "да"))
    desk.nothing_to_report(ANA, "home", Q3, desk.form(ANA, "home", Q3).version)
    again = imports.apply(ANA, plan.item.id, plan.version)
    assert (again.moved, again.count(NEW), again.count(REFUSED)) == (True, 1, 2)


def test_of_a_long_file_too_nothing_is_taken_for_a_base_year_whose_last_day_is_past(desk, database, long_files):
    now = [NOW]
    imports = Imports(replace(database, now=lambda: now[0]))
    BaselineDesk(Database(database.engine, now=lambda: NOW)).open(VERA, OpenCollection("town-2015", 2014, "30.11.2015"))
    plan = planned(imports, said("visits", "80", period="2014Q1"), said("visits", "380"))
    now[0] = NOW + timedelta(days=60)
    again = imports.apply(ANA, plan.item.id, plan.version)
    assert (again.moved, again.count(NEW), again.count(REFUSED)) == (True, 1, 1)


def test_of_a_long_file_too_what_is_said_twice_is_looked_at(desk, imports, long_files):
    plan = planned(imports, said("visits", "380"), said("visits", "381"), said("ready", "да"), said("ready", "1"))
    assert (plan.count(REFUSED), plan.count(NEW), plan.count(SAME)) == (2, 1, 1)
