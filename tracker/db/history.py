"""The history: lines are added and never changed, each sealed with the hash of the one before."""

from __future__ import annotations

import json
from collections.abc import Collection, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Table, bindparam, exists, func, insert, text
from sqlalchemy import select as core_select
from sqlmodel import Session, col, select

from tracker.db.documents import Document
from tracker.db.tables import Change

START = "0" * 64
_CHANGES: Table = Change.__table__  # type: ignore[attr-defined]
_LAST = core_select(_CHANGES.c.hash).order_by(_CHANGES.c.id.desc()).limit(1)
NEWEST = core_select(func.max(_CHANGES.c.id))
_APPEND = insert(_CHANGES)


@dataclass(frozen=True)
class Line:
    """What changed: `before` is None when it began to exist, `after` when it ceased."""

    kind: str
    key: str
    before: Document | None
    after: Document | None
    why: str | None = None


@dataclass(frozen=True)
class Head:
    """The last line of the history: whoever has kept it can tell later whether it is still there."""

    id: int
    hash: str

    def __str__(self) -> str:
        return f"{self.id}:{self.hash}"


@dataclass(frozen=True)
class Break:
    """A line that does not say what was sealed or, where it was not `altered`, does not follow the one before it."""

    line: Change
    before: Change | None
    altered: bool


def data_version(session: Session) -> int:
    """Grows with every change, for whoever caches what was computed."""
    return session.connection().execute(NEWEST).scalar() or 0


def since(session: Session, version: int) -> list[tuple[int, str, str]]:
    """Number, kind and key of every line after a version, oldest first."""
    lines = session.exec(
        select(Change.id, Change.kind, Change.key).where(col(Change.id) > version).order_by(col(Change.id)))
    return [(id_ or 0, kind, key) for id_, kind, key in lines]


def take_turn(session: Session) -> None:
    """Nobody else adds to the history until this transaction ends. On SQLite a writer is alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(text("lock table change_history in share row exclusive mode"))


def append(session: Session, at: datetime, actor: str, lines: Sequence[Line], number: int | None = None) -> None:
    """Add lines at the end. Writers take turns, so that the chain never forks. `number` is for a lone line."""
    if not lines:
        return
    take_turn(session)
    previous, rows = _last_hash(session), []
    for line in lines:
        change = Change(at=at, actor=actor, previous_hash=previous, hash="", **vars(line))
        change.hash = previous = seal(change)
        rows.append({**change.model_dump(exclude={"id"}), **({"id": number} if number else {})})
    session.connection().execute(_APPEND, rows)


def seal(change: Change) -> str:
    """The hash of everything a line says and of the line before it."""
    told = [
        change.previous_hash, change.at.astimezone(UTC).isoformat(), change.actor, change.kind, change.key,
        change.before, change.after, change.why]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def head(session: Session) -> Head | None:
    """None while nothing has happened yet."""
    found = session.exec(select(Change.id, Change.hash).order_by(col(Change.id).desc()).limit(1)).first()
    return Head(found[0] or 0, found[1]) if found else None


def holds(session: Session, known: Head) -> bool:
    return session.exec(select(Change.hash).where(Change.id == known.id)).first() == known.hash


def breaks(session: Session) -> Generator[Break, None, None]:
    """Every place at which the chain does not hold, from the first line to the last."""
    before: Change | None = None
    lines = select(Change).order_by(col(Change.id)).execution_options(yield_per=1000)
    with closing(session.exec(lines)) as changes:
        for change in changes:
            if change.hash != seal(change):
                yield Break(change, before, altered=True)
            elif change.previous_hash != (before.hash if before else START):
                yield Break(change, before, altered=False)
            before = change


def first_broken(session: Session) -> int | None:
    """The number of the first line that was tampered with, or that follows one taken away."""
    with closing(breaks(session)) as found:
        return next((each.line.id for each in found), None)


def of_kind(session: Session, kind: str) -> Sequence[Change]:
    """Everything of one kind, oldest first."""
    return session.exec(select(Change).where(Change.kind == kind).order_by(col(Change.id))).all()


def of(session: Session, kind: str, key: str) -> Sequence[Change]:
    """What happened to one thing, oldest first."""
    return session.exec(select(Change).where(Change.kind == kind, Change.key == key).order_by(col(Change.id))).all()


def of_line(session: Session, line: int) -> Change | None:
    return session.get(Change, line)


def _last_hash(session: Session) -> str:
    return session.connection().execute(_LAST).scalar() or START


_KIND_SINCE = exists().where(_CHANGES.c.id > bindparam("line"), _CHANGES.c.kind.in_(bindparam("kinds", expanding=True)))
_VERSION = core_select(func.max(_CHANGES.c.id), _KIND_SINCE)


def version_since(session: Session, line: int, kinds: Collection[str]) -> tuple[int, bool]:
    """The data version, and whether something of these kinds changed after the line of this number."""
    version, changed = session.connection().execute(_VERSION, {"line": line, "kinds": list(kinds)}).one()
    return version or 0, changed
