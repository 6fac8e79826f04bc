"""The calls of administration, as `calls.py` has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.services.sittings import Sittings
from tracker.services.unit_commands import CloseUnit
from tracker.services.units import UnitDesk

CLOSE = CloseUnit("sz-cop", "31.12.2015", "x")
Call = Callable[[Database, Actor], Any]


def _units(database: Database) -> UnitDesk:
    return UnitDesk(Sittings(database))


CALLS: dict[str, tuple[Act | None, Call]] = {
    "UnitDesk.tree": (Act.MANAGE_UNITS, lambda db, actor: _units(db).tree(actor)),
    "UnitDesk.preview": (Act.MANAGE_UNITS, lambda db, actor: _units(db).preview(actor, CLOSE)),
    "UnitDesk.carry_out": (Act.MANAGE_UNITS, lambda db, actor: _units(db).carry_out(actor, CLOSE)),
}
