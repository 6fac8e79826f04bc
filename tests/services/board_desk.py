"""Entering and reviewing in the town of `desk.py`, by a clock that tests turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tests.services.cast import Clock
from tests.services.desk import BORIS, Q3, VERA, open_office, row_of, save
from tracker.db import history
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.domain.board import FormCell
from tracker.services.board_views import Pick
from tracker.services.entry import Entry
from tracker.services.entry_commands import Explain
from tracker.services.entry_views import Saved
from tracker.services.review import Review

D20, D21, D25, NOV5 = date(2015, 10, 20), date(2015, 10, 21), date(2015, 10, 25), date(2015, 11, 5)


class Desk:
    def __init__(self, database: Database, folder: Path) -> None:
        open_office(database, folder)
        self.clock = Clock()
        self.database = replace(database, now=self.clock)
        self.entry = Entry(self.database, folder / "uploads")
        self.heard: list[object] = []
        self.review = Review(self.entry.sittings, self.heard.append)

    def at(self, day: date) -> None:
        self.clock.time = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def cell(self, unit: str, period: str = Q3, who: Actor = VERA) -> FormCell:
        board = self.review.board(who, unit, period)
        return board.rows[0].cells[0]

    def pick(self, unit: str, period: str = Q3) -> Pick:
        return Pick(unit, period, self.cell(unit, period).version)

    def centre_submits(self, users: str = "5") -> None:
        for element, text in (("capacity", "10"), ("users", users)):
            version = row_of(self.entry, element, BORIS, "centre").version
            assert isinstance(save(self.entry, element, text, version, unit="centre", actor=BORIS), Saved)
        form = self.entry.form(BORIS, "centre", Q3)
        for finding in form.findings:
            if finding.open and finding.severity.value == "warning":
                self.entry.explain(BORIS, Explain("centre", Q3, finding.code, "повече деца", finding.element, finding.category))
        self.entry.submit(BORIS, "centre", Q3, self.entry.form(BORIS, "centre", Q3).version)

    def lines(self, kind: str, key: str):
        with self.database.reading() as work:
            return [(line.before, line.after, line.why) for line in history.of(work.session, kind, key)]
