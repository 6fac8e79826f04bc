"""The services of the sample's plans: places and users, completeness, ways out, results against money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.harness.databases import Databases
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor, Grant, Role
from tracker.domain.outlook import Outlook, Silent
from tracker.errors import NotFound
from tracker.services.service_views import ServicesPage
from tracker.services.services import Services
from tracker.services.setup import prepare

HOME = Path(__file__).parents[2]
SZ, SOFIA = "stara-zagora-2015", "sofia-2013"


@pytest.fixture(scope="module")
def services(databases: Databases) -> Iterator[Services]:
    with databases.fresh("sqlite") as url:
        prepare(HOME, url, sample=True)
        database = Database.at(url)
        yield Services(database)
        database.close()


@pytest.fixture(scope="module")
def town(services: Services) -> ServicesPage:
    return services.services_page(COMMAND_LINE, SZ, "2015Q2")


def use_of(page: ServicesPage, unit: str) -> list[tuple[int, int | None, int | None]]:
    (found,) = [each for each in page.uses if each.unit.code == unit]
    return [(point.period.year, *(None if value is None else int(value) for value in (point.places, point.users)))
            for point in found.points]


def test_places_stand_between_acts_and_users_are_those_of_the_quarter(town: ServicesPage) -> None:
    assert use_of(town, "sz-cop") == [(2014, 80, 92), (2014, 80, 95), (2014, 80, 84), (2014, 80, 97),
                                      (2015, 100, 104), (2015, 100, 109)]


def test_a_service_over_its_places_is_told_to_be_so_and_comes_first(town: ServicesPage) -> None:
    assert [(each.unit.code, each.now.share) for each in town.uses[:2]] == [
        ("sz-csri-adults", Fraction(115)), ("sz-cop", Fraction(109))]


def test_a_silent_service_comes_last_with_its_places(town: ServicesPage) -> None:
    assert use_of(town, "sz-crisis-centre")[-1] == (2015, 10, None)
    assert [each.now.share for each in town.uses[-3:]] == [None] * 3


def test_what_is_not_due_is_not_missing(town: ServicesPage) -> None:
    filled = {each.unit.code: [(cell.reported, cell.expected) for cell in each.cells] for each in town.filled}
    assert filled["sz-temporary-accommodation"] == [(0, 0)] * 4 + [(8, 8), (7, 8)]
    assert filled["sz-cop"] == [(12, 12), (14, 14)] * 3, "half-yearly figures are due with the second quarter"
    assert next(iter(filled)) == "sz-dmsgd", "the emptiest first"


def test_people_went_where_the_homes_say(town: ServicesPage) -> None:
    (flow,) = town.ways
    went = {unit.code: (went.whole, dict(went.ways), went.rest) for unit, went in flow.units}
    assert went["sz-petrovo"] == (15, {"exits_family": 2, "exits_community": 10, "exits_institution": 3}, 0)
    assert went["sz-ddlrg-nezabravka"] == (5, {"exits_family": 3}, 2)
    assert [went.whole for unit, went in flow.before if unit.code == "sz-petrovo"] == [3]
    assert flow.explained["sz-petrovo", "exits"][0].startswith("sz-petrovo")


def test_a_result_costs_what_the_indicator_says_and_its_rank_is_as_sure_as_its_figures(services: Services) -> None:
    (found,) = services.services_page(COMMAND_LINE, SOFIA).results
    judged = {unit.code: each.actual
              for unit, each in services.indicator(COMMAND_LINE, found.cost.code).by_unit}
    for each in found.units:
        assert each.now.cost and each.now.cost.value == pytest.approx(float(judged[each.unit.code] or 0))
    assert [(each.unit.code, each.now.by_cost) for each in found.units] == [
        ("sofia-mobile-teams", (1, 1)), ("sofia-integrated-service", (2, 2)), ("sofia-homeless-support", (3, 4)),
        ("sofia-crisis-accommodation", (3, 4))]
    assert found.units[-1].spent.money == Decimal("51370.5")
    assert found.units[-1].before and found.units[-1].before.cost


def test_in_the_first_quarter_the_year_before_is_told(services: Services) -> None:
    (found,) = services.services_page(COMMAND_LINE, SOFIA, "2013Q1").results
    assert str(found.year) == "2012"


def test_a_plan_without_money_has_no_ranking(town: ServicesPage) -> None:
    assert town.results == ()


def test_a_hidden_plan_is_as_if_it_were_not_there(services: Services) -> None:
    stranger = Actor(1, "Ани", "ani@example.com", (Grant(Role.REPORTER, unit="sz-cop"),))
    assert services.services_page(stranger, SZ).uses
    with pytest.raises(NotFound):
        services.services_page(stranger, SOFIA)


def test_forms_are_offered_to_those_who_may_see_them(services: Services) -> None:
    reporter = Actor(1, "Ани", "ani@example.com", (Grant(Role.REPORTER, unit="sz-cop"),))
    page = services.services_page(reporter, SZ, "2015Q2")
    assert [each.unit.code for each in page.filled if each.form] == ["sz-cop"]


def test_the_year_s_end_of_a_sum_is_at_least_what_was_reported(services: Services) -> None:
    page = services.indicator(COMMAND_LINE, "sz-cop-consultations", "2015Q2")
    assert isinstance(page.outlook, Outlook)
    assert (page.row.progress.actual or 0) < page.outlook.low < page.outlook.expected < page.outlook.high
    assert page.outlook.periods == 10


@pytest.mark.parametrize(("code", "why"), [
    ("sz-cop-capacity", Silent.UNSUITED), ("sz-user-satisfaction", Silent.UNSUITED),
    ("sz-crisis-centre-users", Silent.TOO_FEW)])
def test_where_the_year_ends_is_said_only_where_it_is_earned(services: Services, code: str, why: Silent) -> None:
    assert services.indicator(COMMAND_LINE, code, "2015Q2").outlook is why


def test_units_of_an_indicator_have_a_line_each(services: Services) -> None:
    page = services.indicator(COMMAND_LINE, "sz-children-in-institutions", "2015Q2")
    assert page.unit_lines["sz-petrovo"] == (77, 76, 73, 71, 63, 56)
    assert services.indicator(COMMAND_LINE, "sz-cop-consultations").unit_lines == {}


def test_categories_are_added_up_over_the_units_that_tell_them(services: Services) -> None:
    (age,) = services.indicator(COMMAND_LINE, "sz-children-in-institutions", "2015Q2").breakdowns
    assert (age.dimension.code, age.units) == ("age", (2, 7))
    assert age.sums[-1] == (53, 31, 0)
    assert [str(period) for period in age.periods][::5] == ["2014Q1", "2015Q2"]
