"""The history of one figure, with the moves of its form and its evidence: one click away from any of them.

What was entered one by one stands in the history itself; what came with a file, in the rows of its import, from which
the cell as it was is worked back from the cell as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from tracker.db import history, imports
from tracker.db.people import names
from tracker.db.tables import Change
from tracker.db.tables_import import ImportRow
from tracker.db.values import from_columns
from tracker.domain.element import Type
from tracker.domain.workflow import FormStatus
from tracker.services.entry_cells import from_document
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_save import stored_cell
from tracker.services.entry_views import CellChange, CellFace
from tracker.services.imports_apply import KIND as IMPORT
from tracker.services.imports_settle import FIGURE, NOT_APPLICABLE, NOTE

Rows = Sequence[ImportRow]
_NOTHING = CellFace(None, {}, not_applicable=False, note=None)
_ORDER = {FIGURE: 0, NOT_APPLICABLE: 0, NOTE: 2}


def cell_history(form: OpenForm, element: str) -> tuple[CellChange, ...]:
    """The newest first."""
    session, key, type_ = form.desk.work.session, form.cell_key(element), form.element(element)[0].type
    found = [*_figures(form, element, type_),
             *((line, _shown(line)) for line in history.of(session, "evidence", key)),
             *((line, change) for line in history.of(session, "form", form.key) for change in _moved(line))]
    called = names(session, {line.actor for line, _ in found})
    return tuple(replace(change, who=called.get(change.who, change.who))
                 for _, change in sorted(found, key=lambda each: each[0].id or 0, reverse=True))


def _figures(form: OpenForm, element: str, type_: Type) -> Iterator[tuple[Change, CellChange]]:
    """From now back to the beginning: before an import stands what its rows say was there."""
    session, stored = form.desk.work.session, stored_cell(form, element)
    imported = dict(_imports(form, element))
    lines = [*history.of(session, "cell", form.cell_key(element)),
             *(line for number in imported for line in history.of(session, IMPORT, str(number)))]
    face = CellFace(stored.face.value, stored.face.parts, stored.face.not_applicable, stored.face.note) \
        if stored else _NOTHING
    for line in sorted(lines, key=lambda each: each.id or 0, reverse=True):
        if line.kind == IMPORT:
            before = _taken_back(face, imported[int(line.key)], type_)
            yield line, CellChange(line.at, line.actor, IMPORT, _or_none(before), face, str((line.after or {})["file"]))
            face = before
        else:
            change = _change(line, type_)
            yield line, change
            face = change.before or _NOTHING


def _imports(form: OpenForm, element: str) -> Iterable[tuple[int, Rows]]:
    keys, period = form.desk.current.keys, form.element(element)[1]
    rows = imports.of_cell(form.desk.work.session, (keys.elements[element], form.unit_id, period.ordinal))
    return ((number, list(mine)) for number, mine in groupby(rows, lambda row: row.batch_id))


def _taken_back(face: CellFace, rows: Rows, type_: Type) -> CellFace:
    """The cell before these rows: first what became of the whole, then of the parts, then of the note."""
    for row in sorted(rows, key=lambda each: (each.category is not None) + _ORDER[each.what]):
        if row.category is not None:
            face = replace(face, parts=_without(face.parts, row))
        elif row.what == NOTE:
            face = replace(face, note=row.was_text)
        elif row.was == NOT_APPLICABLE:
            face = replace(face, value=None, not_applicable=True, note=row.was_text)
        else:
            note = None if row.what == NOT_APPLICABLE else face.note
            value = from_columns(type_, row.was_value, row.was_text) if row.was else None
            face = replace(face, value=value, not_applicable=False, note=note)
    return face


def _without(parts: Mapping[str, Decimal], row: ImportRow) -> Mapping[str, Decimal]:
    rest = {category: part for category, part in parts.items() if category != row.category}
    return rest if row.was_value is None or row.category is None else {**rest, row.category: row.was_value}


def _or_none(face: CellFace) -> CellFace | None:
    return None if face == _NOTHING else face


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
