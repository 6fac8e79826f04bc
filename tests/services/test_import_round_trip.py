"""What goes out comes back the same through the whole engine: all figures of a plan, and whatever figures, texts and categories
there may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.harness.databases import Databases
from tests.services.corpus import OFFICE, altered, at
from tests.services.desk import ANA, NOW, Q3, open_office, row_of
from tracker.db.work import Database
from tracker.domain.access import COMMAND_LINE, Actor
from tracker.files.book.raw import not_applicable
from tracker.files.delimited import EXCEL, MACHINE, to_csv
from tracker.services.entry import Entry
from tracker.services.export_file import Asked, Form
from tracker.services.exports import Exports
from tracker.services.imports import Imports, Sent
from tracker.services.imports_views import ImportPlan, Outcome
from tracker.services.services import Services
from tracker.services.template import template

QUICK = (Phase.explicit, Phase.generate)
"""A form takes too long to look for the smallest that fails."""

HEAD = ["element", "unit", "period", "category", "value", "state", "note"]


def planned(imports: Imports, content: bytes, name: str, actor: Actor = ANA) -> ImportPlan:
    return imports.show(actor, imports.send(actor, Sent(content, name)))


@pytest.mark.parametrize("plan", ["sofia-2013", "stara-zagora-2015"])
def test_all_figures_of_a_plan_come_back_the_same(sample_office: Database, tmp_path: Path, plan: str) -> None:
    made = Exports(sample_office, Services(sample_office)).figures(COMMAND_LINE, Asked("en", Form.CSV, plan))
    found = planned(Imports(sample_office, tmp_path / "imports"), made.content, made.name, COMMAND_LINE)
    assert set(found.item.counts) == {Outcome.SAME} and found.count(Outcome.SAME) > 300


@dataclass(frozen=True)
class Said:
    """Of one element: a figure (and its parts), or why it does not apply; and a note."""

    value: Decimal | date | bool | str | None = None
    parts: tuple[Decimal, Decimal] | None = None
    reason: str | None = None
    note: str | None = None


signs = st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("=+-@'\";,\n\t\u00a0„“–…€№абвгдежзийклмнопрстуфхцчшщъьюя😀")
texts = st.text(signs, min_size=1, max_size=30).map(str.strip).filter(lambda text: bool(text) and not not_applicable(text))
counts = st.integers(0, 10**9).map(Decimal)
money = st.decimals(-10**9, 10**9, places=4)


def cells(figures: st.SearchStrategy, *, noted: bool = True) -> st.SearchStrategy[Said]:
    notes = st.none() | texts if noted else st.none()
    return st.builds(Said, value=figures, note=notes) | st.builds(Said, reason=texts)


forms = st.fixed_dictionaries({
    "capacity": cells(counts), "users": st.builds(Said, parts=st.tuples(counts, counts)) | st.builds(Said, reason=texts), "visits": cells(counts),
    "ready": cells(st.booleans()), "signed": cells(st.dates(date(1950, 1, 1), date(2099, 12, 31))), "story": cells(texts), "cost": cells(money),
    "share": cells(st.decimals(0, 100, places=2))})


@dataclass(frozen=True)
class Office:
    desk: Entry
    imports: Imports

    def form(self) -> bytes:
        return template(self.desk, ANA, "home", Q3, "bg").content

    def apply(self, plan: ImportPlan) -> None:
        if plan.fits:
            assert not self.imports.apply(ANA, plan.item.id, plan.version).moved


@pytest.fixture(scope="module")
def office(databases: Databases, prepared: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("round")
    with databases.fresh("sqlite", like=prepared("sqlite")) as url:
        database = replace(Database.at(url), now=lambda: NOW)
        yield Office(open_office(database, folder, OFFICE), Imports(database, folder / "imports"))
        database.close()


def filled(content: bytes, form: dict[str, Said]) -> bytes:
    """As if somebody had typed it into the workbook."""
    def fill(sheet, _) -> None:
        for element, said in form.items():
            wanted = {"figure": said.value, "reason": said.reason, "note": said.note, "sex_f": said.parts and said.parts[0], "sex_m": said.parts and said.parts[1]}
            for column, value in wanted.items():
                if (element == "users") != column.startswith("sex") and column.startswith(("sex", "figure")):
                    continue
                cell = sheet[at(sheet, f"{element}__{column}")]
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    return altered(content, fill)


def rows(form: dict[str, Said]) -> Iterator[list]:
    yield HEAD
    for element, said in form.items():
        place = [element, "home", Q3]
        if said.reason is not None:
            yield [*place, None, None, "not_applicable", said.reason]
        elif said.parts:
            yield from ([*place, category, part, None, None] for category, part in zip(("sex=f", "sex=m"), said.parts, strict=True))
        else:
            yield [*place, None, ("да" if said.value else "не") if isinstance(said.value, bool) else said.value, None, said.note]


def stored(desk: Entry, said: Said, element: str) -> Said:
    """A file without a note leaves the one that is there."""
    row = row_of(desk, element)
    if row.not_applicable is not None:
        return Said(reason=row.not_applicable)
    parts = [cell.value for _, cells in row.parts for cell in cells]
    return Said(None if parts else row.total.value, tuple(parts) or None, None, row.note if said.note else None)


@settings(max_examples=6, phases=QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example({"story": Said(value="'=1+1"), "visits": Said(value=Decimal(1), note="'-"), "cost": Said(value=Decimal("1.234"))})
@given(forms)
def test_whatever_is_typed_into_a_form_comes_back_in_every_form(office: Office, form: dict[str, Said]) -> None:
    office.apply(planned(office.imports, filled(office.form(), form), "form.xlsx"))
    assert {element: stored(office.desk, said, element) for element, said in form.items()} == form
    for content, name in ((office.form(), "form.xlsx"), *((to_csv(rows(form), flavour).encode(), "long.csv") for flavour in (EXCEL, MACHINE))):
        again = planned(office.imports, content, name)
        assert set(again.item.counts) == {Outcome.SAME}, [(row.where, row.written, row.why) for row in office.imports.rows(ANA, again.item.id, Outcome.REFUSED)] + [
            (row.where, row.now, row.then) for row in office.imports.rows(ANA, again.item.id, Outcome.CHANGED)]


@settings(max_examples=6, phases=QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms, st.sampled_from([EXCEL, MACHINE]))
def test_whatever_a_long_table_says_stands_in_the_form(office: Office, form: dict[str, Said], flavour) -> None:
    office.apply(planned(office.imports, to_csv(rows(form), flavour).encode(), "long.csv"))
    assert {element: stored(office.desk, said, element) for element, said in form.items()} == form
    assert set(planned(office.imports, office.form(), "form.xlsx").item.counts) == {Outcome.SAME}
