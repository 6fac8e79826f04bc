"""Records as text for a terminal, a file or another program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any


def as_json(records: object) -> str:
    return json.dumps(records, ensure_ascii=False, indent=2)


def as_csv(records: Sequence[dict[str, Any]]) -> str:
    """One header for all records, in the order in which the columns first appear."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns(records), lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().rstrip("\n")


def as_table(records: Sequence[dict[str, Any]], headings: Mapping[str, str] | None = None) -> str:
    """Columns set under each other; those that are empty throughout are left out. `headings` by a column's name."""
    told = headings or {}
    names = [name for name in columns(records) if any(row.get(name) is not None for row in records)]
    rows = [[told.get(name, name) for name in names], *([_cell(row.get(name)) for name in names] for row in records)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(names))]
    right = [any(isinstance(row.get(name), int | float) for row in records) for name in names]
    lines = ("  ".join(cell.rjust(width) if to_right else cell.ljust(width)
                       for cell, width, to_right in zip(row, widths, right, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def columns(records: Sequence[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in records for name in row))


def _cell(value: object) -> str:
    return "—" if value is None else str(value)


FORMATS = {"json": as_json, "csv": as_csv, "table": as_table}
