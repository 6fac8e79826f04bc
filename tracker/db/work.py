"""The unit of work: `with work:` and `commit()`; leave without it and nothing happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from types import MappingProxyType, TracebackType
from typing import Any, Self

from sqlalchemy import Engine, Executable, Row
from sqlalchemy.engine import URL
from sqlmodel import Session

from tracker.db.engine import make_engine

NOTHING: Mapping[str, Any] = MappingProxyType({})
_READER = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Work:
    """One transaction, seen as one moment: readers see one state of the data, writers stand in line."""

    session: Session

    def __init__(self, engine: Engine, now: Callable[[], datetime], *, write: bool) -> None:
        self._engine, self._now, self._write = engine, now, write

    def __enter__(self) -> Self:
        self.now = self._now()
        self.session = Session(self._engine, expire_on_commit=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.session.close()

    def commit(self) -> None:
        if not self._write:
            raise RuntimeError("a reader has nothing to commit; ask the database for writing()")
        self.session.commit()


@dataclass(frozen=True)
class Database:
    """Where the data is. `now` is the real clock, for history; tests pass their own."""

    engine: Engine
    now: Callable[[], datetime] = _utc_now

    @classmethod
    def at(cls, url: str | URL, now: Callable[[], datetime] = _utc_now) -> Database:
        return cls(make_engine(url), now)

    def reading(self) -> Work:
        sqlite = self.engine.dialect.name == "sqlite"
        return Work(self.engine if sqlite else self.engine.execution_options(**_READER), self.now, write=False)

    def glance(self, statement: Executable, given: Mapping[str, Any] = NOTHING) -> Sequence[Row[Any]]:
        """The rows of one statement that changes nothing, asked by itself: the quickest way to ask."""
        with self._single.connect() as connection:
            return connection.execute(statement, given).all()

    def writing(self) -> Work:
        return Work(self.engine.execution_options(write=True), self.now, write=True)

    @cached_property
    def _single(self) -> Engine:
        return self.engine.execution_options(single=True)

    def close(self) -> None:
        self.engine.dispose()
