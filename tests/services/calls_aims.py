"""The calls about targets, baselines and the next year, as `calls.py` has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.services.baselines import Adopt, BaselineDesk, OpenCollection
from tracker.services.next_year import NewPlan, NextYear
from tracker.services.target_commands import Decide, Line, TakeCare
from tracker.services.target_setting import TargetDesk

PLAN, INDICATOR = "stara-zagora-2015", "sz-petrovo-capacity"
REVISED = Decide(INDICATOR, (Line("30.06.2016", "10"),), reason_bg="x")
ADOPT = Adopt(PLAN, 2014, reason_bg="x")
Call = Callable[[Database, Actor], Any]

CALLS: dict[str, tuple[Act | None, Call]] = {
    "TargetDesk.page": (Act.SET_TARGETS, lambda db, actor: TargetDesk(db).page(actor, INDICATOR)),
    "TargetDesk.preview": (Act.SET_TARGETS, lambda db, actor: TargetDesk(db).preview(actor, REVISED)),
    "TargetDesk.decide": (Act.SET_TARGETS, lambda db, actor: TargetDesk(db).decide(actor, REVISED)),
    "TargetDesk.take_care": (Act.SET_TARGETS, lambda db, actor: TargetDesk(db).take_care(actor, TakeCare(INDICATOR, "Регистър"))),
    "TargetDesk.worklist": (Act.SET_TARGETS, lambda db, actor: TargetDesk(db).worklist(actor, PLAN)),
    "BaselineDesk.status": (Act.SET_TARGETS, lambda db, actor: BaselineDesk(db).status(actor, PLAN, 2014)),
    "BaselineDesk.open": (Act.SET_TARGETS, lambda db, actor: BaselineDesk(db).open(actor, OpenCollection(PLAN, 2014, "31.12.2040"))),
    "BaselineDesk.adopt_preview": (Act.SET_TARGETS, lambda db, actor: BaselineDesk(db).adopt_preview(actor, ADOPT)),
    "BaselineDesk.adopt": (Act.SET_TARGETS, lambda db, actor: BaselineDesk(db).adopt(actor, ADOPT)),
    "NextYear.files": (Act.SET_TARGETS, lambda db, actor: NextYear(db).files(actor, NewPlan(PLAN, 2016))),
}
