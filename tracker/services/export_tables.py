"""What the pages show, as tables: the indicators of a plan, its rows, the forms for approval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.indicator import Definitions, Origin
from tracker.domain.plan_row import Row
from tracker.errors import Message, say
from tracker.files.table import Cell, Coded, Table
from tracker.services.chosen import chosen
from tracker.services.entry_views import ReviewList, WorkItem
from tracker.services.export_cells import (
    actual,
    amount,
    bare,
    coded,
    columns,
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
from tracker.services.views import IndicatorRow, Overview, PlanPage

OF_INDICATORS = (
    ("indicator", say("Code"), 30), ("name", say("Indicator"), 50), ("place", say("Where it belongs"), 24),
    ("responsible", say("Responsible"), 26), ("unit", say("Unit of measure"), 12),
    ("baseline", say("Baseline"), 11), ("target", say("Target"), 11), ("target_date", say("Due by"), 12),
    ("actual", say("Actual"), 12), ("target_to_date", say("Owed by now"), 12),
    ("ratio", say("Done of what is owed"), 12), ("progress", say("Done of the whole way"), 12),
    ("status", say("Status"), 18), ("reason", say("Reason"), 20), ("explanation", say("Explanation"), 60),
    ("days_late", say("Days late"), 9), ("as_of", say("Latest figure"), 12), ("reported", say("Reported"), 10),
    ("expected", say("Expected"), 10), ("numerator", say("Numerator"), 12), ("denominator", say("Denominator"), 12))
PROVISIONAL = say("With submitted figures that are not approved yet.")


def indicators_table(asked: Asked, view: Overview, definitions: Definitions) -> Table:
    """With the filters of the page; its search too, in the language of the page."""
    rows = chosen(view.rows, asked.status, asked.q, asked.lang)
    more = [PROVISIONAL] if view.provisional else []
    if len(rows) < len(view.rows):
        more.append(say("{shown} of {total} shown", shown=len(rows), total=len(view.rows)))
    return Table(
        asked.say(say("Indicators")), asked.say(say("All indicators")), columns(asked, *OF_INDICATORS),
        [_indicator(asked, row, definitions) for row in rows], facts(asked, view.plan, view.period, *more),
        sample(asked, view.office))


def _indicator(asked: Asked, row: IndicatorRow, definitions: Definitions) -> list[Cell]:
    indicator, found = row.indicator, row.progress
    return [
        indicator.code, told(asked, indicator.name), place(asked, row), told(asked, row.responsible),
        unit_name(asked, indicator, definitions), amount(found.baseline, indicator, definitions),
        target(found, indicator, definitions), due(found), actual(found, indicator, definitions),
        owed(found, indicator, definitions), share(found.ratio), share(found.progress), member(asked, found.status),
        member(asked, found.reason), asked.say(row.explanation), found.days_late,
        str(found.as_of) if found.as_of else None, found.reported, found.expected,
        bare(found.numerator), bare(found.denominator)]


def place(asked: Asked, row: IndicatorRow) -> str:
    """Where it belongs, and what of it is not the plan's."""
    own = [asked.say(say("proposed"))] if row.indicator.origin is Origin.PROPOSED else []
    made_up = [asked.say(say("sample target"))] if row.sample_target else []
    return " · ".join(filter(None, [row.place[asked.lang], *own, *made_up]))


OF_PLAN = (
    ("row", say("Row"), 9), ("section", say("Section"), 9), ("goal", say("Goal"), 36),
    ("name", say("Service"), 40),
    ("activities", say("Activities"), 60), ("organisations", say("Organisations"), 32),
    ("deadline", say("Deadline"), 20), ("deadline_date", say("Due by"), 12), ("funding", say("Funding"), 28),
    ("expected_results", say("Expected results"), 50),
    ("indicators", say("Indicators and their statuses"), 60))


def plan_table(asked: Asked, view: PlanPage) -> Table:
    rows = [row for section in view.plan.sections for row in view.plan.rows_of(section.no) if _fits(asked, view, row)]
    return Table(asked.say(say("Plan")), asked.say(say("Rows of the plan")), columns(asked, *OF_PLAN),
                 [_plan_row(asked, view, row) for row in rows], facts(asked, view.choice, view.period),
                 sample(asked, view.office))


def _fits(asked: Asked, view: PlanPage, row: Row) -> bool:
    return asked.status is None or any(each.progress.status is asked.status for each in view.by_row.get(row.key, ()))


def _plan_row(asked: Asked, view: PlanPage, row: Row) -> list[Cell]:
    goal = view.plan.goal(row.goal) if row.goal else None
    return [
        row.label[asked.lang], row.section, told(asked, goal.title if goal else None), told(asked, row.title),
        _lines(each.text[asked.lang] for each in row.activities),
        _lines(each.text[asked.lang] for each in row.organisations), told(asked, row.deadline.text), row.deadline.date,
        told(asked, row.funding.text), _lines(each.text[asked.lang] for each in row.expected_results),
        _lines(f"{each.indicator.name[asked.lang]}: {told_status(asked, each)}"
               for each in view.by_row.get(row.key, ()))]


def _lines(texts: Iterator[str]) -> str:
    return "\n".join(texts)


def told_status(asked: Asked, row: IndicatorRow) -> str:
    found = member(asked, row.progress.status)
    return found.name if found else ""


OF_FORMS = (
    ("list", say("List"), 18), ("unit", say("Unit"), 46), ("period", say("Period"), 12),
    ("deadline", say("Due by"), 12), ("days_left", say("Days left"), 11), ("status", say("Status"), 26),
    ("filled", say("Filled"), 10), ("expected", say("Expected"), 10), ("reason", say("Reason"), 50))


def review_table(asked: Asked, view: ReviewList) -> Table:
    lists: Sequence[tuple[str, Message, Sequence[WorkItem]]] = (
        ("waiting", say("Waiting for you"), view.waiting), ("late", say("Late forms"), view.late),
        ("approved", say("Approved forms"), view.approved))
    rows: list[list[Cell]] = [
        [Coded(code, asked.say(name)), coded(asked, item.unit.code, item.unit.name), str(item.period), item.deadline,
         item.days_left, member(asked, item.status), item.filled, item.expected, item.reason]
        for code, name, items in lists for item in items]
    title = asked.say(say("For approval"))
    day = asked.say(say("On {date}", date=view.office.today))
    return Table(title, title, columns(asked, *OF_FORMS), rows, [day], sample(asked, view.office))
