"""Checks of a figure against the unit's own earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tracker.domain.element import OverTime, Type
from tracker.domain.entry import FilledForm, FilledRow
from tracker.domain.finding import Finding, Gravity
from tracker.domain.period import Period
from tracker.domain.usual import Usual, far_from_usual, telling
from tracker.errors import Message, say

_BEFORE_NOUGHT = 3
_FEWEST_ALIKE = 4
_TIMES = {
    2: say("twice"), 3: say("three times"), 4: say("four times"), 5: say("five times"), 6: say("six times"),
    7: say("seven times"), 8: say("eight times"), 9: say("nine times"), 10: say("ten times")}


def fallen(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    """What is counted from January on only grows until December."""
    peak = _peak(row)
    if peak is not None:
        yield _warning(row, "fallen", say(
            "Less than the {peak} of {period}, and what is counted since January does not fall within a year.",
            period=peak[0], peak=peak[1]))


def unusual(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    if isinstance(row.value, Decimal) and row.value != 0 and _peak(row) is None:
        least = Decimal(1) if row.element.type is Type.COUNT else Decimal(0)
        usual = far_from_usual(row.value, _numbers(row), least=least)
        if usual is not None:
            yield _warning(row, "unusual", _how_far(row.value, usual))


def sudden_nought(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    earlier = _numbers(row)
    before = earlier[-_BEFORE_NOUGHT:]
    if row.value == 0 and isinstance(row.value, Decimal) and len(before) == _BEFORE_NOUGHT and all(before) \
            and (telling(earlier) or all(earlier)) and _peak(row) is None:
        yield _warning(row, "sudden-nought", say("Zero, although last time it was {last}.", last=earlier[-1]))


def all_as_before(form: FilledForm) -> Iterator[Finding]:
    """Copied figures look like this; what was set by an act is often the same, and does not count."""
    rows = [row for row in form.rows if isinstance(row.value, Decimal) and not row.element.until_changed]
    pairs = [(row.value, row.earlier.get(row.period.ordinal - 1)) for row in rows]
    if len(pairs) >= _FEWEST_ALIKE and all(now == before for now, before in pairs) and any(now for now, _ in pairs):
        matter = say("Every figure is the same as in the previous period.")
        yield Finding.asking(Gravity.WARNING, "all-as-before", matter, say("If they are right, write why."),
                             others=tuple(row.element.code for row in rows))


def _peak(row: FilledRow) -> tuple[Period, Decimal] | None:
    """The earlier figure of the same year that this one is below, where it should not be; of several, the highest."""
    if row.element.over_time is not OverTime.MAX or not isinstance(row.value, Decimal):
        return None
    periods = ((Period(row.period.frequency, at), value) for at, value in row.earlier.items())
    found = [(period, value) for period, value in periods
             if period.year == row.period.year and isinstance(value, Decimal) and value > row.value]
    return max(found, key=lambda each: (each[1], each[0].ordinal), default=None)


def _numbers(row: FilledRow) -> list[Decimal]:
    return [value for _, value in sorted(row.earlier.items()) if isinstance(value, Decimal)]


def _how_far(value: Decimal, usual: Usual) -> Message:
    like = say("{low}–{high}", low=usual.low, high=usual.high)
    if value < usual.middle:
        return say("Far below the usual ({usual}).", usual=like)
    ratio = value / usual.middle if usual.middle > 0 else Decimal(0)
    times = _TIMES.get(round(ratio))
    if times is None:
        return say("Far above the usual ({usual}).", usual=like)
    if ratio < round(ratio):
        return say("Almost {times} the usual ({usual}).", times=times, usual=like)
    if ratio > round(ratio):
        return say("More than {times} the usual ({usual}).", times=times, usual=like)
    return say("Exactly {times} the usual ({usual}).", times=times, usual=like)


def _warning(row: FilledRow, code: str, matter: Message) -> Finding:
    return Finding.asking(Gravity.WARNING, code, matter, say("If it is right, write why."), row.element.code)
