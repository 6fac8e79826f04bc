"""Setting and revising targets: what holds, what is kept, what is shown before, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.services.aims import OF_HOME, VISITS, at_desk, decide, indicator, known, start
from tests.services.desk import ANA, DIMITAR, ELI, ELSEWHERE, NOW, STRANGER, VERA, open_office, person
from tracker.catalog.catalog import Catalog
from tracker.db import history
from tracker.db.work import Database
from tracker.domain.access import Role
from tracker.domain.period import Period
from tracker.domain.status import Status
from tracker.domain.target import Covered, Target
from tracker.domain.words import Words
from tracker.errors import Conflict, Invalid, NotAllowed, NotFound
from tracker.services.services import Services
from tracker.services.sync import apply_sync, sync_plan
from tracker.services.target_commands import Line, TakeCare
from tracker.services.target_setting import TargetDesk

D = Decimal
YEAR = Period.parse("2015")
FIRST, REVISED = (Target(D(400), YEAR),), (Target(D(500), YEAR),)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> TargetDesk:
    open_office(database, tmp_path)
    return at_desk(database)


def issues(desk: TargetDesk, **changes: object) -> set[str]:
    with pytest.raises(Invalid) as error:
        desk.preview(VERA, replace(VISITS, **changes))
    return {issue.where for issue in error.value.issues}


def test_a_revised_target_is_in_force_and_the_first_is_kept_and_judged_beside_it(desk: TargetDesk) -> None:
    decide(desk)
    page = Services(desk.database).indicator(DIMITAR, "visits", "2015Q3")
    assert (page.first_targets, page.targets) == (FIRST, REVISED)
    # 380 visits of 400 × 9 ÷ 12 = 300 owed, and of 500 × 9 ÷ 12 = 375
    assert (page.first.status, page.first.ratio) == (Status.ON_TRACK, Fraction(380, 300))
    assert (page.row.progress.status, page.row.progress.target_to_date) == (Status.ON_TRACK, 375)
    told = page.revisions[0]
    assert (told.decided_on, told.decision, told.reason) == (
        date(2015, 7, 1), "№ 12", Words("Домът прие още хора.", "The home took in more people."))


def test_a_preview_says_what_would_be_judged_otherwise_and_stores_nothing(desk: TargetDesk) -> None:
    seen = desk.preview(VERA, replace(VISITS, lines=(Line("2015", "1 000"),)))
    whole = seen.effects[0]
    assert (seen.was.targets, seen.then.targets) == (FIRST, (Target(D(1000), YEAR),))
    assert (whole.unit, whole.before.status, whole.after.status) == (None, Status.ON_TRACK, Status.OFF_TRACK)
    assert indicator(desk).targets == FIRST


def test_there_may_be_no_target_any_more_and_later_one_again(desk: TargetDesk) -> None:
    decide(desk, drop=True, lines=())
    assert indicator(desk).targets == ()
    page = Services(desk.database).indicator(DIMITAR, "visits", "2015Q3")
    assert (page.row.progress.status, page.first.status) == (Status.NO_TARGET, Status.ON_TRACK)
    decide(desk)
    assert indicator(desk).targets == REVISED
    assert [each.dropped for each in Services(desk.database).indicator(DIMITAR, "visits", "2015Q3").revisions] == [True, False]


def test_a_target_of_one_unit_is_its_own(desk: TargetDesk) -> None:
    with desk.database.reading():
        before = indicator(desk, "occupancy")
    decide(desk, OF_HOME, indicator="occupancy", lines=(Line("2015", "95 %"),))
    found = indicator(desk, "occupancy")
    assert found.targets == before.targets == ()
    assert dict(found.unit_aims)["home"].targets == (Target(D(95), YEAR),)
    by_unit = Services(desk.database).indicator(DIMITAR, "occupancy", "2015Q3").by_unit
    assert {unit.code: progress.target for unit, progress in by_unit} == {"home": 95, "centre": None}


def test_a_first_target_set_on_a_page_is_no_revision(desk: TargetDesk) -> None:
    decide(desk, indicator="answers", lines=(Line("2015", "60"),))
    page = Services(desk.database).indicator(DIMITAR, "answers", "2015Q3")
    assert (page.revisions, page.first_targets, page.targets) == ((), page.targets, (Target(D(60), YEAR),))
    assert page.opening and page.opening.decision == "№ 12"


def test_a_baseline_tells_its_source_and_how_many_units_are_in_it(desk: TargetDesk) -> None:
    decide(desk, start=start(source_bg="Годишен отчет", given="1", due="1"))
    base = indicator(desk).baseline
    assert base and (base.value, base.source, base.covered) == (
        D(420), Words("Годишен отчет", "Годишен отчет"), Covered(1, 1))


def test_what_a_decision_leaves_out_stays(desk: TargetDesk) -> None:
    decide(desk, start=start(), path="level")
    decide(desk, lines=(), decided_on="02.07.2015", path="linear")
    found = indicator(desk)
    assert (found.targets, found.baseline and found.baseline.value, found.path) == (REVISED, 420, "linear")


@pytest.mark.parametrize(("changes", "where"), [
    ({"lines": (Line("2015", "много"),)}, {"targets/0"}),
    ({"lines": (Line("2015", "1.234"),)}, {"targets/0"}),
    ({"lines": (Line("2015", "1234567890123"),)}, {"targets/0"}),
    ({"lines": (Line("лятото", "5"), Line("", "7"))}, {"targets/0", "targets/1"}),
    ({"lines": (Line("2015Q1", "100"),)}, {"targets/0"}),
    ({"lines": (Line("31.12.2015", "100"),)}, {"targets/0"}),
    ({"lines": ()}, {"targets/0"}),
    ({"lines": (Line("2015", "400"),)}, {"form"}),
    ({"reason_bg": " "}, {"reason"}),
    ({"decided_on": "01.11.2015"}, {"decided_on"}),
    ({"decided_on": "32.07.2015"}, {"decided_on"}),
    ({"path": "sideways"}, {"path"}),
    ({"start": start("2014", "")}, {"baseline/value"}),
    ({"start": start(given="3", due="2")}, {"baseline/covered"}),
    ({"start": start(given="3")}, {"baseline/covered"}),
])
def test_what_makes_no_sense_is_told_at_its_place(desk: TargetDesk, changes: dict[str, object], where: set[str]) -> None:
    assert issues(desk, **changes) == where


def test_a_decision_is_not_older_than_the_one_before_it(desk: TargetDesk) -> None:
    decide(desk)
    assert issues(desk, lines=(Line("2015", "600"),), decided_on="30.06.2015") == {"decided_on"}
    decide(desk, lines=(Line("2015", "600"),))
    assert indicator(desk).targets == (Target(D(600), YEAR),)


def test_two_who_decide_at_once_do_not_overwrite_each_other(desk: TargetDesk) -> None:
    seen = desk.page(VERA, "visits").seen
    decide(desk, seen=seen)
    with pytest.raises(Conflict):
        decide(desk, seen=seen, lines=(Line("2015", "700"),))
    assert indicator(desk).targets == REVISED


@pytest.mark.parametrize("who", [ANA, DIMITAR, STRANGER, ELSEWHERE, person("Part", Role.OFFICER, unit="home")])
def test_nobody_else_sets_targets(desk: TargetDesk, who: object) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        desk.preview(who, replace(VISITS, indicator="occupancy"))  # type: ignore[arg-type]
    with pytest.raises((NotAllowed, NotFound)):
        desk.decide(who, replace(VISITS, indicator="occupancy"))  # type: ignore[arg-type]


def test_an_officer_of_one_unit_sets_the_target_of_that_unit(desk: TargetDesk) -> None:
    part = person("Part", Role.OFFICER, unit="home")
    decide(desk, OF_HOME, part, indicator="occupancy", lines=(Line("2015", "90"),))
    assert dict(indicator(desk, "occupancy").unit_aims)["home"].targets == (Target(D(90), YEAR),)
    with pytest.raises(NotFound):
        desk.page(VERA, "visits", "centre")


def test_a_decision_is_in_the_history_with_its_reason(desk: TargetDesk) -> None:
    decide(desk, who=ELI)
    with desk.database.reading() as work:
        line = history.of(work.session, "targets", "visits")[-1]
    assert line.actor == ELI.email and line.why == "Домът прие още хора."
    assert line.before and line.before["targets"] == [{"value": "400", "period": "2015"}]
    assert line.after and line.after["targets"] == [{"value": "500", "period": "2015"}]


def test_sync_does_not_undo_what_was_decided_and_tells_the_difference(desk: TargetDesk) -> None:
    now = known(desk)
    decide(desk, start=start())
    desk.take_care(VERA, TakeCare("visits", "Журнал на дома", "Journal of the home", "home"))
    of_files = replace(now.plain["visits"], targets=(Target(D(450), YEAR),), source=Words("Регистър", "Register"),
                       responsible="town")
    files = Catalog(Path(), replace(now.definitions, indicators={**now.definitions.indicators, "visits": of_files}), now.plans)
    at = Database(desk.database.engine, now=lambda: NOW)
    plan = sync_plan(files, at)
    assert "Targets of visits: targets was set here and stays 2015: 500; the files say 2015: 450." in [
        str(each.message) for each in plan.differences]
    assert any("responsible was set here and stays home" in str(each.message) for each in plan.differences)
    apply_sync(at, plan, "a test")
    found = indicator(desk)
    assert (found.targets, found.responsible, found.source) == (
        REVISED, "home", Words("Журнал на дома", "Journal of the home"))
    assert known(desk).first["visits"].targets == FIRST


def test_the_worklist_counts_what_is_missing_and_shows_what_is_looked_for(desk: TargetDesk) -> None:
    found = desk.worklist(VERA, "town-2015")
    assert (found.total, dict(found.counts)) == (6, {"target": 2, "baseline": 3, "source": 6, "owner": 6})
    assert {each.indicator.code for each in desk.worklist(VERA, "town-2015", "target").lines} == {"occupancy", "answers"}
    desk.take_care(VERA, TakeCare("visits", "Журнал", "", "home"))
    decide(desk, indicator="answers", lines=(Line("2015", "60"),))
    after = desk.worklist(VERA, "town-2015")
    assert dict(after.counts) == {"target": 1, "baseline": 3, "source": 5, "owner": 5}
    with pytest.raises(NotAllowed):
        desk.worklist(DIMITAR, "town-2015")
    with pytest.raises(NotFound):
        desk.worklist(VERA, "town-2015", "luck")
