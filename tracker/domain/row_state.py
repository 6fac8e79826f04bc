"""How far a row of a plan and a corrective measure are; options of commands name them, so nothing else is here."""

from __future__ import annotations

from enum import StrEnum


class RowState(StrEnum):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def settled(self) -> bool:
        """Whether nothing more is asked about the row."""
        return self in (RowState.DONE, RowState.DROPPED)


class MeasureState(StrEnum):
    """How far a corrective measure is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
