"""A row of a plan answers for itself."""

from dataclasses import FrozenInstanceError, replace

import pytest

from tracker.domain.plan import Plan
from tracker.domain.plan_row import Activity, Deadline, Funding, Note, Organisation, Phase, Row, Severity, phase_of
from tracker.domain.words import Words

MEETINGS = Words("Срещи", "Meetings")
ROW = Row(key="4.v.1", section="4", goal="4.v", printed_goal="4.b", lines=(58,), printed_no="1.", service=None,
          title=None, activities=(Activity(MEETINGS),), location=None, marks={"Q1": "//////////", "Q2": "*****"},
          phase_in_text=None, deadline=Deadline(), organisations=(Organisation(Words("НПО", "NGOs"), ("ngo",)),),
          funding=Funding())


def plan_of(*rows, notes=()):
    return Plan("p", MEETINGS, MEETINGS, (2013, 2013), (), (), rows, notes)


@pytest.mark.parametrize("mark, phase", [
    ("+", Phase.PREPARE), ("//", Phase.TRANSFORM), ("//////////", Phase.TRANSFORM), ("*****", Phase.IMPLEMENT),
    ("", None), ("x", None)])
def test_a_mark_is_read_by_its_kind_not_by_its_length(mark, phase):
    assert phase_of(mark) is phase


def test_a_quarter_without_a_mark_is_unknown():
    assert ROW.schedule == {"Q1": Phase.TRANSFORM, "Q2": Phase.IMPLEMENT, "Q3": None, "Q4": None}


@pytest.mark.parametrize("key, bg, en", [("1.a.1", "1.А.1", "1.A.1"), ("4.v.2", "4.В.2", "4.V.2"),
                                         ("2.g.1", "2.Г.1", "2.G.1"), ("1.10", "1.10", "1.10")])
def test_the_label_has_the_letter_of_the_plan(key, bg, en):
    assert replace(ROW, key=key).label == Words(bg, en)


def test_a_row_is_called_by_its_service_or_else_by_its_activity():
    assert ROW.name == MEETINGS
    assert replace(ROW, title=Words("Хоспис", "Hospice")).name.en == "Hospice"


def test_a_note_kept_elsewhere_reaches_the_rows_it_names():
    own = Note("SOF-A09", Severity.HIGH, MEETINGS, rows=("4.v.1",))
    whole = Note("SOF-A28", Severity.LOW, MEETINGS, rows=("4.v.1",))
    other = Note("SOF-A10", Severity.HIGH, MEETINGS)
    row = replace(ROW, notes=(own,))
    plan = plan_of(row, replace(ROW, key="4.v.2", notes=(other,)), notes=(whole,))
    assert [note.code for note in plan.notes_on(row)] == ["SOF-A09", "SOF-A28"]


def test_a_plan_knows_whom_it_names():
    assert plan_of(replace(ROW, service="sz-cop")).unit_codes() == {"ngo", "sz-cop"}


def test_what_was_never_printed_is_not_found():
    assert plan_of(ROW).row("9.z.9") is None
    assert plan_of(ROW).goal("9.z") is None


def test_a_printed_row_cannot_be_overwritten():
    with pytest.raises(FrozenInstanceError):
        ROW.printed_no = "2."
