"""Milestones and texts: done or not, said or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tracker.domain.element import Type
from tracker.domain.indicator import Indicator, Measure
from tracker.domain.measure import span
from tracker.domain.period import Period
from tracker.domain.rollup import Column, Source
from tracker.domain.status import Progress, Status


def told(indicator: Indicator, column: Column, at: Period) -> Progress:
    """A text is told, never judged."""
    where = span([column], at, indicator.since)
    answered = max((o for s in column.sources for o in s.values if o in where.look_back), default=None)
    reported, expected = column.count(where.window)
    status = Status.NO_TARGET if column.known_at(where.last) else Status.NO_DATA
    return Progress(indicator.code, at, status, as_of=_period(column, answered), reported=reported, expected=expected)


def reached(indicator: Indicator, column: Column, at: Period) -> Progress:
    """A milestone is done when every unit has done it, on the day of the last."""
    where = span([column], at, indicator.since)
    answers = {s.unit: _answers(s, where.last) for s in column.sources}
    asked = [s for s in column.sources if answers[s.unit] or any(s.owes(o) for o in where.window)]
    days = [_done_on(column, answers[s.unit], at) for s in asked]
    done_on = max((day for day in days if day), default=None) if days and all(days) else None
    answered = max((o for found in answers.values() for o in found), default=None)
    reported, expected = column.count(where.window)
    due_on = min((target.date for target in indicator.targets), default=None)
    found = Progress(indicator.code, at, Status.NO_DATA, target=Fraction(1), target_date=due_on, due_on=due_on,
                     actual=None if answered is None else Fraction(done_on is not None), done_on=done_on,
                     as_of=_period(column, answered), reported=expected if done_on else reported, expected=expected)
    return _judged(found, at, silent=not any(where.last in s.values for s in column.sources))


def _judged(found: Progress, at: Period, silent: bool) -> Progress:
    if found.due_on is None:
        return replace(found, status=Status.ACHIEVED if found.done_on else Status.NO_TARGET)
    late = max(0, ((found.done_on or at.end) - found.due_on).days)
    if found.done_on:
        return replace(found, status=Status.ACHIEVED, days_late=late)
    if at.end < found.due_on:
        return replace(found, status=Status.NOT_DUE)
    if silent:
        return found
    return replace(found, status=Status.NOT_ACHIEVED, days_late=late)


def _answers(source: Source, last: int) -> dict[int, object]:
    return {o: value for o, value in sorted(source.values.items()) if o <= last}


def _done_on(column: Column, answers: dict[int, object], at: Period) -> date | None:
    """The latest reported date unless it lies ahead, or the end of the first period of an unbroken run of yes."""
    if not answers:
        return None
    if column.element.type is Type.DATE:
        day = list(answers.values())[-1]
        return day if isinstance(day, date) and day <= at.end else None
    run: int | None = None
    for ordinal, answer in answers.items():
        run = (ordinal if run is None else run) if answer else None
    return None if run is None else Period(column.element.frequency, run).end


def _period(column: Column, ordinal: int | None) -> Period | None:
    return None if ordinal is None else Period(column.element.frequency, ordinal)


MEASURES = {Measure.TEXT: told, Measure.MILESTONE: reached}
