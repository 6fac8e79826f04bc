from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, select, type_coerce
from sqlalchemy.exc import StatementError

from tracker.db.types import MILLION, Exact, Moment, from_millionths, to_millionths
from tracker.db.work import Database

figures = st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=6)
TABLE = Table(
    "exact", MetaData(), Column("id", Integer, primary_key=True), Column("value", Exact), Column("at", Moment))


@given(figures)
def test_a_figure_comes_back_as_it_went_in(figure: Decimal) -> None:
    assert from_millionths(to_millionths(figure)) == figure


@pytest.mark.parametrize(("figure", "shown"), [("82", "82"), ("0.1", "0.1"), ("1E+3", "1000"), ("-2.500000", "-2.5")])
def test_a_figure_reads_as_people_would_write_it(figure: str, shown: str) -> None:
    assert str(from_millionths(to_millionths(Decimal(figure)))) == shown


@pytest.mark.parametrize("figure", ["0.0000001", "1000000000000", "NaN", "Infinity"])
def test_what_would_not_fit_is_refused_instead_of_rounded(figure: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        to_millionths(Decimal(figure))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(figures, min_size=1, max_size=50))
def test_a_sum_in_the_database_is_the_sum_of_the_decimals(database: Database, values: list[Decimal]) -> None:
    with database.writing() as work:
        connection = work.session.connection()
        TABLE.create(connection)
        connection.execute(insert(TABLE), [{"value": value} for value in values])
        total = connection.execute(select(func.sum(type_coerce(TABLE.c.value, Integer)))).scalar_one()
    assert Decimal(total) / MILLION == sum(values)


def test_a_moment_comes_back_in_utc_whatever_zone_it_came_from(database: Database) -> None:
    sofia = datetime(2015, 10, 20, 12, tzinfo=timezone(timedelta(hours=3)))
    with database.writing() as work:
        connection = work.session.connection()
        TABLE.create(connection)
        connection.execute(insert(TABLE).values(at=sofia))
        kept = connection.execute(select(TABLE.c.at)).scalar_one()
    assert kept == sofia
    assert kept.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with database.writing() as work, pytest.raises(StatementError):
        work.session.connection().execute(insert(TABLE).values(at=datetime(2015, 10, 20)))  # noqa: DTZ001
