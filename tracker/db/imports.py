"""Imports as they are staged: written and read by the thousand, straight to the driver; there may be a million rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import reduce
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Table,
    Text,
    and_,
    cast,
    delete,
    func,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlmodel import Session, col
from sqlmodel import select as model_select

from tracker.db.tables import Cell
from tracker.db.tables_import import BatchState, ImportBatch, ImportRow, Outcome

AT_A_TIME = 5000
Place = tuple[int, int, int]
"""Numbers of element and unit, ordinal of the period."""

_BATCHES: Table = ImportBatch.__table__  # type: ignore[attr-defined]
_ROWS: Table = ImportRow.__table__  # type: ignore[attr-defined]
_CELLS: Table = Cell.__table__  # type: ignore[attr-defined]
_B, _R, _C = _BATCHES.c, _ROWS.c, _CELLS.c
_STAGED = (_R.batch_id, _R.number, _R.place, _R.element_id, _R.unit_id, _R.ordinal, _R.category, _R.what, _R.outcome,
           _R.value, _R.text, _R.seen, _R.alone, _R.was, _R.was_value, _R.was_text, _R.said, _R.message)
_JUDGED = (_R.outcome, _R.seen, _R.was, _R.was_value, _R.was_text, _R.message)


class Staged(NamedTuple):
    """A row as it is written; figures in millionths."""

    batch_id: int
    number: int
    place: str
    element_id: int | None
    unit_id: int | None
    ordinal: int | None
    category: str | None
    what: str
    outcome: str
    value: int | None = None
    text: str | None = None
    seen: int = 0
    alone: int = 0
    was: str | None = None
    was_value: int | None = None
    was_text: str | None = None
    said: str | None = None
    message: str | None = None


class Placed(NamedTuple):
    """A row that fits a cell, beside what that cell says now."""

    number: int
    element_id: int
    unit_id: int
    ordinal: int
    category: str | None
    what: str
    outcome: str
    value: int | None
    text: str | None
    seen: int
    cell_id: int | None
    cell_value: int | None
    cell_text: str | None
    not_applicable: bool | None
    adds_up: bool | None
    note: str | None
    version: int | None

    @property
    def cell(self) -> Place:
        return self.element_id, self.unit_id, self.ordinal


class Judged(NamedTuple):
    """What came of a row; in the order of its statement."""

    outcome: str
    seen: int
    was: str | None
    was_value: int | None
    was_text: str | None
    message: str | None
    batch_id: int
    number: int


def begin(session: Session, batch: ImportBatch) -> int:
    session.add(batch)
    session.flush()
    return batch.id or 0


def find(session: Session, number: int) -> ImportBatch | None:
    return session.get(ImportBatch, number)


def stage(session: Session, rows: Sequence[Staged]) -> None:
    names = ", ".join(column.name for column in _STAGED)
    many(session, f"insert into import_row ({names}) values ({_signs(len(_STAGED))})", rows)  # noqa: S608


def judge(session: Session, rows: Sequence[Judged]) -> None:
    names = ", ".join(f"{column.name} = ?" for column in _JUDGED)
    many(session, f"update import_row set {names} where batch_id = ? and number = ?", rows)  # noqa: S608


def many(session: Session, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Through SQLAlchemy a row would take twice as long."""
    if rows:
        connection = session.connection()
        sign = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        connection.exec_driver_sql(statement.replace("?", sign), list(rows))


def placed(session: Session, batch: int, after: Place | None = None) -> list[Placed]:
    """The next rows that fit a cell, in the order of cells; all of the last cell, or none of it."""
    most = AT_A_TIME
    while True:
        found = [Placed(*row) for row in _fetch(session, batch, after, most)]
        if len(found) < most:
            return found
        last = found[-1].cell
        if last != found[0].cell:
            return [row for row in found if row.cell != last]
        most *= 4


def _fetch(session: Session, batch: int, after: Place | None, most: int) -> Sequence[Any]:
    place = (_R.element_id, _R.unit_id, _R.ordinal)
    wanted = select(
        _R.number, *place, _R.category, _R.what, _R.outcome, type_coerce(_R.value, BigInteger), _R.text, _R.seen,
        _C.id, type_coerce(_C.value, BigInteger), _C.text, _C.not_applicable, _C.adds_up, _C.note, _C.version)
    same = and_(*(mine == theirs for mine, theirs in zip(place, (_C.element_id, _C.unit_id, _C.ordinal), strict=True)))
    found = wanted.select_from(_ROWS.outerjoin(_CELLS, same)).where(
        _R.batch_id == batch, _R.element_id.is_not(None), _R.alone == 0, _R.outcome != Outcome.FOLLOWS.value)
    if after is not None:
        found = found.where(tuple_(*place) > after)
    result = session.connection().execute(found.order_by(*place, _R.number).limit(most))
    rows: Sequence[Any] = result.cursor.fetchall()
    result.close()
    return rows


def forget_what_follows(session: Session, batch: int) -> None:
    forget_rows(session, batch, Outcome.FOLLOWS)


