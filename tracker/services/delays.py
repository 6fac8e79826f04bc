"""Each failure to sign in doubles the wait before the next try, for its account and for its address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from tracker.db import attempts
from tracker.db.work import Work
from tracker.errors import Invalid, Issue, Message, say_n

MOST = timedelta(minutes=15)
FORGOTTEN = timedelta(days=1)
FREE = {"account": 0, "address": 5}
"""How many failures cost nothing: a whole office may come from one address."""
WAIT = "wait"
MINUTE = 60


@dataclass(frozen=True)
class Subject:
    """What failures are counted of: an account, known or not, or the address that asks."""

    kind: str
    name: str

    @property
    def key(self) -> str:
        return sha256(f"{self.kind}:{self.name}".encode()).hexdigest()

    def delay(self, failures: int) -> timedelta:
        over = failures - FREE[self.kind]
        return min(timedelta(seconds=2 ** min(over - 1, 20)), MOST) if over > 0 else timedelta()


def admit(work: Work, subjects: Sequence[Subject]) -> None:
    """Refuse whoever comes too early. An attempt counts as failed until it succeeds: many at once are no way round."""
    attempts.take_turn(work.session)
    attempts.forget(work.session, work.now - FORGOTTEN)
    refuse_early(left(work, subjects))
    attempts.count(work.session, [subject.key for subject in subjects], work.now)


def succeeded(work: Work, account: Subject, address: Subject | None = None) -> None:
    """Failures of the account are forgotten; the address keeps its others, for it may have guessed elsewhere."""
    attempts.take_turn(work.session)
    attempts.clear(work.session, account.key)
    if address:
        attempts.take_back(work.session, address.key)


def left(work: Work, subjects: Sequence[Subject]) -> timedelta:
    """How long the next attempt still has to wait."""
    found = attempts.of(work.session, [subject.key for subject in subjects])
    ends: list[datetime] = [
        row.last_at + subject.delay(row.failures) for subject in subjects if (row := found.get(subject.key))]
    return max([end - work.now for end in ends] + [timedelta()])


def refuse_early(wait: timedelta) -> None:
    if wait > timedelta():
        raise Invalid([Issue(WAIT, "password", wait_told(wait))])


def wait_told(wait: timedelta) -> Message:
    seconds = -(-wait // timedelta(seconds=1))
    if seconds < MINUTE:
        return say_n("The next attempt is possible in {count} second.",
                     "The next attempt is possible in {count} seconds.", seconds)
    return say_n("The next attempt is possible in {count} minute.",
                 "The next attempt is possible in {count} minutes.", -(-seconds // MINUTE))
