"""The sample office, as the pages ask about it: both plans judged, nothing stale after a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.harness.databases import Databases
from tracker.db import history
from tracker.db.history import Line
from tracker.db.tables import Cell, ElementRow, UnitRow
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.board import FormState
from tracker.domain.figure import CellState
from tracker.domain.period import Period
from tracker.domain.status import Status
from tracker.errors import NotFound
from tracker.services.services import Services
from tracker.services.setup import prepare

HOME = Path(__file__).parents[2]
SZ, SOFIA, Q2 = "stara-zagora-2015", "sofia-2013", "2015Q2"


@pytest.fixture(scope="module")
def offices(databases: Databases) -> Iterator[Callable[[str], str]]:
    made: dict[str, str] = {}
    with databases.fresh("sqlite") as sqlite, databases.fresh("postgresql") as postgresql:
        urls = {"sqlite": sqlite, "postgresql": postgresql}

        def office(kind: str) -> str:
            if kind not in made:
                prepare(HOME, urls[kind], sample=True)
                made[kind] = urls[kind]
            return made[kind]

        yield office


@pytest.fixture
def sample(databases: Databases, database_kind: str, offices: Callable[[str], str]) -> Iterator[Database]:
    """A sample office of its own, with both plans."""
    with databases.fresh(database_kind, like=offices(database_kind)) as url:
        database = Database.at(url)
        yield database
        database.close()


def test_the_first_thing_shown_is_the_latest_quarter_past_its_deadline(sample):
    shown = Services(sample).overview(COMMAND_LINE)
    assert (shown.plan.code, str(shown.period)) == (SZ, Q2)
    assert shown.office.sample and str(shown.office.today) == "2015-10-20"


def test_every_status_occurs_in_the_sample(sample):
    services = Services(sample)
    counts = Counter(row.progress.status for plan in (SZ, SOFIA) for row in services.overview(COMMAND_LINE, plan).rows)
    assert set(counts) == set(Status)


def test_every_cell_state_but_withheld_occurs_in_the_sample(sample):
    services = Services(sample)
    pages = [services.indicator(COMMAND_LINE, row.indicator.code) for row in services.overview(COMMAND_LINE).rows]
    assert {figure.state for page in pages for figure in page.figures} == set(CellState) - {CellState.WITHHELD}


def test_sections_add_up_to_the_plan(sample):
    for plan, rows in ((SZ, 46), (SOFIA, 37)):
        shown = Services(sample).overview(COMMAND_LINE, plan)
        assert sum(section.rows for section in shown.sections) == rows
        assert sum(sum(section.counts.values()) for section in shown.sections) == len(shown.rows)
        assert sum(shown.counts.values()) == len(shown.rows)


def test_an_indicator_without_a_target_is_told_apart_even_if_it_is_silent(sample):
    shown = Services(sample).overview(COMMAND_LINE, SZ, Q2)
    without = [row for row in shown.rows if row.progress.target is None]
    assert {Status.NO_DATA, Status.NO_TARGET} <= {row.progress.status for row in without}
    assert sum(section.counts[Status.NO_TARGET] for section in shown.sections) >= len(without)


def test_what_is_approved_of_a_later_quarter_is_told_beside_the_one_shown_at_first(sample):
    """A dozen forms of the third quarter are approved before its deadline; who asked for a period is left alone."""
    services = Services(sample)
    found = services.overview(COMMAND_LINE, SZ).ahead
    cells = [row.cells[0] for row in services.review.board(COMMAND_LINE, "stara-zagora", "2015Q3").rows]
    approved = sum(cell is not None and cell.state in (FormState.APPROVED, FormState.LOCKED) for cell in cells)
    assert found and (str(found.period), found.approved) == ("2015Q3", approved) and approved
    assert services.overview(COMMAND_LINE, SZ, "2015Q3").ahead is None
    assert services.overview(COMMAND_LINE, SZ, "2015Q1").ahead is None
    assert services.overview(COMMAND_LINE, SOFIA).ahead is None


def test_every_row_of_both_plans_has_an_indicator(sample):
    for plan in (SZ, SOFIA):
        page = Services(sample).plan_page(COMMAND_LINE, plan)
        assert [row.key for row in page.plan.rows if row.key not in page.by_row] == []


def test_screen_and_command_line_say_the_same(sample):
    services = Services(sample)
    told = {row["indicator"]: row["status"] for row in services.progress(COMMAND_LINE, SZ, Period.parse(Q2))}
    assert told == {row.indicator.code: row.progress.status for row in services.overview(COMMAND_LINE, SZ, Q2).rows}


def test_the_closing_home_owes_35_places_now_and_none_by_the_end_of_the_year(sample):
    page = Services(sample).indicator(COMMAND_LINE, "sz-petrovo-capacity", Q2)
    assert [(str(target.date), target.value) for target in page.targets] == [("2015-01-01", 35), ("2015-12-31", 0)]
    assert (page.row.progress.actual, page.row.progress.target_to_date) == (62, 35)
    assert page.row.progress.status is Status.NOT_ACHIEVED and page.row.progress.ratio == Fraction(20, 47)


def test_a_revised_target_is_judged_beside_the_first(sample):
    page = Services(sample).indicator(COMMAND_LINE, "sz-csri-adults-capacity", Q2)
    assert (page.row.progress.status, page.first.status) == (Status.ACHIEVED, Status.NOT_ACHIEVED)
    assert [target.value for target in page.first_targets] == [50] and page.revisions[0].decision


@pytest.mark.parametrize(("ask", "wrong"), [
    (lambda services: services.overview(COMMAND_LINE, "none"), "none"),
    (lambda services: services.overview(COMMAND_LINE, SZ, "2014Q1"), "2014Q1"),
    (lambda services: services.indicator(COMMAND_LINE, "none"), "none"),
    (lambda services: services.indicator(COMMAND_LINE, "sz-cop-capacity", None, "sz-petrovo"), "sz-petrovo"),
])
def test_what_is_not_there_is_said_to_be_missing(sample, ask, wrong):
    with pytest.raises(NotFound, match=wrong):
        ask(Services(sample))


def change(database: Database, element: str, unit: str, period: str, value: int) -> None:
    """As an approved correction does: the figure and its line in the history."""
    with database.writing() as work:
        session = work.session
        ids = [session.connection().exec_driver_sql(f"select id from {table.__tablename__} where code = '{code}'").scalar_one()
               for table, code in ((ElementRow, element), (UnitRow, unit))]
        statement = Cell.__table__.update().where(  # type: ignore[attr-defined]
            Cell.element_id == ids[0], Cell.unit_id == ids[1], Cell.ordinal == Period.parse(period).ordinal)
        assert session.connection().execute(statement.values(approved_value=Decimal(value))).rowcount == 1
        history.append(session, work.now, "test", [Line("cell", f"{element}/{unit}/{period}", None, {"value": value})])
        work.commit()


def test_after_a_change_only_what_it_touched_is_judged_anew(sample):
    services = Services(sample)
    before = {row.indicator.code: row for row in services.overview(COMMAND_LINE, SZ, Q2).rows}
    change(sample, "consultations", "sz-cop", Q2, 1)
    after = {row.indicator.code: row for row in services.overview(COMMAND_LINE, SZ, Q2).rows}
    assert after["sz-cop-consultations"].progress.actual == before["sz-cop-consultations"].progress.actual - 737
    assert after["sz-cop-capacity"] is before["sz-cop-capacity"]
    fresh = {row.indicator.code: row for row in Services(sample).overview(COMMAND_LINE, SZ, Q2).rows}
    assert after == fresh


def test_a_change_of_definitions_is_seen_at_once(sample):
    services = Services(sample)
    before = services.overview(COMMAND_LINE, SZ, Q2).rows
    with sample.writing() as work:
        history.append(work.session, work.now, "test", [Line("indicator", "sz-cop-capacity", None, None)])
        work.commit()
    after = services.overview(COMMAND_LINE, SZ, Q2).rows
    assert after == before and after[0] is not before[0]
