"""On which days a deadline is brought to mind, and what somebody is reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.workflow import FormStatus

WEEK = timedelta(weeks=1)
LONGEST = timedelta(weeks=26)
"""After half a year nobody is written to any more; on the board the form is late all the same."""


class Nudge(StrEnum):
    """Why somebody hears of a form: the first three of those who fill it in, the others of those who approve it."""

    LATE = "late"
    RETURNED = "returned"
    DUE = "due"
    WAITING = "waiting"
    BEHIND = "behind"


class Delivery(StrEnum):
    """What became of a letter. It is unknown from before it is sent until the server has answered."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Rhythm:
    """How many days before a deadline and after it; after the last of them once a week."""

    before: tuple[int, ...] = (14, 7, 2, 0)
    after: tuple[int, ...] = (1, 3, 7)

    def of(self, due: date, today: date) -> date | None:
        """The latest day up to today on which this deadline is brought to mind."""
        if due >= today:
            return _latest([due - timedelta(days) for days in self.before], today)
        return self.since(due, today) or _latest([due - timedelta(days) for days in self.before], today)

    def since(self, day: date, today: date) -> date | None:
        """The same of what has stood open since a day."""
        if not self.after:
            return None
        last = day + timedelta(max(self.after))
        if today >= last:
            return last + (today - last) // WEEK * WEEK
        return _latest([day + timedelta(days) for days in self.after], today)


@dataclass(frozen=True)
class Standing:
    """A form that is not done with: until when it is owed, and since when it stands as it does."""

    due: date
    status: FormStatus
    since: date

    def nudge(self, today: date) -> Nudge | None:
        """For whoever fills it in."""
        if not self.status.open or max(self.due, self.since) + LONGEST < today:
            return None
        if self.status is FormStatus.RETURNED:
            return Nudge.RETURNED
        return Nudge.LATE if self.due < today else Nudge.DUE

    def watched(self, today: date) -> Nudge | None:
        """For whoever approves it."""
        if self.status is FormStatus.SUBMITTED:
            return Nudge.WAITING
        return Nudge.BEHIND if self.nudge(today) and self.due < today else None

    def called(self, nudge: Nudge, rhythm: Rhythm, today: date) -> date | None:
        """The latest day on which it is brought to mind: a form that came back late, from the day it came back."""
        if nudge is Nudge.WAITING or (nudge is Nudge.RETURNED and self.due < today):
            return rhythm.since(self.since, today)
        return rhythm.of(self.due, today)


def fires(called: date | None, told: date | None) -> bool:
    """Whether it is time: a day that was missed, or whose letter was lost, is made good on the next."""
    return called is not None and (told is None or called > told)


def _latest(days: list[date], today: date) -> date | None:
    return max((day for day in days if day <= today), default=None)
