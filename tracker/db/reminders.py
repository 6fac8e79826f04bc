"""Reminders that were sent, to whom and about what."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Table, delete, func, insert, select, text, update
from sqlmodel import Session

from tracker.db.tables_people import PersonRow
from tracker.db.tables_reminders import ReminderItemRow, ReminderRow, RunRow
from tracker.domain.delivery import Delivery
from tracker.domain.period import Period
from tracker.domain.reminder import Nudge

_RUNS: Table = RunRow.__table__  # type: ignore[attr-defined]
_SENT: Table = ReminderRow.__table__  # type: ignore[attr-defined]
_ITEMS: Table = ReminderItemRow.__table__  # type: ignore[attr-defined]
_PEOPLE: Table = PersonRow.__table__  # type: ignore[attr-defined]


class Item(NamedTuple):
    unit_id: int
    period: Period
    nudge: Nudge
    due: date


@dataclass(frozen=True)
class Letter:
    """To be recorded before it is sent: nobody gets two on one day, whatever happens in between."""

    person: int
    day: date
    run: int
    at: datetime
    items: Sequence[Item]


@dataclass(frozen=True)
class Run:
    day: date
    began_at: datetime
    ended_at: datetime | None
    sent: int
    failed: int


class Sent(NamedTuple):
    id: int
    person: str
    email: str
    day: date
    at: datetime
    delivery: Delivery
    why: str | None


@dataclass(frozen=True)
class Wanted:
    """Of which units, of whom, with which end, after how many; None is any."""

    units: Collection[int]
    email: str | None = None
    delivery: Delivery | None = None
    skip: int = 0
    most: int = 50


def begin(session: Session, day: date, at: datetime) -> int:
    row = RunRow(day=day, began_at=at)
    session.add(row)
    session.flush()
    return row.id or 0


def end(session: Session, run: int, at: datetime, sent: int, failed: int) -> None:
    session.connection().execute(
        update(_RUNS).where(_RUNS.c.id == run).values(ended_at=at, sent=sent, failed=failed))


def last_run(session: Session) -> Run | None:
    row = session.connection().execute(select(_RUNS).order_by(_RUNS.c.id.desc()).limit(1)).first()
    return Run(row.day, row.began_at, row.ended_at, row.sent, row.failed) if row else None


def claim(session: Session, letter: Letter) -> int | None:
    """Its number, if this person may be written to on this day: not yet, or the server has refused what was."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("lock table reminder in share row exclusive mode"))
    connection, c = session.connection(), _SENT.c
    was = connection.execute(select(c.id, c.delivery).where(c.person_id == letter.person, c.day == letter.day)).first()
    stamp = {"run_id": letter.run, "at": letter.at, "delivery": Delivery.UNKNOWN.value, "why": None}
    if was is None:
        new = insert(_SENT).values(person_id=letter.person, day=letter.day, **stamp)
        id_ = connection.execute(new).inserted_primary_key[0]  # type: ignore[index]
    elif was.delivery != Delivery.REFUSED:
        return None
    else:
        id_ = was.id
        connection.execute(update(_SENT).where(c.id == id_).values(**stamp))
        connection.execute(delete(_ITEMS).where(_ITEMS.c.reminder_id == id_))
    connection.execute(insert(_ITEMS), [
        {**item._asdict(), "nudge": item.nudge.value, "reminder_id": id_} for item in letter.items])
    return int(id_)


def settle(session: Session, id_: int, delivery: Delivery, why: str | None) -> None:
    session.connection().execute(update(_SENT).where(_SENT.c.id == id_).values(delivery=delivery.value, why=why))


def told(session: Session) -> dict[int, date]:
    """The day of the last letter that each person got."""
    c = _SENT.c
    found = select(c.person_id, func.max(c.day)).where(c.delivery == Delivery.SENT.value).group_by(c.person_id)
    return dict(session.connection().execute(found).all())


def tried(session: Session, day: date) -> set[int]:
    """Who is not written to again on that day."""
    c = _SENT.c
    return set(session.connection().scalars(
        select(c.person_id).where(c.day == day, c.delivery != Delivery.REFUSED.value)))


def sent(session: Session, wanted: Wanted) -> list[Sent]:
    """Newest first; letters about none of these units are left out."""
    c, about = _SENT.c, select(_ITEMS.c.reminder_id).where(_ITEMS.c.unit_id.in_(wanted.units))
    found = select(c.id, _PEOPLE.c.name, _PEOPLE.c.email, c.day, c.at, c.delivery, c.why).join(
        _PEOPLE, _PEOPLE.c.id == c.person_id).where(c.id.in_(about))
    if wanted.email is not None:
        found = found.where(_PEOPLE.c.email == wanted.email)
    if wanted.delivery is not None:
        found = found.where(c.delivery == wanted.delivery.value)
    rows = session.connection().execute(found.order_by(c.at.desc(), c.id.desc()).offset(wanted.skip).limit(wanted.most))
    return [Sent(*row[:5], Delivery(row.delivery), row.why) for row in rows]


def items(session: Session, reminders: Collection[int], units: Collection[int]) -> dict[int, list[Item]]:
    """What these letters were about, as far as it concerns the units."""
    c = _ITEMS.c
    rows = session.connection().execute(
        select(c.reminder_id, c.unit_id, c.period, c.nudge, c.due)
        .where(c.reminder_id.in_(reminders), c.unit_id.in_(units)).order_by(c.id))
    found: dict[int, list[Item]] = {}
    for id_, unit, period, nudge, due in rows:
        found.setdefault(id_, []).append(Item(unit, period, Nudge(nudge), due))
    return found


def written_to(session: Session, units: Collection[int]) -> list[tuple[str, str]]:
    """E-mail and name of those who were ever written to about these units, by name."""
    about = select(_SENT.c.person_id).join(_ITEMS, _ITEMS.c.reminder_id == _SENT.c.id).where(
        _ITEMS.c.unit_id.in_(units))
    rows = session.connection().execute(
        select(_PEOPLE.c.email, _PEOPLE.c.name).where(_PEOPLE.c.id.in_(about)).order_by(_PEOPLE.c.name, _PEOPLE.c.id))
    return [(email, name) for email, name in rows]
