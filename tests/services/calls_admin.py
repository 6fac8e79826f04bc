"""The calls of administration, as `calls.py` has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.plan import PlanState
from tracker.services.plan_states import PlanDesk, SetState
from tracker.services.sittings import Sittings
from tracker.services.unit_commands import CloseUnit
from tracker.services.units import UnitDesk

ARCHIVE = SetState("stara-zagora-2015", PlanState.ARCHIVED, "x")
CLOSE = CloseUnit("sz-cop", "31.12.2015", "x")
Call = Callable[[Database, Actor], Any]


def _units(database: Database) -> UnitDesk:
    return UnitDesk(Sittings(database))


def _plans(database: Database) -> PlanDesk:
    return PlanDesk(Sittings(database))


CALLS: dict[str, tuple[Act | None, Call]] = {
    "UnitDesk.tree": (Act.MANAGE_UNITS, lambda db, actor: _units(db).tree(actor)),
    "UnitDesk.preview": (Act.MANAGE_UNITS, lambda db, actor: _units(db).preview(actor, CLOSE)),
    "PlanDesk.list": (Act.MANAGE_PLANS, lambda db, actor: _plans(db).list(actor)),
    "PlanDesk.preview": (Act.MANAGE_PLANS, lambda db, actor: _plans(db).preview(actor, ARCHIVE)),
    "PlanDesk.carry_out": (Act.MANAGE_PLANS, lambda db, actor: _plans(db).carry_out(actor, ARCHIVE)),
    "UnitDesk.carry_out": (Act.MANAGE_UNITS, lambda db, actor: _units(db).carry_out(actor, CLOSE)),
}
