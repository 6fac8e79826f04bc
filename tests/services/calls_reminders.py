"""The calls about reminders and calendars, as `calls.py` has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.reminder import Rhythm
from tracker.services.calendars import Calendars
from tracker.services.reminders import Reminders
from tracker.settings import Settings

Call = Callable[[Database, Actor], Any]


def _calendars(database: Database) -> Calendars:
    return Calendars(database, Settings.from_environment({}))


def _reminders(database: Database) -> Reminders:
    return Reminders(database, Settings.from_environment({}))


CALLS: dict[str, tuple[Act | None, Call]] = {
    "Reminders.page": (Act.SEE_REMINDERS, lambda db, actor: _reminders(db).page(actor)),
    "Reminders.set_rhythm": (Act.SET_REMINDERS, lambda db, actor: _reminders(db).set_rhythm(actor, Rhythm((3,), (3,)))),
    "Calendars.of_person": (Act.MANAGE_PEOPLE, lambda db, actor: _calendars(db).of_person(actor, "cop@example.org")),
    # One's own: there must be an account
    "Calendars.mine": (None, lambda db, actor: _calendars(db).mine(actor)),
    "Calendars.choose_digest": (None, lambda db, actor: _calendars(db).choose_digest(actor, wanted=False)),
    "Calendars.make": (None, lambda db, actor: _calendars(db).make(actor)),
    "Calendars.revoke": (None, lambda db, actor: _calendars(db).revoke(actor)),
}
