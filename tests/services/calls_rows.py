"""The calls about a plan's rows, as `calls.py` has them: on a row that nobody enters for, so that the officer reports it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Act, Actor
from tracker.services.row_commands import AddMeasure, FollowUp, SaveRow, ShowRow
from tracker.services.row_reports import RowReports

PLAN = "stara-zagora-2015"
ROW, REVIEWED, APPROVED = (PLAN, "1.2", "2015Q3"), (PLAN, "1.20", "2015Q3"), (PLAN, "1.2", "2015Q2")
LINK = ShowRow(*ROW, link="https://example.org/order-7")
Call = Callable[[Database, Actor], Any]


def rows(database: Database) -> RowReports:
    return RowReports(database, Path("nowhere"))  # links alone are added: no file is written


def _with_evidence(database: Database) -> tuple[RowReports, int]:
    found = rows(database)
    return found, found.add_evidence(COMMAND_LINE, LINK).id


def _remove(database: Database, actor: Actor) -> None:
    found, number = _with_evidence(database)
    found.remove_evidence(actor, number)


def _evidence(database: Database, actor: Actor) -> Any:
    found, number = _with_evidence(database)
    return found.evidence(actor, number)


CALLS: dict[str, tuple[Act | None, Call]] = {
    "RowReports.my_rows": (Act.REPORT_ROW, lambda db, actor: rows(db).my_rows(actor)),
    "RowReports.review": (Act.APPROVE, lambda db, actor: rows(db).review(actor)),
    "RowReports.reported": (Act.SEE_PLANS, lambda db, actor: rows(db).reported(actor, PLAN)),
    "RowReports.page": (Act.SEE_PLANS, lambda db, actor: rows(db).page(actor, *ROW)),
    "RowReports.save": (Act.REPORT_ROW, lambda db, actor: rows(db).save(actor, SaveRow(*ROW, 0, "under_way", "x"))),
    "RowReports.add_evidence": (Act.REPORT_ROW, lambda db, actor: rows(db).add_evidence(actor, LINK)),
    "RowReports.remove_evidence": (Act.REPORT_ROW, _remove),
    "RowReports.evidence": (Act.SEE_FORM, _evidence),
    "RowReports.submit": (Act.REPORT_ROW, lambda db, actor: rows(db).submit(actor, *ROW, 0)),
    "RowReports.return_report": (Act.RETURN, lambda db, actor: rows(db).return_report(actor, *REVIEWED, 1, "x")),
    "RowReports.approve": (Act.APPROVE, lambda db, actor: rows(db).approve(actor, *REVIEWED, 1)),
    "RowReports.reopen": (Act.REOPEN, lambda db, actor: rows(db).reopen(actor, *APPROVED, 1, "x")),
    "RowReports.lock": (Act.LOCK, lambda db, actor: rows(db).lock(actor, *APPROVED, 1)),
    "RowReports.measures": (Act.SEE_PLANS, lambda db, actor: rows(db).measures(actor)),
    "RowReports.add_measure": (Act.REPORT_ROW, lambda db, actor: rows(db).add_measure(
        actor, AddMeasure(*ROW, "x", "Ana", "31.12.2015"))),
    "RowReports.follow_up": (Act.REPORT_ROW, lambda db, actor: rows(db).follow_up(
        actor, FollowUp(2, 1, "done", "x", "Ana", "31.12.2015"))),
    "RowReports.money": (Act.SEE_PLANS, lambda db, actor: rows(db).money(actor, PLAN)),
}
