"""Rows past their deadline, and corrective measures: what is done about them, by whom, until when."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.errors import say
from tracker.report.cells import day, lines
from tracker.report.model import Block, Cell, Paragraph, Table, Tone
from tracker.report.scope import Setting
from tracker.services.row_views import Measure, RowStands


def corrective(setting: Setting) -> Iterator[Block]:
    voice = setting.voice
    stands = [found for row in setting.sources.plan.rows if (found := setting.sources.stands.get(row.key))]
    late = [each for each in stands if each.overdue is not None]
    if late:
        yield _late(setting, late)
    measures = [each for found in stands for each in found.measures]
    if measures:
        yield _measures(setting, measures)
    else:
        yield Paragraph(voice(say("No corrective measures were set.")), Tone.NOTE)


def past_deadline(each: RowStands, setting: Setting) -> str:
    """A sentence about a row past its deadline, with the reason if one was given."""
    told = setting.voice(say("The deadline of row {row} ({name}) was {day}; it is not done.", row=each.row.label,
                             name=each.row.name, day=each.row.deadline.date))
    reason = each.now.report.reason if each.now else ""
    return f"{told} {reason}".strip()


def _late(setting: Setting, late: list[RowStands]) -> Block:
    voice = setting.voice
    return Table(
        "overdue", voice(say("Past their deadline")), voice(say("Rows past their deadline")),
        tuple(voice(each) for each in (say("No."), say("Row"), say("Deadline"), say("How far"), say("Reason"))),
        tuple((Cell(each.row.label[voice.lang], strong=True), Cell(each.row.name[voice.lang]),
               day(each.row.deadline.date, voice), Cell(_state(each, setting)),
               lines(each.now.report.reason if each.now else "")) for each in late), (0.8, 3, 1.4, 1.6, 3.4))


def _state(each: RowStands, setting: Setting) -> str:
    state = each.now.report.state if each.now else None
    return setting.voice.name(state) if state else setting.voice(say("Not reported"))


def _measures(setting: Setting, measures: list[Measure]) -> Block:
    voice = setting.voice
    return Table(
        "measures", voice(say("Corrective measures")), voice(say("Corrective measures, with owner and date")),
        tuple(voice(each) for each in (say("Row"), say("Measure"), say("Owner"), say("Until when"), say("State"))),
        tuple((Cell(each.row.label[voice.lang], strong=True), Cell(each.text), Cell(each.owner), day(each.due, voice),
               lines(voice.name(each.state), each.outcome)) for each in measures), (0.8, 3.6, 2, 1.4, 3))
