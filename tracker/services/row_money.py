"""Money planned and spent by row, source and quarter, as approved, and what it adds up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

from tracker.db import row_reports
from tracker.domain.period import Period
from tracker.domain.plan_row import Row
from tracker.domain.row_report import Spending, currency, sources, total
from tracker.services.row_desk import PlanDesk
from tracker.services.row_views import MoneyBoard, MoneyLine, MoneySum

K = TypeVar("K", bound=Hashable)


def board(at: PlanDesk, period: Period) -> MoneyBoard:
    """From the first quarter of the plan to `period`."""
    lines = money_lines(at, period)
    return MoneyBoard(
        at.desk.office, at.plan, period, lines,
        sums(lines, lambda each: (each.row.key, each.currency)),
        sums(lines, lambda each: (each.row.section, each.currency)),
        sums(lines, lambda each: (each.source, each.currency)), sums(lines, lambda each: each.currency))


def money_lines(at: PlanDesk, period: Period) -> tuple[MoneyLine, ...]:
    return tuple(_lines(at, period))


def sums(lines: Sequence[MoneyLine], by: Callable[[MoneyLine], K]) -> Mapping[K, MoneySum]:
    """Exact; in the order in which the keys first appear."""
    found: dict[K, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        found[by(line)].append(line)
    return {key: MoneySum(total(each.planned for each in some), total(each.in_force for each in some),
                          total(each.spent for each in some)) for key, some in found.items()}


def share_spent(each: MoneySum) -> Fraction | None:
    """Of what was planned last; None where either is unknown, or nothing was planned."""
    if each.spent is None or not each.in_force:
        return None
    return Fraction(each.spent) / Fraction(each.in_force)


def _lines(at: PlanDesk, period: Period) -> Iterator[MoneyLine]:
    """In the order of the plan; a source that the plan names no more comes last."""
    session = at.desk.work.session
    reports = row_reports.of_plans(session, [at.plan.code])
    amounts = row_reports.money(session, [each.id for each in reports.values()], approved=True)
    for row in at.plan.rows:
        mine = [each for each in reports.values() if each.key[1] == row.key and each.key[2].ordinal <= period.ordinal]
        for stored in sorted(mine, key=lambda each: each.key[2].ordinal):
            given = amounts.get(stored.id, {})
            for source in dict.fromkeys([*(each for each in sources(row) if each in given), *given]):
                yield _line(row, source, stored.key[2], given[source])


def _line(row: Row, source: str, period: Period, given: Spending) -> MoneyLine:
    return MoneyLine(row, source, period, currency(period), given.planned, given.in_force, given.spent, given.why)
