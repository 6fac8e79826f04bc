"""The history of one figure, with the moves of its form and its evidence: one click away from any of them."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db import history
from tracker.db.tables import Change
from tracker.domain.element import Type
from tracker.domain.workflow import FormStatus
from tracker.services.entry_cells import from_document
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_views import CellChange


def cell_history(form: OpenForm, element: str) -> tuple[CellChange, ...]:
    """The newest first."""
    session, key, type_ = form.desk.work.session, form.cell_key(element), form.element(element)[0].type
    found = [*((line, _change(line, type_)) for line in history.of(session, "cell", key)),
             *((line, _shown(line)) for line in history.of(session, "evidence", key)),
             *((line, change) for line in history.of(session, "form", form.key) for change in _moved(line))]
    return tuple(change for _, change in sorted(found, key=lambda each: each[0].id or 0, reverse=True))


def _change(line: Change, type_: Type) -> CellChange:
    before, after = (from_document(document, type_) if document else None for document in (line.before, line.after))
    return CellChange(line.at, line.actor, str((line.after or {}).get("act", "enter")), before, after, line.why)


def _shown(line: Change) -> CellChange:
    name = str((line.after or line.before or {}).get("name", ""))
    return CellChange(line.at, line.actor, "evidence" if line.after else "evidence_removed", None, None, name)


def _moved(line: Change) -> Iterator[CellChange]:
    status = str((line.after or {}).get("status", ""))
    if status in list(FormStatus):
        yield CellChange(line.at, line.actor, status, None, None, line.why)
