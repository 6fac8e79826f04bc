"""How far the rows of the plan are, counted: in a sentence, and by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.domain.plan_row import Row
from tracker.domain.row_state import RowState
from tracker.errors import say, say_n
from tracker.report.cells import count
from tracker.report.model import Block, Cell, Paragraph, Table
from tracker.report.scope import Kind, Setting

ORDER = (RowState.DONE, RowState.UNDER_WAY, RowState.NOT_STARTED, RowState.DROPPED, None)


def row_states(setting: Setting) -> Iterator[Block]:
    voice, plan = setting.voice, setting.sources.plan
    found = counted(setting, plan.rows)
    told = [say_n(
        "Of {count} row of the plan {done} are done, {under_way} under way, {not_started} not started, {dropped} "
        "dropped; of {silent} nothing is reported.",
        "Of {count} rows of the plan {done} are done, {under_way} under way, {not_started} not started, {dropped} "
        "dropped; of {silent} nothing is reported.", len(plan.rows), silent=found[None],
        **{each.value: found[each] for each in RowState})]
    late = sum(overdue(setting, row) for row in plan.rows)
    if late:
        told.append(say_n("{count} row is past its deadline.", "{count} rows are past their deadline.", late))
    yield Paragraph(" ".join(voice(each) for each in told))
    if setting.kind is not Kind.BULLETIN:
        yield _table(setting)


def counted(setting: Setting, rows: Sequence[Row]) -> Counter[RowState | None]:
    return Counter(state_of(setting, row) for row in rows)


def state_of(setting: Setting, row: Row) -> RowState | None:
    """By what is approved; None where nothing is."""
    stands = setting.sources.stands.get(row.key)
    return stands.now.report.state if stands and stands.now else None


def overdue(setting: Setting, row: Row) -> bool:
    stands = setting.sources.stands.get(row.key)
    return stands is not None and stands.overdue is not None


def _table(setting: Setting) -> Block:
    voice, plan = setting.voice, setting.sources.plan
    sections = [(each, plan.rows_of(each.no)) for each in plan.sections if plan.rows_of(each.no)]
    heads = [voice.name(state) if state else voice(say("Not reported")) for state in ORDER]
    return Table(
        "summary.rows", voice(say("Rows")), voice(say("Rows of the plan, by section and state")),
        (voice(say("Section")), *heads, voice(say("Past their deadline"))),
        tuple((Cell(f"{each.no}. {each.title[voice.lang]}"),
               *(count(counted(setting, rows)[state]) for state in ORDER),
               count(sum(overdue(setting, row) for row in rows))) for each, rows in sections),
        (3.4, *[1.3] * len(ORDER), 1.3))
