"""A form as its page starts: what is said to whom, and how its rows are named."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dashboards.components.drawn import plain
from dashboards.pages import form, form_rows
from dashboards.pages.form_state import state
from dashboards.voice import Voice
from tests.dashboards.entry_office import AT, OFFICER, REPORTER, FakeEntry, element
from tracker.domain.access import Act, Actor
from tracker.domain.period import Frequency, Period
from tracker.domain.words import Words
from tracker.domain.workflow import FormStatus
from tracker.services.entry_views import CellKey, EntryCell, EntryRow, Step


def told(desk: FakeEntry, actor: Actor, lang: str = "bg") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(state(desk.form(actor, "sz-cop", "2015Q3"), actor.id, Voice(lang)))
    return found


def messages(desk: FakeEntry, actor: Actor) -> set[str]:
    return {each["message"] for each in told(desk, actor)["findings"]}


@pytest.mark.parametrize(("status", "actor"), [(FormStatus.DRAFT, OFFICER), (FormStatus.SUBMITTED, OFFICER), (FormStatus.SUBMITTED, REPORTER)])
def test_whoever_cannot_correct_a_figure_is_told_only_what_is_the_matter(status: FormStatus, actor: Actor) -> None:
    said = messages(FakeEntry(status=status), actor)
    assert {"52 + 44 = 96, а общо са 97.", "Почти три пъти повече от обичайното (430–560)."} <= said
    assert not any("оправете" in each or "апишете" in each for each in said)


def test_whoever_fills_in_the_form_is_told_what_to_do() -> None:
    assert {"52 + 44 = 96, а общо са 97. Поправете едното.",
            "Почти три пъти повече от обичайното (430–560). Ако е вярно, напишете защо."} <= messages(FakeEntry(), REPORTER)


def why_back(*steps: tuple[Act, str]) -> str:
    """What a form says of why it came back, as a sentence."""
    course = tuple(Step(AT.replace(day=day), "Петър Петров", act, reason) for day, (act, reason) in enumerate(steps, 1))
    view = replace(FakeEntry(status=FormStatus.RETURNED).form(REPORTER, "sz-cop", "2015Q3"), course=course)
    return ": ".join(texts(plain(form.came_back(view, Voice("bg"))))).replace("\u00a0", " ")


def test_a_form_says_the_latest_reason_why_it_came_back() -> None:
    first, second, third = (Act.RETURN, "Проверете местата."), (Act.REOPEN, "Липсва дневникът."), (Act.RETURN, "Още един път.")
    assert why_back(first) == "Петър Петров върна формуляра на 01.10.2015 г.: Проверете местата."
    assert why_back(first, (Act.SUBMIT, ""), (Act.APPROVE, ""), second) == (
        "Петър Петров отвори отново формуляра на 04.10.2015 г.: Липсва дневникът.")
    assert why_back(first, second, (Act.SUBMIT, ""), third) == "Петър Петров върна формуляра на 04.10.2015 г.: Още един път."


def cells(rows: list[EntryRow], period: str = "2015Q4") -> list[list[str]]:
    """The table of such a form, line by line as it is read; the class of each line first."""
    view = replace(FakeEntry().form(REPORTER, "sz-cop", "2015Q3"), period=Period.parse(period), rows=tuple(rows))
    lines = plain(form_rows.table(view, Voice("bg")))[2][0][2][2][2]
    return [[line[1]["className"], *(" ".join(texts(cell)) for cell in line[2][:-1])] for line in lines]


def texts(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if not isinstance(node, list):
        return []
    label = node[1].get("aria-label") if node[0] == "input" else None
    return [label] if label else [text for child in node[2] for text in texts(child)]


def row(code: str, name: str, unit: str, last_year: int | None = None, before: int | None = None, **more: Any) -> EntryRow:
    cell = EntryCell(CellKey(code), None, *(None if each is None else Decimal(each) for each in (before, last_year)))
    return EntryRow(element(code, name, code, Words(unit, unit), **more), cell, (), 0, None, None, False, None, None, (), ())


def test_a_name_that_says_what_is_counted_is_not_followed_by_it() -> None:
    named = [("Консултации", "консултации"), ("Ползвани дни", "дни"), ("Щатни бройки", "щ. бр."), ("Места-дни", "дни"),
             ("Потребители към дата", "лица"), ("Дял на върнатите", "%")]
    assert [line[1] for line in cells([row(f"x{i}", *each) for i, each in enumerate(named)])] == [
        "Консултации", "Ползвани дни", "Щатни бройки", "Места-дни", "Потребители към дата   лица", "Дял на върнатите   %"]


def test_a_part_stands_under_its_whole_and_is_called_so() -> None:
    rows = [row("closed", "Приключени случаи", "случаи"), row("adopted", "Осиновени", "деца"), row("well", "от тях: успешно", "случаи")]
    lines = cells(rows)
    assert lines[2][1] == "от тях: успешно"  # the name of its whole says what is counted
    assert [(line[0], line[4]) for line in lines] == [
        ("line", "Приключени случаи"), ("line", "Осиновени"), ("line of-them", "Приключени случаи, от тях: успешно")]


def test_a_yearly_figure_on_the_form_of_a_quarter_says_of_which_year_it_is() -> None:
    year, half = row("spent", "Изразходвани средства", "лв.", 900, 900, frequency=Frequency.YEAR), row(
        "points", "Оценки", "точки", 7, 8, frequency=Frequency.HALF_YEAR)
    assert [line[1:4] for line in cells([year, half, row("visits", "Посещения", "бр.", 5, 6)])] == [
        ["Изразходвани средства   лв. за 2015\u00a0г.", "", "900 2014"],
        ["Оценки   точки за второ полугодие 2015\u00a0г.", "7 2.\u00a0полуг. 2014", "8 1.\u00a0полуг. 2015"],
        ["Посещения   бр.", "5", "6"]]
