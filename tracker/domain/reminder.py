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


@dataclass(frozen=True)
class Rhythm:
    """How many days before a deadline and after it; after the last of them every week."""

    before: tuple[int, ...] = (14, 7, 2, 0)
    after: tuple[int, ...] = (1, 3, 7)

    def calls(self, day: date, today: date, told: date | None, *, ahead: bool = True) -> bool:
        """Whether it is time to speak of `day` to somebody who got the last letter on `told`.

        What was missed, or lost on its way, is made good on the next day. `ahead`: also before the day.
        """
        days = [day + timedelta(each) for each in self.after] + [day - timedelta(each) for each in self.before if ahead]
        called = max((each for each in days if each <= today), default=None)
        if called is None or told is None:
            return called is not None
        weekly = bool(self.after) and today > day + timedelta(max(self.after))
        return called > told or (weekly and told + WEEK <= today)


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

    def calls(self, nudge: Nudge, rhythm: Rhythm, today: date, told: date | None) -> bool:
        """Whether somebody is to be written to because of it: a form that came back late counts from that day."""
        if nudge is Nudge.WAITING or (nudge is Nudge.RETURNED and self.due < today):
            return rhythm.calls(self.since, today, told, ahead=False)
        return rhythm.calls(self.due, today, told, ahead=nudge is not Nudge.BEHIND)
