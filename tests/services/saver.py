"""Run by itself: saves figures one after the other and says each acknowledged one aloud, until it is killed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.services.entry import Entry
from tracker.services.entry_commands import SaveCell
from tracker.services.entry_views import Saved

SAVES = 500


def main(url: str) -> None:
    desk = Entry(Database.at(url, now=lambda: datetime(2015, 10, 20, tzinfo=UTC)), Path())
    for number in range(1, SAVES + 1):
        saved = desk.save_cell(COMMAND_LINE, SaveCell("home", "2015Q3", "visits", str(number), number - 1))
        if not isinstance(saved, Saved) or saved.value != number:
            raise RuntimeError(saved)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
