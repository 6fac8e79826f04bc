"""What stands over the columns of the indicator table, and the sheet that explains it."""

from __future__ import annotations

from tracker.domain.indicator import Definitions
from tracker.domain.status import Status
from tracker.errors import Message, say
from tracker.files.table import Coded, Table
from tracker.services.export_cells import columns, member, sample
from tracker.services.export_definitions import short_table
from tracker.services.export_file import Asked
from tracker.services.views import Overview

HEADINGS = {
    "indicators": say("Indicators"), "summary": say("In short"), "charts": say("Charts"),
    "chart_data": say("Data of the charts"), "author": say("Indicators"), "section": say("Section"),
    "section_title": say("Section of the plan"), "all": say("In all"), "indicator": say("Indicator"),
    "unit": say("Unit of measure"), "baseline": say("Baseline"), "baseline_at": say("Baseline of"),
    "target": say("Target"), "due": say("Due by"), "period": say("Period"), "brought": say("In the period"),
    "owed": say("Owed by then"), "actual": say("To date"), "ratio": say("Done"),
    "status": say("Status"), "complete": say("Figures reported / due"), "place": say("Where it belongs"),
    "owner": say("Responsible"), "code": say("Code"),
    "charts_title": say("Actual against what is owed: what needs attention first"),
    "chart_data_told": say("The charts are drawn from here; the cells point to the sheet of indicators."),
    "reading": say("A status is judged by the rules of the tracker and does not follow when you change a cell."),
    "reading_notes": say("Why an indicator has its status stands in the note of the cell; rest the pointer on it."),
    "reading_sums": say("Counts and totals to date are formulas: they follow the cells they are made of."),
}
COLUMNS = (
    ("baseline", say("Where it started, in the period beside it. Empty: nobody set one.")),
    ("target", say("The target in force and the day it is due. Empty: no target is set.")),
    ("brought", say("What this period alone added. Only for what adds up over the year.")),
    ("owed", say("How much should have been reached by the end of the period; of a milestone its due date.")),
    ("actual", say("What was reached from January to the end of the period, or stands then; of a milestone the day it "
                   "was done.")),
    ("ratio", say("How much of what was owed by then has been done, counted from the baseline.")),
    ("complete", say("How many of the values due have been reported.")),
)
STATUSES = {
    Status.ACHIEVED: say("The target is reached."),
    Status.ON_TRACK: say(
        "The date is still to come and enough of what was owed by now has been done (85% by default)."),
    Status.PARTLY_ACHIEVED: say("The date has come; the target is missed, but most of it is done (60% by default)."),
    Status.AT_RISK: say("The date is still to come; less than enough is done, but most of it (60% by default)."),
    Status.OFF_TRACK: say("The date is still to come; too little is done."),
    Status.NOT_ACHIEVED: say("The date has come; the target is missed."),
    Status.NO_DATA: say("Nothing, or too little, was reported to judge it. This is not nought."),
    Status.NOT_COMPUTABLE: say("There are figures, but nothing to divide by or to compare with."),
    Status.NOT_DUE: say("Nothing is owed yet."),
    Status.NO_TARGET: say("Nobody has set a target; it is followed, not judged."),
}


def headings(asked: Asked) -> dict[str, str]:
    return {name: asked.say(message) for name, message in HEADINGS.items()}


def explained(asked: Asked, view: Overview, definitions: Definitions) -> list[Table]:
    """What the columns and the statuses mean; what each indicator counts."""
    title = asked.say(say("How to read the table"))
    rows: list[list[Coded | str | None]] = [[asked.say(HEADINGS[name]), asked.say(told)] for name, told in COLUMNS]
    rows += [[member(asked, status), asked.say(told)] for status, told in STATUSES.items()]
    named: tuple[tuple[str, Message, int], ...] = (("name", say("Word"), 32), ("meaning", say("What it means"), 90))
    own = [row.indicator for row in view.rows]
    return [Table(asked.say(say("Explanations")), title, columns(asked, *named), rows, (), sample(asked, view.office)),
            short_table(asked, own, definitions)]
