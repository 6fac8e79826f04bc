"""The second half of a plan: what each row would change, and what the checks would say of the forms afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from tracker.db import imports, imports_alone
from tracker.db.cells import Face
from tracker.db.imports import Judged, Staged
from tracker.db.tables_import import Outcome
from tracker.db.work import Database
from tracker.domain.access import Act
from tracker.domain.element import DataElement
from tracker.errors import say_n
from tracker.services.entry_cells import fill
from tracker.services.entry_desk import Desk, open_form
from tracker.services.imports_judge import FormKey, Judge, judge_of
from tracker.services.imports_settle import Verdict
from tracker.services.imports_words import document, packed

MOST_FORMS, MOST_CELLS = 60, 5000


@dataclass
class Touched:
    """The forms that would change and, while they are few, the cells of each as they would be."""

    faces: dict[FormKey, dict[tuple[str, int], Face]] = field(default_factory=dict)
    cells: int = 0

    @property
    def few(self) -> bool:
        return len(self.faces) <= MOST_FORMS and self.cells <= MOST_CELLS

    def take(self, form: FormKey, element: DataElement, ordinal: int, face: Face) -> None:
        self.cells += 1
        mine = self.faces.setdefault(form, {})
        if self.few:
            mine[element.code, ordinal] = face


def compare(database: Database, desk: Desk, batch: int) -> Touched:
    """In short transactions: whoever enters meanwhile does not wait for a long file."""
    judge, touched, last = judge_of(desk), Touched(), None
    with database.writing() as work:
        imports.forget_what_follows(work.session, batch)
        number = imports.last_number(work.session, batch)
        if number <= MOST_CELLS:
            imports_alone.look_at_all(work.session, batch)
        else:
            imports_alone.look_at_some(work.session, batch)
            judge.look_at_closed(work.session, batch)
            touched.faces.update((form, {}) for form in judge.forms_alone(work.session, batch))
            touched.cells = number
        work.commit()
    while True:
        with database.writing() as work:
            rows = judge.chunk(work.session, batch, last)
            if not rows:
                return touched
            number = _chunk(work.session, batch, judge, rows, touched, number)
            work.commit()
        last = rows[-1].cell


def _chunk(session: Session, batch: int, judge: Judge, rows: list[imports.Placed], touched: Touched,
           number: int) -> int:
    judged: list[Judged] = []
    follow: list[Staged] = []
    for settled in judge.settled(session, rows):
        judged += (_row(batch, each) for each in settled.verdicts if _news(each))
        if settled.changes:
            cell = settled.verdicts[0].row.cell
            touched.take((cell[1], judge.form_of(cell[0], cell[2])), judge.kinds[cell[0]].element, cell[2],
                         settled.after)
            for each in settled.follows:
                number += 1
                follow.append(Staged(
                    batch, number, "", *cell, each.category, each.what, Outcome.FOLLOWS, each.value, each.text,
                    settled.verdicts[0].row.version or 0, 0, *each.was))
    imports.judge(session, judged)
    imports.stage(session, follow)
    return number


def _news(verdict: Verdict) -> bool:
    """A new figure in an empty place was staged as just that."""
    row = verdict.row
    return not (verdict.outcome is Outcome.NEW and row.outcome == Outcome.NEW and not row.version and not row.seen)


def _row(batch: int, verdict: Verdict) -> Judged:
    why = packed(verdict.why) if verdict.why else None
    return Judged(verdict.outcome, verdict.row.version or 0, *verdict.was, why, batch, verdict.row.number)


def checked(desk: Desk, touched: Touched) -> dict[str, Any]:
    """What the form would say of itself, of every form that changes; of a long file only how many there are."""
    if not touched.few:
        return {"forms": [], "many": document(say_n(
            "The file changes {count} form; what the checks say of it is shown in it.",
            "The file changes {count} forms; what the checks say of each is shown in it.", len(touched.faces)))}
    return {"forms": list(_forms(desk, touched))}


def _forms(desk: Desk, touched: Touched) -> Iterator[dict[str, Any]]:
    codes = {number: code for code, number in desk.current.keys.units.items()}
    for (unit_id, period), faces in touched.faces.items():
        filled = fill(open_form(desk, Act.ENTER, codes[unit_id], str(period)))
        for (element, ordinal), face in faces.items():
            filled = filled.with_face(element, ordinal, face)
        form = filled.form_as_filled()
        yield {"unit": codes[unit_id], "period": str(period), "filled": form.filled, "expected": form.expected,
               "findings": [
                   {"severity": each.severity.value, "element": each.element, "category": each.category,
                    "message": document(each.message)}
                   for each in filled.findings() if each.code != "missing" and each.open]}
