"""Places and their use: what the plan changes, and what was reported."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tracker.domain.plan_row import CapacityChange, ChangeKind
from tracker.domain.quantity import Percent, Quantity, Signed
from tracker.domain.words import Words
from tracker.errors import Message, say
from tracker.report.cells import NOTHING, count, day
from tracker.report.model import Block, Cell, Items, Table
from tracker.report.outline import Outline
from tracker.report.scope import Setting

PLACES = Words("места", "places")


def capacity(setting: Setting, outline: Outline) -> Iterator[Block]:
    plan, voice = setting.sources.plan, setting.voice
    changes = [each for row in plan.rows for each in row.capacity_changes]
    if not changes:
        return
    yield outline.heading(1, say("Capacity and use"), "capacity")
    yield Items(tuple(voice(sentence(each, setting)) for each in changes))
    yield Table(
        "capacity", voice(say("Capacity")), voice(say("Changes of capacity in the plan")),
        tuple(voice(each) for each in (say("Service"), say("From"), say("To"), say("Change"), say("Date"))),
        tuple(_row(each, setting) for each in changes), (5, 1, 1, 1.6, 1.4))


def sentence(change: CapacityChange, setting: Setting) -> Message:
    """`Капацитетът нараства от 80 на 100 места (+25,0 %) от 01.01.2015 г.`"""
    name = setting.sources.units[change.service].name
    after = Quantity(change.after, PLACES, 0)
    if change.kind is ChangeKind.CLOSURE:
        return say("{service}: closes on {day}.", service=name, day=change.date)
    if change.before is None or change.kind is ChangeKind.OPENING:
        return say("{service}: opens with {after} on {day}.", service=name, after=after, day=change.date)
    values = {"service": name, "before": change.before, "after": after, "day": change.date, "by": _by(change)}
    if change.after > change.before:
        return say("{service}: the capacity grows from {before} to {after} ({by}) on {day}.", **values)
    if change.after < change.before:
        return say("{service}: the capacity falls from {before} to {after} ({by}) on {day}.", **values)
    return say("{service}: the capacity stays {after}.", service=name, after=after)


def _by(change: CapacityChange) -> Signed | str:
    if not change.before:
        return ""
    return Signed(Percent(Fraction(100 * (change.after - change.before), change.before), 1))


def _row(change: CapacityChange, setting: Setting) -> tuple[Cell, ...]:
    voice = setting.voice
    before = count(change.before) if change.before is not None else NOTHING
    by = NOTHING
    if change.before is not None:
        difference = change.after - change.before
        by = Cell(f"{difference:+d}".replace("-", "−"), Decimal(difference), shape="+#,##0;-#,##0;0")
    return (Cell(setting.sources.units[change.service].name[voice.lang]), before, count(change.after), by,
            day(change.date, voice))
