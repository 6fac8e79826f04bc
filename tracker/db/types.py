"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from tracker.domain.exact import BEYOND
from tracker.domain.period import Period

MILLION = 1_000_000


def to_millionths(value: Decimal) -> int:
    """Raises ValueError where the column would have to round or overflow: nothing is lost in silence."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or abs(value) >= BEYOND:
        raise ValueError(value)
    whole = int("".join(map(str, digits)))
    up, down = max(exponent + 6, 0), max(-exponent - 6, 0)
    scaled, rest = divmod(whole * int(10**up), int(10**down))
    if rest:
        raise ValueError(value)
    return -scaled if sign else scaled


def from_millionths(number: int) -> Decimal:
    whole, rest = divmod(number, MILLION)
    return Decimal(number).scaleb(-6).normalize() if rest else Decimal(whole)


class Exact(TypeDecorator[Decimal]):
    """A decimal kept as whole millionths: exact, and summable in SQL on both databases.

    In SQL the column is the integer: `col * 2` would multiply by 2,000,000 and `avg` comes back unscaled.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else to_millionths(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else from_millionths(int(value))


class Moment(TypeDecorator[datetime]):
    """An instant, always aware and in UTC; SQLite alone would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is not None and value.tzinfo is None:
            raise ValueError(value)
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class PeriodCode(TypeDecorator[Period]):
    """A period as people write it: `2015Q3`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Period | None:  # noqa: ARG002
        return None if value is None else Period.parse(value)
