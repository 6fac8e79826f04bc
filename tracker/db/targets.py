"""Targets, a set for each decision. The set of the YAML may be corrected in place; the others only grow in number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from tracker.db.tables import IndicatorRow, Origin, TargetRow, TargetSet, UnitRow
from tracker.db.versions import save
from tracker.domain.target import Baseline, Covered, Path, Target
from tracker.domain.words import Words


@dataclass(frozen=True)
class Decided:
    """All targets set at once, by whom and why. What it leaves out (targets, baseline, path) stays as it was.

    `dropped` says that there are no targets any more; `unit` that it is about this unit alone.
    """

    origin: Origin
    targets: tuple[Target, ...]
    baseline: Baseline | None = None
    path: Path | None = None
    decided_on: date | None = None
    decision: str | None = None
    reason: Words | None = None
    id: int = 0
    version: int = 1
    unit: str | None = None
    dropped: bool = False


def decided(session: Session) -> dict[str, tuple[Decided, ...]]:
    """The sets of each indicator's whole, by its code, in the order of decision: the YAML's first."""
    return {code: tuple(each for each in sets if each.unit is None) for code, sets in all_decided(session).items()}


def all_decided(session: Session) -> dict[str, tuple[Decided, ...]]:
    """Those of single units among them."""
    rows = session.exec(
        select(IndicatorRow.code, TargetSet, TargetRow, UnitRow.code)
        .join(TargetSet, col(TargetSet.indicator_id) == IndicatorRow.id)
        .join(TargetRow, col(TargetRow.set_id) == TargetSet.id, isouter=True)
        .join(UnitRow, col(TargetSet.unit_id) == UnitRow.id, isouter=True)
        .order_by(col(TargetSet.id), col(TargetRow.position)))
    heads: dict[int, tuple[str, TargetSet, str | None]] = {}
    lines: dict[int, list[Target]] = defaultdict(list)
    for code, head, line, unit in rows:
        heads[head.id or 0] = code, head, unit
        if line is not None:
            lines[head.id or 0].append(Target(line.value, line.period, line.due))
    found: dict[str, list[Decided]] = defaultdict(list)
    for id_, (code, head, whose) in heads.items():
        found[code].append(_decided(head, tuple(lines[id_]), whose))
    return {code: tuple(sorted(sets, key=order)) for code, sets in found.items()}


def add(session: Session, indicator_id: int, decision: Decided, unit_id: int | None = None) -> None:
    head = TargetSet(
        indicator_id=indicator_id, unit_id=unit_id, dropped=decision.dropped, origin=decision.origin,
        decided_on=decision.decided_on, decision=decision.decision,
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
    """The columns; all None where the set says nothing of it."""
    source, covered = (baseline.source, baseline.covered) if baseline else (None, None)
    return {
        "baseline_period": baseline.period if baseline else None,
        "baseline_value": baseline.value if baseline else None,
        "baseline_source_bg": source.bg if source else None, "baseline_source_en": source.en if source else None,
        "baseline_given": covered.given if covered else None, "baseline_due": covered.due if covered else None}


def _baseline_of(head: TargetSet) -> Baseline | None:
    if head.baseline_period is None or head.baseline_value is None:
        return None
    known = head.baseline_given is not None and head.baseline_due is not None
    return Baseline(
        head.baseline_period, head.baseline_value,
        Words(head.baseline_source_bg or "", head.baseline_source_en or "") if head.baseline_source_bg else None,
        Covered(head.baseline_given or 0, head.baseline_due or 0) if known else None)


def _decided(head: TargetSet, targets: tuple[Target, ...], unit: str | None) -> Decided:
    return Decided(
        Origin(head.origin), targets, _baseline_of(head),
        Path(head.path) if head.path else None, head.decided_on, head.decision,
        Words(head.reason_bg or "", head.reason_en or "") if head.reason_bg or head.reason_en else None,
        head.id or 0, head.version, unit, head.dropped)


def order(decision: Decided) -> tuple[bool, date, int]:
    return decision.origin is not Origin.YAML, decision.decided_on or date.min, decision.id
