"""A form as its page draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.db.cells import Face
from tracker.db.forms import evidence_of, steps
from tracker.db.tables_entry import EvidenceRow
from tracker.domain.access import Act
from tracker.domain.element import DataElement
from tracker.domain.entry import FilledForm, FilledRow, categories
from tracker.domain.finding import Finding
from tracker.domain.words import Words
from tracker.domain.workflow import MOVES, FormStatus
from tracker.services.entry_asked import asked, judged, targets
from tracker.services.entry_cells import NOTHING, Filled, fill
from tracker.services.entry_desk import OpenForm
from tracker.services.entry_views import CellKey, EntryCell, EntryRow, Evidence, FormPage, Step

_OF_ALL = (Act.SEE_FORM, Act.SEE_HISTORY)


def form_page(form: OpenForm) -> FormPage:
    filled, found = fill(form), judged(form)
    as_filled, findings = filled.form_as_filled(), filled.findings()
    shown, session = _evidence(form), form.desk.work.session
    aims = targets(found)
    rows = tuple(_row(filled, as_filled, row, findings, aims, shown) for row in as_filled.rows)
    due, known = form.due, form.desk.current.deadlines
    return FormPage(
        form.desk.office, form.unit, form.period, due, (due - form.desk.office.today).days, form.status, form.version,
        rows, findings, asked(form, found, filled.said.answers),
        tuple(Step(each.at, each.actor, Act(each.act), each.reason, each.until)
              for each in (steps(session, form.row.id) if form.row and form.row.id else ())),
        as_filled.filled, as_filled.expected, frozenset(_may(form)),
        known.later(form.unit.code, form.period), form.open_until, form.period in form.aside)


def _may(form: OpenForm) -> list[Act]:
    """What this person may do with the form as it is now."""
    fits = {act for status, act in MOVES if status is form.status} | set(_OF_ALL)
    if form.status.open:
        fits.add(Act.ENTER)
    if form.ended:
        fits -= {Act.ENTER, Act.SUBMIT}
    if form.status is not FormStatus.DRAFT:
        fits.add(Act.COMMENT)
    if form.status is FormStatus.APPROVED:
        fits.add(Act.CORRECT)
    return [act for act in fits if form.desk.may(act, form.unit.code)]


def _row(filled: Filled, form: FilledForm, row: FilledRow, findings: Sequence[Finding], aims: Mapping[str, Words],
         shown: Mapping[str, tuple[Evidence, ...]]) -> EntryRow:
    code, cell = row.element.code, filled.at(row.element.code, row.period.ordinal)
    face = cell.face if cell else NOTHING
    faces = (face, _face(filled, row.element, row.period.ordinal - 1),
             _face(filled, row.element, row.period.year_earlier.ordinal))
    return EntryRow(
        row.element, _cell(code, None, faces),
        tuple((dimension, tuple(_cell(code, category, faces) for category in categories(dimension)))
              for dimension in form.dimensions(row)),
        cell.version if cell else 0, aims.get(code), face.note or "" if face.not_applicable else None,
        row.value is None and not row.not_applicable and row.standing is not None,
        None if face.not_applicable else face.note, filled.said.comments.get(code), shown.get(code, ()),
        tuple(each for each in findings if each.element == code))


def _face(filled: Filled, element: DataElement, ordinal: int) -> Face:
    """What held then: of what stands until changed, the last figure up to it."""
    stored = filled.stored[element.code]
    if element.until_changed and ordinal not in stored:
        known = (at for at, cell in stored.items() if at < ordinal and cell.face.value is not None)
        ordinal = max(known, default=ordinal)
    return stored[ordinal].face if ordinal in stored else NOTHING


def _cell(element: str, category: str | None, faces: tuple[Face, Face, Face]) -> EntryCell:
    if category is None:
        return EntryCell(CellKey(element), faces[0].value, faces[1].value, faces[2].value, faces[0].adds_up)
    now, before, year_before = (face.parts.get(category) for face in faces)
    return EntryCell(CellKey(element, category), now, before, year_before)


def _evidence(form: OpenForm) -> dict[str, tuple[Evidence, ...]]:
    found: dict[str, tuple[Evidence, ...]] = {}
    for row in evidence_of(form.desk.work.session, form.row.id) if form.row and form.row.id else ():
        found[row.element] = (*found.get(row.element, ()), evidence(row))
    return found


def evidence(row: EvidenceRow) -> Evidence:
    return Evidence(row.id or 0, row.name, row.link, row.size)
