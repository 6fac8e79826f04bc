"""The installation itself: preparing its database, and what day it is there."""

from __future__ import annotations

from datetime import date

from tracker.db import office as entries
from tracker.db.migrate import upgrade
from tracker.db.work import Database, Work
from tracker.services.views import Office


def init(database: Database) -> None:
    """Make the tables, or bring them to this version. Doing it again does no harm."""
    upgrade(database.engine)


def office(work: Work, today: date) -> Office:
    """In a sample office its own clock says what day it is; elsewhere `today` does."""
    is_sample, clock = entries.sample(work.session)
    return Office(clock or today, is_sample, entries.facts(work.session))
