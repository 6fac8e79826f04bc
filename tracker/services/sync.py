"""`tracker sync`: what is in the YAML comes into the database; what people set on pages stays."""

from __future__ import annotations

from typing import cast

from tracker.db import definitions, history, plan_states, targets
from tracker.db.definitions import Defined, Stored
from tracker.db.documents import Document, to_document, to_json
from tracker.db.history import Line
from tracker.db.tables import Origin
from tracker.db.targets import Decided
from tracker.db.work import Database, Work
from tracker.domain.indicator import Indicator
from tracker.domain.plan import Plan
from tracker.domain.target import Aims
from tracker.errors import Conflict, Invalid, say
from tracker.services.sync_compare import CLASSES, Catalog, compare
from tracker.services.sync_plan import Act, Kind, Step, SyncPlan


def sync_plan(catalog: Catalog, database: Database) -> SyncPlan:
    """What would change; nothing does."""
    with database.reading() as work:
        return compare(work.session, catalog)


def apply_sync(database: Database, plan: SyncPlan, actor: str) -> None:
    """Carry out a plan that was looked at, if the data is still what it was then."""
    Invalid.raise_if(plan.refusals)
    with database.writing() as work:
        history.take_turn(work.session)
        if history.data_version(work.session) != plan.data_version:
            raise Conflict(say("The data has changed in the meantime. Look at the differences again."))
        carry_out(work, plan, actor)
        work.commit()


def carry_out(work: Work, plan: SyncPlan, actor: str) -> None:
    """The steps and their lines in the history; the caller commits."""
    began = bool(definitions.stored(work.session, Plan))
    lines = [_aim(work, step) if step.kind is Kind.TARGETS else _define(work, step) for step in plan.to_do]
    for kind in {step.kind for step in plan.to_do} & plan.orders.keys():
        definitions.place(work.session, CLASSES[kind], plan.orders[kind])
    if began:
        _as_drafts(work, plan)
    history.append(work.session, work.now, actor, lines)


def _as_drafts(work: Work, plan: SyncPlan) -> None:
    """A plan that comes to an office at work is prepared first; somebody publishes it."""
    for step in plan.to_do:
        if step.kind is Kind.PLAN and step.act is Act.ADD:
            plan_states.draft(work.session, step.code)


def _define(work: Work, step: Step) -> Line:
    was = cast("Stored[Defined]", step.was)
    match step.act:
        case Act.ADD:
            _add(work, cast(Defined, step.then))
        case Act.RETIRE:
            definitions.retire(work.session, was, work.now.date())
        case Act.CHANGE | Act.RETURN:
            definitions.change(work.session, was, cast(Defined, step.then), Origin.YAML)
    return Line(step.kind, step.code, _document(step.now), _document(step.then), why=step.act)


def _add(work: Work, thing: Defined) -> None:
    id_ = definitions.add(work.session, thing)
    if isinstance(thing, Indicator) and (thing.targets or thing.baseline):
        targets.add(work.session, id_, Decided(Origin.YAML, thing.targets, thing.baseline))


def _aim(work: Work, step: Step) -> Line:
    then = cast(Aims, step.then)
    if isinstance(step.was, Decided):
        targets.correct(work.session, step.was, then.targets, then.baseline)
    else:
        id_ = definitions.id_of(work.session, Indicator, step.code)
        targets.add(work.session, id_, Decided(Origin.YAML, then.targets, then.baseline))
    return Line(step.kind, step.code, _document(step.now), _document(step.then), why=step.act)


def _document(thing: object) -> Document | None:
    if thing is None:
        return None
    return {"order": to_json(thing)} if isinstance(thing, tuple) else to_document(thing)
