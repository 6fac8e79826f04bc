"""The reports on rows in a sample: made up, read as strictly as definitions, and as sound as reports must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import RootModel

from tracker.catalog.source import Key, Source, load
from tracker.catalog.strict import IsoDate, Strict, validate
from tracker.domain.hints import suggest
from tracker.domain.period import Period
from tracker.domain.plan import Plan
from tracker.domain.row_report import Money, RowReport, Spending, quarters, sources, unsound, unsound_money
from tracker.domain.row_state import MeasureState, RowState
from tracker.domain.workflow import FormStatus
from tracker.errors import Issue, say


class _Money(Strict):
    planned: Decimal | None = None
    spent: Decimal | None = None
    revised: Decimal | None = None
    why: str = ""


class _Measure(Strict):
    text: str
    owner: str
    due: IsoDate
    state: MeasureState = MeasureState.OPEN
    outcome: str = ""


class _Report(Strict):
    state: RowState
    told: str = ""
    begun: IsoDate | None = None
    done: IsoDate | None = None
    deviation: str = ""
    reason: str = ""
    money: dict[str, _Money] = {}
    measures: list[_Measure] = []
    status: FormStatus = FormStatus.APPROVED
    why: str | None = None


class _RowsFile(RootModel[dict[str, dict[str, dict[str, _Report]]]]):
    pass


@dataclass(frozen=True)
class SampleMeasure:
    text: str
    owner: str
    due: IsoDate
    state: MeasureState
    outcome: str


@dataclass(frozen=True)
class SampleRow:
    """One report; `why` is said where it was returned."""

    plan: str
    row: str
    period: Period
    report: RowReport
    money: Money
    measures: tuple[SampleMeasure, ...]
    status: FormStatus
    why: str | None


def sample_rows(path: Path, plans: Mapping[str, Plan]) -> tuple[list[SampleRow], list[Issue]]:
    """In the order of the file. Without a file there are none."""
    if not path.is_file():
        return [], []
    source = load(path)
    file, issues = validate(source, _RowsFile)
    if file is None:
        return [], issues
    found: list[SampleRow] = []
    for plan, rows in file.root.items():
        for row, reports in rows.items():
            for period, report in reports.items():
                faults = list(_faults(plans, plan, row, period, report))
                issues += [Issue(each.code, source.where(_key(source, (plan, row, period), each.where)), each.message)
                           for each in faults]
                found += [] if faults else [_row(plan, row, period, report)]
    return found, issues


def _faults(plans: Mapping[str, Plan], plan: str, row: str, period: str, report: _Report) -> Iterator[Issue]:
    if plan not in plans:
        yield _unknown("plan", plan, list(plans))
        return
    known = plans[plan].row(row)
    quarter = next((each for each in quarters(plans[plan]) if str(each) == period), None)
    if known is None:
        yield _unknown("row", row, [each.key for each in plans[plan].rows])
    if quarter is None:
        yield _unknown("period", period, [str(each) for each in quarters(plans[plan])])
    if known is None or quarter is None:
        return
    yield from (_unknown("money", code, list(sources(known))) for code in report.money if code not in sources(known))
    if report.status is not FormStatus.DRAFT:
        yield from unsound(_report(report), known, quarter, quarter.end)
        yield from unsound_money(_money(report))


def _key(source: Source, place: Key, field: str) -> Key:
    return (*place, field) if (*place, field) in source.lines else place


def _row(plan: str, row: str, period: str, report: _Report) -> SampleRow:
    measures = tuple(SampleMeasure(each.text, each.owner, each.due, each.state, each.outcome)
                     for each in report.measures)
    return SampleRow(plan, row, Period.parse(period), _report(report), _money(report), measures, report.status,
                     report.why)


def _report(given: _Report) -> RowReport:
    return RowReport(given.state, given.told, given.begun, given.done, given.deviation, given.reason)


def _money(given: _Report) -> Money:
    return {code: Spending(each.planned, each.spent, each.revised, each.why) for code, each in given.money.items()}


def _unknown(field: str, code: str, known: list[str]) -> Issue:
    return Issue("unknown_code", field, say("“{code}” is not defined: {hint}", code=code, hint=suggest(code, known)))
