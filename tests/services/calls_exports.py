"""The calls of exports, as `calls.py` has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.db.work import Database
from tracker.domain.access import Act, Actor
from tracker.services.export_file import Asked, Form
from tracker.services.exports import Exports
from tracker.services.services import Services

ASKED = Asked("bg", Form.CSV, "stara-zagora-2015", "2015Q2", "sz-petrovo-capacity")
HISTORY = Asked("bg", Form.CSV, "stara-zagora-2015")


def exports(database: Database) -> Exports:
    return Exports(database, Services(database))


CALLS: dict[str, tuple[Act | None, Callable[[Database, Actor], Any]]] = {
    "Exports.progress": (Act.SEE_PLANS, lambda db, actor: exports(db).progress(actor, ASKED)),
    "Exports.plan": (Act.SEE_PLANS, lambda db, actor: exports(db).plan(actor, ASKED)),
    "Exports.iptt": (Act.SEE_PLANS, lambda db, actor: exports(db).iptt(actor, ASKED)),
    "Exports.figures": (Act.SEE_PLANS, lambda db, actor: exports(db).figures(actor, ASKED)),
    "Exports.services": (Act.SEE_PLANS, lambda db, actor: exports(db).services(actor, ASKED)),
    "Exports.indicator": (Act.SEE_PLANS, lambda db, actor: exports(db).indicator(actor, ASKED)),
    "Exports.definitions": (Act.SEE_PLANS, lambda db, actor: exports(db).definitions(actor, ASKED)),
    "Exports.review": (Act.SEE_SUBMITTED, lambda db, actor: exports(db).review(actor, ASKED)),
    "Exports.history": (Act.SEE_HISTORY, lambda db, actor: exports(db).history(actor, HISTORY)),
}
