"""Tables as delimited text: for Excel in Bulgaria, or for machines and everyone else."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from tracker.files.table import Amount, Cell, Coded, Share, Table

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Flavour:
    """`people` read names, percentages and a closing line; programs read codes and shares of one."""

    delimiter: str
    decimal: str
    bom: bool
    people: bool


EXCEL = Flavour(";", ",", bom=True, people=True)
MACHINE = Flavour(",", ".", bom=False, people=False)


def table_csv(table: Table, flavour: Flavour) -> str:
    """A sample says so in its last line, or to programs in its last column."""
    if flavour.people:
        told: list[list[Cell]] = [[table.sample]] if table.sample else []
        return to_csv([[column.name for column in table.columns], *table.rows, *told], flavour)
    sample = bool(table.sample)
    return to_csv([[*(column.code for column in table.columns), "sample"], *([*row, sample] for row in table.rows)],
                  flavour)


def to_csv(rows: Iterable[Sequence[Cell]], flavour: Flavour) -> str:
    """Numbers keep every digit; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=flavour.delimiter, lineterminator="\r\n")
    writer.writerows([_field(value, flavour) for value in row] for row in rows)
    return (BOM if flavour.bom else "") + out.getvalue()


def _field(value: Cell, flavour: Flavour) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if value.lstrip("'").startswith(_FORMULA) else value  # one more, that comes off again
        case Coded():
            return _field(value.name if flavour.people else value.code, flavour)
        case Amount():
            return _number(value.value, flavour)
        case Share():
            return _number(value.value * 100, flavour) + "%" if flavour.people else _number(value.value, flavour)
        case datetime():
            return value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
    return _number(value, flavour)


def _number(value: Decimal | int, flavour: Flavour) -> str:
    """Without the noughts after the last digit."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", flavour.decimal)
