"""Checks of one row of a form by itself: what it holds, its limits, its parts, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tracker.domain.element import Dimension, Type
from tracker.domain.entry import FilledForm, FilledRow, categories
from tracker.domain.finding import Finding, Gravity
from tracker.domain.quantity import Term
from tracker.errors import Message, say


def missing(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    if not row.filled and not row.parts:
        yield Finding(
            Gravity.ERROR, "missing", say("Enter it, or say why it does not apply. If there is none, write 0."),
            row.element.code, matter=say("It is not filled in."))


def kind(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    if row.element.type is Type.COUNT:
        for category, value in _numbers(row):
            if value != value.to_integral_value():
                yield _error(row, "not-whole", say("{value} is not whole, and this is counted.", value=value),
                             say("Write a whole number."), category)


def limits(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    low, high = row.element.minimum, row.element.maximum
    for category, value in _numbers(row):
        if low is not None and value < low:
            yield _error(row, "minimum", say("It cannot be below {limit}.", limit=low), say("Correct it."), category)
        if high is not None and value > high:
            yield _error(row, "maximum", say("It cannot be above {limit}.", limit=high), say("Correct it."), category)


def parts(form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    """Every dimension that is begun must be whole, and add up to the total."""
    for dimension in form.dimensions(row):
        given = [code for code in categories(dimension) if code in row.parts]
        absent = [code for code in categories(dimension) if code not in row.parts]
        if given and absent:
            for code in absent:
                yield _error(row, "part-missing", say("This part is empty."), say("If there is none, write 0."), code)
        elif given and isinstance(row.value, Decimal):
            yield from _sum(row, dimension, row.value)


def _sum(row: FilledRow, dimension: Dimension, total: Decimal) -> Iterator[Finding]:
    codes = categories(dimension)
    found = [row.parts[code] for code in codes]
    if sum(found, Decimal(0)) != total:
        matter = say("{parts} = {sum}, but the total is {total}.",
                     parts=_plus(found), sum=sum(found, Decimal(0)), total=total)
        yield _error(row, "parts", matter, say("Correct one of them."), codes[-1])


def _plus(values: list[Decimal]) -> object:
    found: object = Term(values[0])
    for value in values[1:]:
        found = say("{one} + {other}", one=found, other=Term(value))
    return found


def done_later(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    if row.element.type is Type.DATE and isinstance(row.value, date) and row.value > row.period.end:
        yield Finding(Gravity.HINT, "later", say(
            "This day is after the end of the period; until then it does not count."), row.element.code)


def taken_back(_form: FilledForm, row: FilledRow) -> Iterator[Finding]:
    if row.element.type is Type.YES_NO and row.value is False and row.standing is True:
        yield Finding.asking(Gravity.WARNING, "taken-back", say("Earlier the answer was yes."),
                             say("If it was taken back, write why."), row.element.code)


def _numbers(row: FilledRow) -> Iterator[tuple[str | None, Decimal]]:
    if isinstance(row.value, Decimal):
        yield None, row.value
    yield from row.parts.items()


def _error(row: FilledRow, code: str, matter: Message, todo: Message, category: str | None = None) -> Finding:
    return Finding.asking(Gravity.ERROR, code, matter, todo, row.element.code, category)
