"""Entering: what a unit types is kept, checked, and never lost to a colleague's save."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.desk import (
    ANA,
    BORIS,
    CECA,
    DIMITAR,
    Q3,
    VERA,
    codes,
    enter_earlier,
    fill_in,
    open_office,
    row_of,
    save,
)
from tracker.db.history import first_broken
from tracker.db.work import Database
from tracker.domain.workflow import FormStatus
from tracker.errors import NotAllowed, NotFound
from tracker.services.entry import Entry
from tracker.services.entry_commands import Meaning, SaveCell, SayOfCell
from tracker.services.entry_views import Clash, Doubt, Refused, Saved
from tracker.text.render import render

D = Decimal


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


def test_a_new_form_asks_for_what_the_unit_owes_at_the_end_of_the_period(desk):
    page = desk.form(ANA, "home", Q3)
    assert [row.element.code for row in page.rows] == ["capacity", "users", "visits", "ready", "signed", "story"]
    assert (page.status, page.deadline, page.days_left) == (FormStatus.DRAFT, date(2015, 10, 20), 0)
    assert (page.filled, page.expected) == (0, 6)
    assert codes(page.findings) == {("missing", row.element.code) for row in page.rows}


def test_the_second_and_fourth_quarter_also_ask_for_the_half_year(desk):
    assert "answers" in [row.element.code for row in desk.form(ANA, "home", "2015Q2").rows]
    assert save(desk, "answers", "40", period="2015Q2").value == D(40)
    assert row_of(desk, "answers", period="2015Q2").total.value == D(40)


def test_a_save_is_acknowledged_with_its_version_and_what_the_checks_say(desk):
    saved = save(desk, "visits", "1 234,5")
    assert isinstance(saved, Saved)
    assert (saved.version, saved.value, saved.filled) == (1, D("1234.5"), 1)
    assert ("not-whole", "visits") in codes(saved.findings)
    saved = save(desk, "visits", "1234", 1)
    assert (saved.version, saved.value) == (2, D(1234))
    assert ("not-whole", "visits") not in codes(saved.findings)


def test_the_same_figure_again_changes_nothing(desk):
    save(desk, "visits", "5")
    assert save(desk, "visits", " 5 ", 1).version == 1
    assert len(desk.cell_history(ANA, "home", Q3, "visits")) == 1


def test_empty_is_not_nought(desk):
    assert save(desk, "visits", "0").value == D(0)
    assert save(desk, "visits", "  ", 1).value is None
    row = row_of(desk, "visits")
    assert row.total.value is None
    assert codes(row.findings) == {("missing", "visits")}


def test_a_doubtful_number_is_asked_about_and_stored_as_meant(desk):
    assert save(desk, "visits", "1.234") == Doubt("1.234", D("1.234"), D(1234))
    assert row_of(desk, "visits").total.value is None
    command = SaveCell("home", Q3, "visits", "1.234", 0, means=Meaning.THOUSANDS)
    assert desk.save_cell(ANA, command).value == D(1234)


@pytest.mark.parametrize(("element", "text", "sentence"), [
    ("visits", "около 40", "„около 40“ не е число; пишете например 1\u00a0234,5."),
    ("ready", "може би", "„може би“ не е нито да, нито не."),
    ("signed", "31.02.2015", "„31.02.2015“ не е дата; пишете например 31.12.2015.")])
def test_what_cannot_be_read_is_refused_and_nothing_is_stored(desk, element, text, sentence):
    refused = save(desk, element, text)
    assert isinstance(refused, Refused)
    assert [render(each.message) for each in refused.findings] == [sentence]
    assert row_of(desk, element).version == 0


def test_each_type_is_kept_as_what_it_is(desk):
    fill_in(desk)
    values = {row.element.code: row.total.value for row in desk.form(ANA, "home", Q3).rows}
    assert values == {"capacity": D(10), "users": D(9), "visits": D(380), "ready": True, "signed": date(2015, 7, 7),
                      "story": "Всичко върви"}


def test_a_total_nobody_typed_follows_its_parts(desk):
    assert save(desk, "users", "4", category="sex=f").value == D(4)
    assert row_of(desk, "users").total.value is None
    save(desk, "users", "5", 1, category="sex=m")
    assert (row_of(desk, "users").total.value, row_of(desk, "users").total.adds_up) == (D(9), True)
    save(desk, "users", "6", 2, category="sex=m")
    assert row_of(desk, "users").total.value == D(10)
    save(desk, "users", "", 3, category="sex=m")
    assert row_of(desk, "users").total.value is None


def test_a_typed_total_is_checked_against_its_parts(desk):
    save(desk, "users", "97")
    save(desk, "users", "52", 1, category="sex=f")
    found = save(desk, "users", "44", 2, category="sex=m").findings
    assert [render(each.message) for each in found if each.code == "parts"] == [
        "52 + 44 = 96, а общо са 97. Поправете едното."]
    assert save(desk, "users", "", 3).value == D(96)


def test_a_part_left_empty_is_told_at_its_own_place(desk):
    assert ("part-missing", "sex=m") in codes(save(desk, "users", "4", category="sex=f").findings)


def test_there_is_no_category_but_the_declared_ones(desk):
    with pytest.raises(NotFound):
        save(desk, "users", "4", category="sex=x")
    with pytest.raises(NotFound):
        save(desk, "visits", "4", category="sex=f")


def test_not_applicable_takes_a_reason_and_the_figure_goes(desk):
    save(desk, "users", "4", category="sex=f")
    assert isinstance(desk.set_not_applicable(ANA, SayOfCell("home", Q3, "users", " ", 1)), Refused)
    assert isinstance(desk.set_not_applicable(ANA, SayOfCell("home", Q3, "users", "ремонт", 1)), Saved)
    row = row_of(desk, "users")
    assert (row.not_applicable, row.total.value, row.note, row.findings) == ("ремонт", None, None, ())
    assert [part.value for _, parts in row.parts for part in parts] == [None, None]
    save(desk, "users", "9", 2)
    assert (row_of(desk, "users").not_applicable, row_of(desk, "users").note) == (None, None)


def test_a_note_is_kept_with_the_figure_in_any_order(desk):
    desk.set_note(ANA, SayOfCell("home", Q3, "visits", "по дневник", 0))
    assert row_of(desk, "visits").note == "по дневник"
    assert save(desk, "visits", "9", 1).version == 2
    assert (row_of(desk, "visits").note, row_of(desk, "visits").total.value) == ("по дневник", D(9))


def test_a_capacity_stands_until_it_is_changed_and_a_milestone_once_it_is_done(desk, database):
    enter_earlier(database, "capacity", {"2014Q1": D(12)})
    enter_earlier(database, "ready", {"2015Q1": True})
    page = desk.form(ANA, "home", Q3)
    assert [row.element.code for row in page.rows if row.stands] == ["capacity", "ready"]
    assert page.rows[0].total.last_period == D(12)
    assert not {row.element.code for row in page.rows if row.findings} & {"capacity", "ready"}


def test_history_stands_beside_the_figure(desk, database):
    enter_earlier(database, "visits", {"2014Q3": D(80), "2015Q2": D(90)})
    total = row_of(desk, "visits").total
    assert (total.last_year, total.last_period, total.value) == (D(80), D(90), None)


def test_a_conflict_shows_both_and_loses_neither(desk):
    save(desk, "visits", "97", actor=CECA)
    clash = save(desk, "visits", "99")
    assert isinstance(clash, Clash)
    assert (clash.theirs, clash.who, clash.ours, clash.version) == (D(97), "Ceca", "99", 1)
    assert row_of(desk, "visits").total.value == D(97)
    assert save(desk, "visits", "99", clash.version).value == D(99)
    assert [line.after.value for line in desk.cell_history(ANA, "home", Q3, "visits")] == [D(99), D(97)]


def test_of_two_who_fill_an_empty_cell_at_once_one_is_told(desk):
    start, found = Barrier(2), []

    def write(text: str) -> None:
        start.wait()
        found.append(save(desk, "visits", text))

    writers = [Thread(target=write, args=[text]) for text in ("97", "99")]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    first, second = sorted(found, key=lambda each: isinstance(each, Clash))
    assert isinstance(first, Saved) and isinstance(second, Clash)
    assert {first.value, D(second.ours)} == {D(97), D(99)}
    assert second.theirs == first.value == row_of(desk, "visits").total.value


def test_a_figure_cannot_be_changed_once_the_form_is_submitted(desk):
    fill_in(desk)
    desk.submit(ANA, "home", Q3, 1)
    with pytest.raises(NotAllowed):
        save(desk, "visits", "1", 1)
    with pytest.raises(NotAllowed):
        desk.set_note(ANA, SayOfCell("home", Q3, "visits", "x", 1))


def test_one_click_shows_who_changed_a_figure_from_what_to_what(desk, database):
    save(desk, "users", "9")
    save(desk, "users", "4", 1, category="sex=f")
    changes = desk.cell_history(ANA, "home", Q3, "users")
    assert [(each.who, each.act) for each in changes] == [("Ana", "enter")] * 2
    assert (changes[0].before.parts, changes[0].after.parts, changes[0].after.value) == ({}, {"sex=f": D(4)}, D(9))
    with database.reading() as work:
        assert first_broken(work.session) is None


def test_work_is_listed_by_deadline_with_what_is_left(desk):
    save(desk, "visits", "9")
    work = desk.my_work(ANA)
    assert [(item.unit.code, str(item.period), item.days_left, item.filled, item.expected) for item in work.owed] == [
        ("home", "2015Q1", -183, 0, 6), ("home", "2015Q2", -92, 0, 7), ("home", "2015Q3", 0, 1, 6)]
    assert work.done == ()
    with pytest.raises(NotAllowed, match="do not fill in any forms"):
        desk.my_work(VERA)


def test_a_form_that_has_not_begun_or_asks_nothing_is_not_there(desk):
    for unit, period in (("home", "2016Q1"), ("town", Q3), ("nowhere", Q3), ("home", "2015"), ("home", "x")):
        with pytest.raises(NotFound):
            desk.form(ANA, unit, period)


def test_others_forms_look_absent(desk):
    with pytest.raises(NotFound) as hidden:
        desk.form(BORIS, "home", Q3)
    with pytest.raises(NotFound) as absent:
        desk.form(ANA, "hom", Q3)
    assert str(hidden.value).replace("home", "…") == str(absent.value).replace("hom", "…")
    with pytest.raises(NotAllowed):
        save(desk, "visits", "1", actor=DIMITAR)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.decimals(-10**9, 10**9, places=2, allow_nan=False))
def test_whatever_number_is_typed_comes_back_as_itself(desk, number):
    version = row_of(desk, "visits").version
    saved = save(desk, "visits", f"{number:f}".replace(".", ","), version)
    assert saved.value == number
    assert row_of(desk, "visits").total.value == number


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=12))
def test_whatever_is_typed_is_saved_asked_about_or_refused(desk, text):
    version = row_of(desk, "visits").version
    found = save(desk, "visits", text, version)
    assert isinstance(found, Saved | Doubt | Refused)
    assert row_of(desk, "visits").version == (found.version if isinstance(found, Saved) else version)
