"""How a figure lies in its columns: a number or a text. Yes is 1, a day is the number 20151020."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tracker.domain.element import Type
from tracker.domain.figure import Value


def to_columns(value: Value | None) -> tuple[Decimal | None, str | None]:
    if isinstance(value, bool):
        return Decimal(value), None
    if isinstance(value, date):
        return Decimal(f"{value:%Y%m%d}"), None
    return (None, value) if isinstance(value, str) else (value, None)


def from_columns(type_: Type, number: Decimal | None, text: str | None) -> Value | None:
    if number is None:
        return text
    if type_ is Type.YES_NO:
        return number == 1
    return date.fromisoformat(str(number)) if type_ is Type.DATE else number
