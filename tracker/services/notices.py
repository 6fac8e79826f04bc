"""Mail about the moves of a form: to its reviewers when it is submitted, to its reporters when it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from urllib.parse import urljoin

from tracker.db import people
from tracker.db.work import Database
from tracker.domain.access import Act
from tracker.domain.element import Unit
from tracker.domain.workflow import FormStatus
from tracker.errors import Message, say
from tracker.services import mail
from tracker.services.definitions import current_definitions
from tracker.services.entry_commands import Moved
from tracker.settings import Settings
from tracker.text.render import render


@dataclass(frozen=True)
class Notice:
    """Who is written to: those who may do `act` with the form. `page` is where they do it."""

    act: Act
    page: str
    subject: Message
    text: Message


NOTICES: Mapping[FormStatus, Notice] = {
    FormStatus.SUBMITTED: Notice(
        Act.APPROVE, "review", say("Submitted: {unit}, {period}"),
        say("{who} submitted the form of {unit} for {period}. It waits for your review:\n{link}")),
    FormStatus.RETURNED: Notice(
        Act.SUBMIT, "form", say("Returned: {unit}, {period}"),
        say("{who} returned the form of {unit} for {period}:\n\n{reason}\n\nCorrect and submit it here:\n{link}")),
}


@dataclass(frozen=True)
class Notices:
    """Sends after the move is stored, in `outbox`, so that nobody waits for a mail server."""

    database: Database
    settings: Settings
    outbox: Executor

    def __call__(self, moved: Moved) -> None:
        if moved.to in NOTICES and self.settings.smtp_url:
            self.outbox.submit(self._send, moved, NOTICES[moved.to])

    def _send(self, moved: Moved, notice: Notice) -> None:
        with self.database.reading() as work:
            units = current_definitions(work).definitions.units
            readers = [person.email for person in people.everyone(work.session)
                       if not person.disabled and person.id != moved.actor.id
                       and person.actor.may(notice.act, units, unit=moved.unit)]
        for reader in readers:
            mail.send(self.settings, reader, self._said(notice.subject, moved, units, notice),
                      self._said(notice.text, moved, units, notice))

    def _said(self, sentence: Message, moved: Moved, units: Mapping[str, Unit], notice: Notice) -> str:
        link = urljoin(self.settings.address, f"/{notice.page}/{moved.unit}/{moved.period}")
        values = {"who": moved.actor.name, "unit": units[moved.unit].name, "period": moved.period,
                  "reason": moved.reason or "—", "link": link}
        return render(Message(sentence.text, values), self.settings.lang)
