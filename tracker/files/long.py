"""Long tables of any kind, ours or foreign, as what they say cell by cell."""

from __future__ import annotations

from tracker.domain.layout import OWN, Layout
from tracker.files.admit import admit
from tracker.files.csv_table import csv_table
from tracker.files.given import Source
from tracker.files.kinds import Kind
from tracker.files.limits import LIMITS, Content, Deadline, Limits, shown_name
from tracker.files.sheet_table import sheet_table
from tracker.files.translate import translated


def read_long(content: Content, name: str, layout: Layout = OWN, limits: Limits = LIMITS,
              deadline: Deadline | None = None) -> Source:
    """Raises Invalid if the file is not taken; also while `given` is read, if it is too long, too slow or too wrong."""
    name, deadline = shown_name(name), deadline or Deadline(limits.seconds)
    kind = admit(content, name, limits)
    table = (csv_table if kind is Kind.TEXT else sheet_table)(content, name, layout, limits, deadline)
    return translated(table, layout, limits)
