"""What the pages say of the made-up office."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from dash import dcc, html

from dashboards.components.drawn import plain
from dashboards.pages import overview
from dashboards.pages.frame import Setting
from dashboards.pages.rows import change, line
from dashboards.pages.standing import rest
from dashboards.urls import Address
from dashboards.voice import Voice
from tests.dashboards.conftest import Ask
from tests.dashboards.door import EVERYBODY
from tests.dashboards.indicators import ROWS
from tests.dashboards.office import FakeServices
from tracker.domain.status import Status
from tracker.domain.words import Words
from tracker.services.chosen import chosen
from tracker.services.standing import with_target

BG = Voice("bg")
BODIES = [("overview-body", "/"), ("plan-body", "/plan"), ("indicator-body", "/indicator/petrovo-capacity")]


def test_the_title_is_the_finding() -> None:
    told = overview.finding(FakeServices().overview(EVERYBODY), BG).replace("\u00a0", " ")
    assert told == ("6 от 15 индикатора с цел са постигнати или по план; 3 изостават или не са постигнати; 2 са в риск; "
                    "1 е постигнат отчасти; за 1 няма данни; най-дълго без отчет е „Кризисен център“.")



def test_a_year_that_is_over_is_told_as_achieved_or_not() -> None:
    view = FakeServices().overview(EVERYBODY)
    ended = {Status.ON_TRACK: Status.ACHIEVED, Status.OFF_TRACK: Status.NOT_ACHIEVED, Status.AT_RISK: Status.PARTLY_ACHIEVED}
    rows = tuple(replace(row, progress=replace(row.progress, status=ended.get(row.progress.status, row.progress.status)))
                 for row in view.rows)
    told = overview.finding(replace(view, rows=rows, silent=()), BG).replace("\u00a0", " ")
    assert told == "6 от 15 индикатора с цел са постигнати; 3 не са постигнати; 3 са постигнати отчасти; за 1 няма данни."


def test_a_name_with_marks_of_its_own_gets_no_others() -> None:
    view = FakeServices().overview(EVERYBODY)
    named = replace(view.silent[0], unit=replace(view.silent[0].unit, short=Words("Дом „Заря“", "Zarya")))
    assert overview.finding(replace(view, silent=(named,)), BG).endswith("най-дълго без отчет е Дом „Заря“.")


@pytest.mark.parametrize(("body", "path"), BODIES)
def test_a_sample_office_says_so_and_what_day_it_is(ask: Ask, body: str, path: str) -> None:
    assert "Примерни данни" in ask(body, path)
    assert "20.10.2015" in ask(body, path)


@pytest.mark.parametrize(("body", "path"), BODIES)
def test_english_by_the_address_or_as_chosen_before(ask: Ask, body: str, path: str) -> None:
    assert "Sample data" in ask(body, path, "?lang=en")
    assert "Sample data" in ask(body, path, cookie="en")
    assert "Примерни данни" in ask(body, path, "?lang=bg", cookie="en")


def test_all_ten_statuses_are_shown_with_their_words(ask: Ask) -> None:
    page = ask("overview-body", "/")
    assert all(BG.name(status) in page for status in Status)


def test_submitted_figures_are_asked_for_in_the_address_and_marked(ask: Ask) -> None:
    marked = "С подадени данни, които още не са одобрени."
    assert marked in ask("overview-body", "/", "?figures=submitted")
    assert marked not in ask("overview-body", "/", "?figures=drafts")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.indicator.code)
def test_every_indicator_has_a_page(ask: Ask, row: object) -> None:
    page = ask("indicator-body", f"/indicator/{row.indicator.code}")  # type: ignore[attr-defined]
    assert row.indicator.name.bg in page.replace('\\"', '"')  # type: ignore[attr-defined]
    assert "Нещо се обърка" not in page


def test_revised_targets_stand_beside_the_first_with_decision_and_reason(ask: Ask) -> None:
    page = ask("indicator-body", "/indicator/petrovo-capacity")
    assert page.index("Изменени цели") < page.index("първоначално") < page.index("Решение № 214")
    assert "открити са още места" in page
    assert "Изменени цели" not in ask("indicator-body", f"/indicator/{ROWS[-1].indicator.code}")


@pytest.mark.parametrize("plan", ["stara-zagora-2015", "sofia-2013"])
def test_every_printed_row_is_on_the_page_of_its_plan(ask: Ask, plan: str) -> None:
    from tests.dashboards.office import plan as read

    page = ask("plan-body", "/plan", f"?plan={plan}")
    assert [row.key for row in read(plan).rows if f'"row-{row.key}"' not in page] == []


def test_filters_of_the_address_choose_rows() -> None:
    assert [row.indicator.code for row in chosen(ROWS, Status.AT_RISK, None, "bg")] == [
        "children-moved",
        "abandoned-change",
    ]
    assert [row.indicator.code for row in chosen(ROWS, None, "ПЕТРОВО капац", "bg")] == ["petrovo-capacity"]
    assert chosen(ROWS, Status.ACHIEVED, "petrovo-capacity", "bg") == ()


@pytest.mark.parametrize(
    ("code", "actual", "owed", "ratio"),
    [
        ("meals", "1\u00a0048\u00a0576", "640\u00a0000", "164\u00a0%"),
        ("nought", "0", "0", "100\u00a0%"),
        ("crisis-residents", "—", "—", ""),
        ("worse-than-start", "64", "45", "\u221227\u00a0%"),
        ("occupancy", "94,3\u00a0%", "90,0\u00a0%", "105\u00a0%"),
        ("shelter-open", "13.01.2015", "01.01.2015", "12\u00a0дни закъснение"),
    ],
)
def test_nought_missing_and_too_much_read_differently(code: str, actual: str, owed: str, ratio: str) -> None:
    row = next(row for row in ROWS if row.indicator.code == code)
    drawn = line(row, Setting(Address(), BG))
    assert (drawn.actual_text, drawn.owed_text, drawn.ratio_text) == (actual, owed, ratio)


def test_what_moved_within_its_status_says_from_what_to_what() -> None:
    row = next(row for row in ROWS if row.progress.ratio is not None)
    then = replace(row, before=replace(row.progress, ratio=Fraction(3, 4)), progress=replace(row.progress, ratio=Fraction(7, 10)))
    near = replace(then, before=replace(row.progress, ratio=Fraction(7043, 10_000)))
    other = replace(then, before=replace(row.progress, ratio=Fraction(3, 4), status=Status.AT_RISK))
    assert [change(each, Setting(Address(), BG)).figures for each in (then, near, other)] == [
        "75\u00a0% → 70\u00a0% от дължимото", "70,4\u00a0% → 70,0\u00a0% от дължимото", ""]


def test_title_rest_and_chips_add_up_to_the_indicators_with_a_target(ask: Ask) -> None:
    """What the title tells and what stands beside it is what the chips count; those without a target stand apart."""
    view = FakeServices().overview(EVERYBODY)
    told = (overview.finding(view, BG) + rest(view, BG)).replace("\u00a0", " ")
    parts = [int(number) for number in re.findall(r"(?:^|; |\.)(?:за )?(\d+)", told)]
    assert sum(parts) == with_target(view.counts) == sum(row.progress.counted is not Status.NO_TARGET for row in ROWS) == 15
    page = ask("overview-body", "/")
    assert "15\u00a0индикатора с цел:" in page and rest(view, BG) == "1\u00a0не може да се изчисли; 1\u00a0още не е дължим."
    for status, count in view.counts.items():
        assert len(chosen(view.rows, status, None, "bg")) == count


@pytest.mark.parametrize(("page", "path"), [
    ("overview-body", "/"), ("plan-body", "/plan"), ("indicator-body", f"/indicator/{ROWS[0].indicator.code}")])
def test_submitted_figures_are_marked_as_such_and_links_carry_the_choice(ask: Ask, page: str, path: str) -> None:
    drawn = ask(page, path, "?figures=submitted")
    assert "С подадени данни, които още не са одобрени." in drawn and "одобрени и подадени" in drawn
    links = re.findall(r'"href": ?"(/(?:plan|indicator/[^"]*)?(?:\?[^"]*)?(?:#[^"]*)?)"', drawn)
    away = [link for link in links if "figures=submitted" not in link and "figures.csv" not in link]
    assert len(links) > 5 and len(away) == 1  # the picker's way back to approved figures
    assert "С подадени данни" not in ask(page, path)


def test_what_is_approved_of_a_later_period_is_one_line_with_the_way_there(ask: Ask) -> None:
    page = ask("overview-body", "/", "?figures=submitted").replace("\u00a0", " ")
    assert "За 4. тримесечие 2015 г. вече са одобрени 12 от 45 формуляра." in page
    assert "/?period=2015Q4&figures=submitted" in page and "Покажи 4. тримесечие 2015 г." in page
    assert "вече са одобрени" not in ask("overview-body", "/", "?period=2015Q1")


def test_where_times_of_changes_stand_the_sample_says_that_they_are_real(ask: Ask) -> None:
    words = "В примерната община днес е 20.10.2015\u00a0г.; часът на промените е действителният."
    assert f'"data-clock": "{words}"' in ask("indicator-body", f"/indicator/{ROWS[0].indicator.code}").replace('":"', '": "')


def test_only_markup_is_drawn() -> None:
    assert plain(html.P(["a", html.B("b")], className="c")) == ["p", {"className": "c"}, ["a", ["b", {}, ["b"]]]]
    with pytest.raises(TypeError):
        plain(dcc.Location(id="x"))
