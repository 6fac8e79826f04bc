"""Administrators invite, change and disable people, each within their own part."""

from __future__ import annotations

import pytest

from tests.services.cast import ADMINISTRATOR, PASSWORD, REPORTER, Town
from tracker.db import history, people
from tracker.domain.access import COMMAND_LINE, STRANGER, Actor, Grant, Role
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.links import use_link
from tracker.services.people import (
    ChangePerson,
    Invite,
    change,
    disable,
    enable,
    find_person,
    invite,
    list_people,
    make_link,
    sign_out_person,
)
from tracker.services.sign_in import actor_of

LOCAL_ADMINISTRATOR = Actor(99, "Local", "local@example.com", (Grant(Role.ADMINISTRATOR, unit="town"),))


def wheres(error: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return {issue.where for issue in error.value.issues}


def test_somebody_invited_comes_in_by_the_link_and_may_do_what_was_granted(town: Town) -> None:
    view, link = town.invite("mara", REPORTER)
    assert not view.has_password
    actor = town.actor(use_link(town.database, link, PASSWORD))
    assert (actor.id, actor.email, actor.grants) == (view.id, "mara@example.com", (REPORTER,))


def test_every_change_of_a_person_is_in_the_history_and_no_secret_is(town: Town) -> None:
    mara = town.settle("mara", REPORTER)
    change(town.database, COMMAND_LINE, ChangePerson(mara.id, "Mara B", (ADMINISTRATOR,)))
    disable(town.database, COMMAND_LINE, mara.id)
    enable(town.database, COMMAND_LINE, mara.id)
    make_link(town.database, COMMAND_LINE, mara.id)
    with town.database.reading() as work:
        lines = history.of(work.session, "person", str(mara.id))
        secret = people.one(work.session, mara.id).secret
    assert [line.why for line in lines] == [None, "password", None, None, None, "link"]
    assert [line.actor for line in lines[:2]] == ["command line", "mara@example.com"]
    assert lines[2].after["grants"] == [{"role": "administrator", "plan": None, "unit": None}]
    assert [line.after["disabled"] for line in lines] == [False, False, False, True, False, False]
    assert secret.startswith("$argon2id$")
    assert "argon2" not in str([(line.before, line.after) for line in lines])
    assert secret not in repr(people.Person(1, "", "", (), disabled=False, secret=secret, version=1))


def test_what_is_wrong_with_an_invitation_is_told_by_field(town: Town) -> None:
    town.invite("mara")
    with pytest.raises(Invalid) as told:
        invite(town.database, COMMAND_LINE, Invite("mara", " ", (Grant(Role.DIRECTOR, plan="x", unit="y"),)))
    assert wheres(told) == {"email", "name", "plan", "unit"}
    with pytest.raises(Invalid) as told:
        invite(town.database, COMMAND_LINE, Invite(" MARA@example.com ", "Mara", (Grant(Role.DIRECTOR),)))
    assert wheres(told) == {"email"}
    with pytest.raises(Invalid) as told:
        invite(town.database, COMMAND_LINE, Invite("bora@example.com", "Bora"))
    assert wheres(told) == {"role"}


def test_a_change_that_somebody_made_meanwhile_is_not_overwritten(town: Town) -> None:
    view, _ = town.invite("mara")
    change(town.database, COMMAND_LINE, ChangePerson(view.id, "One", version=view.version))
    with pytest.raises(Conflict):
        change(town.database, COMMAND_LINE, ChangePerson(view.id, "Other", version=view.version))


def test_whoever_is_disabled_is_out_at_once_and_in_again_when_enabled(town: Town) -> None:
    mara = town.settle("mara", REPORTER)
    token = town.come("mara")
    disable(town.database, COMMAND_LINE, mara.id)
    assert actor_of(town.database, token) is None
    with pytest.raises(Invalid):
        town.come("mara")
    with pytest.raises(Invalid, match="disabled"):
        make_link(town.database, COMMAND_LINE, mara.id)
    enable(town.database, COMMAND_LINE, mara.id)
    town.clock.pass_by(minutes=1)
    assert town.actor(town.come("mara")) == mara


def test_an_administrator_signs_somebody_out(town: Town) -> None:
    mara = town.settle("mara", REPORTER)
    token = town.come("mara")
    sign_out_person(town.database, COMMAND_LINE, mara.id)
    assert actor_of(town.database, token) is None


def test_an_administrator_of_a_part_sees_and_changes_that_part_alone(town: Town) -> None:
    inside, _ = town.invite("inside", REPORTER)
    outside, _ = town.invite("outside", Grant(Role.REPORTER, unit="other-town"))
    chief, _ = town.invite("chief", ADMINISTRATOR)
    assert [each.name for each in list_people(town.database, LOCAL_ADMINISTRATOR)] == ["Inside"]
    for person in (outside, chief):
        for act in (disable, enable, make_link, sign_out_person):
            with pytest.raises(NotFound):
                act(town.database, LOCAL_ADMINISTRATOR, person.id)
    with pytest.raises(NotFound):
        find_person(town.database, LOCAL_ADMINISTRATOR, chief.email)
    disable(town.database, LOCAL_ADMINISTRATOR, inside.id)


@pytest.mark.parametrize("grant", [
    ADMINISTRATOR, Grant(Role.REPORTER), Grant(Role.DIRECTOR, unit="other-town"), Grant(Role.OFFICER, plan="x")])
def test_nobody_grants_more_than_lies_within_their_part(town: Town, grant: Grant) -> None:
    view, _ = town.invite("mara", REPORTER)
    with pytest.raises((NotAllowed, Invalid)):
        change(town.database, LOCAL_ADMINISTRATOR, ChangePerson(view.id, grants=(grant,)))
    with pytest.raises((NotAllowed, Invalid)):
        town.invite("new", grant, by=LOCAL_ADMINISTRATOR)


def test_people_stand_by_the_alphabet_on_every_database(town: Town) -> None:
    for name in ("Яна", "Ѝлия", "йордан", "Zoe", "Иван", "Ангел"):
        town.invite(name)
    names = [each.name for each in list_people(town.database, COMMAND_LINE)]
    assert names == ["Ангел", "Иван", "Ѝлия", "Йордан", "Яна", "Zoe"]


def test_nobody_changes_their_own_grants_nor_shuts_themselves_out(town: Town) -> None:
    chief = town.settle("chief", ADMINISTRATOR)
    for act in (lambda: change(town.database, chief, ChangePerson(chief.id, grants=())), lambda: disable(town.database, chief, chief.id)):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("who", [STRANGER, *(Actor(7, "x", "x@example.com", (Grant(role),)) for role in Role if role is not Role.ADMINISTRATOR)],
                         ids=lambda who: who.grants[0].role if who.grants else "stranger")
def test_only_administrators_manage_people(town: Town, who: Actor) -> None:
    view, _ = town.invite("mara", REPORTER)
    for act in (
        lambda: list_people(town.database, who), lambda: find_person(town.database, who, view.email), lambda: town.invite("x", by=who),
        lambda: change(town.database, who, ChangePerson(view.id, "X")), lambda: disable(town.database, who, view.id),
        lambda: enable(town.database, who, view.id), lambda: make_link(town.database, who, view.id),
        lambda: sign_out_person(town.database, who, view.id)):
        with pytest.raises(NotAllowed):
            act()
