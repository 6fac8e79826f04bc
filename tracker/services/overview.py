"""How a plan stands: counts by status and section, what needs attention, every indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.domain.compare import Move, Worry, worry
from tracker.domain.indicator import Definitions
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.status import Status
from tracker.services.known import Known
from tracker.services.views import IndicatorRow, Overview, PlanChoice, SectionCounts, SilentUnit

WORST_FIRST = (Status.NOT_ACHIEVED, Status.OFF_TRACK, Status.NO_DATA, Status.NOT_COMPUTABLE, Status.AT_RISK,
               Status.PARTLY_ACHIEVED)
_WORSE_FIRST = (Move.SILENT, Move.WORSE, None, Move.SAME, Move.NEW, Move.BETTER)


def make(known: Known, choice: PlanChoice, at: Period, rows: tuple[IndicatorRow, ...],
         silent: tuple[SilentUnit, ...] = (), *, provisional: bool = False) -> Overview:
    return Overview(
        known.office, known.choices, choice, at, rows, aimed(rows),
        sections(known.current.plans[choice.code], rows), moves(rows), attention(rows),
        sum(row.progress.reported for row in rows), sum(row.progress.expected for row in rows), provisional,
        worries(rows, known.current.definitions), silent)


def sections(plan: Plan, rows: Sequence[IndicatorRow]) -> tuple[SectionCounts, ...]:
    return tuple(
        SectionCounts(section.no, section.title, sum(row.section == section.no for row in plan.rows),
                      aimed([row for row in rows if row.section == section.no]))
        for section in plan.sections)


def aimed(rows: Sequence[IndicatorRow]) -> dict[Status, int]:
    found = Counter(row.progress.counted for row in rows)
    return {status: found[status] for status in Status}


def moves(rows: Sequence[IndicatorRow]) -> dict[Move, int]:
    found = Counter(row.move for row in rows)
    return {move: found[move] for move in Move}


def attention(rows: Sequence[IndicatorRow]) -> tuple[IndicatorRow, ...]:
    """What is behind, worst first, and among equals what got worse; silence only where there is a target."""
    behind = [row for row in rows if row.progress.status in WORST_FIRST and row.progress.target is not None]
    return tuple(sorted(behind, key=_urgency))


def worries(rows: Sequence[IndicatorRow], definitions: Definitions) -> dict[Worry, tuple[IndicatorRow, ...]]:
    """Each indicator once, under the gravest that fits; the most urgent first."""
    found: dict[Worry, list[IndicatorRow]] = {each: [] for each in Worry}
    for row in rows:
        stands = all(definitions.elements[code].until_changed for code in row.indicator.elements)
        if (why := worry(row.progress, row.before, stands=stands)) is not None:
            found[why].append(row)
    return {why: tuple(sorted(some, key=_urgency)) for why, some in found.items()}


def _urgency(row: IndicatorRow) -> tuple[int, int, float]:
    ratio = row.progress.ratio
    status = row.progress.status
    place = WORST_FIRST.index(status) if status in WORST_FIRST else len(WORST_FIRST)
    way = _WORSE_FIRST.index(row.move)
    return place, way, 0.0 if ratio is None else float(ratio)
