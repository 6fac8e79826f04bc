"""From a result to the sentences that explain it: the finding, the formula with its numbers, the rule, what is left."""

from __future__ import annotations

from tracker.domain.explain.amounts import Case
from tracker.domain.explain.figures import compared, completeness, earlier, latest, small_base
from tracker.domain.explain.finding import finding
from tracker.domain.explain.formula import formulas
from tracker.domain.explain.milestone import milestone
from tracker.domain.explain.rule import left, proportion, rule, whole_way
from tracker.domain.explain.unjudged import unjudged
from tracker.domain.indicator import Definitions, Indicator, Measure
from tracker.domain.status import Progress, Reason, Status
from tracker.errors import Message, say

__all__ = ["explain", "headline"]


def headline(indicator: Indicator, definitions: Definitions, progress: Progress) -> Message:
    """One clause without a full stop, for a title or a list."""
    return _clause(Case(indicator, progress, definitions))


def explain(
    indicator: Indicator, definitions: Definitions, progress: Progress, before: Progress | None = None
) -> tuple[Message, ...]:
    """Whole sentences, the finding first. `before` is the result of the period before."""
    case = Case(indicator, progress, definitions)
    first = say("{finding}.", finding=_clause(case, arrow=True))
    rest = [*_reasoning(case), latest(case), earlier(case, before), _complete(case)]
    return (first, *(each for each in rest if each is not None))


def _clause(case: Case, *, arrow: bool = False) -> Message:
    if case.indicator.measure is Measure.MILESTONE:
        return milestone(case)
    return finding(case, arrow=arrow) if case.progress.status.judged else unjudged(case)


def _reasoning(case: Case) -> list[Message | None]:
    if case.indicator.measure in (Measure.MILESTONE, Measure.TEXT):
        return [_every_unit(case)]
    if not case.progress.status.judged:
        return [*formulas(case), small_base(case), _starts(case)]
    judged = [proportion(case), rule(case), left(case), whole_way(case), compared(case), small_base(case)]
    return [*formulas(case), *judged]


def _complete(case: Case) -> Message | None:
    """Said once only: where too little is reported, or nothing of a milestone, the finding has said it."""
    silent = case.indicator.measure is Measure.MILESTONE and not case.progress.reported
    return None if silent or case.progress.reason is Reason.INCOMPLETE else completeness(case)


def _every_unit(case: Case) -> Message | None:
    progress = case.progress
    if case.indicator.measure is Measure.TEXT or progress.unit is not None or case.definitions is None:
        return None
    several = len(case.definitions.reporters(case.indicator.of[0], case.indicator)) > 1
    return say("It is done when every unit has done it, on the day of the last.") if several else None


def _starts(case: Case) -> Message | None:
    """When a target not due yet begins to count."""
    progress = case.progress
    if progress.status is not Status.NOT_DUE or progress.target is None or progress.target_to_date == 0:
        return None
    if case.indicator.measure is Measure.TOTAL or case.date_come or case.due.year == progress.period.year:
        return None
    return say("It is judged from {date} on.", date=case.due.replace(month=1, day=1))
