"""Days with a deadline as an iCalendar file (RFC 5545), for calendars that subscribe to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

PRODUCT = "-//indicator-tracker//deadlines//EN"
READ_AGAIN = timedelta(hours=6)
BEFORE = timedelta(days=-2, hours=9)
"""The alarm rings at nine in the morning, two days before."""


@dataclass(frozen=True)
class CalendarDay:
    """A deadline. `uid` stays what it is for ever; `changes` grows with every change, the last of them `changed_at`."""

    uid: str
    day: date
    title: str
    text: str
    changes: int
    changed_at: datetime
    link: str | None = None
    rings: bool = True
    """Not where nothing is left to do."""


def calendar_file(name: str, days: Iterable[CalendarDay], lang: str) -> bytes:
    """The same days always make the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name, parameters={"language": lang})
    made.add("x-wr-calname", name)
    made.add("refresh-interval", READ_AGAIN, parameters={"value": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    for each in days:
        made.add_component(_event(each, lang))
    return bytes(made.to_ical())


def _event(of: CalendarDay, lang: str) -> Event:
    """A whole day, which takes nobody's time."""
    event = Event()
    event.add("uid", of.uid)
    event.add("dtstamp", of.changed_at)
    event.add("last-modified", of.changed_at)
    event.add("sequence", of.changes)
    event.add("dtstart", of.day)
    event.add("dtend", of.day + timedelta(days=1))
    event.add("summary", of.title, parameters={"language": lang})
    event.add("description", of.text, parameters={"language": lang})
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if of.link:
        event.add("url", of.link)
    if of.rings:
        event.add_component(_alarm(of.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", BEFORE)
    return alarm
