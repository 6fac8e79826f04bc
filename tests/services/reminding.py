"""Reminding the people of the town of `desk.py`, by a mail server on this machine and a clock that tests turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.harness.postbox import Postbox
from tests.services.board_desk import Desk
from tracker.db import people
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.services.calendars import Calendars
from tracker.services.reminder_views import Told
from tracker.services.reminders import Reminders
from tracker.settings import Settings

ADDRESS = "https://tracker.example.org"


class Reminding(Desk):
    def __init__(self, database: Database, folder: Path, letters: Postbox) -> None:
        super().__init__(database, folder)
        self.box = letters
        self.settings = Settings(folder, "", base_url=ADDRESS, smtp_url=letters.url)
        self.reminders = Reminders(self.database, self.settings)
        self.calendars = Calendars(self.database, self.settings)

    def on(self, day: date) -> dict[str, str]:
        """What is sent on a day: the text by the name before the @."""
        self.at(day)
        self.box.letters.clear()
        self.reminders.run()
        return {letter["To"].partition("@")[0]: letter.get_content() for letter in self.box.letters}

    def with_server(self, url: str | None) -> Reminders:
        return Reminders(self.database, replace(self.settings, smtp_url=url))

    def known(self, actor: Actor) -> Actor:
        """The same person as the database has them."""
        from_database = next(each for each in self.everyone() if each.email == actor.email)
        return replace(actor, id=from_database.id)

    def everyone(self) -> list[Actor]:
        with self.database.reading() as work:
            return [each.actor for each in people.everyone(work.session)]


def outcomes(told: tuple[Told, ...]) -> dict[str, str]:
    return {each.name: str(each.delivery) for each in told}
