"""The calls of administration, as `calls.py` has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.domain.plan import PlanState
from tracker.services import handing
from tracker.services.handing import HandOver
from tracker.services.office_settings import OfficeDesk, SetOffice
from tracker.services.plan_states import PlanDesk, SetState
from tracker.services.sittings import Sittings
from tracker.services.staff import Staff
from tracker.services.unit_commands import CloseUnit
from tracker.services.units import UnitDesk
from tracker.settings import Settings

ARCHIVE = SetState("stara-zagora-2015", PlanState.ARCHIVED, "x")
HAND_OVER = HandOver(1, 2, "x")
CLOSE = CloseUnit("sz-cop", "31.12.2015", "x")
Call = Callable[[Database, Actor], Any]


def _units(database: Database) -> UnitDesk:
    return UnitDesk(Sittings(database))


def _plans(database: Database) -> PlanDesk:
    return PlanDesk(Sittings(database))


def _staff(database: Database) -> Staff:
    return Staff(database, Settings.from_environment({}))


CALLS: dict[str, tuple[Act | None, Call]] = {
    "UnitDesk.tree": (Act.MANAGE_UNITS, lambda db, actor: _units(db).tree(actor)),
    "UnitDesk.preview": (Act.MANAGE_UNITS, lambda db, actor: _units(db).preview(actor, CLOSE)),
    "PlanDesk.list": (Act.MANAGE_PLANS, lambda db, actor: _plans(db).list(actor)),
    "PlanDesk.preview": (Act.MANAGE_PLANS, lambda db, actor: _plans(db).preview(actor, ARCHIVE)),
    "PlanDesk.carry_out": (Act.MANAGE_PLANS, lambda db, actor: _plans(db).carry_out(actor, ARCHIVE)),
    "handing.preview_hand_over": (Act.MANAGE_PEOPLE, lambda db, actor: handing.preview_hand_over(db, actor, HAND_OVER)),
    "handing.hand_over": (Act.MANAGE_PEOPLE, lambda db, actor: handing.hand_over(db, actor, HAND_OVER)),
    "Staff.preview_hand_over": (Act.MANAGE_PEOPLE, lambda db, actor: _staff(db).preview_hand_over(actor, HAND_OVER)),
    "Staff.hand_over": (Act.MANAGE_PEOPLE, lambda db, actor: _staff(db).hand_over(actor, HAND_OVER)),
    "OfficeDesk.show": (Act.MANAGE_OFFICE, lambda db, actor: OfficeDesk(db).show(actor)),
    "OfficeDesk.preview": (Act.MANAGE_OFFICE, lambda db, actor: OfficeDesk(db).preview(actor, SetOffice("x", "Служба"))),
    "OfficeDesk.carry_out": (Act.MANAGE_OFFICE, lambda db, actor: OfficeDesk(db).carry_out(actor, SetOffice("x", "Служба"))),
    "UnitDesk.carry_out": (Act.MANAGE_UNITS, lambda db, actor: _units(db).carry_out(actor, CLOSE)),
}
