"""The same question has one answer, whichever page or report of the sample office is asked; other questions say so."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from dashboards.app import create_app
from dashboards.pages import services_filled, standing, timeline
from dashboards.voice import Voice
from tests.dashboards.door import OpenDoor
from tests.services.cast import Clock
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE
from tracker.domain.lacks import Lack
from tracker.domain.status import Status
from tracker.report.annual import report
from tracker.report.model import Paragraph
from tracker.services.service_views import crowded
from tracker.services.services import Services

PLANS, SZ, BG = ("stara-zagora-2015", "sofia-2013"), "stara-zagora-2015", Voice("bg")


@pytest.fixture
def services(sample_office: Database) -> Services:
    return Services(replace(sample_office, now=Clock()))


@pytest.fixture
def client(services: Services) -> FlaskClient:
    return create_app(services, OpenDoor()).server.test_client()


def paragraphs(services: Services, plan: str) -> list[str]:
    made = report(services.report_sources(COMMAND_LINE, plan), "bg")
    return [block.text for block in made.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("plan", PLANS)
def test_overview_and_report_count_alike_and_leave_nobody_out(services: Services, plan: str) -> None:
    view = services.overview(COMMAND_LINE, plan)
    [summary] = [text for text in paragraphs(services, plan) if "индикатора с цел са постигнати" in text]
    said = summary.replace("\u00a0", " ")
    parts = [int(number) for number in re.findall(r"(?:^|; )(?:за )?(\d+)", said)]
    total = sum(row.progress.counted is not Status.NO_TARGET for row in view.rows)
    assert sum(parts) == total and f"от {total} индикатора с цел" in said
    title = standing.finding(view, BG).rstrip(".").split("; ")
    assert title[:3] == summary.rstrip(".").split("; ")[:3]
    assert sum(sum(one.counts[each] for each in Status if each is not Status.NO_TARGET) for one in view.sections) == total


def test_overview_and_targets_say_why_they_count_what_has_no_target_differently(services: Services, client: FlaskClient) -> None:
    page = client.get(f"/targets?plan={SZ}").text.replace("\u00a0", " ")
    found = services.targets.worklist(COMMAND_LINE, SZ, None)
    rows = services.overview(COMMAND_LINE, SZ).rows
    without = sum(row.progress.counted is Status.NO_TARGET for row in rows)
    done = sum(row.progress.done_on is not None and not row.indicator.targets for row in rows)
    assert found.counts[Lack.TARGET] - done + found.told == without
    assert f"{found.undated} от тези без цел са етапи без срок" in page
    assert f"{found.told} индикатора, които се отчитат с думи" in page


def test_services_and_report_count_the_same_of_the_same(services: Services) -> None:
    page = services.services_page(COMMAND_LINE, SZ)
    told = BG(crowded(page.uses))
    assert told.replace("\u00a0", " ").startswith("3 от 16 услуги с известни места и потребители са над капацитета си; за още 4")
    assert any(told in text for text in paragraphs(services, SZ))


def test_the_plan_in_time_names_the_rows_that_the_overview_lists_as_late(services: Services) -> None:
    late = services.overview(COMMAND_LINE, SZ).overdue
    told = timeline.finding(services.plan_page(COMMAND_LINE, SZ), BG).replace("\u00a0", " ")
    assert late and len(late.rows) == 2
    assert told == "спазен е 1 от 1 настъпил срок на етап; 2 реда от плана не са изпълнени в срок"


def test_a_title_of_one_period_and_a_table_of_all_say_which_units_each_counts(services: Services) -> None:
    page = services.services_page(COMMAND_LINE, SZ)
    lacking = [each for each in page.filled if any(cell.reported < cell.expected for cell in each.cells)]
    title = services_filled.finding(page, BG).replace("\u00a0", " ")
    assert title == "7 от 46 единици не са отчели всичко за 2. тримесечие 2015 г."
    body = services_filled.lacking_words(len(lacking), BG).replace("\u00a0", " ")
    assert body == "На 10 единици липсва нещо за някой от показаните периоди:"


def test_two_periods_say_which_way_is_wanted(client: FlaskClient) -> None:
    """More people wait for the older people's centre, and fewer should."""
    page = client.get("/compare?plan=stara-zagora-2015&period=2015Q1&other_period=2015Q2").text
    [row] = re.findall(r"<tr><th[^>]*>Чакащи за ЦСРИ за възрастни.*?</tr>", page, re.DOTALL)
    assert "по-зле: целта е намаляване" in row and "+" in row
