"""The town with three rows in its plan: the home's, due at midyear and paid from two sources; the centre's; nobody's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.catalog.office import plan as bare_plan
from tests.services.desk import ANA, DEFINITIONS, NOW, VERA, open_office
from tracker.catalog.catalog import Catalog
from tracker.catalog.definitions import load_definitions
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.plan import Plan
from tracker.domain.plan_row import Deadline, DeadlineKind, Funding, FundingStatus, Organisation
from tracker.domain.words import Words
from tracker.services.row_commands import SaveRow, TypedMoney
from tracker.services.row_reports import RowReports
from tracker.services.sync import apply_sync, sync_plan

PLAN = "town-2015"
MONEY = {"state": TypedMoney("1000", "900,50"), "town": TypedMoney("200")}


def plan() -> Plan:
    home = bare_plan().rows[0]
    due = Deadline(DeadlineKind.BY_DATE, Words("до 30 юни", "by 30 June"), date(2015, 6, 30))
    paid = Funding(FundingStatus.NAMED, Words("ДДД", "State"), ("state", "town"))
    centre = replace(home, key="1.2", service=None, organisations=(Organisation(Words("Центърът", "Centre"), ("centre",)),))
    rows = (replace(home, deadline=due, funding=paid), centre, replace(home, key="1.3", service=None))
    return replace(bare_plan(), rows=rows,
                   funding_sources={"state": Words("Държава", "State"), "town": Words("Община", "Town")})


def open_rows(database: Database, folder: Path) -> RowReports:
    """On 20 October 2015, with nothing reported."""
    open_office(database, folder)
    at = Database(database.engine, now=lambda: NOW)
    known, _ = load_definitions(folder / "indicators.yaml", None)
    assert known and DEFINITIONS
    apply_sync(at, sync_plan(Catalog(folder, known, {PLAN: plan()}), at), "a test")
    return RowReports(at, folder / "uploads")


def save(desk: RowReports, row: str = "1.1", period: str = "2015Q3", *, actor: Actor = ANA, **typed: object) -> int:
    """Done in September, late, with money unless `typed` says otherwise; at the version it has."""
    page = desk.page(actor, PLAN, row, period)
    given = {"state": "done", "told": "Обзаведени са десет стаи.", "begun": "01.02.2015", "done": "12.09.2015",
             "reason": "Търгът беше обжалван.", "money": MONEY if page.sources else {}}
    return desk.save(actor, SaveRow(PLAN, row, period, page.version, **{**given, **typed}))  # type: ignore[arg-type]


def submit(desk: RowReports, row: str = "1.1", period: str = "2015Q3", *, actor: Actor = ANA, **typed: object) -> int:
    """The version of a report that waits for its review."""
    desk.submit(actor, PLAN, row, period, save(desk, row, period, actor=actor, **typed))
    return desk.page(actor, PLAN, row, period).version


def approve(desk: RowReports, row: str = "1.1", period: str = "2015Q3", *, actor: Actor = ANA, **typed: object) -> None:
    desk.approve(VERA, PLAN, row, period, submit(desk, row, period, actor=actor, **typed))


def dec(text: str) -> Decimal:
    return Decimal(text)
