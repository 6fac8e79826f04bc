"""What holds for the office as a whole: its name, whom to ask, its language, how long forms may take, who reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.db import definitions, history
from tracker.db import office as entries
from tracker.db.history import Line
from tracker.db.office import OfficeFacts
from tracker.db.work import Database, Work
from tracker.domain.access import Act, Actor
from tracker.domain.calendar import days_to_report
from tracker.domain.element import Unit
from tracker.domain.words import Words
from tracker.errors import Invalid, Issue, Message, NotAllowed, say
from tracker.services.entry_desk import OFFICE
from tracker.services.office import office
from tracker.services.target_parse import words
from tracker.services.views import Office
from tracker.settings import LANGUAGES

LONGEST, LONGEST_REASON, MOST_DAYS = 300, 2000, 90


@dataclass(frozen=True)
class SetOffice:
    """None leaves a setting as it is; an empty text takes it away. Days count from the end of a period."""

    reason: str
    name_bg: str | None = None
    name_en: str | None = None
    contact: str | None = None
    lang: str | None = None
    days: str | None = None
    team_bg: str | None = None
    team_en: str | None = None


@dataclass(frozen=True)
class OfficeDesk:
    """For administrators of the whole."""

    database: Database

    def show(self, actor: Actor) -> Office:
        with self.database.reading() as work:
            return _own(work, actor)

    def preview(self, actor: Actor, command: SetOffice) -> tuple[Message, ...]:
        """What would change, in sentences; nothing is stored."""
        with self.database.reading() as work:
            was = _own(work, actor)
            return tuple(_effects(was, _then(was, command)))

    def carry_out(self, actor: Actor, command: SetOffice) -> None:
        with self.database.writing() as work:
            history.take_turn(work.session)
            was = _own(work, actor)
            then = _then(was, command)
            entries.put_facts(work.session, then.facts)
            history.append(work.session, work.now, actor.signature, [
                Line(OFFICE, "settings", was.facts.document(), then.facts.document(), command.reason.strip())])
            work.commit()


def _own(work: Work, actor: Actor) -> Office:
    units: Mapping[str, Unit] = {code: row.thing for code, row in definitions.stored(work.session, Unit).items()}
    if not actor.may_all(Act.MANAGE_OFFICE, units, None, ()):
        raise NotAllowed(say("Only an administrator of the whole office sets what holds for it."))
    return office(work, work.now.date())


def _then(was: Office, command: SetOffice) -> Office:
    """As it would be; everything wrong is told at once."""
    Invalid.raise_if([*_wrong(command)])
    now = was.facts
    return replace(was, facts=OfficeFacts(
        _said(now.name, command.name_bg, command.name_en), (now.contact if command.contact is None
                                                            else " ".join(command.contact.split())),
        command.lang or now.lang, _days(now.days, was.today, command.days),
        _said(now.team, command.team_bg, command.team_en)))


def _said(was: Words | None, bg: str | None, en: str | None) -> Words | None:
    if bg is None and en is None:
        return was
    old = was or Words("", "")
    return words(old.bg if bg is None else bg, old.en if en is None else en)


def _days(was: tuple[tuple[date, int], ...], today: date, text: str | None) -> tuple[tuple[date, int], ...]:
    """They hold for periods that have not ended: what was due is not judged anew."""
    if text is None or not text.strip() or int(text) == days_to_report(today, was):
        return was
    return (*(each for each in was if each[0] < today), (today, int(text)))


def _wrong(command: SetOffice) -> Iterator[Issue]:
    for where in ("name_bg", "name_en", "contact", "team_bg", "team_en"):
        text = getattr(command, where) or ""
        if len(text) > LONGEST or not text.isprintable():
            yield Issue("wrong", where, say("The text is too long; {most} characters are the most.", most=LONGEST))
    for bg, en in (("name_bg", "name_en"), ("team_bg", "team_en")):
        if (getattr(command, en) or "").strip() and getattr(command, bg) == "":
            yield Issue("wrong", bg, say("Write the name, in Bulgarian."))
    if command.lang is not None and command.lang not in LANGUAGES:
        yield Issue("wrong", "lang", say("The language is bg or en, not “{text}”.", text=command.lang))
    text = (command.days or "").strip()
    if text and not (text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= MOST_DAYS):
        yield Issue("wrong", "days", say("A whole number from 1 to {most} is needed, not “{text}”.", most=MOST_DAYS,
                                         text=text))
    if not command.reason.strip():
        yield Issue("wrong", "reason", say("Say why; the reason stays in the history."))
    elif len(command.reason) > LONGEST_REASON:
        yield Issue("wrong", "reason", say("The text is too long; {most} characters are the most.",
                                           most=LONGEST_REASON))


def _effects(was: Office, then: Office) -> Iterator[Message]:
    now, later, nothing = was.facts, then.facts, say("nothing")
    if now.name != later.name:
        yield say("The name of the office: {was} → {then}.", was=now.name or nothing, then=later.name or nothing)
    if now.contact != later.contact:
        yield say("Whom to ask: {was} → {then}.", was=now.contact or nothing, then=later.contact or nothing)
    if now.lang != later.lang:
        yield say("Whoever has chosen no language sees the pages in this one: {was} → {then}.", was=now.lang,
                  then=later.lang)
    if now.days != later.days:
        yield say("Forms of periods that end on {day} or later are due {then} days after, not {was}.", day=was.today,
                  was=days_to_report(was.today, now.days), then=later.days[-1][1])
    if now.team != later.team:
        yield say("Reports are signed: {was} → {then}.", was=now.team or nothing, then=later.team or nothing)
