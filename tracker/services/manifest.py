"""What a backup says of itself: from which moment, of which program, how much, and how to know it is whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from tracker.db.history import Head

NAME, TABLES, UPLOADS = "manifest.json", "tables/", "uploads/"
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Member(_Strict):
    bytes: Count
    sha256: Digest


class Part(_Strict):
    columns: tuple[str, ...]
    rows: Count


class Sealed(_Strict):
    id: Count
    hash: Digest


class Manifest(_Strict):
    format: Literal[1]
    program: str
    revision: str
    database: str
    taken_at: AwareDatetime
    head: Sealed | None
    history_broken_at: int | None
    office: Mapping[str, str]
    tables: Mapping[str, Part]
    members: Mapping[str, Member]

    @property
    def chain_head(self) -> Head | None:
        return Head(self.head.id, self.head.hash) if self.head else None

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.tables.values())

    @property
    def uploads(self) -> list[str]:
        return [name for name in self.members if name.startswith(UPLOADS)]


def table_file(table: str) -> str:
    return f"{TABLES}{table}.jsonl"
