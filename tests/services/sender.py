"""Run by itself: sends the reminders of 20 October 2015, until it is killed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker.db.work import Database
from tracker.services.reminders import Reminders
from tracker.settings import Settings


def main(url: str, server: str) -> None:
    database = Database.at(url, now=lambda: datetime(2015, 10, 20, 9, tzinfo=UTC))
    Reminders(database, Settings(Path(), url, smtp_url=server)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
