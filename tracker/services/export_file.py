"""What an export is asked for and what comes out: the form of the file, its name, its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.status import Status
from tracker.errors import Invalid, Issue, Message, say
from tracker.files.delimited import EXCEL, MACHINE, table_csv
from tracker.files.sheets import tables_xlsx
from tracker.files.table import Table
from tracker.text.render import render

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.-]")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


MOST_ROWS = 50_000
"""A workbook of more would keep everybody waiting while it is made, and its reader while it opens."""


class Form(StrEnum):
    XLSX = "xlsx"
    CSV_EXCEL = "csv-excel"
    CSV = "csv"


@dataclass(frozen=True)
class Asked:
    """In which language and form; of which plan, period and indicator; what of it the page shows."""

    lang: str = "bg"
    form: Form = Form.XLSX
    plan: str | None = None
    period: str | None = None
    code: str = ""
    status: Status | None = None
    q: str = ""
    submitted: bool = False

    def say(self, message: Message) -> str:
        return render(message, self.lang)


@dataclass(frozen=True)
class File:
    name: str
    media: str
    content: bytes


def file_of(asked: Asked, name: Sequence[object], tables: Sequence[Table],
            workbook: Callable[[], bytes] | None = None) -> File:
    """All tables as a workbook, by default a sheet each; as text the first of them, however long."""
    stem = _NOT_IN_NAMES.sub("_", "-".join(str(part) for part in name if part))
    if asked.form is Form.XLSX:
        _must_fit(max(len(table.rows) for table in tables))
        return File(f"{stem}.xlsx", _XLSX, workbook() if workbook else tables_xlsx(tables))
    flavour = EXCEL if asked.form is Form.CSV_EXCEL else MACHINE
    return File(f"{stem}.csv", "text/csv; charset=utf-8", table_csv(tables[0], flavour).encode())


def _must_fit(rows: int) -> None:
    if rows > MOST_ROWS:
        raise Invalid([Issue("too_many_rows", "format", say(
            "{rows} rows are too many for a workbook; take them as CSV, or of fewer periods.", rows=rows))])
