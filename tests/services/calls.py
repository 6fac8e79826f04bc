"""Every call of a service that takes an actor: how it is made, and which act it needs. `test_access.py` keeps it complete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.report.paper import a_letterhead
from tests.services import calls_admin, calls_aims, calls_entry, calls_exports, calls_reminders, calls_rows
from tracker.db.tables_import import Outcome
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Act, Actor, Grant, Role
from tracker.domain.period import Period
from tracker.errors import NotAllowed, say
from tracker.files.long import read_long
from tracker.report.office import Asked, Reports, WritePlace
from tracker.report.scope import Kind
from tracker.services import people, sign_in
from tracker.services.comparing import Question
from tracker.services.door import Door
from tracker.services.imports import Imports, Sent
from tracker.services.people import ChangePerson, Invite
from tracker.services.services import Services
from tracker.services.sign_in import NewPassword
from tracker.settings import Settings

PLAN, INDICATOR, REPORTER = "stara-zagora-2015", "sz-petrovo-capacity", 1
Call = Callable[[Database, Actor], Any]


def _door(database: Database) -> Door:
    return Door(database, Settings.from_environment({}))


def _reports(database: Database) -> Reports:
    return Reports(Services(database), database, Path(mkdtemp()))


def _approved(database: Database) -> tuple[Reports, int]:
    found = _reports(database)
    return found, found.approve(COMMAND_LINE, BULLETIN)


def _imports(database: Database) -> Imports:
    return Imports(database, Path(mkdtemp()))


def _own(database: Database, actor: Actor, do: Callable[[Imports, int], Any] | None = None) -> Any:
    """With a file that the actor sent; whoever enters figures elsewhere may send it, and no row of it fits."""
    desk = _imports(database)
    number = desk.send(actor, Sent(FIGURES, "figures.csv"))
    if not desk.show(actor, number).fits:
        raise NotAllowed(say("no"))
    return do(desk, number) if do else number


def _placed(database: Database, actor: Actor) -> int:
    desk = _imports(database)
    number = desk.plan(actor, read_long(FIGURES, "figures.csv"))
    if not desk.show(actor, number).fits:
        raise NotAllowed(say("no"))
    return number


def _asked_whether(may: bool) -> None:
    if not may:
        raise NotAllowed(say("no"))


FIGURES = b"element,unit,period,category,value,state\nwaiting,sz-cop,2015Q3,,4,\nno_such,sz-cop,2015Q3,,4,\n"
LETTERHEAD = a_letterhead()
BULLETIN = Asked(PLAN, "2015Q2", kind=Kind.BULLETIN)
OTHERS = (calls_admin.CALLS | calls_aims.CALLS | calls_entry.CALLS | calls_exports.CALLS | calls_reminders.CALLS
          | calls_rows.CALLS)
CALLS: dict[str, tuple[Act | None, Call]] = OTHERS | {
    "Services.overview": (Act.SEE_PLANS, lambda db, actor: Services(db).overview(actor, PLAN)),
    "Services.plan_page": (Act.SEE_PLANS, lambda db, actor: Services(db).plan_page(actor, PLAN)),
    "Services.services_page": (Act.SEE_PLANS, lambda db, actor: Services(db).services_page(actor, PLAN)),
    "Services.indicator": (Act.SEE_PLANS, lambda db, actor: Services(db).indicator(actor, INDICATOR)),
    "Services.compare": (Act.SEE_PLANS, lambda db, actor: Services(db).compare(actor, Question(plan=PLAN))),
    "Services.explain": (Act.SEE_PLANS, lambda db, actor: Services(db).explain(actor, INDICATOR)),
    "Services.report_sources": (Act.SEE_PLANS, lambda db, actor: Services(db).report_sources(actor, PLAN)),
    "Services.progress": (Act.SEE_PLANS, lambda db, actor: Services(db).progress(actor, PLAN, Period.parse("2015Q3"))),
    # One's own files: one must enter figures somewhere, and each row is checked by itself
    "Imports.send": (Act.ENTER, _own),
    "Imports.plan": (Act.ENTER, _placed),
    "Imports.show": (Act.ENTER, lambda db, actor: _own(db, actor, lambda desk, number: desk.show(actor, number))),
    "Imports.rows": (Act.ENTER, lambda db, actor: _own(db, actor, lambda desk, number: desk.rows(actor, number, Outcome.NEW))),
    "Imports.apply": (Act.ENTER, lambda db, actor: _own(db, actor, lambda desk, number: desk.apply(actor, number, 1))),
    "Imports.drop": (Act.ENTER, lambda db, actor: _own(db, actor, lambda desk, number: desk.drop(actor, number))),
    "Imports.recent": (Act.ENTER, lambda db, actor: _own(db, actor, lambda desk, _: desk.recent(actor))),
    "Imports.give_back": (Act.ENTER, lambda db, actor: _own(db, actor, lambda desk, number: desk.give_back(actor, number, "bg"))),
    # Whether there is any unit at all, which is no secret of another part
    "Imports.may_send": (None, lambda db, actor: _asked_whether(_imports(db).may_send(actor))),
    "Reports.document": (Act.SEE_REPORTS, lambda db, actor: _reports(db).document(actor, BULLETIN)),
    "Reports.places": (Act.SEE_REPORTS, lambda db, actor: _reports(db).places(actor, BULLETIN)),
    "Reports.write": (Act.WRITE_REPORT, lambda db, actor: _reports(db).write(
        actor, WritePlace(PLAN, "2015Q2", "bg", "conclusions", "Текст", 0))),
    "Reports.made": (Act.SEE_REPORTS, lambda db, actor: _reports(db).made(actor, BULLETIN, "html")),
    "Reports.letterhead": (Act.SEE_REPORTS, lambda db, actor: _reports(db).letterhead(actor, PLAN)),
    "Reports.paper": (Act.SEE_REPORTS, lambda db, actor: _reports(db).paper(actor, PLAN)),
    "Reports.put_letterhead": (Act.APPROVE_REPORT, lambda db, actor: _reports(db).put_letterhead(
        actor, PLAN, "letterhead.docx", LETTERHEAD)),
    "Reports.drop_letterhead": (Act.APPROVE_REPORT, lambda db, actor: _reports(db).drop_letterhead(actor, PLAN)),
    "Reports.approve": (Act.APPROVE_REPORT, lambda db, actor: _reports(db).approve(actor, BULLETIN)),
    "Reports.approved": (Act.SEE_REPORTS, lambda db, actor: _reports(db).approved(actor, PLAN)),
    "Reports.file": (Act.SEE_REPORTS, lambda db, actor: (lambda found: found[0].file(actor, found[1], "pdf"))(_approved(db))),
    "Reports.restatements": (Act.SEE_REPORTS, lambda db, actor: (
        lambda found: found[0].restatements(actor, found[1]))(_approved(db))),
    "Reports.row_restatements": (Act.SEE_REPORTS, lambda db, actor: (
        lambda found: found[0].row_restatements(actor, found[1]))(_approved(db))),
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
    "sign_in.choose_language": (None, lambda db, actor: sign_in.choose_language(db, actor, "en")),
    "Door.choose_language": (None, lambda db, actor: _door(db).choose_language(actor, "en")),
    "sign_in.change_password": (None, lambda db, actor: sign_in.change_password(db, actor, NewPassword("x", "дълга нова парола"))),
    "Door.sign_out_everywhere": (None, lambda db, actor: _door(db).sign_out_everywhere(actor)),
    "Door.change_password": (None, lambda db, actor: _door(db).change_password(actor, NewPassword("x", "дълга нова парола"))),
}
