"""What was reported of one row of the plan, as it stands in a table."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.errors import Message, say, say_n
from tracker.report.cells import lines
from tracker.report.model import Cell
from tracker.report.scope import Setting
from tracker.services.row_views import Reported, RowStands


def carried_out(stands: RowStands | None, setting: Setting) -> Cell:
    """How far it is and since when it is known; what was done; what differs and why; evidence; delay."""
    voice = setting.voice
    if stands is None or stands.now is None:
        return lines(voice(say("Nothing is reported.")), *_delay(stands, setting))
    now = stands.now
    state = voice.name(now.report.state) if now.report.state else ""
    head = voice(say("{state} (as of {period})", state=state, period=now.period))
    return lines(head, now.report.told, *_days(now, setting), *_delay(stands, setting), *_why(now, setting),
                 *_evidence(now, setting))


def _days(now: Reported, setting: Setting) -> Iterator[str]:
    found = [(say("begun {day}", day=now.report.begun), now.report.begun),
             (say("done {day}", day=now.report.done), now.report.done)]
    told = ", ".join(setting.voice(words) for words, day in found if day)
    if told:
        yield told[0].upper() + told[1:]


def _delay(stands: RowStands | None, setting: Setting) -> Iterator[str]:
    found: Message | None = None
    if stands and stands.overdue == 0:
        found = say("The deadline has come.")
    elif stands and stands.overdue:
        found = say_n("{count} day past the deadline.", "{count} days past the deadline.", stands.overdue)
    elif stands and stands.late:
        found = say_n("Done {count} day late.", "Done {count} days late.", stands.late)
    if found:
        yield setting.voice(found)


def _why(now: Reported, setting: Setting) -> Iterator[str]:
    if now.report.deviation:
        yield setting.voice(say("Deviation: {words}", words=now.report.deviation))
    if now.report.reason:
        yield setting.voice(say("Reason: {words}", words=now.report.reason))


def _evidence(now: Reported, setting: Setting) -> Iterator[str]:
    if now.evidence:
        yield setting.voice(say("Evidence: {words}", words="; ".join(each.name for each in now.evidence)))
