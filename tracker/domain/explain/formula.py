"""The arithmetic with its numbers, so that anybody can do it again."""

from __future__ import annotations

from fractions import Fraction

from tracker.domain.explain.amounts import FINEST, Case
from tracker.domain.explain.finding import When, when
from tracker.domain.explain.shares import percent
from tracker.domain.indicator import Measure
from tracker.domain.quantity import Percent, Term, digits
from tracker.errors import Message, say


def formulas(case: Case) -> list[Message]:
    """How the figure was made, then how it was judged."""
    return [each for each in (_quotient(case), _change(case), _share(case)) if each is not None]


def _quotient(case: Case) -> Message | None:
    progress = case.progress
    if progress.numerator is None or not progress.denominator:
        return None
    numerator, denominator = _side(progress.numerator), _side(progress.denominator)
    value = Fraction(case.indicator.factor) * progress.numerator / progress.denominator
    result = case.side(value) if case.indicator.measure is Measure.CHANGE else case.amount(value, FINEST)
    if case.indicator.factor == 1:
        return say(
            "{numerator} ÷ {denominator} = {result}.", numerator=numerator, denominator=denominator, result=result
        )
    return say(
        "{numerator} ÷ {denominator} × {factor} = {result}.",
        numerator=numerator, denominator=denominator, factor=case.indicator.factor, result=result,
    )  # fmt: skip


def _change(case: Case) -> Message | None:
    progress = case.progress
    if not case.change or case.now is None or progress.base is None or progress.actual is None:
        return None
    now, base, result = _side(case.now), _side(progress.base), case.amount(progress.actual, FINEST)
    if case.indicator.points:
        return say("{now} − {base} = {result}.", now=now, base=base, result=result)
    size = _side(abs(progress.base))
    return say("({now} − {base}) ÷ {size} × 100 = {result}.", now=now, base=base, size=size, result=result)


def _share(case: Case) -> Message | None:
    progress = case.progress
    if progress.ratio is None or progress.actual is None or progress.target_to_date is None:
        return None
    share, actual, owed = percent(case, progress.ratio), case.term(progress.actual), case.term(progress.target_to_date)
    if case.start is None:
        return _limit(case, actual, owed, share)
    if case.start == 0:
        return _of_owed(case, say("{actual} ÷ {owed}", actual=actual, owed=owed), share)
    start = case.term(case.start)
    made, due = case.term(progress.actual - case.start), case.term(progress.target_to_date - case.start)
    text = say(
        "({actual} − {start}) ÷ ({owed} − {start}) = {made} ÷ {due}",
        actual=actual, owed=owed, start=start, made=made, due=due,
    )  # fmt: skip
    return _of_increase(case, text, share) if case.increase else _of_decrease(case, text, share)


def _of_increase(case: Case, formula: Message, share: Percent) -> Message:
    tied, day = when(case)
    match tied:
        case When.GOAL:
            return say("{formula} = {percent} of the increase the target asks for.", formula=formula, percent=share)
        case When.BY:
            return say(
                "{formula} = {percent} of the increase owed by {date}.", formula=formula, percent=share, date=day
            )
        case When.SINCE:
            return say(
                "{formula} = {percent} of the increase owed since {date}.", formula=formula, percent=share, date=day
            )


def _of_decrease(case: Case, formula: Message, share: Percent) -> Message:
    tied, day = when(case)
    match tied:
        case When.GOAL:
            return say("{formula} = {percent} of the decrease the target asks for.", formula=formula, percent=share)
        case When.BY:
            return say(
                "{formula} = {percent} of the decrease owed by {date}.", formula=formula, percent=share, date=day
            )
        case When.SINCE:
            return say(
                "{formula} = {percent} of the decrease owed since {date}.", formula=formula, percent=share, date=day
            )


def _of_owed(case: Case, formula: Message, share: Percent) -> Message:
    tied, day = when(case)
    match tied:
        case When.GOAL:
            return say("{formula} = {percent} of the target.", formula=formula, percent=share)
        case When.BY:
            return say("{formula} = {percent} of what is owed by {date}.", formula=formula, percent=share, date=day)
        case When.SINCE:
            return say("{formula} = {percent} of what is owed since {date}.", formula=formula, percent=share, date=day)


def _limit(case: Case, actual: Term, owed: Term, share: Percent) -> Message | None:
    progress = case.progress
    if not progress.target_to_date or progress.ratio != 2 - (progress.actual or 0) / progress.target_to_date:
        return None
    return say(
        "2 − {actual} ÷ {owed} = {percent}: without a baseline each per cent over the limit takes one off.",
        actual=actual, owed=owed, percent=share,
    )  # fmt: skip


def _side(value: Fraction) -> Term:
    return Term(value, digits(value, FINEST))
