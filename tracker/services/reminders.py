"""Reminding by mail, once a day at most: who is written to, sending it, and what was sent.

A letter is recorded before it is sent and settled after: whoever is killed in between has written, as far as anybody
can know, and nobody gets a second one on that day. What was certainly not taken is tried again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tracker.db import history, office, reminders
from tracker.db.history import Line
from tracker.db.reminders import Item, Letter, Wanted
from tracker.db.work import Database
from tracker.domain.access import ALLOWED, COMMAND_LINE, Act, Actor
from tracker.domain.delivery import Delivery
from tracker.domain.element import Unit
from tracker.domain.reminder import Nudge, Rhythm
from tracker.errors import Invalid, Issue, NotAllowed, NotFound, say
from tracker.services import reminder_letter
from tracker.services.entry_desk import Desk
from tracker.services.mail import Delivered, deliver
from tracker.services.office import office as office_of
from tracker.services.reminder_due import AFTER, BEFORE, digests, rhythm, written
from tracker.services.reminder_views import Asked, Digest, SentItem, SentLine, SentPage, Told
from tracker.services.sittings import Sittings
from tracker.settings import Settings
from tracker.text.render import render

A_PAGE, PATIENCE = 50, 3
MOST_DAYS, FURTHEST = 10, 180


@dataclass(frozen=True)
class Reminders:
    database: Database
    settings: Settings

    @cached_property
    def _at(self) -> Sittings:
        return Sittings(self.database)

    def preview(self) -> tuple[Told, ...]:
        """Who would be written to now."""
        return tuple(Told(each.person.name, each.person.email, each.day, each.forms) for each in self._digests())

    def run(self) -> tuple[Told, ...]:
        """Write to everybody whose turn it is; what fails for one does not keep the others waiting."""
        if self.settings.smtp_url is None:
            raise Invalid([Issue("setting", "TRACKER_SMTP_URL", say("No mail server is set, so nothing can be sent."))])
        found = self._digests()
        with self.database.writing() as work:
            run = reminders.begin(work.session, office_of(work, work.now.date()).today, work.now)
            work.commit()
        told = tuple(self._send_all(found, run))
        sent = sum(each.delivery is Delivery.SENT for each in told)
        with self.database.writing() as work:
            reminders.end(work.session, run, work.now, sent, len(told) - sent)
            work.commit()
        return told

    def page(self, actor: Actor, asked: Asked | None = None) -> SentPage:
        """Of the units of the actor's part; a letter about others too is shown without those."""
        asked = asked or Asked()
        with self._at.reading(actor) as desk:
            units = _seen(desk)
            if asked.unit is not None and asked.unit not in {unit.code for unit in units.values()}:
                raise NotFound(say("There is no unit “{unit}” here.", unit=asked.unit))
            chosen = [id_ for id_, unit in units.items() if asked.unit in (None, unit.code)]
            session, skip = desk.work.session, (asked.page - 1) * A_PAGE
            found = reminders.sent(session, Wanted(chosen, asked.email, asked.delivery, skip, A_PAGE + 1))
            about = reminders.items(session, [each.id for each in found], chosen)
            return SentPage(
                desk.office, tuple(_line(each, about[each.id], units) for each in found[:A_PAGE]), len(found) > A_PAGE,
                asked, tuple(reminders.written_to(session, units)), tuple(units.values()), reminders.last_run(session),
                rhythm(desk.work), _may_set(actor), self.settings.smtp_url is not None)

    def set_rhythm(self, actor: Actor, new: Rhythm) -> Rhythm:
        """For the whole office. Days are kept in order, each once."""
        if not _may_set(actor):
            raise NotAllowed(say("Only an administrator of the whole office sets this."))
        Invalid.raise_if([*_wrong("before", new.before, 0), *_wrong("after", new.after, 1)])
        kept = Rhythm(tuple(sorted({*new.before}, reverse=True)), tuple(sorted({*new.after})))
        with self.database.writing() as work:
            was = rhythm(work)
            office.put(work.session, {BEFORE: written(kept.before), AFTER: written(kept.after)})
            history.append(work.session, work.now, actor.signature, [
                Line("reminders", "office", _document(was), _document(kept))])
            work.commit()
        return kept

    def _digests(self) -> tuple[Digest, ...]:
        with self._at.reading(COMMAND_LINE) as desk:
            return tuple(digests(desk))

    def _send_all(self, found: Iterable[Digest], run: int) -> Iterator[Told]:
        """After a server was not reached a few times in a row, nobody waits for it any more."""
        lost = 0
        for digest in found:
            number = self._claim(digest, run)
            if number is not None:
                done = self._send(digest) if lost < PATIENCE else Delivered(Delivery.REFUSED, reached=False)
                lost = 0 if done.reached else lost + 1
                self._settle(number, done)
                yield Told(digest.person.name, digest.person.email, digest.day, digest.forms, done.delivery, done.why)

    def _claim(self, digest: Digest, run: int) -> int | None:
        items = [Item(each.unit_id, each.period, nudge, each.standing.due)
                 for nudge, group in digest.items.items() for each in group]
        with self.database.writing() as work:
            number = reminders.claim(work.session, Letter(digest.person.id, digest.day, run, work.now, items))
            work.commit()
        return number

    def _send(self, digest: Digest) -> Delivered:
        lang = digest.person.lang or self.settings.lang
        return deliver(
            self.settings, digest.person.email, render(reminder_letter.subject(digest), lang),
            reminder_letter.text(digest, self.settings, lang),
            {"Auto-Submitted": "auto-generated", "Content-Language": lang})

    def _settle(self, number: int, done: Delivered) -> None:
        with self.database.writing() as work:
            reminders.settle(work.session, number, done.delivery, done.why)
            work.commit()


def _seen(desk: Desk) -> dict[int, Unit]:
    """The units of which the actor may know who was reminded, by their numbers."""
    ids = desk.current.keys.units
    found = {ids[unit.code]: unit for unit in desk.current.definitions.units.values()
             if desk.may(Act.SEE_REMINDERS, unit.code)}
    if not found:
        raise NotAllowed(say("You have no part in this."))
    return found


def _line(sent: reminders.Sent, items: Iterable[Item], units: dict[int, Unit]) -> SentLine:
    groups: dict[Nudge, list[SentItem]] = {}
    for item in items:
        groups.setdefault(item.nudge, []).append(SentItem(units[item.unit_id], item.period, item.due))
    about = {nudge: tuple(group) for nudge, group in groups.items()}
    return SentLine(sent.id, sent.person, sent.email, sent.day, sent.at, sent.delivery, sent.why, about)


def _may_set(actor: Actor) -> bool:
    return any(grant.role in ALLOWED[Act.SET_REMINDERS] and grant.plan is None and grant.unit is None
               for grant in actor.grants)


def _wrong(where: str, days: tuple[int, ...], least: int) -> Iterator[Issue]:
    if len(days) > MOST_DAYS or not all(least <= day <= FURTHEST for day in days):
        yield Issue("days", where, say("At most {count} whole numbers of days are needed, from {least} to {most}.",
                                       count=MOST_DAYS, least=least, most=FURTHEST))


def _document(found: Rhythm) -> dict[str, list[int]]:
    return {"before": list(found.before), "after": list(found.after)}
