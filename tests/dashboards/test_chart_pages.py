"""What the pages with charts say: a finding over each, what it shows, and the figures behind it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from dash import Dash

from dashboards.app import create_app
from dashboards.pages.services_results import _costs as costs
from dashboards.voice import Voice
from tests.dashboards.conftest import Ask, answer
from tests.dashboards.door import OpenDoor
from tests.dashboards.office import FakeServices
from tests.dashboards.service_office import results as made_results
from tests.dashboards.trees import classed, texts
from tracker.domain.access import Actor, Grant, Role
from tracker.domain.worth import Spent, worth


def told(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_services_say_which_are_over_their_places(ask: Ask) -> None:
    page = told(ask("services-body", "/services"))
    assert "1 от 2 услуги с известни места и потребители са над капацитета си; за още 1 местата или потребителите не са отчетени" in page
    assert "Най-висока заетост: Център (115 %), най-ниска: Дом (76 %)" in page
    assert "/explain?indicator=petrovo-capacity&period=2015Q3&lang=bg" in page
    assert "потребителите не са отчетени" in page


def test_services_say_where_people_went_and_what_a_result_cost(ask: Ask) -> None:
    page = told(ask("services-body", "/services"))
    assert "В друга институция: 26 от 41 лица, 63 %" in page
    assert "Един резултат струва най-малко при Център: 948 места (2014 г.)" in page
    assert "1 095 места за 2013 г., −13 %" in page
    assert "Най-много хора постигат резултат" not in page
    assert "Само по 2014 г. не личи" in page


def test_services_say_who_has_not_reported_everything(ask: Ask) -> None:
    page = told(ask("services-body", "/services"))
    assert "2 от 3 единици не са отчели всичко за 3. тримесечие 2015 г." in page
    assert "7 от 8 стойности" in page
    assert "1 единица е отчела всичко" in page
    assert "/review/home/2015Q3" in page
    assert "/review/shelter/2015Q3" not in page, "its forms are not for this reader"


def test_services_count_one_figure_as_one(ask: Ask) -> None:
    assert "1 от 1 стойност" in told(ask("services-body", "/services"))
    assert "1 of 1 figure" in told(ask("services-body", "/services", "?lang=en"))


def test_the_scale_of_costs_ends_where_it_says_though_the_year_before_lies_beyond_all_others() -> None:
    made = made_results()
    (was,) = worth([Spent("centre", Decimal(963_000), Decimal(88), Decimal(140))])
    drawn = costs(replace(made, units=tuple(
        replace(one, before=was) if one.unit.code == "centre" else one for one in made.units)), Voice("bg"))
    chart = drawn.children[0]
    (ends,) = classed(chart, "ends")
    assert [told(text) for text in texts(ends)] == ["0", "10 944 места"]
    assert float(classed(chart, "was")[0].properties["style"]["left"].removesuffix("%")) == pytest.approx(99.99, abs=0.01)


def test_whoever_may_see_a_form_comes_to_it_from_the_table_of_shades() -> None:
    director = Actor(2, "Петър Желев", "director@example.org", (Grant(Role.DIRECTOR),))
    page = answer(create_app(FakeServices(), OpenDoor(director)), "services-body", "/services")
    assert "/review/home/2015Q3" in page
    reporter = Actor(3, "Мария Колева", "reporter@example.org", (Grant(Role.REPORTER, unit="home"),))
    page = answer(create_app(FakeServices(), OpenDoor(reporter)), "services-body", "/services")
    assert "/form/home/2015Q3" in page


def test_how_many_left_a_unit_is_explained_from_its_bar(ask: Ask) -> None:
    page = ask("services-body", "/services")
    assert page.count("/explain?indicator=petrovo-capacity&period=2015Q3&unit=home&lang=bg") == 2, "from its bar and from the table"


def test_the_first_day_has_no_charts_and_says_when_there_will_be_some() -> None:
    app = create_app(FakeServices(empty=True), OpenDoor())
    assert "Графиките ще се появят с първите одобрени стойности." in answer(app, "services-body", "/services")


def test_the_plan_in_time_has_its_rows_its_delays_and_its_bullets(ask: Ask) -> None:
    page = told(ask("timeline-body", "/timeline"))
    assert "Следващата дата в плана е 31.12.2015 г." in page
    assert "12 дни закъснение" in page
    assert "82 → 35 места от 01.01.2015 г." in page
    assert "индикатора" in page


def test_the_year_s_end_is_told_with_its_interval_or_why_it_is_not(ask: Ask) -> None:
    known = told(ask("indicator-body", "/indicator/consultations"))
    assert "При този ход 2015 г. ще завърши с 2 150 бр., в четири от пет случая – между 2 080 и 2 220 бр." in known
    assert "≈ 2 150" in known
    assert "нужни осем поредни пълни периода" in ask("indicator-body", "/indicator/petrovo-capacity")


def test_units_and_categories_of_an_indicator_stand_beside_each_other(ask: Ask) -> None:
    page = told(ask("indicator-body", "/indicator/petrovo-capacity"))
    assert "жени" in page.lower()
    assert "Като таблица" in page
    assert "/explain?indicator=petrovo-capacity&period=2015Q3&unit=sz-0&lang=bg" in page


@pytest.mark.parametrize("path", ["/services", "/timeline"])
def test_charts_speak_english_too(ask: Ask, path: str) -> None:
    page = ask(f"{path[1:]}-body", path, "?lang=en")
    assert "as a table" in page.lower()
    assert "лица" not in page


def test_the_figures_of_a_column_stand_in_its_explanation(app: Dash) -> None:
    page = told(app.server.test_client().get("/explain?indicator=petrovo-capacity&period=2015Q3").text)
    assert "жени: 52\nмъже: 45" in page


def test_who_answers_for_a_unit_that_is_silent_is_named(ask: Ask) -> None:
    page = ask("overview-body", "/")
    assert "Отговаря: " in page and "Община Стара Загора, отдел" in page
