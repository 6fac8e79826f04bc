"""The forms of a sample: approved where the figures are, submitted where they wait; whatever is empty is a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time

from sqlmodel import Session, select

from tracker.db.entries import Entry
from tracker.db.tables import Form
from tracker.db.tables_entry import StepRow
from tracker.db.work import Work
from tracker.domain.access import COMMAND_LINE, Act
from tracker.domain.element import DataElement
from tracker.domain.entry import form_period
from tracker.domain.finding import Gravity
from tracker.domain.period import Period
from tracker.domain.workflow import FormStatus
from tracker.services.entry_cells import fill
from tracker.services.entry_desk import Memory, open_form, sit_down


def sample_forms(session: Session, entries: Sequence[Entry], elements: Mapping[int, DataElement], actor: str) -> int:
    """How many there are now."""
    by_form: dict[tuple[int, Period], list[Entry]] = defaultdict(list)
    for entry in entries:
        element_id, unit_id, ordinal = entry.place
        by_form[unit_id, form_period(elements[element_id], ordinal)].append(entry)
    forms = [_form(unit_id, period, found) for (unit_id, period), found in by_form.items()]
    session.add_all(forms)
    session.flush()
    session.add_all(step for form in forms for step in _steps(form, actor))
    session.flush()
    return len(forms)


def note_warnings(work: Work) -> None:
    """As submitting would have done: how many warnings each waiting form has."""
    desk = sit_down(work, COMMAND_LINE, Memory())
    codes = {id_: code for code, id_ in desk.current.keys.units.items()}
    for row in work.session.exec(select(Form).where(Form.status == FormStatus.SUBMITTED.value)):
        findings = fill(open_form(desk, Act.SEE_FORM, codes[row.unit_id], str(row.period))).findings()
        row.warnings = sum(each.severity is Gravity.WARNING for each in findings)
    work.session.flush()


def _form(unit_id: int, period: Period, entries: list[Entry]) -> Form:
    approved = [entry.approved_on for entry in entries if entry.approved_on]
    whole = len(approved) == len(entries)
    return Form(
        unit_id=unit_id, period=period, status=(FormStatus.APPROVED if whole else FormStatus.SUBMITTED).value,
        submitted_at=_noon(max(entry.entered_on for entry in entries)),
        first_submitted_on=max(entry.entered_on for entry in entries),
        approved_at=_noon(max(approved)) if whole else None)


def _steps(form: Form, actor: str) -> Iterator[StepRow]:
    for act, at in ((Act.SUBMIT, form.submitted_at), (Act.APPROVE, form.approved_at)):
        if at is not None:
            yield StepRow(form_id=form.id or 0, at=at, actor=actor, act=act.value)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
