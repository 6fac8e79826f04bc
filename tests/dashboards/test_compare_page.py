"""The page of comparisons, its file and its command, over the sample office."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from typer.testing import CliRunner

from dashboards.app import create_app
from tests.dashboards.door import OpenDoor
from tests.services.cast import Clock
from tracker.cli import app
from tracker.db.work import Database
from tracker.services.services import Services

PLANS = "/compare?what=plans&plan=stara-zagora-2015&lang=en"


@pytest.fixture
def client(sample_office: Database) -> FlaskClient:
    return create_app(Services(replace(sample_office, now=Clock())), OpenDoor()).server.test_client()


def test_the_same_concept_of_two_plans_is_marked_where_it_is_defined_otherwise(client: FlaskClient) -> None:
    page = client.get(PLANS).text
    assert "Children in specialised institutions" in page and "Children and youths in specialised institutions" in page
    assert "Defined otherwise: what is counted, the unit of measure" in page.replace("\u00a0", " ")


@pytest.mark.parametrize("what", ["periods", "units", "plans"])
def test_each_kind_has_a_title_that_names_both_sides_and_figures_that_explain_themselves(client: FlaskClient, what: str) -> None:
    page = client.get(f"/compare?what={what}&plan=stara-zagora-2015").text
    assert "<title>Сравнение: " in page
    assert page.count('href="/explain?indicator=') > 3


def test_two_periods_say_how_many_moved_which_way(client: FlaskClient) -> None:
    page = client.get("/compare?plan=stara-zagora-2015&period=2015Q1&other_period=2015Q2").text.replace("\u00a0", " ")
    title, _, rest = page.partition("</h1>")
    assert "по-добре, " in title and "по-зле, " in title and "без промяна" in title
    assert rest.index("По-зле <b>") < rest.index("По-добре <b>") < rest.index("Без промяна <b>")


def test_more_that_is_worse_says_how_much_of_what_was_owed_it_is(client: FlaskClient) -> None:
    page = client.get("/compare?plan=stara-zagora-2015&period=2015Q1&other_period=2015Q2").text.replace("\u00a0", " ")
    assert "217 % → 145 % от дължимото" in page


def test_the_file_holds_what_the_page_shows(client: FlaskClient) -> None:
    reply = client.get(PLANS.replace("/compare", "/compare.csv"))
    assert reply.headers["Content-Disposition"] == 'attachment; filename="compare-plans-stara-zagora-2015.csv"'
    rows = list(csv.DictReader(io.StringIO(reply.text)))
    assert "sz-children-in-institutions" in [row["Code"] for row in rows]
    assert all(row["Defined otherwise"] for row in rows)


@pytest.mark.parametrize("what", ["periods", "units", "plans"])
def test_its_link_names_what_the_program_had_chosen_by_itself_and_opens_the_same(client: FlaskClient, what: str) -> None:
    page = client.get(f"/compare?what={what}&plan=stara-zagora-2015").text
    link = unescape(re.findall(r'href="(/compare\?[^"]*)">Връзка към точно това сравнение', page)[0])
    asked = parse_qs(urlsplit(link).query)
    assert {"what", "plan", "period", "lang"} < asked.keys() and any(key.startswith("other_") for key in asked)
    again = client.get(link).text
    assert re.findall("<h1.*?</table>", again, re.DOTALL) == re.findall("<h1.*?</table>", page, re.DOTALL) != []


@pytest.mark.parametrize("address", ["/compare?plan=none", "/compare?period=1999", "/compare.csv?what=units&unit=none"])
def test_what_is_not_there_says_so(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_command_prints_the_same(sample_office: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    url = sample_office.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    done = CliRunner().invoke(app, ["compare", "--plan", "stara-zagora-2015", "--with-plan", "sofia-2013", "--format", "json"])
    assert done.exit_code == 0, done.output
    assert "sz-children-in-institutions" in [row["indicator"] for row in json.loads(done.stdout)]
    assert CliRunner().invoke(app, ["compare", "--plan", "none"]).exit_code == 1
