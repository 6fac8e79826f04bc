"""What an approved report said of the rows of the plan, and where something else is known now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker.db.documents import to_document
from tracker.domain.plan_row import Row
from tracker.domain.row_report import total
from tracker.services.report_sources import ReportSources

Said = Mapping[str, Any]


@dataclass(frozen=True)
class RowRestatement:
    """What the report said of a row, what is known now, and why its report was opened again since."""

    row: Row
    then: Said
    now: Said
    why: tuple[str, ...]


def frozen_rows(sources: ReportSources) -> list[dict[str, Any]]:
    """Every row with what was approved of it: report, evidence, and the money of each currency."""
    return [{"row": row.key, **_said(sources, row)} for row in sources.plan.rows]


def row_restatements(
    then: Sequence[Said], sources: ReportSources, reasons: Mapping[str, tuple[str, ...]],
) -> Iterator[RowRestatement]:
    """Evidence is not compared: not everybody sees it. A report from before rows were reported says nothing of them."""
    now = {each["row"]: each for each in frozen_rows(sources)}
    for said in then:
        row = sources.plan.row(said["row"])
        if row is not None and any(said[name] != now[row.key][name] for name in ("report", "money")):
            yield RowRestatement(row, said, now[row.key], reasons.get(row.key, ()))


def _said(sources: ReportSources, row: Row) -> dict[str, Any]:
    stands = sources.stands.get(row.key)
    now = stands.now if stands else None
    return {"period": str(now.period) if now else None, "report": to_document(now.report) if now else None,
            "evidence": [each.name for each in now.evidence] if now else [], "money": _money(sources, row)}


def _money(sources: ReportSources, row: Row) -> dict[str, dict[str, str | None]]:
    mine = [line for line in sources.money if line.row.key == row.key]
    units = dict.fromkeys(each.currency for each in mine)
    return {unit: {name: _text(total(getattr(line, name) for line in mine if line.currency == unit))
                   for name in ("planned", "in_force", "spent")} for unit in units}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
