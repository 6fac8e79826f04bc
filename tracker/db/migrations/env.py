"""Alembic's way in: always on the connection it is given, inside the transaction of whoever gave it."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from tracker.db import (
    tables,
    tables_entry,
    tables_import,
    tables_people,
    tables_reminders,
    tables_report,
    tables_rows,
)
from tracker.db.types import Exact, Moment, PeriodCode

# each, once imported, has put its tables into the metadata
MODULES = (tables, tables_entry, tables_import, tables_people, tables_reminders, tables_report, tables_rows)
_PLAIN = {Exact: "sa.BigInteger()", Moment: "sa.DateTime(timezone=True)", PeriodCode: "sa.Text()"}


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Revisions name plain column types: they must still run when ours have changed."""
    return _PLAIN.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"], target_metadata=tables.Base.metadata,
    render_as_batch=True, compare_type=True, render_item=_render)
with context.begin_transaction():
    context.run_migrations()
