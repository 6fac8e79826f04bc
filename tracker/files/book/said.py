"""What the rows of one form say: figures, that something does not apply, notes; and what is told about the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from tracker.domain.element import Type
from tracker.errors import say, say_n
from tracker.files.book.codes import FIGURE, NOTE, PRINTED, REASON, SHOWN, TYPE, fingerprint, is_category
from tracker.files.book.found import Found, text
from tracker.files.book.raw import not_applicable, raw_of, text_of
from tracker.files.book.taken import Cells
from tracker.files.given import Given, Raw, Source, Spoilt, What

_BOTH = Spoilt("both", say("There is a figure, and it is also said that it does not apply; keep one of the two."))
_PART = Spoilt("part_not_applicable", say("One part alone cannot be “not applicable”. If there is none, write 0; if "
                                          "the whole does not apply, say why in its column."))
_COLUMNS = {REASON: say("why something does not apply"), NOTE: say("notes"), FIGURE: say("figures")}
_TWO_REASONS = Spoilt("both", say("What does not apply has a reason and no further note; write both in the reason."))


@dataclass(frozen=True)
class Row:
    """One element. `raws` are of its figure and parts, blanks left out."""

    form: Found
    at: int
    code: str
    raws: Mapping[str, Raw]
    not_applicable: bool
    reason: str | Spoilt | None
    note: str | Spoilt | None

    def given(self) -> Iterator[Given]:
        if self.reason is None and not self.not_applicable:
            yield from (self._one(code, What.FIGURE, raw) for code, raw in self.raws.items())
            if self.note is not None:
                yield self._one(NOTE, What.NOTE, self.note)
        elif self.raws:
            yield from (self._one(code, What.FIGURE, _BOTH) for code in self.raws)
        elif self.reason is None:
            yield self._one(FIGURE if self.note is None else NOTE, What.NOT_APPLICABLE, self.note or "")
        else:
            yield self._one(REASON, What.NOT_APPLICABLE, self.reason)
            if self.note is not None:
                yield self._one(NOTE, What.NOTE, _TWO_REASONS)

    def _one(self, code: str, what: What, raw: Raw) -> Given:
        form, category = self.form, code if is_category(code) else None
        where = form.where(self.at, form.columns[code])
        return Given(where, form.unit, form.period, self.code, category, what, raw)


def rows_of(form: Found, results: Worksheet, source: Source) -> Iterator[Given]:
    """`results` is the same sheet with what its formulas gave when it was stored."""
    cells = Cells(form, results)
    rows = [_row(form, cells, code, at) for code, at in form.rows.items()]
    for row in rows:
        yield from row.given()
    _tell(rows, form, cells, source)


def _row(form: Found, cells: Cells, code: str, at: int) -> Row:
    type_ = _type(form, at)
    raws, none = {}, False
    for name in form.fills:
        column = form.columns[name]
        value = cells.value(at, column) if name not in (REASON, NOTE) else None
        if name == FIGURE and type_ is not Type.TEXT and not_applicable(value):
            none = True
        elif (raw := _raw(value, name, type_, cells, (at, column))) is not None:
            raws[name] = raw
    reason = _words(form, cells, at, REASON)
    if not_applicable(reason):
        none, reason = True, None  # says that it does not apply, and not why
    return Row(form, at, code, raws, none, reason, _words(form, cells, at, NOTE))


def _raw(value: object, name: str, type_: Type | None, cells: Cells, place: tuple[int, int]) -> Raw | None:
    if isinstance(value, Spoilt):
        return value
    if name != FIGURE and not_applicable(value):
        return _PART
    return raw_of(value, type_, cells.number_format(*place), base_1904=cells.base_1904)


def _words(form: Found, cells: Cells, at: int, code: str) -> str | Spoilt | None:
    value = cells.value(at, form.columns[code]) if code in form.columns else None
    return value if isinstance(value, Spoilt) else text_of(value)


def _type(form: Found, at: int) -> Type | None:
    said = text(form.sheet.cell(at, form.columns[TYPE]).value) if TYPE in form.columns else ""
    return Type(said) if said in tuple(Type) else None


def _tell(rows: list[Row], form: Found, cells: Cells, source: Source) -> None:
    sheet, notes = form.sheet, source.notes
    hidden = [str(row.at) for row in rows if sheet.row_dimensions[row.at].hidden and list(row.given())]
    if hidden:
        notes.append(say_n("Sheet “{sheet}”: a hidden row was read as well: {rows}.",
                           "Sheet “{sheet}”: hidden rows were read as well: {rows}.", len(hidden),
                           sheet=sheet.title, rows=", ".join(hidden)))
    if cells.formulas:
        notes.append(say_n("A formula was taken at its result: {cells}.",
                           "Formulas were taken at their results: {cells}.", len(cells.formulas),
                           cells=", ".join(cells.formulas)))
    changed = [str(row.at) for row in rows if _reprinted(form, row)]
    if changed:
        notes.append(say("Sheet “{sheet}”: what was printed in these rows has been changed; only what was filled in "
                         "is read: {rows}.", sheet=sheet.title, rows=", ".join(changed)))
    if form.missing:
        notes.append(say_n("Sheet “{sheet}”: a column is missing, and nothing is read for it: {columns}.",
                           "Sheet “{sheet}”: columns are missing, and nothing is read for them: {columns}.",
                           len(form.missing), sheet=sheet.title,
                           columns=[_COLUMNS.get(code, code) for code in form.missing]))


def _reprinted(form: Found, row: Row) -> bool:
    columns = form.columns
    if PRINTED not in columns or any(code not in columns for code in SHOWN):
        return True
    printed = [form.sheet.cell(row.at, columns[code]).value for code in SHOWN]
    return text(form.sheet.cell(row.at, columns[PRINTED]).value) != fingerprint(printed)
