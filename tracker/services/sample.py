"""A sample office: illustrative figures, targets and days for the plans, marked as such wherever they appear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session

from tracker.catalog.catalog import Catalog
from tracker.catalog.sample import SampleAim, sample_aims, sample_units
from tracker.catalog.sample_rows import SampleRow, sample_rows
from tracker.db import definitions, entries, history, office, targets
from tracker.db.documents import to_document
from tracker.db.figures import Keys
from tracker.db.history import Line
from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.db.work import Database, Work
from tracker.domain.element import DataElement, Unit
from tracker.domain.indicator import Indicator
from tracker.domain.plan import Plan
from tracker.errors import Conflict, Invalid, say
from tracker.files.values import Sheet
from tracker.services.sample_forms import note_warnings, sample_forms
from tracker.services.sample_people import add_sample_people
from tracker.services.sample_rows import add_sample_rows
from tracker.services.sample_values import read_sample_values, sample_entries
from tracker.services.sync import carry_out
from tracker.services.sync_compare import compare

CLOCK = date(2015, 10, 20)
ACTOR = "sample"


@dataclass(frozen=True)
class _Sample:
    sheet: Sheet
    aims: Sequence[SampleAim]
    units: Sequence[Unit]
    rows: Sequence[SampleRow]
    digest: str


def load_sample(database: Database, catalog: Catalog, folder: Path) -> None:
    """Definitions, sample and mark in one transaction; only into an office where nobody has reported anything."""
    sample = _read(catalog, folder)
    with database.writing() as work:
        history.take_turn(work.session)
        if office.is_sample(work.session) or entries.any_at_all(work.session):
            raise Conflict(say("There are figures here already; a sample is loaded only into an empty office."))
        plan = compare(work.session, catalog)
        Invalid.raise_if(plan.refusals)
        carry_out(work, plan, ACTOR)
        _lay_over(work, sample)
        office.mark_as_sample(work.session, CLOCK)
        work.commit()


def _read(catalog: Catalog, folder: Path) -> _Sample:
    known = catalog.definitions
    sheet = read_sample_values(folder / "values.csv", known)
    aims, aim_issues = sample_aims(folder / "targets.yaml", known)
    units, unit_issues = sample_units(folder / "units.yaml", known)
    rows, row_issues = sample_rows(folder / "rows.yaml", catalog.plans)
    Invalid.raise_if([*sheet.issues, *aim_issues, *unit_issues, *row_issues])
    return _Sample(sheet, aims, units, rows, sha256((folder / "values.csv").read_bytes()).hexdigest())


def _lay_over(work: Work, sample: _Sample) -> None:
    session = work.session
    elements, units = definitions.stored(session, DataElement), definitions.stored(session, Unit)
    keys = Keys({code: row.id for code, row in elements.items()}, {code: row.id for code, row in units.items()})
    found = sample_entries(sample.sheet, keys)
    entries.add(session, found)
    people = add_sample_people(work, {code: row.thing for code, row in units.items()})
    forms = sample_forms(session, found, {row.id: row.thing for row in elements.values()}, ACTOR)
    note_warnings(work)
    plans = {code: row.id for code, row in definitions.stored(session, Plan).items()}
    lines = [*_units(session, sample.units), *_aims(session, sample.aims), *people,
             add_sample_rows(session, sample.rows, plans, ACTOR),
             Line("sample", "figures", None, {"cells": len(found), "forms": forms, "sha256": sample.digest})]
    history.append(session, work.now, ACTOR, lines)


def _units(session: Session, units: Sequence[Unit]) -> Iterator[Line]:
    stored = definitions.stored(session, Unit)
    for unit in units:
        was = stored[unit.code]
        definitions.change(session, was, unit, Origin.SAMPLE)
        yield Line("unit", unit.code, to_document(was.thing), to_document(unit), why=ACTOR)


def _aims(session: Session, aims: Sequence[SampleAim]) -> Iterator[Line]:
    ids = {code: row.id for code, row in definitions.stored(session, Indicator).items()}
    for aim in aims:
        targets.add(session, ids[aim.indicator], Decided(
            Origin.SAMPLE, aim.targets, aim.baseline, aim.path, aim.decided_on, aim.decision, aim.reason))
        yield Line("targets", aim.indicator, None, to_document(aim), why=ACTOR)
