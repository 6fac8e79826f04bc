"""Every service call, for a stranger and for every role, inside and outside of their part."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any, Protocol

import pytest

import tracker.report
import tracker.services
from tests.services.calls import CALLS, INDICATOR, PLAN
from tracker.db.work import Database
from tracker.domain.access import ALLOWED, COMMAND_LINE, STRANGER, Act, Actor, Grant, Role
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services import access_table
from tracker.services.services import Services

REFUSED = (NotAllowed, NotFound)
SIEVES = {"Known.seen_by", "Sittings.at", "Sittings.reading", "Sittings.turn", "Sittings.writing"}
"""These refuse nothing: they leave out what the actor may not see, or sit down for a use case that asks."""
LISTS = {"Entry.my_work", "Entry.review_list", "Exports.review", "Review.board", "RowReports.my_rows", "RowReports.review",
         "RowReports.measures", "people.list_people", "PlanDesk.list", "Reminders.page", "Staff.board", "UnitDesk.tree"}
"""These are empty for whoever has no part in what they list."""


def actor(*grants: Grant) -> Actor:
    return Actor(77, "Somebody", "somebody@example.com", grants)


def asked_by_somebody() -> Iterator[str]:
    """What takes an actor and opens the database itself: methods of services, and functions of (database, actor, …)."""
    places = [*pkgutil.iter_modules(tracker.services.__path__, "tracker.services."),
              *pkgutil.iter_modules(tracker.report.__path__, "tracker.report.")]
    for module in places:
        for name, thing in vars(importlib.import_module(module.name)).items():
            if name.startswith("_") or getattr(thing, "__module__", "") != module.name:
                continue
            if inspect.isclass(thing) and Protocol not in thing.__mro__:
                yield from (f"{name}.{method}" for method, function in vars(thing).items()
                            if inspect.isfunction(function) and not method.startswith("_") and takes(function, "Actor"))
            elif inspect.isfunction(thing) and takes(thing, "Actor") and takes(thing, "Database"):
                yield f"{module.name.rpartition('.')[2]}.{name}"


def takes(function: Any, kind: str) -> bool:
    return kind in [str(each.annotation) for each in inspect.signature(function).parameters.values()]


def test_the_table_of_calls_is_complete() -> None:
    assert set(asked_by_somebody()) - SIEVES == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_a_stranger_gets_nothing(sample_office: Database, name: str) -> None:
    assert nothing_of(name, sample_office, STRANGER)


@pytest.mark.parametrize("name", [name for name, (act, _) in CALLS.items() if act])
@pytest.mark.parametrize("role", Role)
def test_each_role_gets_what_its_table_allows_and_nothing_of_another_part(sample_office: Database, name: str, role: Role) -> None:
    act = CALLS[name][0] or Act.SEE_PLANS
    assert nothing_of(name, sample_office, actor(Grant(role, plan="sofia-2013", unit="sofia")))
    assert nothing_of(name, sample_office, actor(Grant(role))) is (role not in ALLOWED[act])


def nothing_of(name: str, office: Database, who: Actor) -> bool:
    """Refused, or a list without a word of Stara Zagora. A form in another state, or changed meanwhile, is no refusal."""
    try:
        found = CALLS[name][1](office, who)
    except REFUSED as error:
        return not str(error).startswith(("The form is", "The form has"))
    except (Conflict, Invalid):
        return False
    return name in LISTS and "sz-" not in str(found)


def test_hidden_looks_like_absent(sample_office: Database) -> None:
    services, only_sofia = Services(sample_office), actor(Grant(Role.DIRECTOR, plan="sofia-2013"))
    told = []
    for ask, code in ((services.overview, PLAN), (services.overview, "no-such"), (services.indicator, INDICATOR), (services.indicator, "none")):
        with pytest.raises(NotFound) as error:
            ask(only_sofia, code)
        told.append(str(error.value).replace(code, "…"))
    assert told[0] == told[1] and told[2] == told[3]
    assert [each.code for each in services.overview(only_sofia).plans] == ["sofia-2013"]


def test_whoever_belongs_to_a_unit_sees_the_plan_of_its_tree(sample_office: Database) -> None:
    page = Services(sample_office).overview(actor(Grant(Role.REPORTER, unit="sz-cop")))
    assert [each.code for each in page.plans] == [PLAN]


def test_answers_kept_for_one_are_not_given_to_another(sample_office: Database) -> None:
    services = Services(sample_office)
    code = next(i.indicator.code for i in services.overview(COMMAND_LINE, PLAN).rows
                if any(figure.note for figure in services.indicator(COMMAND_LINE, i.indicator.code).figures))
    all_notes = [figure for figure in services.indicator(COMMAND_LINE, code).figures if figure.note]
    for who in (actor(Grant(Role.ADMINISTRATOR)), actor(Grant(Role.REPORTER, unit="sz-cop"))):
        assert [figure for figure in services.indicator(who, code).figures if figure.note] == []
    own = actor(Grant(Role.REPORTER, unit=all_notes[0].unit.code))
    assert {figure.unit.code for figure in services.indicator(own, code).figures if figure.note} == {all_notes[0].unit.code}


def test_the_page_of_who_may_do_what_is_what_the_program_obeys() -> None:
    assert access_table.PAGE.read_text("utf-8") == access_table.document(), "run: python -m tracker.services.access_table"
