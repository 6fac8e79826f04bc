"""Every call of a service that takes an actor: how it is made, and which act it needs. `test_access.py` keeps it complete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.services import calls_entry, calls_rows
from tracker.db.work import Database
from tracker.domain.access import Act, Actor, Grant, Role
from tracker.domain.period import Period
from tracker.services import people, sign_in
from tracker.services.door import Door
from tracker.services.people import ChangePerson, Invite
from tracker.services.services import Services
from tracker.services.sign_in import NewPassword
from tracker.settings import Settings

PLAN, INDICATOR, REPORTER = "stara-zagora-2015", "sz-petrovo-capacity", 1
Call = Callable[[Database, Actor], Any]


def _door(database: Database) -> Door:
    return Door(database, Settings.from_environment({}))


CALLS: dict[str, tuple[Act | None, Call]] = calls_entry.CALLS | calls_rows.CALLS | {
    "Services.overview": (Act.SEE_PLANS, lambda db, actor: Services(db).overview(actor, PLAN)),
    "Services.plan_page": (Act.SEE_PLANS, lambda db, actor: Services(db).plan_page(actor, PLAN)),
    "Services.indicator": (Act.SEE_PLANS, lambda db, actor: Services(db).indicator(actor, INDICATOR)),
    "Services.figures_csv": (Act.SEE_PLANS, lambda db, actor: Services(db).figures_csv(actor, INDICATOR, None, "bg")),
    "Services.progress": (Act.SEE_PLANS, lambda db, actor: Services(db).progress(actor, PLAN, Period.parse("2015Q3"))),
    "people.list_people": (Act.MANAGE_PEOPLE, people.list_people),
    "people.find_person": (Act.MANAGE_PEOPLE, lambda db, actor: people.find_person(db, actor, "cop@example.org")),
    "people.invite": (Act.MANAGE_PEOPLE, lambda db, actor: people.invite(
        db, actor, Invite("ana@example.com", "Ana", (Grant(Role.DIRECTOR, unit="stara-zagora"),)))),
    "people.change": (Act.MANAGE_PEOPLE, lambda db, actor: people.change(db, actor, ChangePerson(REPORTER, "Mara"))),
    "people.disable": (Act.MANAGE_PEOPLE, lambda db, actor: people.disable(db, actor, REPORTER)),
    "people.enable": (Act.MANAGE_PEOPLE, lambda db, actor: people.enable(db, actor, REPORTER)),
    "people.make_link": (Act.MANAGE_PEOPLE, lambda db, actor: people.make_link(db, actor, REPORTER)),
    "people.sign_out_person": (Act.MANAGE_PEOPLE, lambda db, actor: people.sign_out_person(db, actor, REPORTER)),
    "Staff.board": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.board(actor)),
    "Staff.invite": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.invite(
        actor, Invite("ana@example.com", "Ana", (Grant(Role.DIRECTOR, unit="stara-zagora"),)))),
    "Staff.new_link": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.new_link(actor, REPORTER)),
    "Staff.change": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.change(actor, ChangePerson(REPORTER, "Mara"))),
    "Staff.disable": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.disable(actor, REPORTER)),
    "Staff.enable": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.enable(actor, REPORTER)),
    "Staff.sign_out": (Act.MANAGE_PEOPLE, lambda db, actor: _door(db).staff.sign_out(actor, REPORTER)),
    # One's own account: there must be one, and its password must be known
    "sign_in.sign_out_everywhere": (None, sign_in.sign_out_everywhere),
    "sign_in.change_password": (None, lambda db, actor: sign_in.change_password(db, actor, NewPassword("x", "дълга нова парола"))),
    "Door.sign_out_everywhere": (None, lambda db, actor: _door(db).sign_out_everywhere(actor)),
    "Door.change_password": (None, lambda db, actor: _door(db).change_password(actor, NewPassword("x", "дълга нова парола"))),
}
