"""A plan file → the plan, or everything that is wrong with the file."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from tracker.catalog import plan_file as shape
from tracker.catalog.plan_checks import check
from tracker.catalog.source import load
from tracker.catalog.strict import validate
from tracker.domain.plan import Abbreviation, DocumentDate, Goal, Passage, Plan, Section
from tracker.domain.plan_row import (
    Activity,
    CapacityChange,
    Count,
    Deadline,
    Funding,
    Location,
    Note,
    Organisation,
    Reading,
    Result,
    Row,
)
from tracker.domain.words import Words
from tracker.errors import Issue


def load_plan(path: Path) -> tuple[Plan | None, list[Issue]]:
    source = load(path)
    file, issues = validate(source, shape.PlanFile)
    if file is None:
        return None, issues
    issues = [*issues, *check(file, source)]
    return (None if issues else _plan(file)), issues


def _plan(file: shape.PlanFile) -> Plan:
    return Plan(
        code=file.code, title=file.title.words(), municipality=file.municipality.words(),
        years=(file.years.start, file.years.end),
        sections=tuple(_section(each) for each in file.sections),
        goals=tuple(Goal(each.key, each.section, each.line, each.printed, each.title.words()) for each in file.goals),
        rows=tuple(_row(each) for each in file.rows), notes=_notes(file.notes),
        document_date=_dated(file.document_date),
        passages=tuple(Passage(each.kind, tuple(each.lines), each.words()) for each in file.passages),
        funding_sources=MappingProxyType({each.code: each.words() for each in file.funding_sources}),
        places=MappingProxyType({each.code: each.words() for each in file.places}),
        abbreviations=tuple(_abbreviation(each) for each in file.abbreviations))


def _section(file: shape.SectionFile) -> Section:
    return Section(file.no, file.line, file.title.words(), file.printed, _both(file.read_as))


def _abbreviation(file: shape.AbbreviationFile) -> Abbreviation:
    meaning = Words(file.bg, file.en) if file.bg and file.en else None
    return Abbreviation(file.abbreviation, meaning, file.certainty, _both(file.note))


def _notes(files: list[shape.NoteFile]) -> tuple[Note, ...]:
    return tuple(Note(each.code, each.severity, each.words(), tuple(each.lines), tuple(each.rows)) for each in files)


def _row(file: shape.RowFile) -> Row:
    return Row(
        key=file.key, section=file.section, goal=file.goal, printed_goal=file.printed_goal or file.goal,
        lines=tuple(file.lines), printed_no=file.printed_no, service=file.service,
        title=_both(file.title),
        activities=tuple(Activity(each.words(), each.printed_no) for each in file.activities),
        location=_location(file.location),
        marks=MappingProxyType({str(key): mark for key, mark in file.marks.items()}),
        phase_in_text=file.phase_in_text, deadline=_deadline(file.deadline),
        organisations=tuple(Organisation(each.words(), tuple(each.codes)) for each in file.organisations),
        funding=_funding(file.funding), expected_results=tuple(_result(each) for each in file.expected_results),
        capacity_changes=tuple(_change(each) for each in file.capacity_changes),
        count=_count(file.count), cells=MappingProxyType({str(key): cell for key, cell in file.cells.items()}),
        readings=tuple(Reading(each.as_printed, each.words(), each.certainty) for each in file.readings),
        notes=_notes(file.notes))


def _words(printed: str | None, en: str | None) -> Words | None:
    return Words(printed, en) if printed and en else None


def _both(file: shape.Both | None) -> Words | None:
    return file.words() if file else None


def _dated(file: shape.DateFile | None) -> DocumentDate | None:
    return DocumentDate(file.words(), file.adopted_on) if file else None


def _location(file: shape.LocationFile | None) -> Location | None:
    return Location(file.words(), tuple(file.places)) if file else None


def _count(file: shape.CountFile | None) -> Count | None:
    return Count(file.value, file.words()) if file else None


def _deadline(file: shape.DeadlineFile) -> Deadline:
    return Deadline(file.kind, _words(file.as_printed, file.en), file.date)


def _funding(file: shape.FundingFile) -> Funding:
    return Funding(file.status, _words(file.as_printed, file.en), tuple(file.sources))


def _result(file: shape.ResultFile) -> Result:
    target = file.target
    return Result(file.words(), file.indicator, file.activity, file.belongs.goal, file.belongs.row,
                  target.value if target else None, target.at_least if target else False)


def _change(file: shape.ChangeFile) -> CapacityChange:
    window = (file.window.start, file.window.end) if file.window else None
    return CapacityChange(file.service, file.kind, file.before, file.after, file.date, file.words(), window)
