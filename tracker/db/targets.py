"""Targets, a set for each decision. The set of the YAML may be corrected in place; the others only grow in number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from tracker.db.tables import IndicatorRow, Origin, TargetRow, TargetSet
from tracker.db.versions import save
from tracker.domain.target import Baseline, Path, Target
from tracker.domain.words import Words


@dataclass(frozen=True)
class Decided:
    """All targets set at once, by whom and why. What it leaves out (baseline, path) stays as it was."""

    origin: Origin
    targets: tuple[Target, ...]
    baseline: Baseline | None = None
    path: Path | None = None
    decided_on: date | None = None
    decision: str | None = None
    reason: Words | None = None
    id: int = 0
    version: int = 1


def decided(session: Session) -> dict[str, tuple[Decided, ...]]:
    """The sets of each indicator, by its code, in the order of decision: the YAML's first."""
    rows = session.exec(
        select(IndicatorRow.code, TargetSet, TargetRow)
        .join(TargetSet, col(TargetSet.indicator_id) == IndicatorRow.id)
        .join(TargetRow, col(TargetRow.set_id) == TargetSet.id, isouter=True)
        .where(col(TargetSet.unit_id).is_(None))
        .order_by(col(TargetSet.id), col(TargetRow.position)))
    heads: dict[int, tuple[str, TargetSet]] = {}
    lines: dict[int, list[Target]] = defaultdict(list)
    for code, head, line in rows:
        heads[head.id or 0] = code, head
        if line is not None:
            lines[head.id or 0].append(Target(line.value, line.period, line.due))
    found: dict[str, list[Decided]] = defaultdict(list)
    for id_, (code, head) in heads.items():
        found[code].append(_decided(head, tuple(lines[id_])))
    return {code: tuple(sorted(sets, key=_order)) for code, sets in found.items()}


def add(session: Session, indicator_id: int, decision: Decided) -> None:
    head = TargetSet(
        indicator_id=indicator_id, origin=decision.origin, decided_on=decision.decided_on, decision=decision.decision,
        reason_bg=decision.reason.bg if decision.reason else None,
        reason_en=decision.reason.en if decision.reason else None,
        path=decision.path, **_baseline(decision.baseline))
    session.add(head)
    session.flush()
    _add_lines(session, head.id or 0, decision.targets)


def correct(session: Session, was: Decided, targets: tuple[Target, ...], baseline: Baseline | None) -> None:
    """The YAML said it otherwise: the same set, with other values. What it was stays in the history."""
    save(session, TargetSet, was.id, was.version, **_baseline(baseline))
    session.connection().execute(delete(TargetRow).where(col(TargetRow.set_id) == was.id))
    _add_lines(session, was.id, targets)


def _add_lines(session: Session, set_id: int, targets: Iterable[Target]) -> None:
    lines = [
        {"set_id": set_id, "position": position, "period": target.period, "due": target.due, "value": target.value}
        for position, target in enumerate(targets)]
    if lines:
        session.connection().execute(insert(TargetRow), lines)


def _baseline(baseline: Baseline | None) -> dict[str, Any]:
    period, value = (baseline.period, baseline.value) if baseline else (None, None)
    return {"baseline_period": period, "baseline_value": value}


def _decided(head: TargetSet, targets: tuple[Target, ...]) -> Decided:
    period, value = head.baseline_period, head.baseline_value
    return Decided(
        Origin(head.origin), targets,
        Baseline(period, value) if period is not None and value is not None else None,
        Path(head.path) if head.path else None, head.decided_on, head.decision,
        Words(head.reason_bg or "", head.reason_en or "") if head.reason_bg or head.reason_en else None,
        head.id or 0, head.version)


def _order(decision: Decided) -> tuple[bool, date, int]:
    return decision.origin is not Origin.YAML, decision.decided_on or date.min, decision.id
