"""Every change of every figure: who, when, from what to what, why, and how far its form had come by then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.db import cells, history
from tracker.db.cells import Face
from tracker.db.forms import forms_of
from tracker.db.people import names
from tracker.db.tables import Change
from tracker.domain.access import Act
from tracker.domain.element import DataElement, Type, Unit
from tracker.domain.entry import form_period
from tracker.domain.period import Period
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, say
from tracker.files.table import Cell, Coded, Table
from tracker.services.entry_cells import from_document
from tracker.services.entry_desk import Desk
from tracker.services.entry_views import CellFace
from tracker.services.export_cells import category_name, coded, columns, figure, member, sample, told
from tracker.services.export_file import Asked

OF_CHANGES = (
    ("change", say("Change"), 9), ("at", say("When"), 17), ("who", say("Who"), 26), ("act", say("What was done"), 24),
    ("unit", say("Unit"), 40), ("element", say("Data element"), 40), ("period", say("Period"), 10),
    ("category", say("Category"), 16), ("before", say("Before"), 12), ("after", say("After"), 12),
    ("why", say("Why"), 40), ("note", say("Note"), 40), ("form", say("Form at the time"), 24))
ACTS = {"enter": say("entered"), "correct": say("corrected after approval"), "import": say("imported from a file"),
        "approve": say("approved"), "bulk": say("came in with many at once")}
NOTHING = CellFace(None, {}, not_applicable=False, note=None)
NOT_APPLICABLE = object()
Difference = tuple[str | None, object, object]


@dataclass(frozen=True)
class Place:
    element: DataElement
    unit: Unit
    period: Period

    @property
    def form(self) -> str:
        return f"{self.unit.code}/{form_period(self.element, self.period.ordinal)}"


def history_table(asked: Asked, desk: Desk, within: Period | None) -> Table:
    """Of the units whose history the actor may see. A figure that came in bulk and was never changed stands once."""
    known = desk.current.definitions.units
    units = {code for code in known if desk.may(Act.SEE_HISTORY, code) and _of(desk, asked, code)}
    if not units:
        raise NotAllowed(say("You may not see the history of changes."))
    found = _Changes(asked, desk, frozenset(units), within)
    title = asked.say(say("Every change of every figure"))
    day = asked.say(say("On {date}", date=desk.office.today))
    return Table(asked.say(say("History")), title, columns(asked, *OF_CHANGES), list(found.rows()), [day],
                 sample(asked, desk.office))


def _of(desk: Desk, asked: Asked, unit: str) -> bool:
    return asked.plan is None or asked.plan in desk.known.plans.get(unit, ())


class _Changes:
    """The lines of the history as rows; what each form was at a line is known from its own lines."""

    def __init__(self, asked: Asked, desk: Desk, units: frozenset[str], within: Period | None) -> None:
        self.asked, self.desk, self.units, self.within = asked, desk, units, within
        self.session, definitions = desk.work.session, desk.current.definitions
        self.elements = {code for each in definitions.indicators.values() if asked.plan in (None, each.plan)
                         for code in each.elements}
        self.moves: dict[str, list[Change]] = {}
        for line in history.of_kind(self.session, "form"):
            self.moves.setdefault(line.key, []).append(line)
        codes = {number: code for code, number in desk.current.keys.units.items()}
        ids = [desk.current.keys.units[code] for code in units]
        self.now = {f"{codes[form.unit_id]}/{form.period}": form.status for form in forms_of(self.session, ids)}

    def rows(self) -> Iterator[list[Cell]]:
        lines = history.of_kind(self.session, "cell")
        called = names(self.session, {line.actor for line in lines})
        last: dict[str, CellFace] = {}
        for line in lines:
            place = self._place(line.key)
            if place is not None:
                last[line.key] = _face(line.after, place.element.type)
                yield from self._line(line, place, called.get(line.actor, line.actor))
        yield from self._in_bulk(last)

    def _place(self, key: str) -> Place | None:
        """None for what is not asked for, or no longer defined."""
        element, unit, period = key.split("/")
        definitions = self.desk.current.definitions
        if unit not in self.units or element not in self.elements:
            return None
        at = Period.parse(period)
        if self.within and not (self.within.start <= at.start and at.end <= self.within.end):
            return None
        return Place(definitions.elements[element], definitions.units[unit], at)

    def _line(self, line: Change, place: Place, who: str) -> Iterator[list[Cell]]:
        was, now = _face(line.before, place.element.type), _face(line.after, place.element.type)
        act = str((line.after or {}).get("act", "enter"))
        for change in _differences(was, now):
            yield self._row(line.id, line.at, who, act, place, change, line.why, now.note,
                            self._status(place.form, line.id or 0))

    def _in_bulk(self, last: Mapping[str, CellFace]) -> Iterator[list[Cell]]:
        """What stands now and no line of its own tells of: it came with many others, whose line keeps their digest."""
        keys, elements = self.desk.current.keys, self.desk.current.definitions.elements
        kinds = {number: elements[code] for code, number in keys.elements.items() if code in self.elements}
        codes = {keys.units[code]: code for code in self.units}
        stored = [(codes[unit], cell) for unit, cell in cells.of_units(self.session, list(codes), kinds)]
        parts = cells.parts(self.session, [cell.id for _, cell in stored if elements[cell.element].disaggregations])
        for unit, cell in sorted(stored, key=lambda each: each[1].id):
            key = f"{cell.element}/{unit}/{Period(elements[cell.element].frequency, cell.ordinal)}"
            place, face = self._place(key), _of_stored(cell.face, parts.get(cell.id, {}))
            if place is None or (key in last and _same(last[key], face)):
                continue
            at = datetime.combine(cell.entered_on, datetime.min.time())
            for category, before, after in _differences(last.get(key, NOTHING), face):
                yield self._row(None, at, "", "bulk", place, (category, before, after), None, face.note,
                                self._status(place.form))

    def _status(self, form: str, line: int | None = None) -> str:
        """After the last move before the line; before the first move after it; else as it is now."""
        moves = self.moves.get(form, [])
        gone = bisect_right([move.id or 0 for move in moves], line or 0)
        if gone:
            return str((moves[gone - 1].after or {}).get("status", FormStatus.DRAFT))
        if moves:
            return str((moves[0].before or {}).get("status", FormStatus.DRAFT))
        return self.now.get(form, FormStatus.DRAFT)

    def _row(self, number: int | None, at: datetime, who: str, act: str, place: Place, change: Difference,
             why: str | None, note: str | None, status: str) -> list[Cell]:
        """Notes may tell of people: only those who may see the form they stand in get them."""
        asked, dimensions, (category, before, after) = self.asked, self.desk.current.definitions.dimensions, change
        note = note if self.desk.may(Act.SEE_FORM, place.unit.code) else None
        named = category_name(dimensions, category)
        return [
            number, at.astimezone() if at.tzinfo else at, who, Coded(act, asked.say(ACTS[act]) if act in ACTS else act),
            coded(asked, place.unit.code, place.unit.name), coded(asked, place.element.code, place.element.name),
            str(place.period), Coded(category, told(asked, named)) if category else None,
            self._said(before, place), self._said(after, place), why, note, member(asked, FormStatus(status))]

    def _said(self, value: object, place: Place) -> Cell:
        if value is NOT_APPLICABLE:
            return Coded("not_applicable", self.asked.say(say("not applicable")))
        return figure(self.asked, value, place.element)  # type: ignore[arg-type]


def _face(document: Mapping[str, object] | None, type_: Type) -> CellFace:
    return from_document(dict(document), type_) if document else NOTHING


def _of_stored(face: Face, parts: Mapping[str, object]) -> CellFace:
    return CellFace(face.value, parts, face.not_applicable, face.note)  # type: ignore[arg-type]


def _differences(was: CellFace, now: CellFace) -> Iterator[Difference]:
    """The total, and each category that changed; a change of the note alone is a line of the total."""
    parts = [category for category in {**was.parts, **now.parts} if was.parts.get(category) != now.parts.get(category)]
    before, after = _total(was), _total(now)
    if before != after or not parts:
        yield None, before, after
    for category in parts:
        yield category, was.parts.get(category), now.parts.get(category)


def _total(face: CellFace) -> object:
    return NOT_APPLICABLE if face.not_applicable else face.value


def _same(one: CellFace, other: CellFace) -> bool:
    return _total(one) == _total(other) and dict(one.parts) == dict(other.parts)
