"""A form's moves: what each needs is in `domain.workflow`; what goes with it is here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.db import cells, forms, history
from tracker.db.cells import Face
from tracker.db.documents import Document
from tracker.db.history import Line
from tracker.db.tables_entry import StepRow
from tracker.domain.access import Act
from tracker.domain.finding import Gravity
from tracker.domain.workflow import MOVES, FormStatus, Move
from tracker.errors import Conflict, Invalid, Issue, NotAllowed, say
from tracker.services.entry_asked import asked, judged
from tracker.services.entry_cells import Filled, fill
from tracker.services.entry_commands import Moved
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_save import ENTER, store
from tracker.text.render import render

NOTHING_TO_REPORT = say("Nothing to report.")


def make_move(form: OpenForm, act: Act, version: int, reason: str | None = None, until: date | None = None) -> Moved:
    """The step, its line in the history and, with an approval, the figures; the caller commits."""
    move, filled = allowed(form, act, version), fill(form)
    said = (reason or "").strip() or None
    Invalid.raise_if([*_reason_given(move, said), *_still_to_come(form, until),
                      *(_unsound(filled) if move.sound else ())])
    desk = form.desk
    row = forms.ensure(desk.work.session, form.unit_id, form.period)
    step = StepRow(form_id=row.id or 0, at=desk.work.now, actor=desk.actor.name, act=act.value, reason=said,
                   until=until)
    forms.move(desk.work.session, row, move.to, step, _stamp(filled, act, until))
    if act is Act.APPROVE:
        _approve(filled)
    history.append(desk.work.session, desk.work.now, desk.actor.signature, [
        Line("form", form.key, _before(form), _after(move.to, until), said)])
    return Moved(desk.actor, form.unit.code, form.period, move.to, said)


def _stamp(filled: Filled, act: Act, until: date | None) -> dict[str, Any]:
    """What a form remembers of a move besides its status."""
    desk, row = filled.form.desk, filled.form.row
    if act is Act.SUBMIT:
        warnings = sum(each.severity is Gravity.WARNING for each in filled.findings())
        first = row.first_submitted_on if row else None
        return {"submitted_at": desk.work.now, "first_submitted_on": first or desk.office.today, "warnings": warnings,
                "open_until": None}
    if act is Act.APPROVE:
        return {"approved_at": desk.work.now, "open_until": None}
    return {"open_until": until} if act is Act.REOPEN else {}


def _before(form: OpenForm) -> Document:
    """A form that closed by itself was stored as it was opened: the history says on which day it did."""
    closed = form.row.open_until if form.row and form.period in form.aside else None
    return {"status": form.status.value, **({"closed_after": closed.isoformat()} if closed else {})}


def _after(to: FormStatus, until: date | None) -> Document:
    return {"status": to.value, **({"until": until.isoformat()} if until else {})}


def nothing_to_report(form: OpenForm, reason: str) -> None:
    """Every cell that is still empty does not apply."""
    form.must_be_open()
    note = reason.strip() or render(NOTHING_TO_REPORT, "bg")
    filled = fill(form)
    for row in filled.form_as_filled().rows:
        if not row.filled and not row.parts:
            was = filled.at(row.element.code, row.period.ordinal)
            store(form, row.element, row.period.ordinal, was, Face(not_applicable=True, note=note), ENTER)


def allowed(form: OpenForm, act: Act, version: int) -> Move:
    """What the act needs, if the form is where it can be done and is still as it was seen."""
    if version != form.version:
        raise Conflict(say("Someone else has changed this in the meantime. Check its current state, then try again."))
    move = MOVES.get((form.status, act))
    if move is None:
        raise NotAllowed(say("The form is {status}; this cannot be done with it now.", status=form.status))
    if act is Act.SUBMIT:
        form.must_be_open()
    return move


def _reason_given(move: Move, reason: str | None) -> Iterator[Issue]:
    if move.reason and not reason:
        yield Issue("reason", "reason", say("Say why, so that the unit knows what to do."))


def _still_to_come(form: OpenForm, until: date | None) -> Iterator[Issue]:
    if until is not None and until < form.desk.office.today:
        yield Issue("until", "until", say("{day} has passed already; give a day that is still to come.", day=until))


def _unsound(filled: Filled) -> Iterator[Issue]:
    """What still keeps the form from being submitted, each with its cell."""
    for finding in filled.findings():
        if finding.open:
            where = "/".join(filter(None, (finding.element, finding.category))) or "form"
            yield Issue(finding.code, where, finding.message)
    for each in asked(filled.form, judged(filled.form), filled.said.answers):
        if not each.answer:
            yield Issue("why", each.indicator.code, say(
                "“{indicator}” is behind. Write why.", indicator=each.indicator.name))


def _approve(filled: Filled) -> None:
    desk = filled.form.desk
    found = (filled.at(element.code, period.ordinal) for element, period in filled.form.asked)
    cells.approve(desk.work.session, [cell.id for cell in found if cell], desk.office.today)
