"""A plan: its sections, goals and rows as printed, with notes on what had to be read into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tracker.domain.plan_row import Certainty, Note, Row
from tracker.domain.words import Words


@dataclass(frozen=True)
class Section:
    no: str
    line: int | None
    title: Words
    printed: str | None = None
    read_as: Words | None = None


@dataclass(frozen=True)
class Goal:
    key: str
    section: str
    line: int | None
    printed: str | None
    title: Words


@dataclass(frozen=True)
class Abbreviation:
    """`meaning` is None where nobody knows it."""

    abbreviation: str
    meaning: Words | None
    certainty: Certainty = Certainty.CERTAIN
    note: Words | None = None


@dataclass(frozen=True)
class Passage:
    """Printed text outside the table: headings, legend, date, signature."""

    kind: str
    lines: tuple[int, ...]
    text: Words


@dataclass(frozen=True)
class DocumentDate:
    """The date on the paper, and the day of adoption where it is known."""

    text: Words
    adopted_on: date | None = None


class PlanState(StrEnum):
    """A draft is being prepared; an archived plan is read, and takes no figures."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class Plan:
    code: str
    title: Words
    municipality: Words
    years: tuple[int, int]
    sections: tuple[Section, ...]
    goals: tuple[Goal, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...] = ()
    document_date: DocumentDate | None = None
    passages: tuple[Passage, ...] = ()
    funding_sources: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    abbreviations: tuple[Abbreviation, ...] = ()

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.key == key), None)

    def goal(self, key: str) -> Goal | None:
        return next((goal for goal in self.goals if goal.key == key), None)

    def rows_of(self, section: str, goal: str | None = None) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.section == section and goal in (None, row.goal))

    def all_notes(self) -> Iterator[Note]:
        yield from self.notes
        for row in self.rows:
            yield from row.notes

    def notes_on(self, row: Row) -> tuple[Note, ...]:
        """The row's own notes, then those kept elsewhere that name it."""
        return row.notes + tuple(note for note in self.all_notes() if row.key in note.rows and note not in row.notes)

    def unit_codes(self) -> frozenset[str]:
        """Every service and organisation the plan speaks of, by its code in units.yaml."""
        performers = {code for row in self.rows for each in row.organisations for code in each.codes}
        return frozenset(performers | {row.service for row in self.rows if row.service}
                         | {change.service for row in self.rows for change in row.capacity_changes})
