"""A file of figures: first what it would do, then all of it at once; nothing that does not fit gets in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.desk import ANA, BORIS, CECA, NOW, Q3, VERA, fill_in, open_office, row_of, save, submitted
from tests.services.importing import (
    CHANGED,
    FOLLOWS,
    NEW,
    REFUSED,
    SAME,
    applied,
    made_for,
    outcomes,
    planned,
    rows,
    said,
    why,
)
from tracker.db import history
from tracker.db.work import Database
from tracker.errors import Conflict, Issue, NotAllowed, NotFound, say
from tracker.files.given import Spoilt, What
from tracker.services import doctor
from tracker.services.entry import Entry
from tracker.services.entry_commands import SayOfCell
from tracker.services.imports import Imports
from tracker.services.imports_views import BatchState

D = Decimal
NA, NOTE = What.NOT_APPLICABLE, What.NOTE


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


@pytest.fixture
def imports(database: Database) -> Imports:
    return Imports(replace(database, now=lambda: NOW))


def test_a_plan_writes_no_figure(desk, imports):
    plan = planned(imports, said("visits", "380"))
    assert outcomes(imports, plan) == {("visits", None): NEW}
    assert row_of(desk, "visits").total.value is None


def test_each_kind_of_cell_is_new_then_changed_then_the_same(desk, imports):
    first = [said("visits", "380"), said("ready", "да"), said("signed", "07.07.2015"), said("story", "Върви"), said("users", D(4), "sex=f"), said("users", "5", "sex=m")]
    applied(imports, *first)
    assert (row_of(desk, "visits").total.value, row_of(desk, "ready").total.value) == (380, True)
    assert (row_of(desk, "signed").total.value, row_of(desk, "story").total.value) == (date(2015, 7, 7), "Върви")
    again = planned(imports, *first)
    assert set(outcomes(imports, again).values()) == {SAME}
    other = planned(imports, said("visits", "381"), said("ready", False), said("signed", date(2015, 7, 8)), said("story", "Иначе"), said("users", "4", "sex=f"))
    assert outcomes(imports, other) == {
        ("visits", None): CHANGED, ("ready", None): CHANGED, ("signed", None): CHANGED, ("story", None): CHANGED, ("users", "sex=f"): SAME}
    seen = {row.codes[1]: (row.now.value, row.then.value) for row in rows(imports, other, CHANGED)}
    assert seen == {"visits": (380, 381), "ready": (True, False), "signed": (date(2015, 7, 7), date(2015, 7, 8)), "story": ("Върви", "Иначе")}


def test_a_total_nobody_typed_follows_its_parts_as_in_the_form(desk, imports):
    plan = applied(imports, said("users", "4", "sex=f"), said("users", "5", "sex=m"))
    assert [(row.then.value, row.where) for row in rows(imports, plan, FOLLOWS)] == [(9, "")]
    assert (row_of(desk, "users").total.value, row_of(desk, "users").total.adds_up) == (9, True)
    applied(imports, said("users", "6", "sex=f"))
    assert row_of(desk, "users").total.value == 11
    applied(imports, said("users", "20"), said("users", "7", "sex=f"))
    assert (row_of(desk, "users").total.value, row_of(desk, "users").total.adds_up) == (20, False)


def test_one_half_of_the_parts_makes_no_total(desk, imports):
    applied(imports, said("users", "4", "sex=f"))
    assert row_of(desk, "users").total.value is None


def test_that_a_cell_does_not_apply_takes_its_figures_and_says_so(desk, imports):
    applied(imports, said("users", "4", "sex=f"), said("users", "5", "sex=m"))
    plan = applied(imports, said("users", "закрит", what=NA))
    gone = {(row.codes[2], row.now.value) for row in rows(imports, plan, FOLLOWS)}
    assert gone == {("sex=f", 4), ("sex=m", 5)}
    row = row_of(desk, "users")
    assert (row.not_applicable, row.total.value, [cell.value for _, cells in row.parts for cell in cells]) == ("закрит", None, [None, None])
    applied(imports, said("users", "3"))
    assert (row_of(desk, "users").not_applicable, row_of(desk, "users").total.value) == (None, 3)


def test_a_note_is_kept_beside_its_figure(desk, imports):
    applied(imports, said("visits", "380"), said("visits", "с екскурзията", what=NOTE))
    assert (row_of(desk, "visits").total.value, row_of(desk, "visits").note) == (380, "с екскурзията")
    assert set(outcomes(imports, planned(imports, said("visits", "с екскурзията", what=NOTE))).values()) == {SAME}


REFUSALS = {
    "words": (said("visits", "много"), "“много” is not a number; write it like 1\u00a0234,5."),
    "doubt": (said("visits", "1.234"), "“1.234” may be two numbers; write it without the sign in it, or with more decimals."),
    "a day for a number": (said("visits", date(2015, 7, 7)), "The spreadsheet took what was typed for a date, 7 July 2015. Write the figure again; the cell must be one for numbers."),
    "a number for a day": (said("signed", D(42192)), "“42192” is not a date; write it like 31.12.2015."),
    "true for a number": (said("visits", True), "“да” is not a number; write it like 1\u00a0234,5."),
    "too many digits": (said("visits", D("1234567890123456")), "“1234567890123456” is not a number; write it like 1\u00a0234,5."),
    "perhaps": (said("ready", "може би"), "“може би” is neither yes nor no."),
    "spoilt": (said("visits", Spoilt("formula", say("There is an error in the formula."))), "There is an error in the formula."),
    "no such element": (said("dreams", "1"), "The form does not ask for “dreams”."),
    "not asked now": (said("answers", "1"), "The form does not ask for “answers”."),
    "no such category": (said("users", "1", "sex=x"), "“users” has no category “sex=x”."),
    "category of a day": (said("signed", "07.07.2015", "sex=f"), "“signed” has no category “sex=f”."),
    "no such unit": (said("visits", "1", unit="nowhere"), "There is no form of “nowhere” for “2015Q3” here."),
    "hidden unit": (said("users", "1", unit="centre"), "There is no form of “centre” for “2015Q3” here."),
    "no such period": (said("visits", "1", period="лято"), "“лято” is not a period; write 2015, 2015H1, 2015Q3 or 2015-07."),
    "not begun": (said("visits", "1", period="2016Q1"), "There is no form of “home” for “2016Q1” here."),
    "another frequency": (said("visits", "1", period="2014"), "“visits” is reported by the quarter; “2014” is a period of another kind."),
    "no reason": (said("visits", " ", what=NA), "Say why it does not apply."),
    "reason of a part": (said("users", "x", "sex=f", what=NA), "Only the whole cell has a note or does not apply, not one category of it."),
    "long": (said("story", "я" * 5001), "The text is too long; 5,000 characters are the most."),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_does_not_fit_is_refused_in_the_words_of_the_form(desk, imports, name):
    given, told = REFUSALS[name]
    plan = planned(imports, said("visits", "380", period="2015Q2"), given)
    assert (plan.count(NEW), why(imports, plan)) == (1, [told])
    refused = rows(imports, plan, REFUSED)[0]
    assert (refused.where, refused.codes) == (given.where, (given.unit, given.element, given.category))


def test_what_fits_is_entered_and_what_is_refused_stays_out(desk, imports):
    done = applied(imports, said("visits", "380"), said("capacity", "десет"))
    assert (done.item.state, done.fits, done.count(REFUSED)) == (BatchState.APPLIED, 1, 1)
    assert (row_of(desk, "visits").total.value, row_of(desk, "capacity").total.value) == (380, None)


def test_a_figure_of_a_half_year_may_name_it_or_the_form_it_stands_on(desk, imports):
    assert planned(imports, said("answers", "40", period="2015H1")).fits == 1
    assert planned(imports, said("answers", "40", period="2015Q2")).fits == 1


def test_what_is_said_twice_alike_counts_once_and_otherwise_not_at_all(desk, imports):
    alike = planned(imports, said("visits", "380"), said("visits", "380,0", where="Отчет!C9"))
    assert (alike.count(NEW), alike.count(SAME)) == (1, 1)
    other = planned(imports, said("visits", "380"), said("visits", "381", where="Отчет!C9"), said("visits", "380"))
    assert why(imports, other) == ["The file says this more than once, each time otherwise; keep one of them."] * 3


def test_a_figure_that_also_does_not_apply_is_refused_with_it(desk, imports):
    plan = planned(imports, said("visits", "380"), said("visits", "x", what=NA))
    assert why(imports, plan) == ["The file gives a figure and also says that it does not apply; keep one of them."] * 2


def test_a_form_that_was_submitted_takes_only_what_it_has(desk, imports):
    submitted(desk)
    plan = planned(imports, said("visits", "380"), said("capacity", "11"))
    assert outcomes(imports, plan) == {("visits", None): SAME, ("capacity", None): REFUSED}
    assert why(imports, plan) == ["The form is submitted; its figures cannot be changed now."]


def test_a_file_of_many_units_brings_in_only_ones_own(desk, imports):
    plan = applied(imports, said("users", "9"), said("users", "8", unit="centre"), actor=BORIS)
    assert why(imports, plan, BORIS) == ["There is no form of “home” for “2015Q3” here."]
    assert (row_of(desk, "users", BORIS, "centre").total.value, row_of(desk, "users").total.value) == (8, None)


def test_whoever_reviews_may_not_enter_by_file_either(desk, imports):
    with pytest.raises(NotAllowed):
        planned(imports, said("users", "9"), actor=VERA)


def test_a_file_made_for_another_unit_says_so(desk, imports):
    plan = planned(imports, said("users", "9"), mark=made_for("centre"))
    assert why(imports, plan) == ["The file was made for other units, not for “home”."]


def test_places_in_which_no_cell_was_made_out_are_told_with_the_rest(desk, imports):
    plan = planned(imports, said("users", "9"), issues=[Issue("row", "Отчет!A7", say("There is nothing in it."))])
    assert [(row.where, row.why.en) for row in rows(imports, plan, REFUSED)] == [("Отчет!A7", "There is nothing in it.")]


def test_nobody_sees_or_enters_what_another_sent(desk, imports):
    plan = planned(imports, said("users", "9"))
    for ask in (imports.show, imports.drop, lambda who, number: imports.apply(who, number, 1), lambda who, number: imports.rows(who, number, NEW)):
        with pytest.raises(NotFound):
            ask(CECA, plan.item.id)
    assert (imports.recent(CECA), [item.id for item in imports.recent(ANA)]) == ([], [plan.item.id])


def test_if_a_cell_moved_meanwhile_it_is_planned_again_and_shown_again(desk, imports):
    plan = planned(imports, said("users", "9"), said("visits", "380"))
    save(desk, "users", "7", actor=CECA)
    again = imports.apply(ANA, plan.item.id, plan.version)
    assert (again.moved, again.open, again.version) == (True, True, plan.version + 1)
    assert outcomes(imports, again) == {("users", None): CHANGED, ("visits", None): NEW}
    assert row_of(desk, "visits").total.value is None
    assert imports.apply(ANA, plan.item.id, plan.version).moved, "the plan that was confirmed is not the one that is"
    done = imports.apply(ANA, plan.item.id, imports.show(ANA, plan.item.id).version)
    assert (done.open, row_of(desk, "users").total.value, row_of(desk, "visits").total.value) == (False, 9, 380)


def test_what_moved_elsewhere_does_not_matter(desk, imports):
    plan = planned(imports, said("users", "9"))
    save(desk, "visits", "7", actor=CECA)
    assert not imports.apply(ANA, plan.item.id, plan.version).moved


def test_a_form_submitted_meanwhile_takes_nothing(desk, imports):
    fill_in(desk)
    plan = planned(imports, said("visits", "381"))
    desk.submit(ANA, "home", Q3, desk.form(ANA, "home", Q3).version)
    again = imports.apply(ANA, plan.item.id, plan.version)
    assert (again.moved, again.fits, row_of(desk, "visits").total.value) == (True, 0, 380)


def test_what_was_entered_or_dropped_is_not_entered_again(desk, imports):
    done = applied(imports, said("users", "9"))
    with pytest.raises(Conflict):
        imports.apply(ANA, done.item.id, done.version)
    plan = planned(imports, said("users", "8"))
    imports.drop(ANA, plan.item.id)
    with pytest.raises(Conflict):
        imports.apply(ANA, plan.item.id, plan.version)


def test_a_file_that_changes_nothing_cannot_be_entered(desk, imports):
    applied(imports, said("users", "9"))
    with pytest.raises(Conflict):
        applied(imports, said("users", "9"))


def test_one_line_of_the_history_seals_all_rows_and_the_doctor_holds_them_against_it(desk, imports, database, tmp_path):
    before = len(lines(database))
    applied(imports, said("users", "9"), said("visits", "380"), said("capacity", "10"))
    new = lines(database)[before:]
    assert [(line.kind, line.after["elements"], line.after["units"]) for line in new] == [("import", ["capacity", "users", "visits"], ["home"])]
    assert codes(database, tmp_path) == []
    with database.writing() as work:
        work.session.connection().exec_driver_sql("update import_row set value = 5000000 where number = 2")
        work.commit()
    assert codes(database, tmp_path) == ["import"]


def lines(database: Database) -> list:
    with database.reading() as work:
        return [history.of_line(work.session, number) for number, _, _ in history.since(work.session, 0)]


def codes(database: Database, home: Path) -> list[str]:
    return [issue.code for issue in doctor.examine(database, home) if issue.code != "permissions" and not issue.warning]


def test_a_click_on_a_figure_shows_what_an_import_did_to_it(desk, imports):
    save(desk, "users", "2", category="sex=f")
    save(desk, "users", "3", 1, category="sex=m")
    applied(imports, said("users", "4", "sex=f"), said("users", "с нови", what=NOTE))
    desk.set_not_applicable(ANA, SayOfCell("home", Q3, "users", "закрит", 3))
    applied(imports, said("users", "6"))
    found = [(each.act, face(each.before), face(each.after)) for each in desk.cell_history(ANA, "home", Q3, "users")]
    assert found == [
        ("import", ("n/a", {}, "закрит"), (6, {}, None)),
        ("enter", (7, {"sex=f": 4, "sex=m": 3}, "с нови"), ("n/a", {}, "закрит")),
        ("import", (5, {"sex=f": 2, "sex=m": 3}, None), (7, {"sex=f": 4, "sex=m": 3}, "с нови")),
        ("enter", (None, {"sex=f": 2}, None), (5, {"sex=f": 2, "sex=m": 3}, None)),
        ("enter", None, (None, {"sex=f": 2}, None))]


def face(shown):
    return shown and ("n/a" if shown.not_applicable else shown.value, dict(shown.parts), shown.note)


def test_the_plan_says_what_the_checks_would_say_of_the_form(desk, imports):
    plan = planned(imports, said("users", "12"), said("capacity", "10"), said("visits", "2,5"))
    assert [(check.code, check.filled, check.expected) for check in plan.forms] == [("home", 3, 6)]
    told = [remark.message.en for remark in plan.forms[0].remarks]
    assert "2.5 is not whole, and this is counted. Write a whole number." in told
    assert any("users" in text or "capacity" in text for text in told)
