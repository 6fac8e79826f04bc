"""Tables as delimited text: for Excel in Bulgaria, or for machines and everyone else."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Flavour:
    delimiter: str
    decimal: str
    bom: bool


FLAVOURS = {"bg": Flavour(";", ",", bom=True), "en": Flavour(",", ".", bom=False)}
Field = str | Decimal | int | None


def to_csv(rows: Iterable[Sequence[Field]], flavour: Flavour) -> str:
    """Numbers keep every digit; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=flavour.delimiter, lineterminator="\r\n")
    writer.writerows([_field(value, flavour) for value in row] for row in rows)
    return (BOM if flavour.bom else "") + out.getvalue()


def _field(value: Field, flavour: Flavour) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return f"{value:f}".replace(".", flavour.decimal) if isinstance(value, Decimal) else str(value)
