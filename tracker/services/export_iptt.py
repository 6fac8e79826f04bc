"""The indicator table of a plan and year, as the rules see each period of it; the workbook only lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.explain import explain
from tracker.domain.indicator import Definitions, Indicator
from tracker.domain.plan import Plan
from tracker.domain.status import Status
from tracker.domain.target import Path
from tracker.errors import Message, say
from tracker.files.iptt import Group, Iptt, Judged, Line
from tracker.files.table import Amount, Cell, Coded, Column, Table
from tracker.services.export_cells import (
    actual,
    amount,
    due,
    facts,
    member,
    owed,
    sample,
    share,
    target,
    told,
    unit_name,
)
from tracker.services.export_file import Asked
from tracker.services.export_iptt_words import explained, headings
from tracker.services.export_tables import place
from tracker.services.overview import aimed
from tracker.services.standing import well
from tracker.services.views import IndicatorRow, Overview
from tracker.text.dates import period_name


@dataclass(frozen=True)
class Year:
    """A plan judged at the end of each period of a year, the first one first; every view has the same indicators."""

    asked: Asked
    plan: Plan
    views: Sequence[Overview]
    definitions: Definitions

    @property
    def last(self) -> Overview:
        return self.views[-1]


def iptt(year: Year) -> Iptt:
    asked, last = year.asked, year.last
    title = say("Indicators by period, {year}", year=str(last.period.year))
    statuses = [Coded(status.value, _name(asked, status)) for status in Status]
    lines = {row.indicator.code: _line(year, at) for at, row in enumerate(last.rows)}
    return Iptt(
        asked.say(title), facts(asked, last.plan, last.period), sample(asked, last.office),
        [Coded(str(view.period), period_name(view.period, asked.lang)) for view in year.views],
        [period_name(view.period, asked.lang, "axis") for view in year.views], list(_groups(year, lines)),
        _worth_a_chart(year, lines), statuses,
        headings(asked) | {"sections_title": asked.say(_finding(last.rows))},
        explained(asked, last, year.definitions))


def _finding(rows: Sequence[IndicatorRow]) -> Message:
    """How many of those with a target stand well."""
    return say("{finding}.", finding=well(aimed(rows)))


def _name(asked: Asked, status: Status) -> str:
    found = member(asked, status)
    return found.name if found else ""


def _line(year: Year, at: int) -> Line:
    asked, row = year.asked, year.last.rows[at]
    indicator, progress = row.indicator, row.progress
    baseline = indicator.baseline
    return Line(
        row.section, told(asked, indicator.name), unit_name(asked, indicator, year.definitions),
        amount(progress.baseline, indicator, year.definitions), str(baseline.period) if baseline else "",
        target(progress, indicator, year.definitions), due(progress), list(_judged(year, at)), place(asked, row),
        told(asked, row.responsible), indicator.code, _complete(row))


def _complete(row: IndicatorRow) -> str:
    return f"{row.progress.reported} / {row.progress.expected}" if row.progress.expected else ""


def _judged(year: Year, at: int) -> Iterator[Judged]:
    """What each period brought is looked at together: only where it adds up to the actual may a sum stand for it."""
    so_far: list[Amount] = []
    for view in year.views:
        row, asked = view.rows[at], year.asked
        indicator, progress = row.indicator, row.progress
        brought = _brought(year, indicator, row)
        so_far += [brought] if brought else []
        found = actual(progress, indicator, year.definitions)
        sums = isinstance(found, Amount) and bool(so_far) and sum(each.value for each in so_far) == found.value
        yield Judged(
            owed(progress, indicator, year.definitions), found, share(progress.ratio),
            Coded(progress.status.value, _name(asked, progress.status)), _note(year, row), brought, sums)


def _brought(year: Year, indicator: Indicator, row: IndicatorRow) -> Amount | None:
    """Of what adds up over the year, the last point of its spark line."""
    adds_up = year.definitions.path(indicator) is Path.ACCUMULATE and indicator.since is None
    return amount(row.spark[-1], indicator, year.definitions) if adds_up and row.spark else None


def _note(year: Year, row: IndicatorRow) -> str:
    return " ".join(year.asked.say(each) for each in explain(row.indicator, year.definitions, row.progress, row.before))


def _groups(year: Year, lines: Mapping[str, Line]) -> Iterator[Group]:
    """In the order of the plan: sections, in each its goals or, where it has none, its rows."""
    asked, sections = year.asked, [*((each.no, each.title) for each in year.plan.sections), ("", None)]
    for no, title in sections:
        own: dict[str, list[Line]] = {}
        for row in year.last.rows:
            if row.section == no:
                own.setdefault(_heading(year, row), []).append(lines[row.indicator.code])
        named = told(asked, title) or asked.say(say("Not in any section"))
        yield from (Group(no, named, goal, found) for goal, found in own.items())


def _heading(year: Year, row: IndicatorRow) -> str:
    found = next((each for each in year.plan.rows if each.key in row.indicator.rows), None)
    if found is None:
        return ""
    goal = year.plan.goal(row.indicator.goal or found.goal or "")
    return told(year.asked, goal.title) if goal else f"{found.label[year.asked.lang]} {told(year.asked, found.name)}"


def _worth_a_chart(year: Year, lines: Mapping[str, Line]) -> list[str]:
    """With numbers to compare: what needs attention first, the worst of it first, then the others of the plan."""
    codes = dict.fromkeys(row.indicator.code for row in (*year.last.attention, *year.last.rows))
    return [code for code in codes if any(
        isinstance(each.owed, Amount) and isinstance(each.actual, Amount) for each in lines[code].judged)]


def periods_table(table: Iptt) -> Table:
    """The same for programs: a row an indicator and period."""
    names = ("code", "section", "indicator", "unit", "baseline", "baseline_at", "target", "due", "period", "brought",
             "owed", "actual", "ratio", "status")
    rows: list[list[Cell]] = [
        [line.code, line.section, line.name, line.unit, line.baseline, line.baseline_at, line.target, line.due,
         table.periods[at], each.brought, each.owed, each.actual, each.ratio, each.status]
        for line in table.lines for at, each in enumerate(line.judged)]
    columns = [Column(name, table.words[name]) for name in names]
    return Table(table.words["indicators"], table.title, columns, rows, table.facts, table.sample)
