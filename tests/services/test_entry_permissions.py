"""Who may do what with a form: each use case for each role; others' forms look absent."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.services.desk import (
    ANA,
    BORIS,
    DIMITAR,
    ELI,
    ELSEWHERE,
    Q3,
    STRANGER,
    VERA,
    approved,
    enter_earlier,
    open_office,
    submitted,
)
from tracker.db.work import Database
from tracker.domain.access import Actor
from tracker.errors import NotAllowed, NotFound
from tracker.services.entry import Entry
from tracker.services.entry_commands import AddEvidence, Correct, Explain, SaveCell, SayOfCell
from tracker.services.entry_views import Clash, Refused

D = Decimal


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Entry:
    return open_office(database, tmp_path)


CASES: dict[str, tuple[Callable[[Entry, Actor], object], set[Actor]]] = {
    "form": (lambda desk, who: desk.form(who, "home", Q3), {ANA, VERA, DIMITAR}),
    "save_cell": (lambda desk, who: desk.save_cell(who, SaveCell("home", Q3, "visits", "1", 0)), {ANA}),
    "set_note": (lambda desk, who: desk.set_note(who, SayOfCell("home", Q3, "visits", "x", 0)), {ANA}),
    "set_not_applicable": (
        lambda desk, who: desk.set_not_applicable(who, SayOfCell("home", Q3, "visits", "x", 0)), {ANA}),
    "explain": (lambda desk, who: desk.explain(who, Explain("home", Q3, "x", "няма промяна")), {ANA}),
    "answer": (lambda desk, who: desk.answer(who, "home", Q3, "visits", "няма промяна"), {ANA}),
    "add_evidence": (lambda desk, who: desk.add_evidence(who, AddEvidence("home", Q3, "visits", "a.pdf", b"x")), {ANA}),
    "submit": (lambda desk, who: desk.nothing_to_report(who, "home", Q3, 1), {ANA}),
    "cell_history": (lambda desk, who: desk.cell_history(who, "home", Q3, "visits"), {ANA, VERA, DIMITAR}),
}
OF_SUBMITTED: dict[str, tuple[Callable[[Entry, Actor], object], set[Actor]]] = {
    "comment": (lambda desk, who: desk.comment(who, "home", Q3, "visits", "x"), {VERA}),
    "return": (lambda desk, who: desk.return_form(who, "home", Q3, 2, "x"), {VERA}),
    "approve": (lambda desk, who: desk.approve(who, "home", Q3, 2), {VERA}),
}
OF_APPROVED: dict[str, tuple[Callable[[Entry, Actor], object], set[Actor]]] = {
    "reopen": (lambda desk, who: desk.reopen(who, "home", Q3, 3, "x"), {VERA, ELI}),
    "lock": (lambda desk, who: desk.lock(who, "home", Q3, 3), {VERA, ELI}),
    "correct_preview": (
        lambda desk, who: desk.correct_preview(who, Correct("home", Q3, "visits", {None: "1"}, 1)), {VERA}),
    "correct": (lambda desk, who: desk.correct(who, Correct("home", Q3, "visits", {None: "1"}, 1, "x")), {VERA}),
}
PEOPLE = (ANA, BORIS, VERA, DIMITAR, ELI, STRANGER, ELSEWHERE)


ALL = {**CASES, **OF_SUBMITTED, **OF_APPROVED}


def prepared_for(desk: Entry, name: str) -> None:
    if name in OF_SUBMITTED:
        submitted(desk)
    elif name in OF_APPROVED:
        approved(desk)


@pytest.mark.parametrize(("name", "who"), [(name, who) for name, (_, allowed) in ALL.items() for who in PEOPLE if who in allowed])
def test_each_may_do_what_the_table_says(desk, name, who):
    prepared_for(desk, name)
    assert not isinstance(ALL[name][0](desk, who), Clash | Refused)


@pytest.mark.parametrize("name", ALL)
def test_nobody_else_may_and_others_forms_look_absent(desk, name):
    prepared_for(desk, name)
    do, allowed = ALL[name]
    for who in PEOPLE:
        if who not in allowed:
            with pytest.raises(NotAllowed if who in (ANA, VERA, DIMITAR) else NotFound):
                do(desk, who)


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who.name)
def test_lists_hold_what_is_ones_own(desk, database, who):
    enter_earlier(database, "visits", {"2015Q1": D(3)})
    own = {ANA: {"home"}, BORIS: {"centre"}}.get(who)
    if own:
        assert {item.unit.code for item in desk.my_work(who).owed} == own
    else:
        with pytest.raises(NotAllowed):
            desk.my_work(who)
    if who is VERA:
        assert {item.unit.code for item in desk.review_list(who).late} == {"home", "centre"}
    else:
        with pytest.raises(NotAllowed):
            desk.review_list(who)
