"""Drafts, published and archived plans, in the town of `desk.py` on 20 October 2015."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.catalog.office import plan
from tests.services.board_desk import Desk
from tests.services.desk import ANA, DIMITAR, ELI, Q3, VERA, approved, person, save, submitted
from tracker.catalog.catalog import Catalog
from tracker.catalog.definitions import load_definitions
from tracker.db import history
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Role
from tracker.domain.period import Period
from tracker.domain.plan import PlanState
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.plan_states import PlanDesk, SetState
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan

ARCHIVE = SetState("town-2015", PlanState.ARCHIVED, "Годината приключи")
PUBLISH = replace(ARCHIVE, state=PlanState.PUBLISHED)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


@pytest.fixture
def plans(desk: Desk) -> PlanDesk:
    return PlanDesk(desk.entry.sittings)


def sync_next_year(desk: Desk, folder: Path) -> None:
    """A second plan comes into an office at work."""
    known, _ = load_definitions(folder / "indicators.yaml", None)
    assert known
    later = replace(plan(), code="town-2016", years=(2016, 2016))
    apply_sync(desk.database, sync_plan(Catalog(folder, known, {"town-2015": plan(), "town-2016": later}), desk.database), "a test")


def test_an_archived_plan_is_read_as_before_and_takes_no_figures(desk, plans):
    approved(desk.entry)
    before = Services(desk.database).progress(COMMAND_LINE, "town-2015", Period.parse(Q3))
    assert [str(each) for each in plans.preview(ELI, ARCHIVE)][1] == "1 form of its years is approved and stays as it is."
    plans.carry_out(ELI, ARCHIVE)
    assert Services(desk.database).progress(COMMAND_LINE, "town-2015", Period.parse(Q3)) == before
    assert Services(desk.database).overview(DIMITAR).plan.state is PlanState.ARCHIVED
    assert desk.entry.form(ANA, "home", Q3).rows
    assert desk.entry.my_work(ANA).owed == ()
    for refused in (lambda: save(desk.entry, "visits", "1", period="2015Q2"),
                    lambda: desk.review.reopen(VERA, "home", Q3, "x")):
        with pytest.raises(NotAllowed, match="takes no figures"):
            refused()


def test_an_archived_plan_is_published_again_and_what_waited_goes_on(desk, plans):
    version = submitted(desk.entry)
    plans.carry_out(ELI, ARCHIVE)
    with pytest.raises(NotAllowed):
        desk.entry.approve(VERA, "home", Q3, version)
    plans.carry_out(ELI, PUBLISH)
    desk.entry.approve(VERA, "home", Q3, version)
    with desk.database.reading() as work:
        lines = [each for each in history.of_kind(work.session, "plan") if each.actor == ELI.email]
    assert [(each.before, each.after, each.why) for each in lines] == [
        ({"state": "published"}, {"state": "archived"}, "Годината приключи"),
        ({"state": "archived"}, {"state": "published"}, "Годината приключи")]


def test_a_plan_that_comes_later_is_a_draft_for_those_who_prepare_it(desk, plans, tmp_path):
    sync_next_year(desk, tmp_path)
    assert {line.plan.code: line.state.value for line in plans.list(ELI).lines} == {"town-2015": "published", "town-2016": "draft"}
    services = Services(desk.database)
    with pytest.raises(NotFound):
        services.overview(DIMITAR, "town-2016")
    assert [each.code for each in services.overview(DIMITAR).plans] == ["town-2015"]
    assert services.overview(ELI, "town-2016").plan.code == "town-2016"
    plans.carry_out(ELI, replace(PUBLISH, code="town-2016"))
    assert [each.code for each in services.overview(DIMITAR).plans] == ["town-2015", "town-2016"]


def test_what_is_shown_first_is_published(desk, plans, tmp_path):
    sync_next_year(desk, tmp_path)
    plans.carry_out(ELI, replace(PUBLISH, code="town-2016"))
    assert Services(desk.database).overview(DIMITAR).plan.code == "town-2016"
    plans.carry_out(ELI, replace(ARCHIVE, code="town-2016"))
    assert Services(desk.database).overview(DIMITAR).plan.code == "town-2015"


def test_all_that_is_wrong_is_told_at_once_and_nobody_overwrites_another(plans):
    with pytest.raises(Invalid) as error:
        plans.carry_out(ELI, replace(PUBLISH, reason=" "))
    assert [each.where for each in error.value.issues] == ["code", "reason"]
    seen = plans.list(ELI).lines[0].version
    plans.carry_out(ELI, ARCHIVE)
    with pytest.raises(Conflict):
        plans.carry_out(ELI, replace(PUBLISH, seen=seen))


def test_whoever_has_not_every_unit_of_a_plan_does_not_archive_it(plans):
    of_home, of_town = person("Eva", Role.ADMINISTRATOR, "home"), person("Todor", Role.ADMINISTRATOR, "town")
    assert plans.list(of_home).lines == ()
    for code in ("town-2015", "none"):
        with pytest.raises(NotFound):
            plans.carry_out(of_home, replace(ARCHIVE, code=code))
    with pytest.raises(NotAllowed):
        plans.list(VERA)
    plans.carry_out(of_town, ARCHIVE)
