from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, update
from sqlmodel import Session

from tracker.db import definitions, entries
from tracker.db.details import details
from tracker.db.entries import Entry
from tracker.db.figures import Keys, cells
from tracker.db.tables import Cell
from tracker.db.work import Database
from tracker.domain.element import DataElement, OverTime, OverUnits, Type, Unit
from tracker.domain.figure import Cells, Value
from tracker.domain.words import Words

NAME = Words("x", "x")
DAY = date(2015, 10, 5)


def element(code: str, type_: Type = Type.COUNT, *, until_changed: bool = False) -> DataElement:
    return DataElement(code, NAME, type_, OverTime.LAST, OverUnits.SUM, until_changed=until_changed)


ELEMENTS = {each.code: each for each in (
    element("users"), element("capacity", until_changed=True), element("opened", Type.YES_NO),
    element("moved_on", Type.DATE), element("story", Type.TEXT))}
UNITS = ("petrovo", "centre")
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "users": st.integers(0, 3).map(Decimal), "capacity": st.decimals(0, 9, places=2), "opened": st.booleans(),
    "moved_on": st.dates(date(2013, 1, 1), date(2016, 12, 31)), "story": st.sampled_from(["", "Разказ"])}


@contextmanager
def office(database: Database) -> Iterator[tuple[Session, Keys]]:
    """Definitions and nothing reported; whatever a test does is thrown away."""
    with database.writing() as work:
        yield work.session, Keys(
            {code: definitions.add(work.session, each) for code, each in ELEMENTS.items()},
            {code: definitions.add(work.session, Unit(code, NAME)) for code in UNITS})


def report(session: Session, keys: Keys, code: str, unit: str, ordinal: int, value: Value | None,
           *, approved: bool = True) -> None:
    place = keys.elements[code], keys.units[unit], ordinal
    entries.add(session, [Entry(place, value, DAY, DAY if approved else None)])


def plain(found: Cells) -> tuple[dict[Any, Value], set[Any]]:
    values = {(e, u, o): v for e, units in found.values.items() for u, each in units.items() for o, v in each.items()}
    return values, {(e, u, o) for e, units in found.not_applicable.items() for u, each in units.items() for o in each}


def asked(session: Session, keys: Keys, ordinals: range, **how: Any) -> tuple[dict[Any, Value], set[Any]]:
    return plain(cells(session, keys, ELEMENTS.values(), dict.fromkeys(ELEMENTS, ordinals), **how))


Reported = dict[tuple[str, str, int], tuple[Value | None, bool]]


def naive(
    reported: Reported, ordinals: range, units: Sequence[str], *, approved: bool,
) -> tuple[dict[Any, Value], set[Any]]:
    """The same in plain words: everything is looked at, nothing is clever."""
    seen = {at: value for at, (value, is_approved) in reported.items()
            if at[1] in units and (is_approved or not approved)}
    wanted = {at for at in seen if at[2] in ordinals}
    wanted |= {at for at in seen if ELEMENTS[at[0]].type in (Type.YES_NO, Type.DATE) and at[2] < ordinals.stop}
    for unit in units:
        earlier = [at for at, value in seen.items()
                   if at[:2] == ("capacity", unit) and at[2] < ordinals.start and value is not None]
        wanted |= set(sorted(earlier)[-1:])
    return ({at: value for at in wanted if (value := seen[at]) is not None}, {at for at in wanted if seen[at] is None})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_statement_brings_what_a_plain_search_would(database: Database, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.tuples(
        st.sampled_from(list(ELEMENTS)), st.sampled_from(UNITS), st.integers(8056, 8064)), max_size=40, unique=True))
    reported: Reported = {
        at: (data.draw(st.none() | VALUES[at[0]]), data.draw(st.booleans())) for at in places}
    first = data.draw(st.integers(8056, 8064))
    ordinals = range(first, data.draw(st.integers(first, 8064)) + 1)
    units = data.draw(st.sampled_from([None, UNITS, UNITS[:1]]))
    approved = data.draw(st.booleans())
    with office(database) as (session, keys):
        for (code, unit, ordinal), (value, is_approved) in reported.items():
            report(session, keys, code, unit, ordinal, value, approved=is_approved)
        assert asked(session, keys, ordinals, units=units, approved=approved) == naive(
            reported, ordinals, units or UNITS, approved=approved)


def test_nought_is_a_figure_and_not_applicable_is_none(database: Database) -> None:
    with office(database) as (session, keys):
        report(session, keys, "users", "petrovo", 8060, Decimal(0))
        report(session, keys, "users", "petrovo", 8061, None)
        assert asked(session, keys, range(8060, 8063)) == (
            {("users", "petrovo", 8060): Decimal(0)}, {("users", "petrovo", 8061)})


def test_a_correction_under_way_does_not_hide_the_approved_figure(database: Database) -> None:
    with office(database) as (session, keys):
        report(session, keys, "users", "petrovo", 8060, Decimal(80))
        session.connection().execute(update(Cell).values(value=Decimal(81)))
        assert asked(session, keys, range(8060, 8061))[0] == {("users", "petrovo", 8060): Decimal(80)}
        assert asked(session, keys, range(8060, 8061), approved=False)[0] == {("users", "petrovo", 8060): Decimal(81)}


def test_a_page_of_cells_is_one_statement(database: Database) -> None:
    said: list[str] = []
    with office(database) as (session, keys):
        event.listen(database.engine, "before_cursor_execute", lambda *told: said.append(told[2]))
        asked(session, keys, range(8060, 8064))
    assert len(said) == 1


@pytest.mark.parametrize("how", [{"elements": []}, {"units": []}])
def test_who_asks_for_nothing_gets_nothing(database: Database, how: dict[str, Any]) -> None:
    with office(database) as (session, keys):
        report(session, keys, "users", "petrovo", 8060, Decimal(80))
        found = cells(session, keys, how.get("elements", ELEMENTS.values()),
                      dict.fromkeys(ELEMENTS, range(8060, 8061)), units=how.get("units"))
        assert plain(found) == ({}, set())


def test_parts_by_category_are_kept_beside_the_total(database: Database) -> None:
    with office(database) as (session, keys):
        entry = Entry((keys.elements["users"], keys.units["petrovo"], 8060), Decimal(80), DAY, DAY, "по опис",
                      {"sex=f": Decimal(30), "sex=m": Decimal(50)})
        entries.add(session, [entry])
        rows = details(session, keys, [ELEMENTS["users"]], ["petrovo"])
    assert [(row.category, row.value, row.note) for row in rows] == [
        (None, Decimal(80), "по опис"), ("sex=f", Decimal(30), "по опис"), ("sex=m", Decimal(50), "по опис")]