def counts(session: Session, batch: int) -> dict[str, int]:
    """How many rows there are of each outcome; those that stand alone are all new."""
    connection, mine = session.connection(), _R.batch_id == batch
    looked_at = connection.execute(
        select(_R.outcome, func.count()).where(mine, _R.alone == 0).group_by(_R.outcome))
    found: dict[str, int] = {row[0]: row[1] for row in looked_at}
    alone = connection.execute(select(func.count()).select_from(_ROWS).where(mine, _R.alone == 1)).scalar_one()
    return found | ({Outcome.NEW.value: found.get(Outcome.NEW.value, 0) + alone} if alone else {})


def last_number(session: Session, batch: int) -> int:
    return session.connection().execute(select(func.max(_R.number)).where(_R.batch_id == batch)).scalar() or 0


def page(session: Session, batch: int, outcome: str, start: int, most: int) -> Sequence[ImportRow]:
    return session.exec(model_select(ImportRow).where(ImportRow.batch_id == batch, ImportRow.outcome == outcome)
                        .order_by(col(ImportRow.number)).offset(start).limit(most)).all()


def every(session: Session, batch: int, outcome: str) -> Iterator[ImportRow]:
    """All of one outcome, with flat memory."""
    wanted = select(_ROWS).where(_R.batch_id == batch, _R.outcome == outcome).order_by(_R.number)
    with session.connection().execute(wanted.execution_options(yield_per=1000)) as found:
        for row in found:
            yield ImportRow(**row._mapping)  # noqa: SLF001


def of_actor(session: Session, actor: str, most: int) -> Sequence[ImportBatch]:
    """The newest first, without those that never became a plan."""
    return session.exec(model_select(ImportBatch).where(
        ImportBatch.actor == actor, col(ImportBatch.state).in_([BatchState.PLANNED.value, BatchState.APPLIED.value]),
    ).order_by(col(ImportBatch.id).desc()).limit(most)).all()


def unfinished_before(session: Session, moment: datetime) -> Sequence[ImportBatch]:
    return session.exec(model_select(ImportBatch).where(
        col(ImportBatch.state).in_([BatchState.READING.value, BatchState.PLANNED.value]),
        ImportBatch.at < moment)).all()


def kept_before(session: Session, moment: datetime) -> Sequence[ImportBatch]:
    return session.exec(model_select(ImportBatch).where(
        col(ImportBatch.stored).is_not(None), ImportBatch.at < moment)).all()


def keep_as(session: Session, batch: int, stored: str | None) -> None:
    """None where the file is kept no longer."""
    session.connection().execute(update(_BATCHES).where(_B.id == batch).values(stored=stored))


def set_state(session: Session, batch: int, state: BatchState, **values: Any) -> None:
    session.connection().execute(update(_BATCHES).where(_B.id == batch).values(state=state.value, **values))


def forget_rows(session: Session, batch: int, outcome: Outcome | None = None) -> None:
    """All of them, or those of one outcome, of which none stands alone."""
    mine = [_R.batch_id == batch, *([_R.alone == 0, _R.outcome == outcome.value] if outcome else [])]
    session.connection().execute(delete(_ROWS).where(*mine))


def digest(session: Session, batch: int) -> str:
    """Of all the rows that are there, in their order. The database spells them out: that is three times as fast."""
    spelt = reduce(lambda one, other: one.concat(other), map(_spelt, _STAGED))
    wanted = select(spelt).where(_R.batch_id == batch).order_by(_R.number)
    found = sha256()
    with session.connection().execute(wanted.execution_options(yield_per=AT_A_TIME)) as rows:
        while part := rows.cursor.fetchmany(1000):
            found.update("".join(text for text, in part).encode())
    return found.hexdigest()


def _spelt(column: Column[Any]) -> ColumnElement[str]:
    """With its length, so that nothing can be read in two ways."""
    if isinstance(column.type, Text):
        return func.coalesce(cast(func.length(column), Text).concat(":").concat(column), "-")
    number = type_coerce(column, BigInteger) if column.name.endswith("value") else column
    return func.coalesce(cast(number, Text), "-").concat(";")


def applied(session: Session) -> list[int]:
    """Every batch that was applied."""
    found = session.connection().execute(select(_B.id).where(_B.state == BatchState.APPLIED.value))
    return list(found.scalars())


def of_cell(session: Session, place: Place) -> Sequence[ImportRow]:
    """What applied imports did to one cell."""
    element_id, unit_id, ordinal = place
    return session.exec(
        model_select(ImportRow).join(ImportBatch, col(ImportBatch.id) == col(ImportRow.batch_id)).where(
            ImportBatch.state == BatchState.APPLIED.value, col(ImportRow.alone).in_([0, 1]),
            ImportRow.element_id == element_id,
            ImportRow.unit_id == unit_id, ImportRow.ordinal == ordinal,
            col(ImportRow.outcome).in_([Outcome.NEW.value, Outcome.CHANGED.value, Outcome.FOLLOWS.value]),
        ).order_by(col(ImportRow.batch_id), col(ImportRow.number))).all()


def _signs(count: int) -> str:
    return ", ".join("?" * count)
